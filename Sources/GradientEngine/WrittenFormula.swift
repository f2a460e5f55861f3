import Formula

/// How what the tape computes is written: from nodes back to formulas over named quantities.
extension Graph {
  /// The formula of a quantity, element by element: `W1[0,1] + W1[1,1]*x[1] + W1[2,1]*x[2]`.
  public func formula(of id: QuantityID) -> Expression {
    Writer(graph: self, root: self[id].node).write(self[id].node)
  }

  /// The formula of a quantity in a form that comes to its value at these numbers.
  ///
  /// Where a sigmoid is saturated, y(1 − y) with the digits shown would not; there σ(z)·σ(−z) stands for it.
  func formula(of id: QuantityID, at valuation: Valuation) -> Expression {
    Writer(graph: self, root: self[id].node, numbers: valuation.numbers).write(self[id].node)
  }

  /// What a quantity's own formula takes by convention, as it stands on a kink.
  func conventions(in id: QuantityID, _ valuation: Valuation) -> [KinkConvention] {
    guard !valuation.conventions.isEmpty else { return [] }
    var found: [KinkConvention] = []
    var pending = [self[id].node]
    var seen = Set(pending)
    while let node = pending.popLast() {
      if let convention = valuation.conventions[node], !found.contains(convention) { found.append(convention) }
      for input in nodes[node].inputs where owners[input] == nil && seen.insert(input).inserted {
        pending.append(input)
      }
    }
    return found
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
  /// What the nodes come to, where the form is to suit that.
  var numbers: [Double]?

  /// The formula of a node; a named one below the root is written by its name.
  func write(_ id: NodeID) -> Expression {
    if id != root, let owner = graph.owners[id] { return graph[owner].expression }
    let node = graph.nodes[id]
    if let numbers, let steady = steadyForm(of: node, numbers) { return steady }
    return node.operation.primitive.written(node.inputs.map(write), unknown: .name(graph.unknown ?? ""))
  }
}

extension Writer {
  /// From here on exp is too large, or too near 0, for its quotients to be worked out.
  private static var largeExponent: Double { 300 }

  /// The form of an operation that keeps its digits at these numbers; nil where the usual one does.
  private func steadyForm(of node: Node, _ numbers: [Double]) -> Expression? {
    switch node.operation {
    case .slope(let function):
      guard let steady = function.steadySlope else { return nil }
      let (x, y) = (numbers[node.inputs[0]], numbers[node.inputs[1]])
      let slope = function.slope(x, y)
      let printed = Double.evaluate(function.writtenSlope, x: x, y: y.asPrinted)
      guard (printed - slope).magnitude > slope.magnitude / 256 else {
        return nil
      }
      let argument = write(node.inputs[0])
      return steady.replacing { $0.kind == .name("x") ? argument : nil }
    case .softmax(let place):
      guard node.inputs.contains(where: { numbers[$0].magnitude > Self.largeExponent }) else { return nil }
      let own = write(node.inputs[place])
      let others = node.inputs.enumerated().filter { $0.offset != place }.map { _, other in
        Expression(
          .call(ElementaryFunction.exp.rawValue, [Expression(.binary(.subtract, write(other), own))]))
      }
      return Expression(.binary(.divide, .number(1), sum([.number(1)] + others)))
    default: return nil
    }
  }
}

extension Double {
  /// An output near 1 as it is printed, to six digits: what is subtracted from 1 has no others.
  fileprivate var asPrinted: Double { (0.1..<1).contains(magnitude) ? (self * 1e6).rounded() / 1e6 : self }
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
