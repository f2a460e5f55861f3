import Formula

/// An exercise's network: every named scalar, how each comes from the ones before, and the tape that computes them all.
///
/// ```swift
/// let slope = graph.quantity(named: "d(loss)/d(w)")!           // of the graph that `GraphBuilder` shows how to make
/// (graph.evaluate() as Evaluation<Double>)[slope.id]           // 4
/// Notation().show(graph.formula(of: slope.id), in: .ascii)   // "2*(w*x - 5)*x"
/// ```
public struct Graph: Sendable {
  /// Every quantity, in an order in which they can be evaluated.
  public let quantities: [Quantity]
  /// What each name stands for.
  public let symbols: [String: Symbol]
  /// The letter that stays a letter, where there is one.
  public let unknown: String?
  /// The functions that the exercise names, and their derivatives by the names with a prime.
  public let functions: [String: FunctionDefinition]
  /// What each quantity is computed from, and what from it.
  public let lineage: Lineage
  /// The compiled nodes.
  public let tape: Tape
  let nodes: Nodes
  let owners: [NodeID: QuantityID]
  /// For each quantity its slot.
  let places: [NodeID]
  private let derivatives: [DerivativeKey: QuantityID]
  private let byName: [String: QuantityID]

  init(
    nodes: Nodes, quantities: [Quantity], symbols: [String: Symbol], unknown: String?, owners: [NodeID: QuantityID],
    derivatives: [DerivativeKey: QuantityID], functions: [String: FunctionDefinition]
  ) {
    self.nodes = nodes
    self.quantities = quantities
    self.symbols = symbols
    self.unknown = unknown
    self.owners = owners
    self.derivatives = derivatives
    self.functions = functions
    places = quantities.map(\.node)
    tape = Tape(nodes)
    lineage = Lineage(quantities)
    byName = Dictionary(quantities.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  /// The quantity with a canonical name such as `alpha1[2]` or `d(loss)/d(W2[1])`.
  public func quantity(named name: String) -> Quantity? { byName[name].map { self[$0] } }

  /// The quantity that is a derivative, where the graph holds it; a local one that is also the whole serves for both.
  func derivative(of: QuantityID, by: QuantityID, partial: Bool) -> QuantityID? {
    let local = partial ? derivatives[DerivativeKey(of: of, by: by, partial: true)] : nil
    return local ?? derivatives[DerivativeKey(of: of, by: by, partial: false)]
  }

  /// The quantity at a place.
  public subscript(id: QuantityID) -> Quantity { quantities[id.index] }

  /// The graph with other numbers for some of the quantities that are given; what is computed is not changed by this.
  public func setting(_ numbers: [QuantityID: Double]) -> Graph {
    let changed = Dictionary(numbers.map { (self[$0].node, $1) }) { first, _ in first }
    return Graph(
      nodes: nodes.setting(changed), quantities: quantities, symbols: symbols, unknown: unknown, owners: owners,
      derivatives: derivatives, functions: functions)
  }

  /// All values, in one arithmetic.
  ///
  /// - Parameters:
  ///   - unknown: what stands for the unknown; it has no bearing on a graph without one.
  ///   - overrides: quantities that are not computed but have these values; all that depends on them follows.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Lanes)
  @_specialize(where S == Polynomial)
  public func evaluate<S: Scalar>(
    unknown: S = S(.nan), overrides: [QuantityID: S] = [:]
  ) -> Evaluation<S> {
    var slots = tape.slots(unknown: unknown)
    for (id, value) in overrides { slots[self[id].node] = value }
    if overrides.isEmpty {
      tape.run(&slots)
    } else {
      var fixed = [Bool](repeating: false, count: slots.count)
      for id in overrides.keys { fixed[self[id].node] = true }
      tape.run(&slots, keeping: fixed)
    }
    return Evaluation(slots: slots, places: places)
  }

  /// Computes everything again in place, from the givens as they stand in `evaluation`; nothing is allocated.
  public func update(_ evaluation: inout Evaluation<Double>) { tape.run(&evaluation.slots) }

  /// All values as numbers, or as polynomials where there is an unknown.
  public func values() -> [Value] {
    if let unknown {
      let run = evaluate(unknown: Polynomial.unknown)
      return quantities.map { Value(run[$0.id], unknown: unknown) }
    }
    let run: Evaluation<Double> = evaluate()
    return quantities.map { Value(run[$0.id]) }
  }
}

/// The values of all quantities after one run of the tape.
public struct Evaluation<S: Scalar>: Sendable {
  @usableFromInline var slots: [S]
  @usableFromInline let places: [Int]

  /// The value of a quantity; setting that of a given and updating moves all that depends on it.
  @inlinable
  public subscript(id: QuantityID) -> S {
    get { slots[places[id.index]] }
    set { slots[places[id.index]] = newValue }
  }
}
