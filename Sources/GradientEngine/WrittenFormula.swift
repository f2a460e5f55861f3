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
    let inputs = node.inputs
    switch node.operation {
    case .constant(let value), .given(let value): return .number(value)
    case .unknown: return .name(graph.unknown ?? "")
    case .copy: return write(inputs[0])
    case .add: return binary(.add, inputs)
    case .subtract: return binary(.subtract, inputs)
    case .multiply: return product(write(inputs[0]), write(inputs[1]))
    case .divide: return binary(.divide, inputs)
    case .power: return binary(.power, inputs)
    case .negate: return Expression(.negate(write(inputs[0])))
    case .sum: return sum(inputs.map(write))
    case .dot:
      return sum(stride(from: 0, to: inputs.count, by: 2).map { product(write(inputs[$0]), write(inputs[$0 + 1])) })
    case .function(let function): return call(function.rawValue, inputs)
    case .slope(let function): return slope(function, inputs)
    case .maximum: return call("max", inputs)
    case .minimum: return call("min", inputs)
    case .exceeds: return Expression(.call("step", [binary(.subtract, inputs)]))
    case .softmax(let place): return softmax(inputs, place)
    case .coefficient(let power):
      let letter = Expression.name(graph.unknown ?? "")
      return Expression(.call(power == 0 ? "constant" : "coefficient", [write(inputs[0]), letter]))
    }
  }

  private func binary(_ op: BinaryOperator, _ inputs: [NodeID]) -> Expression {
    Expression(.binary(op, write(inputs[0]), write(inputs[1])))
  }

  private func call(_ name: String, _ inputs: [NodeID]) -> Expression {
    Expression(.call(name, inputs.map(write)))
  }

  private func slope(_ function: ElementaryFunction, _ inputs: [NodeID]) -> Expression {
    let x = write(inputs[0])
    let y = write(inputs[1])
    return function.writtenSlope.replacing { $0.kind == .name("x") ? x : $0.kind == .name("y") ? y : nil }
  }

  private func softmax(_ inputs: [NodeID], _ place: Int) -> Expression {
    let powers = inputs.map { call("exp", [$0]) }
    return Expression(.binary(.divide, powers[place], sum(powers)))
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
