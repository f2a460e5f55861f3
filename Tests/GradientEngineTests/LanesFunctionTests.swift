import Glibc
import TestSupport
import Testing

@testable import GradientEngine

@Suite("LanesFunctionTests") struct LanesFunctionTests {
  /// How many numbers lie between two; 0 where both are no number.
  private func distance(_ a: Double, _ b: Double) -> UInt64 {
    if a.isNaN && b.isNaN { return 0 }
    if a.isNaN || b.isNaN || a.isInfinite != b.isInfinite { return .max }
    func place(_ x: Double) -> Int64 {
      let bits = Int64(bitPattern: x.bitPattern)
      return bits < 0 ? Int64.min &- bits : bits
    }
    return (place(a) - place(b)).magnitude
  }

  private func worst(
    _ arguments: [Double], _ ours: (Lanes) -> Lanes, _ library: (Double) -> Double
  ) -> (distance: UInt64, at: Double) {
    var worst: (UInt64, Double) = (0, 0)
    for start in stride(from: 0, to: arguments.count, by: Lanes.count) {
      var lanes = Lanes(arguments[start])
      let width = min(Lanes.count, arguments.count - start)
      for lane in 0..<width { lanes.values[lane] = arguments[start + lane] }
      let values = ours(lanes)
      for lane in 0..<width {
        let distance = distance(values[lane], library(arguments[start + lane]))
        if distance > worst.0 { worst = (distance, arguments[start + lane]) }
      }
    }
    return worst
  }

  private func arguments(_ seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    let special = [
      0, -0.0, 1, -1, 0.5, 0.625, -0.625, 0.62499999, 22, 22.1, -22, 36.7, 700, 709.78, 709.79, 710.5, -708.4, -709,
      -740,
      -745.13, -745.2, -746, -747, 1e-300, -1e-300, .leastNonzeroMagnitude, 1e-300 * 1e-10, .infinity, -.infinity, .nan,
      1e308, -1e308,
      0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 0.9999999999999999, 1.0000000000000002,
    ]
    return special + (0..<4000).map { _ in random.number(decades: -12...2) }
      + (0..<4000).map { _ in Double.random(in: -30...30, using: &random) }
      + (0..<2000).map { _ in Double.random(in: -1...1, using: &random) }
      + (0..<1000).map { _ in Double.random(in: -750...715, using: &random) }
  }

  @Test("exp, tanh and sigmoid of lanes are within 2 units in the last place of the C library") func smooth() {
    let exp = worst(arguments(1), Lanes.exp, Glibc.exp)
    #expect(exp.distance <= 1, "exp at \(exp.at)")
    let tanh = worst(arguments(2), Lanes.tanh, Glibc.tanh)
    #expect(tanh.distance <= 2, "tanh at \(tanh.at)")
    let sigmoid = worst(arguments(3), Lanes.sigmoid) { ElementaryFunction.sigmoid.value($0) }
    #expect(sigmoid.distance <= 2, "sigmoid at \(sigmoid.at)")
  }

  @Test("log of lanes is within 1 unit in the last place of the C library, and has its limits and gaps") func log() {
    var random = SeededGenerator(seed: 4)
    let positive = (0..<3000).map { _ in random.number(decades: -307...307).magnitude }
    let near = (0..<3000).map { _ in Double.random(in: 0.5...2, using: &random) }
    let log = worst(positive + near + arguments(5), Lanes.log, Glibc.log)
    #expect(log.distance <= 1, "log at \(log.at)")
  }

  @Test("Derivatives of lanes keep their digits where the unit is saturated, and follow a rounded value") func slopes()
  {
    for x in [-40, -24, -3, -0.4, 0, 0.7, 1.5, 3, 10, 24, 36, 40.0] {
      for function in [ElementaryFunction.sigmoid, .tanh, .exp] {
        let y = Lanes(x).applying(function)
        let slope = Lanes.slope(of: function, at: Lanes(x), value: y)[7]
        let truth = function.slope(x, function.value(x))
        #expect((slope - truth).magnitude <= 4e-15 * truth.magnitude, "\(function) at \(x)")
      }
      #expect(Lanes.slope(of: .sigmoid, at: Lanes(x), value: Lanes(0.999))[0] == 0.999 * (1 - 0.999))
    }
  }

  @Test("A batch has the value that each point has by itself, in any number of points") func batch() throws {
    let graph = try sigmoidNet().graph()
    func id(_ name: String) throws -> QuantityID { try #require(graph.quantity(named: name)).id }
    let (loss, slope) = (try id("loss"), try id("d(loss)/d(W1[2,1])"))
    let (w, b) = (try id("W1[2,1]"), try id("W2[0]"))
    let batch = BatchEvaluation(of: [loss, slope], over: [w, b], setting: [try id("x[1]"): -0.5], in: graph)
    var random = SeededGenerator(seed: 6)
    for count in [0, 1, 31, 32, 33, 100] {
      let points = (0..<2).map { _ in (0..<count).map { _ in Double.random(in: -2...2, using: &random) } }
      let values = batch.values(at: points)
      #expect(values.allSatisfy { $0.count == count })
      for place in 0..<count {
        let run: Evaluation<Double> = graph.evaluate(
          overrides: [w: points[0][place], b: points[1][place], try id("x[1]"): -0.5])
        #expect((values[0][place] - run[loss]).magnitude <= 1e-14)
        #expect((values[1][place] - run[slope]).magnitude <= 1e-14)
      }
    }
  }
}
