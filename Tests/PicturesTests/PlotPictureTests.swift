import Canvas
import Course
import Formula
import Glibc
import GradientEngine
import TestSupport
import Testing

@testable import Pictures

@Suite("PlotPictureTests") struct PlotPictureTests {
  private func contour(of exercise: Exercise) throws -> DeclaredPicture.ContourMap {
    for case .contour(let map) in exercise.pictures { return map }
    throw PictureMistake.notDeclared(.contour)
  }

  private func moons() throws -> (Exercise, DeclaredPicture.DataPoints) {
    let exercise = try builtIn("half-moons")
    for case .points(let points) in exercise.pictures { return (exercise, points) }
    throw PictureMistake.notDeclared(.points)
  }

  @Test("Every value of a contour map is what the formulas give at its point", arguments: ["not-cost", "vector-cost"])
  func contourValues(id: String) throws {
    let exercise = try builtIn(id)
    let map = try contour(of: exercise)
    let field = map.field(of: exercise.graph, columns: 13, rows: 9)
    for row in 0..<9 {
      for column in 0..<13 {
        let x = map.window.x.lowerBound + Double(column) / 12 * (map.window.x.upperBound - map.window.x.lowerBound)
        let y = map.window.y.lowerBound + Double(row) / 8 * (map.window.y.upperBound - map.window.y.lowerBound)
        let run: Evaluation<Double> = exercise.graph.evaluate(overrides: [map.over.x: x, map.over.y: y])
        #expect((field[column, row] - run[map.of]).magnitude <= 1e-13 * max(1, run[map.of].magnitude))
      }
    }
  }

  @Test("On an iso-line of the NOT cost the cost written by hand has the line's level") func isoLevels() throws {
    let exercise = try builtIn("not-cost")
    let field = try contour(of: exercise).field(of: exercise.graph, columns: 161, rows: 97)
    func cost(_ w: Double, _ b: Double) -> Double {
      (pow(tanh(b) - 1, 2) + pow(tanh(w + b), 2)) / 2
    }
    for level in [0.5, 1, 1.5, 2] {
      let segments = field.isoLine(at: level)
      #expect(segments.count > 50)
      for segment in segments { #expect((cost(segment.start.x, segment.start.y) - level).magnitude < 2e-3) }
    }
  }

  @Test("The gradient with respect to every point agrees with central differences of the loss")
  func inputGradients() throws {
    let (exercise, points) = try moons()
    let loss = try #require(points.of)
    for parameters in [PointParameters.given, .trained] {
      let settings = parameters.settings(points, exercise.graph)
      let gradients = try #require(points.inputGradients(of: exercise.graph, for: parameters))
      #expect(gradients.count == 200)
      let batch = BatchEvaluation(of: [loss], over: points.at + [points.target], setting: settings, in: exercise.graph)
      let h = 1e-5
      let columns = (0..<2).map { axis in points.data.points.map { $0.x[axis] } }
      let labels = points.data.points.map(\.label)
      for axis in 0..<2 {
        func moved(_ by: Double) -> [Double] {
          var moved = columns
          moved[axis] = moved[axis].map { $0 + by }
          return batch.values(at: moved + [labels])[0]
        }
        for (place, (up, down)) in zip(moved(h), moved(-h)).enumerated() {
          let difference = (up - down) / (2 * h)
          #expect((gradients[place][axis] - difference).magnitude < 1e-8 * max(1, difference.magnitude))
        }
      }
    }
  }

  @Test("The data set and the weights are those of the formula in the reference") func data() throws {
    let (exercise, points) = try moons()
    var random = SeededGenerator(seed: 1)
    func uniform(_ random: inout SeededGenerator) -> Double { Double(random.next() >> 11) * 0x1p-53 }
    for (place, point) in points.data.points.enumerated() {
      let t = Double.pi * Double(place % 100) / 99
      let ideal = place < 100 ? [cos(t), sin(t)] : [1 - cos(t), 0.5 - sin(t)]
      let (u, v) = (uniform(&random), uniform(&random))
      let size = 0.2 * (-2 * log(1 - u)).squareRoot()
      #expect((point.x[0] - ideal[0] - size * cos(2 * .pi * v)).magnitude < 1e-14)
      #expect((point.x[1] - ideal[1] - size * sin(2 * .pi * v)).magnitude < 1e-14)
      #expect(point.label == (place < 100 ? 0 : 1))
    }
    #expect(points.data.points[0].x == [0.9931465356416298, -0.2585217066474637])
    #expect(points.data.points[199].x == [1.8925780454836898, 0.43455385811836356])
    var weights = SeededGenerator(seed: 7)
    for name in ["W1", "b1", "W2", "b2"] {
      for id in try #require(exercise.graph.symbols[name]).tensor.elements {
        #expect(exercise.trace.values[id.index].number == 2 * uniform(&weights) - 1)
      }
    }
  }

