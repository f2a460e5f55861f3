/// All that leads to one quantity, computed in stages between which values can be changed.
///
/// Whoever worked by hand with a rounded or a wrong intermediate went on from it. The stages stop at chosen intermediates,
/// so that each can be given such a value and the rest follow, at the price of the few operations in between.
public struct Cone: Sendable {
  /// The chosen quantities that lead to the target, in the order of computing; the target itself is the last.
  public let stops: [QuantityID]
  private let graph: Graph
  /// Places of instructions on the tape, in order.
  private let places: [Int]
  /// For each stop, how many of `places` are run when it is reached.
  private let ends: [Int]

  /// What leads to `target` in `graph`, with stops at those of `choices` that do; what is given is never computed.
  public init(of target: QuantityID, in graph: Graph, stoppingAt choices: Set<QuantityID>) {
    var needed: Set<NodeID> = [graph[target].node]
    var places: [Int] = []
    for (place, instruction) in graph.tape.instructions.enumerated().reversed()
    where needed.contains(Int(instruction.output)) {
      places.append(place)
      needed.formUnion(graph.nodes[Int(instruction.output)].inputs)
    }
    places.reverse()
    var stops: [QuantityID] = []
    var ends: [Int] = []
    for (count, place) in places.enumerated() {
      let output = Int(graph.tape.instructions[place].output)
      guard let owner = graph.owners[output], owner != target, choices.contains(owner) else { continue }
      stops.append(owner)
      ends.append(count + 1)
    }
    self.graph = graph
    self.places = places
    self.stops = stops + [target]
    self.ends = ends + [places.count]
  }

  /// Nothing computed yet.
  public func start<S: Scalar>(unknown: S = S(.nan)) -> Evaluation<S> {
    Evaluation(slots: graph.tape.slots(unknown: unknown), places: graph.quantities.map(\.node))
  }

  /// Computes from one stop, or from the start where there is none before, to the next, whose value is then known.
  public func advance<S: Scalar>(_ evaluation: inout Evaluation<S>, to stop: Int) {
    let begin = stop == 0 ? 0 : ends[stop - 1]
    graph.tape.run(&evaluation.slots, only: places[begin..<ends[stop]])
  }
}
