/// Some quantities of a graph at many values of others: a map over two weights, or a whole data set.
///
/// The tape runs over ``Lanes``, so that 32 points cost little more than one, and only what leads from the variables to the
/// targets is computed again for each.
///
/// ```swift
/// let batch = BatchEvaluation(of: [loss], over: [w, b], in: graph)
/// batch.values(at: [[0, 1, 2], [0, 0, 0]])   // [[loss at (0, 0), loss at (1, 0), loss at (2, 0)]]
/// ```
public struct BatchEvaluation: Sendable {
  private let graph: Graph
  private let targets: [NodeID]
  private let variables: [NodeID]
  private let settings: [(node: NodeID, value: Double)]
  /// The instructions that no variable has a bearing on, and those that one has, in order.
  private let prelude: [Int]
  private let staged: [Int]

  /// Prepares to compute `targets` where `variables` vary and other quantities have the values of `settings`; neither is
  /// computed, and all that depends on them follows.
  public init(
    of targets: [QuantityID], over variables: [QuantityID], setting settings: [QuantityID: Double] = [:],
    in graph: Graph
  ) {
    self.graph = graph
    self.targets = targets.map { graph[$0].node }
    self.variables = variables.map { graph[$0].node }
    self.settings = settings.map { (graph[$0].node, $1) }
    let varied = Set(self.variables)
    let fixed = varied.union(self.settings.map(\.node))
    var needed = Set(self.targets)
    var places: [Int] = []
    for (place, instruction) in graph.tape.instructions.enumerated().reversed() {
      let output = Int(instruction.output)
      guard needed.contains(output), !fixed.contains(output) else { continue }
      places.append(place)
      needed.formUnion(graph.nodes[output].inputs)
    }
    var moved = varied
    var (prelude, staged) = ([Int](), [Int]())
    for place in places.reversed() {
      let output = Int(graph.tape.instructions[place].output)
      if graph.nodes[output].inputs.contains(where: moved.contains) {
        moved.insert(output)
        staged.append(place)
      } else {
        prelude.append(place)
      }
    }
    (self.prelude, self.staged) = (prelude, staged)
  }

  /// The values of each target at every point; `points` has a list for each variable, all of one length.
  public func values(at points: [[Double]]) -> [[Double]] {
    let count = points.map(\.count).min() ?? 0
    precondition(points.count == variables.count && points.allSatisfy { $0.count == count })
    var slots = graph.tape.slots(unknown: Lanes(.nan))
    for (node, value) in settings { slots[node] = Lanes(value) }
    graph.tape.run(&slots, only: prelude[...])
    var results = targets.map { _ in [Double](repeating: .nan, count: count) }
    for start in stride(from: 0, to: count, by: Lanes.count) {
      let width = min(Lanes.count, count - start)
      for (column, node) in zip(points.indices, variables) {
        var lanes = Lanes(points[column][start])
        lanes.set(points[column], from: start, count: width)
        slots[node] = lanes
      }
      graph.tape.run(&slots, only: staged[...])
      for (column, node) in zip(results.indices, targets) {
        slots[node].copy(to: &results[column], at: start, count: width)
      }
    }
    return results
  }
}

extension Lanes {
  /// Takes the first lanes from a list; the others keep their numbers.
  fileprivate mutating func set(_ numbers: [Double], from start: Int, count: Int) {
    withUnsafeMutableBytes(of: &values) { bytes in
      let lanes = bytes.assumingMemoryBound(to: Double.self)
      for lane in 0..<count { lanes[lane] = numbers[start + lane] }
    }
  }

  /// Puts the first lanes into a list.
  fileprivate func copy(to numbers: inout [Double], at start: Int, count: Int) {
    withUnsafeBytes(of: values) { bytes in
      let lanes = bytes.assumingMemoryBound(to: Double.self)
      for lane in 0..<count { numbers[start + lane] = lanes[lane] }
    }
  }
}
