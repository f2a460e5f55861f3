import Formula

/// The entries of sources and of arithmetic in the table of operations.

/// A number that is there from the start, or the unknown, where it is nil.
struct Source: Primitive {
  let number: Double?
  var inputCounts: ClosedRange<Int> { 0...0 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { Inputs.Number(number ?? .nan) }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(0) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { number.map { .number($0) } ?? unknown }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// A number that formulas call by a name.
struct NamedNumber: Primitive {
  let constant: NamedConstant
  var inputCounts: ClosedRange<Int> { 0...0 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { Inputs.Number.constant(constant) }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(0) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { .name(constant.rawValue) }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// A quantity that equals another.
struct Copy: Primitive {
  var inputCounts: ClosedRange<Int> { 1...1 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(1) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { inputs[0] }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u + v.
struct Addition: Primitive {
  var inputCounts: ClosedRange<Int> { 2...2 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0] + input[1] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(1) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.binary(.add, inputs[0], inputs[1]))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u − v.
struct Subtraction: Primitive {
  var inputCounts: ClosedRange<Int> { 2...2 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0] - input[1] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    Term(place == 0 ? 1 : -1)
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.binary(.subtract, inputs[0], inputs[1]))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u v.
struct Multiplication: Primitive {
  var inputCounts: ClosedRange<Int> { 2...2 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0] * input[1] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    nodes.factor(inputs[1 - place])
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { product(inputs[0], inputs[1]) }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u / v.
struct Division: Primitive {
  var inputCounts: ClosedRange<Int> { 2...2 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0] / input[1] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    if place == 0 { return nodes.reciprocal(inputs[1]) }
    let square = nodes.emit(.power, [inputs[1], nodes.constant(2)])
    return Term(-1, [nodes.emit(.divide, [inputs[0], square])])
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.binary(.divide, inputs[0], inputs[1]))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause {
    inputs[1] == 0 ? .divisionByZero : .quotient(inputs[0], inputs[1])
  }
}

/// uᵛ.
struct Power: Primitive {
  var inputCounts: ClosedRange<Int> { 2...2 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0].raised(to: input[1]) }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    if place == 1 {
      let log = nodes.emit(.function(.log), [inputs[0]])
      return Term(1, [node, log])
    }
    guard case .constant(let exponent) = nodes[inputs[1]].operation else {
      let lower = nodes.emit(.subtract, [inputs[1], nodes.constant(1)])
      return Term(1, [inputs[1], nodes.emit(.power, [inputs[0], lower])])
    }
    switch exponent {
    case 0: return Term(0)
    case 1: return Term(1)
    case 2: return Term(2, [inputs[0]])
    default:
      let lower =
        exponent.isCoefficient
        ? nodes.constant(exponent - 1) : nodes.emit(.subtract, [inputs[1], nodes.constant(1)])
      return nodes.factor(inputs[1]) * Term(1, [nodes.emit(.power, [inputs[0], lower])])
    }
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.binary(.power, inputs[0], inputs[1]))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .power(inputs[0], inputs[1]) }
}

/// −u.
struct Negation: Primitive {
  var inputCounts: ClosedRange<Int> { 1...1 }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { -input[0] }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(-1) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { Expression(.negate(inputs[0])) }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u₁ + u₂ + … + uₙ.
struct Summation: Primitive {
  var inputCounts: ClosedRange<Int> { 1...Nodes.limit }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    var total = input[0]
    for i in 1..<max(input.count, 1) { total = total + input[i] }
    return total
  }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(1) }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression { sum(inputs) }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// u₁ v₁ + u₂ v₂ + …, with the inputs u₁, v₁, u₂, v₂, ….
struct DotProduct: Primitive {
  var inputCounts: ClosedRange<Int> { 2...Nodes.limit }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    var total = input[0] * input[1]
    for i in stride(from: 2, to: input.count, by: 2) { total = total + input[i] * input[i + 1] }
    return total
  }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    nodes.factor(inputs[place ^ 1])
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    sum(stride(from: 0, to: inputs.count, by: 2).map { product(inputs[$0], inputs[$0 + 1]) })
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

extension Nodes {
  /// A node as a factor; a constant becomes part of the coefficient where that keeps it exactly.
  fileprivate func factor(_ node: NodeID) -> Term {
    if case .constant(let value) = self[node].operation, value.isCoefficient { return Term(value) }
    return Term(1, [node])
  }

  /// A third stays a quotient: no `Double` is one.
  fileprivate mutating func reciprocal(_ node: NodeID) -> Term {
    if case .constant(let value) = self[node].operation, value.isCoefficient, (1 / value).isCoefficient,
      value * (1 / value) == 1
    {
      return Term(1 / value)
    }
    return Term(1, [emit(.divide, [constant(1), node])])
  }
}

extension Double {
  /// Whether products and sums of a few such numbers are exact: a multiple of 2⁻⁸ of moderate size.
  fileprivate var isCoefficient: Bool {
    let steps = self * 0x1p8
    return steps == steps.rounded() && magnitude <= 0x1p10
  }
}
