/// All that leads to one quantity, computed in stages between which values can be changed.
///
/// Whoever worked by hand with a rounded or a wrong intermediate went on from it. The stages stop at chosen intermediates,
/// so that each can be given such a value and the rest follow, at the price of the few operations in between.
public struct StagedEvaluation: Sendable {
  /// The chosen quantities that lead to the target, in the order of computing; the target itself is the last.
  public let stops: [QuantityID]
  /// How many of them, the first ones, are never computed but stand as they are at the start.
  public let constantCount: Int
  private let graph: Graph
  /// Places on the tape, in order, of the instructions that a choice has a bearing on.
  private let places: [Int]
  /// The places of those that none has: they are run once, at the start.
  private let prelude: [Int]
  /// For each stop, how many of `places` are run when it is reached.
  private let ends: [Int]

  /// What leads to `target` in `graph`, with stops at those of `choices` that do.
  public init(of target: QuantityID, in graph: Graph, stoppingAt choices: Set<QuantityID>) {
    self.init(TargetInstructions(of: target, in: graph), stoppingAt: choices)
  }

  /// What leads to a target, with stops at those of `choices` that do.
  public init(_ instructions: TargetInstructions, stoppingAt choices: Set<QuantityID>) {
    let graph = instructions.graph
    let target = instructions.target
    var moved = [Bool](repeating: false, count: graph.tape.slotCount)
    var chosen: [NodeID: QuantityID] = [:]
    // What is never computed, such as the derivative 1 by a bias, comes first.
    var stops: [QuantityID] = []
    for choice in choices where choice != target {
      let node = graph[choice].node
      guard graph.nodes[node].inputs.isEmpty else {
        chosen[node] = choice
        continue
      }
      moved[node] = true
      if instructions.isNeeded[node] { stops.append(choice) }
    }
    stops.sort()
    constantCount = stops.count
    var ends = stops.map { _ in 0 }
    var prelude: [Int] = []
    var staged: [Int] = []
    var left = chosen.count
    for place in instructions.places {
      let output = Int(graph.tape.instructions[place].output)
      let stop = left > 0 ? chosen[output] : nil
      guard stop != nil || graph.nodes[output].inputs.contains(where: { moved[$0] }) else {
        prelude.append(place)
        continue
      }
      moved[output] = true
      staged.append(place)
      guard let stop else { continue }
      left -= 1
      stops.append(stop)
      ends.append(staged.count)
    }
    self.graph = graph
    self.places = staged
    self.prelude = prelude
    self.stops = stops + [target]
    self.ends = ends + [staged.count]
  }

  /// Only what no choice has a bearing on is computed.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Polynomial)
  @_specialize(where S == PolynomialOver<Interval>)
  public func start<S: Scalar>(unknown: S = S(.nan)) -> Evaluation<S> {
    var slots = graph.tape.slots(unknown: unknown)
    graph.tape.run(&slots, only: prelude[...])
    return Evaluation(slots: slots, places: graph.places)
  }

  /// Computes from one stop, or from the start where there is none before, to the next, whose value is then known.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Polynomial)
  @_specialize(where S == PolynomialOver<Interval>)
  public func advance<S: Scalar>(_ evaluation: inout Evaluation<S>, to stop: Int) {
    graph.tape.run(&evaluation.slots, only: places(to: stop))
  }

  /// Computes from one stop to the next, but leaves some quantities as they are.
  @_specialize(where S == Double)
  @_specialize(where S == Polynomial)
  public func advance<S: Scalar>(_ evaluation: inout Evaluation<S>, to stop: Int, keeping kept: KeptQuantities) {
    graph.tape.run(&evaluation.slots, only: places(to: stop), keeping: kept.nodes)
  }

  /// How many operations a choice has a bearing on.
  public var length: Int { places.count }

  /// Gives back to all that was computed in stages what it is in another run.
  public func restore<S: Scalar>(_ evaluation: inout Evaluation<S>, from other: Evaluation<S>) {
    for place in places {
      let slot = Int(graph.tape.instructions[place].output)
      evaluation.slots[slot] = other.slots[slot]
    }
  }

  private func places(to stop: Int) -> ArraySlice<Int> { places[(stop == 0 ? 0 : ends[stop - 1])..<ends[stop]] }
}

/// The instructions that lead to one quantity, in order; found once for all ways of computing it in stages.
public struct TargetInstructions: Sendable {
  let graph: Graph
  let target: QuantityID
  /// Places on the tape.
  let places: [Int]
  /// For each node whether it leads there.
  let isNeeded: [Bool]

  /// Finds what leads to `target` in `graph`.
  public init(of target: QuantityID, in graph: Graph) {
    self.graph = graph
    self.target = target
    var isNeeded = [Bool](repeating: false, count: graph.tape.slotCount)
    isNeeded[graph[target].node] = true
    var places: [Int] = []
    for place in graph.tape.instructions.indices.reversed() {
      let output = Int(graph.tape.instructions[place].output)
      guard isNeeded[output] else { continue }
      places.append(place)
      for input in graph.nodes[output].inputs { isNeeded[input] = true }
    }
    self.places = places.reversed()
    self.isNeeded = isNeeded
  }

  /// How many there are.
  public var count: Int { places.count }
}

/// Quantities that a run leaves as they are.
public struct KeptQuantities: Sendable {
  let nodes: [Bool]

  /// Marks some quantities of a graph.
  public init(_ quantities: some Sequence<QuantityID>, in graph: Graph) {
    var nodes = [Bool](repeating: false, count: graph.tape.slotCount)
    for id in quantities { nodes[graph[id].node] = true }
    self.nodes = nodes
  }
}
