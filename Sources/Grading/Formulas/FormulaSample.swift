import Formula
import GradientEngine

/// The points at which formulas over a graph are tried out, with the values of all its quantities at each.
///
/// Made once for an exercise and shared by its questions. The points are drawn from a fixed seed: the same formula gets the
/// same verdict on every run.
public struct FormulaSample: Sendable {
  /// How many points there are: as many as one run computes.
  public static let count = Lanes.count

  let graph: Graph
  let domain: FormulaDomain
  let run: Evaluation<Lanes>
  private let points: [[QuantityID: Double]]

  /// Draws the points.
  public init(_ graph: Graph, domain: FormulaDomain = FormulaDomain()) {
    self.graph = graph
    self.domain = domain
    let givens = graph.quantities.filter { $0.phase == .given }
    var random = PointGenerator()
    let points = (0..<Self.count).map { _ in
      Dictionary(
        uniqueKeysWithValues: givens.map { given in
          (given.id, domain.values(of: given.name).pick(random.next()))
        })
    }
    self.points = points
    var overrides: [QuantityID: Lanes] = [:]
    for given in givens {
      var values = SIMD32<Double>()
      for (lane, point) in points.enumerated() { values[lane] = point[given.id] ?? 0 }
      overrides[given.id] = Lanes(values)
    }
    run = graph.evaluate(overrides: overrides)
  }

  /// Bounds on the exact values of all quantities at a point: what rounding may have done.
  func bounds(at point: Int) -> Evaluation<Interval> {
    graph.evaluate(overrides: points[point].mapValues { Interval($0) })
  }

  /// What a formula comes to at all points.
  func values(of formula: Expression) throws(FormulaError) -> Tensor<Lanes> { try graph.value(of: formula, over: run) }
}

extension FormulaSample: Hashable {
  /// Samples of one graph and domain are the same points.
  public static func == (left: FormulaSample, right: FormulaSample) -> Bool {
    left.domain == right.domain && left.graph.quantities.map(\.name) == right.graph.quantities.map(\.name)
  }
  /// Hashes the domain.
  public func hash(into hasher: inout Hasher) { hasher.combine(domain) }
}

/// SplitMix64 (Steele, Lea and Flood), from a fixed seed.
private struct PointGenerator {
  private var state: UInt64 = 0x6772_6164_7573

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
