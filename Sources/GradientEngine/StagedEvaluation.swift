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
    var needed: Set<NodeID> = [graph[target].node]
    var places: [Int] = []
    for (place, instruction) in graph.tape.instructions.enumerated().reversed()
    where needed.contains(Int(instruction.output)) {
      places.append(place)
      needed.formUnion(graph.nodes[Int(instruction.output)].inputs)
    }
    // What is never computed, such as the derivative 1 by a bias, comes first.
    var stops = choices.filter { $0 != target && graph.nodes[graph[$0].node].inputs.isEmpty }
      .filter { needed.contains(graph[$0].node) }.sorted()
    var moved = Set(stops.map { graph[$0].node })
    let constants = stops
    var ends = constants.map { _ in 0 }
    var prelude: [Int] = []
    var staged: [Int] = []
    for place in places.reversed() {
      let output = Int(graph.tape.instructions[place].output)
      let chosen = graph.owners[output].flatMap { $0 != target && choices.contains($0) ? $0 : nil }
      guard chosen != nil || graph.nodes[output].inputs.contains(where: moved.contains) else {
        prelude.append(place)
        continue
      }
      moved.insert(output)
      staged.append(place)
      guard let chosen else { continue }
      stops.append(chosen)
      ends.append(staged.count)
    }
    constantCount = constants.count
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

  private func places(to stop: Int) -> ArraySlice<Int> { places[(stop == 0 ? 0 : ends[stop - 1])..<ends[stop]] }
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
