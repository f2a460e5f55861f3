import Formula

/// The entries of functions, comparisons and coefficients in the table of operations.

/// f(u), for a function of one number.
struct Application: Primitive {
  let function: ElementaryFunction
  var inputCounts: ClosedRange<Int> { 1...1 }

  init(function: ElementaryFunction) { self.function = function }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0].applying(function) }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    switch function.writtenSlope.kind {
    case .number(let value): Term(value)
    case .name("y"): Term(1, [node])
    default: Term(1, [nodes.emit(.slope(function), [inputs[0], node])])
    }
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.call(function.rawValue, inputs))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .function(function, inputs[0]) }
}

/// f′(u), from u and from f(u) or what stands in for it.
struct Slope: Primitive {
  let function: ElementaryFunction
  var inputCounts: ClosedRange<Int> { 2...2 }

  init(function: ElementaryFunction) { self.function = function }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    Inputs.Number.slope(of: function, at: input[0], value: input[1])
  }
  /// The language writes first derivatives only.
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { nil }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    function.writtenSlope.replacing {
      $0.kind == .name("x") ? inputs[0] : $0.kind == .name("y") ? inputs[1] : nil
    }
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .function(function, inputs[0]) }
}

/// The largest of some numbers, or the smallest; those that tie have equal shares in the derivative.
struct Extreme: Primitive {
  let isMaximum: Bool
  var inputCounts: ClosedRange<Int> { 1...Nodes.limit }

  init(isMaximum: Bool) { self.isMaximum = isMaximum }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    var extreme = isMaximum ? input[0] : -input[0]
    for place in 1..<max(input.count, 1) {
      extreme = Inputs.Number.larger(extreme, isMaximum ? input[place] : -input[place])
    }
    return isMaximum ? extreme : -extreme
  }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? {
    Term(1, [nodes.emit(isMaximum ? .maximumShare(place) : .minimumShare(place), inputs)])
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    // More arguments than a call may have stand in a list.
    let arguments = inputs.count > ExtremeOfElements.mostArguments ? [Expression(.list(inputs))] : inputs
    return Expression(.call(isMaximum ? "max" : "min", arguments))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// The derivative of the largest or smallest of some numbers by the one at a place: 1, 0, or an equal share at a tie.
struct ExtremeShare: Primitive {
  let isMaximum: Bool
  let place: Int
  var inputCounts: ClosedRange<Int> { 1...Nodes.limit }

  init(isMaximum: Bool, place: Int) {
    self.isMaximum = isMaximum
    self.place = place
  }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    Inputs.Number.share(of: place, inLargest: (0..<input.count).map { isMaximum ? input[$0] : -input[$0] })
  }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { Term(0) }
  /// A form that comes to the value at a tie, too: of two numbers (1 + sign(u − v))/2; of more, whether u is the largest, over
  /// how many are.
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    func excess(_ left: Expression, _ right: Expression) -> Expression {
      Expression(.binary(.subtract, isMaximum ? left : right, isMaximum ? right : left))
    }
    if inputs.count == 2 {
      let sign = Expression(.call(ElementaryFunction.sign.rawValue, [excess(inputs[place], inputs[1 - place])]))
      return Expression(.binary(.divide, Expression(.binary(.add, .number(1), sign)), .number(2)))
    }
    let extreme = Extreme(isMaximum: isMaximum).written(inputs, unknown: unknown)
    func reaches(_ part: Expression) -> Expression {
      Expression(.call(ElementaryFunction.step.rawValue, [excess(part, extreme)]))
    }
    return Expression(
      .binary(
        .divide, reaches(inputs[place]), Expression(.call("sum", [reaches(Expression(.list(inputs)))]))))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// exp(uᵢ) / Σ exp(uⱼ), for the i that is its attribute.
struct SoftmaxElement: Primitive {
  let place: Int
  var inputCounts: ClosedRange<Int> { 1...Nodes.limit }

  init(place: Int) { self.place = place }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    // 1 / Σ exp(xⱼ − xᵢ): neither a large nor a small x overflows to an undefined quotient.
    var total = Inputs.Number(1)
    for j in 0..<input.count where j != place { total = total + (input[j] - input[place]).applying(.exp) }
    return Inputs.Number(1) / total
  }
  func derivative(of node: NodeID, _ inputs: [NodeID], by other: Int, in nodes: inout Nodes) -> Term? {
    guard other == place else { return Term(-1, [node, nodes.emit(.softmax(other), inputs)]) }
    return Term(1, [node, nodes.emit(.subtract, [nodes.constant(1), node])])
  }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    let powers = inputs.map { Expression(.call(ElementaryFunction.exp.rawValue, [$0])) }
    return Expression(.binary(.divide, powers[place], sum(powers)))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}

/// The coefficient of a power of the unknown; the power is its attribute.
struct Coefficient: Primitive {
  let power: Int
  var inputCounts: ClosedRange<Int> { 1...1 }

  init(power: Int) { self.power = power }

  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number { input[0].coefficient(power) }
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term? { nil }
  func written(_ inputs: [Expression], unknown: Expression) -> Expression {
    Expression(.call(power == 0 ? "constant" : "coefficient", [inputs[0], unknown]))
  }
  func cause(_ inputs: [Double]) -> NonFinite.Cause { .tooLarge }
}
