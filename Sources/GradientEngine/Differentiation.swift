import Formula

/// Which derivative: of which quantity, by which, and whether along the one direct edge only.
struct DerivativeKey: Hashable, Sendable {
  let of: QuantityID
  let by: QuantityID
  let partial: Bool
}

/// One term of the chain rule: the adjoint of an intermediate times its local derivative.
struct ChainTerm: Hashable, Sendable {
  /// The derivative by the intermediate; nil where the term is direct.
  let adjoint: QuantityID?
  /// The intermediate's local derivative.
  let local: QuantityID
}

/// The shape of a derivative: a scalar by a tensor has the tensor's, a tensor by a scalar its own, a vector by a vector is
/// the Jacobian with a row for each element of the numerator; anything more is nil.
func derivativeShape(_ above: Shape, _ below: Shape) -> Shape? {
  above == .scalar || below == .scalar || above.rank + below.rank == 2
    ? Shape(above.extents + below.extents) : nil
}

/// Reverse mode, emitted as nodes: the chain rule over named quantities.
extension GraphBuilder {
  /// The derivatives that `d(of)/d(by)` names, in the shape they fill.
  mutating func derivative(
    _ of: Expression, _ by: Expression, partial: Bool, _ formula: Expression
  ) throws(FormulaError) -> Tensor<QuantityID> {
    let above = try differentiable(of)
    let below = try differentiable(by)
    guard let shape = derivativeShape(above.shape, below.shape) else {
      throw FormulaError(GraphMistake.derivativeIsNoMatrix(above.shape, by: below.shape), at: formula.range)
    }
    var elements: [QuantityID] = []
    for a in above.elements {
      for b in below.elements { elements.append(try derivative(a, b, partial: partial, at: formula.range)) }
    }
    return Tensor(shape, elements)
  }

  private mutating func differentiable(_ formula: Expression) throws(FormulaError) -> Tensor<QuantityID> {
    switch formula.kind {
    case .name, .index:
      if let known = try named(formula) { return known }
      _ = try elaborate(formula)
      fallthrough
    default:
      throw FormulaError(GraphMistake.namelessInDerivative, at: formula.range)
    }
  }

  private mutating func derivative(
    _ of: QuantityID, _ by: QuantityID, partial: Bool, at range: Range<Int>
  ) throws(FormulaError) -> QuantityID {
    guard nodes.count < Nodes.limit else { throw FormulaError(GraphMistake.networkTooLarge, at: range) }
    guard let id = partial ? localPartial(of, by) : total(of, by) else {
      throw FormulaError(GraphMistake.noDerivative(quantities[of.index].name), at: range)
    }
    return id
  }

  /// The total derivative of `a` by `b`: the sum, over all that `b` enters directly, of adjoint times local derivative.
  ///
  /// Nil where an operation on the way has no derivative.
  mutating func total(_ a: QuantityID, _ b: QuantityID) -> QuantityID? {
    if let known = derivatives[DerivativeKey(of: a, by: b, partial: false)] { return known }
    // From the top down each finds its adjoints there, so that no depth of the network is one of the stack.
    for between in between(a, and: [b]) where between != a && between != b {
      guard totalFromAdjoints(a, between) != nil else { return nil }
    }
    return totalFromAdjoints(a, b)
  }

  /// The total derivative of `a` by `b`, where those by all between them are there.
  mutating func totalFromAdjoints(_ a: QuantityID, _ b: QuantityID) -> QuantityID? {
    let key = DerivativeKey(of: a, by: b, partial: false)
    if let known = derivatives[key] { return known }
    let ways = waysDown(from: a, to: b)
    if ways == [a] { return localPartial(a, b) }
    var chain: [ChainTerm] = []
    for way in ways {
      guard let local = localPartial(way, b) else { return nil }
      guard way != a else {
        chain.append(ChainTerm(adjoint: nil, local: local))
        continue
      }
      // What takes only `a` itself has its derivative as a local one, by that key.
      guard let adjoint = totalFromAdjoints(a, way) else { return nil }
      chain.append(ChainTerm(adjoint: adjoint, local: local))
    }
    let saved = nodes.begin()
    defer { nodes.end(saved) }
    let pairs = chain.flatMap { term in
      [term.adjoint.map { quantities[$0.index].node } ?? nodes.constant(1), quantities[term.local.index].node]
    }
    let node =
      switch pairs.count {
      case 0: nodes.constant(a == b ? 1 : 0)
      case 2: nodes.emit(.multiply, pairs)
      default: nodes.emit(.dot, pairs)
      }
    return addDerivative(key, node, chain)
  }

