import Formula

/// Turns what an exercise gives and defines into a graph, collecting every mistake on the way.
///
/// Each element of each name becomes one quantity. Derivatives are quantities too: `d(a)/d(b)` is emitted as nodes, from
/// the local derivatives of the named quantities between `a` and `b`, so that one tape evaluates everything.
///
/// ```swift
/// var builder = GraphBuilder()
/// builder.give("x", Tensor(scalar: 2))
/// builder.give("w", Tensor(scalar: 3))
/// let loss = Definition(name: "loss", formula: try Parser().parse("(w*x - 5)^2"))
/// builder.define([loss])                                                       // []: no mistakes
/// builder.differentiate(Differentiation(losses: ["loss"], variables: ["w"]))   // []
/// let graph = builder.graph()
/// ```
public struct GraphBuilder: Sendable {
  var nodes = Nodes()
  var quantities: [Quantity] = []
  var symbols: [String: Symbol] = [:]
  private(set) var unknown: String?
  /// For a node that a quantity stands for, that quantity.
  var quantityOfNode: [NodeID: QuantityID] = [:]
  /// For each quantity, those whose own formula mentions it.
  var users: [QuantityID: [QuantityID]] = [:]
  var functions: [String: FunctionDefinition] = [:]
  var arguments: [String: Tensor<NodeID>] = [:]
  var callsLeft = Nodes.mostCalls
  var suggestionsLeft = 200
  var derivatives: [DerivativeKey: QuantityID] = [:]
  /// The nodes of the quantities that are outputs of a softmax: derivatives are written in them.
  var outputs: [Node: NodeID] = [:]
  /// For each quantity differentiated, whether it depends on each of those before it.
  var ancestry: [QuantityID: [Bool]] = [:]

  private var pending: [String: Definition] = [:]
  private var underWay: [String] = []
  private var isUnderWay: Set<String> = []
  private var broken: Set<String> = []
  private var errors: [GraphError] = []

  /// A builder of an empty graph.
  public init() {}

  /// Names a value that the exercise gives; `origin` is the first index of each axis, 1 where not said.
  public mutating func give(_ name: String, _ value: Tensor<Double>, origin: [Int]? = nil) {
    // Two equal givens are two quantities all the same.
    bind(name, value.map { nodes.unshared(.given($0)) }, origin: origin, phase: .given)
  }

  /// Names the letter that stays a letter; a graph has at most one.
  public mutating func giveUnknown(_ name: String) {
    unknown = name
    bind(name, Tensor(scalar: nodes.unshared(.unknown)), origin: nil, phase: .given)
  }

  /// Adds definitions, in whatever order they are listed, and returns every mistake in them.
  public mutating func define(_ definitions: [Definition]) -> [GraphError] {
    for definition in definitions { pending[definition.name] = definition }
    errors = []
    for definition in definitions { resolve(definition.name) }
    return errors
  }

  /// The quantities that a formula comes to, in its shape.
  ///
  /// A formula that is just a name or a derivative comes to the quantity it names; any other becomes a quantity of its own,
  /// named by its formula. Throws a `FormulaError` where the formula does not fit the graph.
  public mutating func quantities(
    for formula: Expression, phase: Phase = .update
  ) throws(FormulaError) -> Tensor<QuantityID> {
    if let known = try named(formula) { return known }
    let tensor = try nodes(for: formula)
    let scalar = tensor.shape == .scalar
    var place = 0
    return tensor.map { node in
      place += 1
      return add(scalar ? formula : Expression(.index(formula, [place])), node, phase: phase)
    }
  }

  /// The immutable graph of what was built so far.
  public func graph() -> Graph {
    Graph(
      nodes: nodes, quantities: quantities, symbols: symbols, unknown: unknown, owners: quantityOfNode,
      derivatives: derivatives,
      functions: functions)
  }

  /// The quantities that a formula names outright: a name, an element, or a derivative; nil for any other formula.
  mutating func named(_ formula: Expression) throws(FormulaError) -> Tensor<QuantityID>? {
    switch formula.kind {
    case .name(let name): return try symbol(name, at: formula.range)?.tensor
    case .index(let base, let indices):
      guard case .name(let name) = base.kind, let symbol = try symbol(name, at: base.range) else { return nil }
      guard let element = symbol.element(indices) else { throw symbol.missed(name, indices, at: formula.range) }
      return Tensor(scalar: element)
    case .derivative(let of, let by, let partial): return try derivative(of, by, partial: partial, formula)
    default: return nil
    }
  }

  mutating func symbol(_ name: String, at range: Range<Int>) throws(FormulaError) -> Symbol? {
    if pending[name] != nil, symbols[name] == nil {
      if let start = underWay.firstIndex(of: name) {
        let circle = underWay[start...] + [name]
        throw FormulaError(
          circle.count == 2 ? GraphMistake.definedByItself(name) : .circularDefinitions(Array(circle)), at: range)
      }
      resolve(name)
    }
    if broken.contains(name) { throw FormulaError(GraphMistake.followsFromAnother, at: range) }
    return symbols[name]
  }

  private func isOpen(_ name: String) -> Bool {
    pending[name] != nil && symbols[name] == nil && !broken.contains(name) && !isUnderWay.contains(name)
  }

