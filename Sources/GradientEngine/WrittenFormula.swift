import Formula

/// How what the tape computes is written: from nodes back to formulas over named quantities.
extension Graph {
  /// The formula of a quantity, element by element: `W1[0,1] + W1[1,1]*x[1] + W1[2,1]*x[2]`.
  public func formula(of id: QuantityID) -> Expression {
    Writer(graph: self, root: self[id].node).write(self[id].node)
  }

  /// A formula with the value of every quantity in it put in its place; the unknown stays a letter.
  public func substituting(_ values: [Value], in formula: Expression) -> Expression {
    formula.replacing { part in
      switch part.kind {
      case .name(let name) where name == unknown: nil
      case .name, .index, .derivative:
        quantity(named: Notation().show(part, in: .ascii)).map { values[$0.id.index].expression }
      default: nil
      }
    }
  }
}

private struct Writer {
  let graph: Graph
  let root: NodeID

  /// The formula of a node; a named one below the root is written by its name.
  func write(_ id: NodeID) -> Expression {
    if id != root, let owner = graph.owners[id] { return graph[owner].expression }
    let node = graph.nodes[id]
    return node.operation.primitive.written(node.inputs.map(write), unknown: .name(graph.unknown ?? ""))
  }
}

/// Terms one after another; zeros are left out, and a negated term is subtracted.
func sum(_ terms: [Expression]) -> Expression {
  let terms = terms.filter { $0.kind != .number(0) }
  guard let first = terms.first else { return .number(0) }
  return terms.dropFirst().reduce(first) { sum, term in
    if case .negate(let operand) = term.kind { return Expression(.binary(.subtract, sum, operand)) }
    return Expression(.binary(.add, sum, term))
  }
}

/// Two factors; a factor of one is left out, a sign goes to the front, and a reciprocal divides.
func product(_ left: Expression, _ right: Expression) -> Expression {
  switch (left.kind, right.kind) {
  case (.number(1), _): return right
  case (_, .number(1)): return left
  case (.number(0), _), (_, .number(0)): return .number(0)
  case (.number(-1), _): return Expression(.negate(right))
  case (_, .number(-1)): return Expression(.negate(left))
  case (.negate(let inner), _): return Expression(.negate(product(inner, right)))
  case (_, .negate(let inner)): return Expression(.negate(product(left, inner)))
  case (_, .binary(.divide, let one, let divisor)) where one.kind == .number(1):
    return Expression(.binary(.divide, left, divisor))
  default: return Expression(.binary(.multiply, left, right))
  }
}
