import Synchronization

/// The values of a graph in wide arithmetic, computed when one is first asked for.
///
/// What is given, and the numbers in formulas, are taken as the decimals that they were written as.
public final class PreciseValues: Sendable {
  private let graph: Graph
  private let overrides: [QuantityID: [Double]]
  private let known = Mutex<[PolynomialOver<PreciseInterval>]?>(nil)

  /// Prepares for the values of a graph; nothing is computed yet.
  ///
  /// - Parameter overrides: quantities that are not computed but have these coefficients, as the decimals they read as.
  public init(_ graph: Graph, overrides: [QuantityID: [Double]] = [:]) {
    self.graph = graph
    self.overrides = overrides
  }

  /// Bounds on the coefficient of a power of the unknown; on the value itself for power 0 where there is no unknown.
  public func coefficient(_ power: Int, of id: QuantityID) -> PreciseInterval { node(graph[id].node)[power] }

  /// Bounds on the value of a node.
  func node(_ id: NodeID) -> PolynomialOver<PreciseInterval> {
    known.withLock { known in
      let all = known ?? run()
      known = all
      return all[id]
    }
  }

  private func run() -> [PolynomialOver<PreciseInterval>] {
    guard graph.unknown == nil else {
      let overrides = overrides.mapValues { PolynomialOver(coefficients: $0.map { PreciseInterval($0) }) }
      return graph.evaluate(unknown: PolynomialOver<PreciseInterval>.unknown, overrides: overrides).slots
    }
    let run = graph.evaluate(overrides: overrides.mapValues { PreciseInterval($0.first ?? 0) })
    return run.slots.map { PolynomialOver(constant: $0) }
  }
}