  /// The derivative of `u`'s own formula by `v`, all else in it held fixed; nil where an operation in it has none.
  mutating func localPartial(_ u: QuantityID, _ v: QuantityID) -> QuantityID? {
    let key = DerivativeKey(of: u, by: v, partial: entersIndirectly(v, into: u))
    if let known = derivatives[key] { return known }
    let saved = nodes.begin(sharing: outputs)
    defer { nodes.end(saved) }
    guard
      let term = nodes.derivative(
        of: quantities[u.index].node, by: quantities[v.index].node, outside: quantityOfNode)
    else { return nil }
    return addDerivative(key, nodes.emit(term))
  }

  private mutating func addDerivative(_ key: DerivativeKey, _ node: NodeID, _ chain: [ChainTerm] = []) -> QuantityID {
    let expression = Expression(
      .derivative(
        of: quantities[key.of.index].expression, by: quantities[key.by.index].expression, partial: key.partial))
    let id = add(expression, node, phase: .backward)
    quantities[id.index].derivative = key
    quantities[id.index].chain = chain
    derivatives[key] = id
    return id
  }

  /// What `b` enters directly and `a` depends on, `a` itself included.
  mutating func waysDown(from a: QuantityID, to b: QuantityID) -> [QuantityID] {
    let users = (users[b] ?? []).filter { $0.index <= a.index }
    guard users != [a] else { return users }
    let below = ancestors(of: a)
    return users.filter { $0 == a || below[$0.index] }
  }

  /// Whether `v` enters something else that `u` depends on.
  private func entersIndirectly(_ v: QuantityID, into u: QuantityID) -> Bool {
    guard let users = users[v], users.contains(where: { $0 < u }) else { return false }
    var isNeeded = [Bool](repeating: false, count: u.index)
    for input in quantities[u.index].inputs { isNeeded[input.index] = true }
    // Downwards from `u`, as the nearest user of `v` is most often found soon.
    for index in (v.index + 1..<max(u.index, v.index + 1)).reversed() where isNeeded[index] {
      for input in quantities[index].inputs {
        if input == v { return true }
        isNeeded[input.index] = true
      }
    }
    return false
  }

  /// Whether a quantity depends on each of those before it; walked once for each.
  private mutating func ancestors(of top: QuantityID) -> [Bool] {
    if let known = ancestry[top] { return known }
    var isFound = [Bool](repeating: false, count: top.index + 1)
    for index in (0...top.index).reversed() where index == top.index || isFound[index] {
      for input in quantities[index].inputs { isFound[input.index] = true }
    }
    ancestry[top] = isFound
    return isFound
  }

  /// The variables that `top` depends on, and every quantity between them and `top`, the last first.
  mutating func between(_ top: QuantityID, and variables: [QuantityID]) -> [QuantityID] {
    let isAncestor = ancestors(of: top)
    guard let first = variables.min(), first < top else { return [] }
    var leads = [Bool](repeating: false, count: top.index + 1)
    for variable in variables where variable < top { leads[variable.index] = true }
    var found: [QuantityID] = []
    for index in first.index..<top.index where isAncestor[index] {
      leads[index] = leads[index] || quantities[index].inputs.contains { leads[$0.index] }
      if leads[index] { found.append(QuantityID(index: index)) }
    }
    return found.reversed()
  }
}
