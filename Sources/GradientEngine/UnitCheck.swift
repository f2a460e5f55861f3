/// Whether a unit of a graph is saturated or dead in a run: the functions that units apply, each with its argument.
///
/// ```swift
/// let check = UnitCheck(of: graph)
/// check.hasSaturatedUnit(in: graph.evaluate(overrides: [w: 12]))   // true where sigmoid(w * x) has a derivative near 0
/// ```
public struct UnitCheck: Sendable {
  private let bounded: [(function: ElementaryFunction, argument: NodeID)]
  private let rectified: [NodeID]

  /// A unit is saturated where its derivative is under this share of its greatest.
  public static let leastSlope = 1.0 / 50

  /// Finds the units of a graph.
  public init(of graph: Graph) {
    var bounded: [(ElementaryFunction, NodeID)] = []
    var rectified: [NodeID] = []
    for id in graph.nodes.indices {
      guard case .function(let function) = graph.nodes[id].operation else { continue }
      switch function {
      case .sigmoid, .tanh: bounded.append((function, graph.nodes[id].inputs[0]))
      case .relu: rectified.append(graph.nodes[id].inputs[0])
      default: break
      }
    }
    self.bounded = bounded
    self.rectified = rectified
  }

  /// Whether a sigmoid or tanh is so far from 0 that its derivative is under ``leastSlope`` of its greatest.
  public func hasSaturatedUnit(in run: Evaluation<Double>) -> Bool {
    bounded.contains { function, argument in
      let x = run.slots[argument]
      return function.slope(x, function.value(x)) < Self.leastSlope * function.slope(0, function.value(0))
    }
  }

  /// Whether the argument of a ReLU is not above 0.
  public func hasDeadUnit(in run: Evaluation<Double>) -> Bool { rectified.contains { run.slots[$0] <= 0 } }
}
