/// A calculation done over with other numbers on the way, one waypoint after another.
///
/// By hand one computes an intermediate, writes it down in some digits, and goes on with what was written. `compute` gives
/// what a waypoint comes to from what was written before it; `write` sets what is carried on. Only the instructions between
/// the waypoints and the target are run, so that trying thousands of ways to round is cheap.
public struct Rework<S: Scalar>: Sendable {
  /// The waypoints in the order in which they are computed; the target comes after them.
  public let waypoints: [QuantityID]
  /// What is computed in the end.
  public let target: QuantityID

  private let tape: Tape
  private let stages: [[Int]]
  private let nodes: [NodeID]
  private var slots: [S]

  /// Prepares to do over the way to `target`, from the values of a run.
  ///
  /// Of the waypoints only those count on which the target depends. `run` must be of the same graph.
  public init(_ graph: Graph, through waypoints: [QuantityID], to target: QuantityID, from run: Evaluation<S>) {
    let relevant = graph.ancestors(of: target)
    self.waypoints = waypoints.filter { relevant.contains($0) && $0 != target }.sorted()
    self.target = target
    tape = graph.tape
    slots = run.slots
    nodes = (self.waypoints + [target]).map { graph[$0].node }
    var stages: [[Int]] = []
    for (stage, node) in nodes.enumerated() {
      stages.append(graph.tape.places(computing: node, from: Set(nodes[..<stage])))
    }
    self.stages = stages
  }

  /// What a waypoint comes to, or the target for the stage after the last waypoint.
  public mutating func compute(_ stage: Int) -> S {
    tape.run(only: stages[stage], &slots)
    return slots[nodes[stage]]
  }

  /// Carries on with this number at a waypoint.
  public mutating func write(_ value: S, at stage: Int) { slots[nodes[stage]] = value }
}

extension Graph {
  /// All quantities that a quantity depends on, directly or not.
  public func ancestors(of target: QuantityID) -> Set<QuantityID> {
    var found: Set<QuantityID> = []
    var pending = [target]
    while let next = pending.popLast() {
      for input in self[next].inputs where found.insert(input).inserted { pending.append(input) }
    }
    return found
  }
}
