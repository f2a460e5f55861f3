import Course
import GradientEngine
import Testing

private let ids = ["not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "half-moons"]

@Suite("An exercise with other numbers given") struct SettingTests {
  @Test("Every value is what the graph computes from those numbers", arguments: ids) func values(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    let numbers = exercise.givens.flatMap { exercise.graph.symbols[$0.name]?.tensor.elements ?? [] }
    var settings: [QuantityID: Double] = [:]
    for (place, number) in numbers.enumerated() where place % 2 == 0 { settings[number] = 0.25 + Double(place) / 16 }
    let changed = exercise.setting(settings)
    let run: Evaluation<Double> = exercise.graph.evaluate(overrides: settings)
    for quantity in exercise.graph.quantities {
      let value = try #require(changed.trace.values[quantity.id.index].number)
      #expect(abs(value - run[quantity.id]) <= 1e-9 * max(1, abs(value)), "\(quantity.name)")
    }
    for given in changed.givens {
      let elements = try #require(exercise.graph.symbols[given.name]?.tensor.elements)
      let told: [Double] =
        switch given.value {
        case .number(let number): [number]
        case .vector(let numbers): numbers
        case .matrix(let rows): rows.flatMap(\.self)
        case .unknown: []
        }
      #expect(told == elements.map { run[$0] })
    }
    #expect(exercise.trace.values != changed.trace.values)
    #expect(changed.setting([:]).trace.values == changed.trace.values)
  }

  @Test("Whole maps and curves are those of the other numbers, too") func batches() throws {
    let exercise = try Catalogue.builtIn().open("not-cost")
    let (w, y1) = (
      try #require(exercise.graph.quantity(named: "w")), try #require(exercise.graph.quantity(named: "y1"))
    )
    let cost = try #require(exercise.graph.quantity(named: "C"))
    let changed = exercise.setting([y1.id: 0.5])
    let values = BatchEvaluation(of: [cost.id], over: [w.id], in: changed.graph).values(at: [[-1, 0, 2]])[0]
    for (place, number) in [-1.0, 0, 2].enumerated() {
      let run: Evaluation<Double> = exercise.graph.evaluate(overrides: [w.id: number, y1.id: 0.5])
      #expect(abs(values[place] - run[cost.id]) < 1e-14)
    }
  }
}

@Suite("The loss along a step of the parameters") struct DescentCurveTests {
  @Test(
    "Along an update it passes the loss before and after, and what lies between",
    arguments: ["sigmoid-2-2-1", "two-weights"])
  func update(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    let (graph, values) = (exercise.graph, exercise.trace.values)
    let curve = try #require(exercise.descentCurve)
    #expect(curve.isUpdate && curve.step == 1)
    for share in [0.0, 0.3, 1, 2.5] {
      var numbers: [QuantityID: Double] = [:]
      for name in exercise.roles.parameters {
        let old = try #require(graph.symbols[name]?.tensor.elements)
        let new = try #require(graph.symbols[name + "'"]?.tensor.elements)
        for (old, new) in zip(old, new) {
          let (start, end) = (try #require(values[old.index].number), try #require(values[new.index].number))
          numbers[old] = start + share * (end - start)
        }
      }
      let run: Evaluation<Double> = graph.evaluate(overrides: numbers)
      #expect(abs(curve.losses(at: [share])[0] - run[curve.loss]) < 1e-14)
    }
  }

  @Test("Without an update it goes against the gradient", arguments: ["not-cost", "vector-cost", "half-moons"])
  func gradient(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    let curve = try #require(exercise.descentCurve)
    #expect(!curve.isUpdate)
    // Its own slope at the start is minus the square of the gradient's length.
    let squares = exercise.roles.parameters.flatMap { exercise.graph.symbols[$0]?.tensor.elements ?? [] }.map { id in
      let loss = exercise.graph[curve.loss].name
      let slope = exercise.graph.quantity(named: "d(\(loss))/d(\(exercise.graph[id].name))")
      return slope.flatMap { exercise.trace.values[$0.id.index].number }.map { $0 * $0 } ?? 0
    }
    let length = squares.reduce(0, +)
    let ends = curve.losses(at: [-1e-5, 1e-5])
    #expect(length > 0)
    #expect(abs((ends[1] - ends[0]) / 2e-5 + length) < 1e-4 * max(1, length))
    let (before, after) = (curve.losses(at: [0])[0], curve.losses(at: [curve.step])[0])
    #expect(after < before)
  }

  @Test("Where the loss has a letter in it there is none") func letters() throws {
    #expect(try Catalogue.builtIn().open("exp-output").descentCurve == nil)
  }
}
