import Formula
import Glibc
import TestSupport
import Testing

@testable import GradientEngine

@Test(arguments: TwoWeightSample.all) func twoWeightGraphAgreesWithTheReference(sample: TwoWeightSample) throws {
  let graph = try build(
    given: [
      ("x", scalar(sample.x), nil), ("w1", scalar(sample.w1), nil), ("w2", scalar(sample.w2), nil),
      ("y", scalar(sample.y), nil), ("alpha", scalar(sample.alpha), nil),
    ],
    define: [
      ("z1", "x * w1"), ("a1", "sigmoid(z1)"), ("z2", "a1 * w2"), ("a2", "sigmoid(z2)"), ("L", "(a2 - y)^2 / 2"),
    ],
    update: [("w1'", "w1 - alpha * d(L)/d(w1)"), ("w2'", "w2 - alpha * d(L)/d(w2)")],
    differentiate: ["L"], by: ["w1", "w2", "x"]
  ).graph()
  for (name, reference) in sample.values {
    #expect(agree(try graph.value(name), reference, to: 1e-12), "\(name)")
  }
}

/// The 2-10-1 network of the half-moons, its points and its first weights made by their formulas.
private struct HalfMoons {
  let points: [(x: [Double], label: Double)]
  let graph: Graph
  private let input: [QuantityID]
  private let label: QuantityID
  private let parameters: [QuantityID]
  private(set) var weights: [Double]

  init() throws {
    var noise = SeededGenerator(seed: 1)
    points = (0..<200).map { place in
      let t = Double.pi * Double(place % 100) / 99
      let u = noise.uniform()
      let angle = 2 * Double.pi * noise.uniform()
      let radius = 0.2 * (-2 * log(1 - u)).squareRoot()
      let (x, y) = place < 100 ? (cos(t), sin(t)) : (1 - cos(t), 0.5 - sin(t))
      return ([x + radius * cos(angle), y + radius * sin(angle)], place < 100 ? 0 : 1)
    }
    var random = SeededGenerator(seed: 7)
    func weights(_ shape: Shape) -> Tensor<Double> {
      Tensor(shape, (0..<shape.count).map { _ in 2 * random.uniform() - 1 })
    }
    let given = [
      ("W1", weights(.matrix(10, 2))), ("b1", weights(.vector(10))), ("W2", weights(.vector(10))),
      ("b2", weights(.scalar)),
    ]
    let graph = try build(
      given: given.map { ($0.0, $0.1, nil) } + [("x", vector(0, 0), nil), ("y", scalar(0), nil)],
      define: [
        ("z1", "W1 * x + b1"), ("a1", "sigmoid(z1)"), ("z2", "W2 . a1 + b2"), ("a2", "sigmoid(z2)"),
        ("L", "-(y * log(a2) + (1 - y) * log(1 - a2))"),
      ], differentiate: ["L"], by: ["W1", "b1", "W2", "b2", "x"]
    ).graph()
    self.graph = graph
    self.weights = given.flatMap { $0.1.elements }
    parameters = ["W1", "b1", "W2", "b2"].flatMap { graph.symbols[$0]?.tensor.elements ?? [] }
    input = graph.symbols["x"]?.tensor.elements ?? []
    label = try #require(graph.quantity(named: "y")).id
  }

  private func derivative(by id: QuantityID) throws -> QuantityID {
    try #require(graph.quantity(named: "d(L)/d(\(graph[id].name))")).id
  }

  /// Loss and gradient, as means over all points, as many a run as there are lanes.
  func mean() throws -> (loss: Double, gradient: [Double]) {
    let loss = try #require(graph.quantity(named: "L")).id
    let derivatives = try parameters.map(derivative)
    var sums = [Double](repeating: 0, count: derivatives.count + 1)
    for start in stride(from: 0, to: points.count, by: Lanes.count) {
      let filled = min(Lanes.count, points.count - start)
      var overrides = Dictionary(uniqueKeysWithValues: zip(parameters, weights.map { Lanes($0) }))
      func lanes(_ value: (Int) -> Double) -> Lanes {
        var lanes = SIMD32<Double>()
        for lane in 0..<filled { lanes[lane] = value(start + lane) }
        return Lanes(lanes)
      }
      overrides[label] = lanes { points[$0].label }
      for (axis, id) in input.enumerated() { overrides[id] = lanes { points[$0].x[axis] } }
      let run = graph.evaluate(overrides: overrides)
      for (place, id) in ([loss] + derivatives).enumerated() {
        for lane in 0..<filled { sums[place] += run[id][lane] }
      }
    }
    return (sums[0] / 200, sums.dropFirst().map { $0 / 200 })
  }

  /// The derivative of one point's loss by its coordinates.
  func gradient(atPoint place: Int) throws -> [Double] {
    var overrides = [label: points[place].label]
    for (id, value) in zip(input, points[place].x) { overrides[id] = value }
    let run = graph.evaluate(overrides: overrides)
    return try input.map { run[try derivative(by: $0)] }
  }

  /// One step of gradient descent on the mean loss, at learning rate 1.
  mutating func step() throws {
    weights = zip(weights, try mean().gradient).map { $0 - $1 }
  }
}

extension SeededGenerator {
  /// A number in [0, 1) with 53 random bits.
  fileprivate mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
}

@Test func halfMoonsGradientAgreesWithTheReference() throws {
  let moons = try HalfMoons()
  let reference =
    HalfMoonsReference.byW1 + HalfMoonsReference.byB1 + HalfMoonsReference.byW2 + HalfMoonsReference.byB2
  let gradient = try moons.mean().gradient
  #expect(gradient.count == 41 && reference.count == 41)
  for (computed, expected) in zip(gradient, reference) { #expect(agree(computed, expected, to: 1e-12)) }
  for (place, reference) in [(0, HalfMoonsReference.byFirstPoint), (199, HalfMoonsReference.byLastPoint)] {
    for (computed, expected) in zip(try moons.gradient(atPoint: place), reference) {
      #expect(agree(computed, expected, to: 1e-12))
    }
  }
}

@Test func halfMoonsDescendAsTheReferenceDoes() throws {
  var moons = try HalfMoons()
  for step in 0...10 {
    if let loss = HalfMoonsReference.losses[step] { #expect(agree(try moons.mean().loss, loss, to: 1e-12)) }
    try moons.step()
  }
}
