/// The place of a node among all nodes; inputs always stand before what uses them.
typealias NodeID = Int

/// One operation and the nodes it takes its inputs from.
struct Node: Hashable, Sendable {
  let operation: Operation
  let inputs: [NodeID]
}

/// All nodes of a graph, in an order in which they can be evaluated.
struct Nodes: Sendable {
  private var nodes: [Node] = []
  /// Whether a node is an input of another.
  private var isTaken: [Bool] = []
  /// What was emitted since the current definition began, so that equal parts of one formula are computed once.
  private var emitted: [Node: NodeID] = [:]

  /// No graph has more nodes than this.
  static let limit = 50_000

  /// No formula writes out more calls of an exercise's own functions than this.
  static let mostCalls = 1_000

  var count: Int { nodes.count }
  var indices: Range<NodeID> { nodes.indices }

  subscript(id: NodeID) -> Node { nodes[id] }

  /// The node for an operation, made or found.
  mutating func emit(_ operation: Operation, _ inputs: [NodeID]) -> NodeID {
    let node = Node(operation: operation, inputs: inputs)
    if let known = emitted[node] { return known }
    let id = unshared(operation, inputs)
    emitted[node] = id
    return id
  }

  mutating func constant(_ value: Double) -> NodeID { emit(.constant(value), []) }

  /// A node of its own, even where an equal one exists.
  mutating func unshared(_ operation: Operation, _ inputs: [NodeID] = []) -> NodeID {
    nodes.append(Node(operation: operation, inputs: inputs))
    isTaken.append(false)
    for input in inputs { isTaken[input] = true }
    return nodes.count - 1
  }

  /// The nodes with other numbers for some that are given.
  func setting(_ numbers: [NodeID: Double]) -> Nodes {
    var changed = self
    for (id, number) in numbers {
      if case .given = nodes[id].operation { changed.nodes[id] = Node(operation: .given(number), inputs: []) }
    }
    return changed
  }

  /// Whether a node is part of another's formula, so that it cannot stand for a quantity of its own.
  func isPart(_ id: NodeID) -> Bool { isTaken[id] }

  /// Begins a definition, which shares no part with others but these; hand the result to `end`.
  mutating func begin(sharing known: [Node: NodeID] = [:]) -> [Node: NodeID] {
    defer { emitted = known }
    return emitted
  }

  /// Ends a definition and goes on with the one that it interrupted.
  mutating func end(_ outer: [Node: NodeID]) { emitted = outer }

  /// The node of a product; a coefficient of ±1 and factors that are one are not computed.
  mutating func emit(_ term: Term) -> NodeID {
    guard term.coefficient != 0, let first = term.factors.first else { return constant(term.coefficient) }
    var product = first
    for factor in term.factors.dropFirst() { product = emit(.multiply, [product, factor]) }
    switch term.coefficient {
    case 1: return product
    case -1: return emit(.negate, [product])
    default: return emit(.multiply, [constant(term.coefficient), product])
    }
  }

  mutating func emit(sumOf terms: [Term]) -> Term {
    let terms = terms.filter { $0.coefficient != 0 }
    guard terms.count != 1 else { return terms[0] }
    guard !terms.isEmpty else { return Term(0) }
    if terms.allSatisfy(\.factors.isEmpty) { return Term(terms.reduce(0) { $0 + $1.coefficient }) }
    return Term(1, [emit(.sum, terms.map { emit($0) })])
  }

  /// The derivative of one node by another that its formula takes directly, everything else held fixed.
  ///
  /// A reverse sweep from `root` over the nodes that stand for no quantity in `owners`: each passes its adjoint times its
  /// local derivative on to its inputs, and a node used twice adds both. Nil where an operation has no derivative.
  mutating func derivative(of root: NodeID, by target: NodeID, outside owners: [NodeID: QuantityID]) -> Term? {
    let segment = segment(of: root, leadingTo: target) { owners[$0] == nil }
    guard segment.contains(root) else { return Term(0) }
    var adjoints: [NodeID: [Term]] = [root: [Term(1)]]
    for node in segment.sorted(by: >) where node != target {
      let adjoint = emit(sumOf: adjoints[node] ?? [])
      for (place, input) in self[node].inputs.enumerated() where segment.contains(input) {
        guard let local = localDerivative(of: node, byInput: place) else { return nil }
        adjoints[input, default: []].append(adjoint * local)
      }
    }
    return emit(sumOf: adjoints[target] ?? [])
  }

  /// The nodes on a way from `root` down to `target`, both included.
  private func segment(
    of root: NodeID, leadingTo target: NodeID, within isInside: (NodeID) -> Bool
  ) -> Set<NodeID> {
    var inside: Set<NodeID> = [root]
    var pending = [root]
    while let node = pending.popLast() {
      for input in self[node].inputs where (input == target || isInside(input)) && inside.insert(input).inserted {
        if input != target { pending.append(input) }
      }
    }
    var leading: Set<NodeID> = [target]
    for node in inside.sorted() where self[node].inputs.contains(where: leading.contains) { leading.insert(node) }
    return leading
  }
}