  /// Makes quantities of a definition, and before it of those that it needs: one after another, as a chain of definitions
  /// may be longer than the stack is deep.
  private mutating func resolve(_ name: String) {
    guard isOpen(name) else { return }
    let outer = underWay.count
    var needed: [[String]] = []
    func begin(_ name: String) {
      underWay.append(name)
      isUnderWay.insert(name)
      needed.append(pending[name]?.formula.namesInOrder.reversed() ?? [])
    }
    begin(name)
    while underWay.count > outer, let current = underWay.last {
      if let next = needed[needed.count - 1].popLast() {
        if isOpen(next) { begin(next) }
        continue
      }
      if let definition = pending[current] { make(definition) }
      needed.removeLast()
      underWay.removeLast()
      isUnderWay.remove(current)
    }
  }

  private mutating func make(_ definition: Definition) {
    let name = definition.name
    do {
      let tensor = try nodes(for: definition.formula)
      bind(name, tensor, origin: definition.origin, phase: definition.phase)
    } catch {
      broken.insert(name)
      if !error.isConsequence { errors.append(GraphError(name: name, error: error)) }
    }
  }

  private mutating func nodes(for formula: Expression) throws(FormulaError) -> Tensor<NodeID> {
    let saved = nodes.begin()
    defer { nodes.end(saved) }
    callsLeft = Nodes.mostCalls
    guard nodes.count < Nodes.limit else {
      throw FormulaError(GraphMistake.networkTooLarge, at: formula.range)
    }
    let tensor = try elaborate(formula)
    guard writtenSize(of: tensor) <= Nodes.limit else {
      throw FormulaError(GraphMistake.tooLongWrittenOut, at: formula.range)
    }
    return tensor
  }

  /// How many operations the formulas of these nodes have as they are written, where nothing unnamed is shared.
  private func writtenSize(of tensor: Tensor<NodeID>) -> Int {
    var sizes: [NodeID: Int] = [:]
    func size(_ id: NodeID) -> Int {
      if let known = sizes[id] { return known }
      var sum = 1
      if quantityOfNode[id] == nil { for input in nodes[id].inputs { sum = min(sum + size(input), Nodes.limit + 1) } }
      sizes[id] = sum
      return sum
    }
    return tensor.elements.reduce(0) { min($0 + size($1), Nodes.limit + 1) }
  }

  private mutating func bind(_ name: String, _ tensor: Tensor<NodeID>, origin: [Int]?, phase: Phase) {
    let shape = tensor.shape
    let origin = origin.flatMap { $0.count == shape.rank ? $0 : nil } ?? shape.extents.map { _ in 1 }
    var place = 0
    let ids = tensor.map { node in
      let indices = zip(shape.indices(at: place), origin).map { $0 + $1 }
      place += 1
      let expression = indices.isEmpty ? Expression.name(name) : Expression(.index(.name(name), indices))
      return add(expression, node, phase: phase)
    }
    symbols[name] = Symbol(tensor: ids, origin: origin)
  }

  /// Makes a quantity of a node; one that is a quantity already, or part of another's formula, is copied, so that each can
  /// be answered for itself.
  mutating func add(_ expression: Expression, _ node: NodeID, phase: Phase) -> QuantityID {
    let id = QuantityID(index: quantities.count)
    let own = quantityOfNode[node] == nil && !nodes.isPart(node) ? node : nodes.unshared(.copy, [node])
    var quantity = Quantity(id: id, expression: expression, phase: phase, node: own)
    quantity.inputs = leaves(below: own)
    quantityOfNode[own] = id
    if case .softmax = nodes[own].operation { outputs[nodes[own]] = outputs[nodes[own]] ?? own }
    for input in quantity.inputs { users[input, default: []].append(id) }
    quantities.append(quantity)
    return id
  }

  /// The quantities that the formula of a node takes directly.
  private func leaves(below root: NodeID) -> [QuantityID] {
    var seen: Set<NodeID> = [root]
    var pending = [root]
    var leaves: Set<QuantityID> = []
    while let node = pending.popLast() {
      for input in nodes[node].inputs where seen.insert(input).inserted {
        if let quantity = quantityOfNode[input] { leaves.insert(quantity) } else { pending.append(input) }
      }
    }
    return leaves.sorted()
  }
}

extension GraphBuilder: Elaborating {
  mutating func constant(_ value: Double) -> NodeID { nodes.constant(value) }

  mutating func apply(_ operation: Operation, _ inputs: [NodeID]) -> NodeID { nodes.emit(operation, inputs) }

  mutating func known(_ formula: Expression) throws(FormulaError) -> Tensor<NodeID>? {
    try named(formula)?.map { quantities[$0.index].node }
  }

  var names: [String] { symbols.keys.sorted() }
  var functionNames: [String] { functions.keys.sorted() }

  func function(_ name: String) -> FunctionDefinition? { functions[name] }
}

extension Expression {
  /// The names in the formula, in the order in which it is gone through.
  fileprivate var namesInOrder: [String] {
    if case .name(let name) = kind { return [name] }
    return kind.children.flatMap(\.namesInOrder)
  }
}