  @Test("Before and after training, loss and accuracy are those of the reference table") func training() throws {
    let (exercise, points) = try moons()
    let loss = try #require(points.of)
    for (parameters, mean, accuracy) in [
      (PointParameters.given, 0.75525726, 0.375), (.trained, 0.0754, 0.975),
    ] {
      let batch = BatchEvaluation(
        of: [loss, points.shade], over: points.at + [points.target],
        setting: parameters.settings(points, exercise.graph),
        in: exercise.graph)
      let data = points.data.points
      let values = batch.values(at: [data.map { $0.x[0] }, data.map { $0.x[1] }, data.map(\.label)])
      let right = zip(values[1], data).count { ($0 > 0.5) == ($1.label == 1) }
      #expect((values[0].reduce(0, +) / 200 - mean).magnitude < 5e-5)
      #expect((Double(right) / 200 - accuracy).magnitude < 1e-9)
    }
  }

  @Test("The pictures look as their files say") func golden() throws {
    let pictures: [(String, PictureKind, PointParameters)] = [
      ("not-cost", .contour, .given), ("not-cost", .graph, .given), ("sigmoid-2-2-1", .network, .given),
      ("two-weights", .graph, .given), ("exp-output", .graph, .given), ("half-moons", .network, .given),
      ("half-moons", .points, .trained), ("sigmoid-2-2-1", .loss, .given), ("vector-cost", .matrix, .given),
    ]
    for (id, kind, parameters) in pictures {
      let exercise = try builtIn(id)
      for (size, theme, word) in [
        (Size(columns: 60, rows: 20), Theme(depth: .none), "none"),
        (Size(columns: 80, rows: 24), Theme(depth: .full, paper: .light), "256"),
        (Size(columns: 60, rows: 20), Theme(depth: .none, isASCII: true), "ascii"),
      ] {
        let request = PictureRequest(
          size: size, theme: theme, knowing: .everything(of: exercise.graph), parameters: parameters)
        let grid = try exercise.picture(kind, request)
        expectPicture(grid, "\(id)-\(kind.rawValue)-\(word)-\(size.columns)x\(size.rows)")
        if theme.isASCII { #expect(grid.description.utf8.allSatisfy { $0 < 0x80 }) }
      }
    }
  }

  @Test("A picture at any size is drawn or says that it has no room") func anySize() throws {
    for exercise in try builtInExercises() {
      for kind in exercise.pictureKinds {
        for (columns, rows) in [(0, 0), (1, 1), (8, 3), (24, 6), (33, 9), (70, 5), (24, 40)] {
          let size = Size(columns: columns, rows: rows)
          let request = PictureRequest(size: size, knowing: .everything(of: exercise.graph))
          do throws(PictureMistake) {
            #expect(try exercise.picture(kind, request).size == size)
          } catch {
            #expect(error == .tooSmall)
          }
        }
      }
    }
  }

  @Test("A row or window of a matrix stands in brackets, counted as the exercise counts") func litMatrix() throws {
    var spec = ExerciseSpec(
      id: "matrix", title: "A matrix", trains: "x", about: "x.",
      given: [Given(name: "W", value: .matrix([[1, 2, 3], [4, 5, -6]])), Given(name: "u", value: .number(1))],
      indices: [Named("W", [0, 1])], define: [Named("L", "u * u")], loss: ["L"], parameters: ["u"],
      steps: [StepSpec(id: "s", ask: "L?", answer: "L", precision: .exact, hints: ["a.", "b."], worked: "c.")])
    for (picture, lit) in [
      (PictureSpec(.matrix, of: "W", row: 1), ["4", "5", "−6"]),
      (PictureSpec(.matrix, of: "W", window: [0, 2, 1, 3]), ["2", "3", "5", "−6"]), (PictureSpec(.matrix, of: "W"), []),
    ] {
      spec.pictures = [picture]
      let exercise = try Exercise(spec)
      let request = PictureRequest(
        size: Size(columns: 50, rows: 10), theme: Theme(depth: .none), knowing: .everything(of: exercise.graph))
      let text = try exercise.picture(.matrix, request).description
      #expect(text.count { $0 == "[" } == lit.count)
      // The digits of a column stand below each other, so a bracket may have a blank before the shorter number.
      for number in lit { #expect(text.contains("[\(number)]") || text.contains("[ \(number)]")) }
    }
  }

  @Test("The decimal points of a matrix stand below each other", arguments: [46, 60, 80]) func decimals(columns: Int)
    throws
  {
    let exercise = try builtIn("vector-cost")
    for theme in [Theme(depth: .none), Theme(depth: .none, isASCII: true)] {
      let request = PictureRequest(
        size: Size(columns: columns, rows: 12), theme: theme, knowing: .everything(of: exercise.graph))
      let rows = try exercise.picture(.matrix, request).lines.map { Array($0.prefix(columns - 8)) }
        .map { row in row.indices.filter { row[$0] == "." && row[$0 - 1].isNumber } }.filter { $0.count == 3 }
      #expect(rows.count == 2 && rows[0] == rows[1], "\(columns) columns")
    }
  }
}
