import TestSupport
import Testing

@testable import GradientEngine

@Test(arguments: 0..<40) func boundsEncloseEveryValue(seed: Int) throws {
  let network = RandomNetwork(seed: UInt64(seed))
  let graph = try build(
    given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "b", "v", "M"]
  ).graph()
  let values: Evaluation<Double> = graph.evaluate()
  let bounds = graph.boundsOnExactValues()
  for quantity in graph.quantities {
    let bound = bounds[quantity.id]
    #expect(bound.contains(values[quantity.id]), "\(quantity.name)")
  }
}

/// Bounds taken over a box hold whatever point of the box is taken.
@Test(arguments: 0..<20) func boundsOverABoxEncloseItsPoints(seed: Int) throws {
  let network = RandomNetwork(seed: UInt64(seed))
  let graph = try build(given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "v"]).graph()
  let givens = graph.quantities.filter { $0.phase == .given }
  let centre: Evaluation<Double> = graph.evaluate()
  let box = Dictionary(
    uniqueKeysWithValues: givens.map { ($0.id, Interval(centre[$0.id] - 0.02, centre[$0.id] + 0.02)) })
  let bounds = graph.evaluate(overrides: box)
  var random = SeededGenerator(seed: UInt64(seed) + 99)
  for _ in 0..<50 {
    let point = Dictionary(
      uniqueKeysWithValues: givens.map {
        ($0.id, Double.random(in: centre[$0.id] - 0.02...centre[$0.id] + 0.02, using: &random))
      })
    let run = graph.evaluate(overrides: point)
    for quantity in graph.quantities { #expect(bounds[quantity.id].contains(run[quantity.id]), "\(quantity.name)") }
  }
}

@Test func boundsOfTheHandoutNetAreTight() throws {
  let graph = try sigmoidNet().graph()
  let values: Evaluation<Double> = graph.evaluate()
  let bounds = graph.boundsOnExactValues()
  for quantity in graph.quantities {
    let bound = bounds[quantity.id]
    #expect(bound.high - bound.low <= 2e-14 * abs(values[quantity.id]), "\(quantity.name) \(bound)")
  }
  let zero = try #require(graph.quantity(named: "alpha1[1]"))
  #expect(bounds[zero.id] == Interval(0))
}

@Test(arguments: 0..<10) func lanesComputeWhatAsManyRunsWould(seed: Int) throws {
  let network = RandomNetwork(seed: UInt64(seed))
  let graph = try build(given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "M"]).graph()
  let a = try #require(graph.quantity(named: "a")).id
  var points = SIMD32<Double>()
  for lane in 0..<Lanes.count { points[lane] = Double(lane) / 8 - 2 }
  let lanes = Lanes(points)
  let together = graph.evaluate(overrides: [a: lanes])
  for lane in 0..<Lanes.count {
    let alone = graph.evaluate(overrides: [a: lanes[lane]])
    // exp, log, tanh and sigmoid of lanes may differ from the C library's in the last two places.
    for quantity in graph.quantities {
      let (one, other) = (together[quantity.id][lane], alone[quantity.id])
      #expect(one == other || (one - other).magnitude <= 1e-12 * max(1, other.magnitude), "\(quantity.name)")
    }
  }
}

@Test func aFormulaIsReadOverARunWithoutChangingTheGraph() throws {
  let graph = try sigmoidNet().graph()
  let evaluator = FormulaEvaluator(graph, graph.evaluate() as Evaluation<Double>)
  for (text, value) in [
    ("-(y - yhat)*yhat*(1 - yhat)*beta1[1]", -0.046239021619400289690), ("d(loss)/d(W2[1])", -0.046239021619400289690),
    ("sum(W2)", -1), ("(transpose(W1) * [1, x])[2]", 24), ("W2[1] - lambda*d(loss)/d(W2)[1]", 2.0924780432388005794),
  ] {
    let result = try evaluator.value(of: parsed(text))
    #expect(result.shape == .scalar && agree(result.elements[0], value, to: 1e-12), "\(text)")
  }
  #expect(throws: (any Error).self) { try evaluator.value(of: parsed("W3 + 1")) }
  #expect(throws: (any Error).self) { try evaluator.value(of: parsed("W2[9]")) }
}

extension Graph {
  /// Bounds on every exact value, the givens taken as the decimals they were written as.
  fileprivate func boundsOnExactValues() -> Evaluation<Interval> {
    let values: Evaluation<Double> = evaluate()
    let givens = quantities.filter { $0.phase == .given }
    return evaluate(
      overrides: Dictionary(uniqueKeysWithValues: givens.map { ($0.id, Interval(around: values[$0.id])) }))
  }
}
