/// What a node of the graph does with its inputs: its value, and its local derivative.
enum Operation: Hashable, Sendable {
  case constant(Double)
  /// A value that the exercise gives.
  case given(Double)
  /// The letter that stays a letter.
  case unknown
  case copy
  case add, subtract, multiply, divide, power
  case negate
  /// The sum of all inputs.
  case sum
  /// The sum of products of inputs taken two by two.
  case dot
  case function(ElementaryFunction)
  /// The derivative of such a function; the inputs are its argument and its value.
  case slope(ElementaryFunction)
  case maximum, minimum
  /// 1 where the first input is the larger, 0 where it is the smaller, ½ at a tie.
  case exceeds
  /// The element of softmax at a place: exp(xᵢ) / Σ exp(xⱼ).
  case softmax(Int)
  /// A coefficient of a polynomial in the unknown.
  case coefficient(Int)

  /// The value from the inputs' values.
  @inline(__always)
  func value<S: Scalar>(_ count: Int, _ input: (Int) -> S) -> S {
    switch self {
    case .constant(let value), .given(let value): return S(value)
    case .unknown: return S(.nan)
    case .copy: return input(0)
    case .add: return input(0) + input(1)
    case .subtract: return input(0) - input(1)
    case .multiply: return input(0) * input(1)
    case .divide: return input(0) / input(1)
    case .power: return input(0).raised(to: input(1))
    case .negate: return -input(0)
    case .sum:
      var total = input(0)
      for i in 1..<max(count, 1) { total = total + input(i) }
      return total
    case .dot:
      var total = input(0) * input(1)
      for i in stride(from: 2, to: count, by: 2) { total = total + input(i) * input(i + 1) }
      return total
    case .function(let function): return input(0).applying(function)
    case .slope(let function): return S.slope(of: function, at: input(0), value: input(1))
    case .maximum, .minimum:
      let first = S.exceeds(input(0), input(1))
      let share = self == .maximum ? first : S(1) - first
      return share * input(0) + (S(1) - share) * input(1)
    case .exceeds: return S.exceeds(input(0), input(1))
    case .softmax(let place):
      // 1 / Σ exp(xⱼ − xᵢ): neither a large nor a small x overflows to an undefined quotient.
      var total = S(1)
      for j in 0..<count where j != place { total = total + (input(j) - input(place)).applying(.exp) }
      return S(1) / total
    case .coefficient(let power): return input(0).coefficient(power)
    }
  }
}

/// A product with a numeric coefficient: what flows backward along one edge.
struct Term {
  var coefficient: Double
  var factors: [NodeID]

  init(_ coefficient: Double, _ factors: [NodeID] = []) {
    self.coefficient = coefficient
    self.factors = factors
  }

  static func * (left: Term, right: Term) -> Term {
    Term(left.coefficient * right.coefficient, left.factors + right.factors)
  }
}

extension Nodes {
  /// The derivative of a node by one of its inputs, everything else held fixed; emits the nodes it needs.
  ///
  /// Nil where the operation has no derivative.
  mutating func localDerivative(of node: NodeID, byInput place: Int) -> Term? {
    let inputs = self[node].inputs
    switch self[node].operation {
    case .constant, .given, .unknown: return Term(0)
    case .copy, .add, .sum: return Term(1)
    case .subtract: return Term(place == 0 ? 1 : -1)
    case .negate: return Term(-1)
    case .multiply: return factor(inputs[1 - place])
    case .dot: return factor(inputs[place ^ 1])
    case .divide:
      if place == 0 { return reciprocal(inputs[1]) }
      let square = emit(.power, [inputs[1], constant(2)])
      return Term(-1, [emit(.divide, [inputs[0], square])])
    case .power: return powerDerivative(node, inputs, place)
    case .function(let function):
      switch function.writtenSlope.kind {
      case .number(let value): return Term(value)
      case .name("y"): return Term(1, [node])
      default: return Term(1, [emit(.slope(function), [inputs[0], node])])
      }
    case .maximum: return Term(1, [emit(.exceeds, place == 0 ? inputs : inputs.reversed())])
    case .minimum: return Term(1, [emit(.exceeds, place == 1 ? inputs : inputs.reversed())])
    case .exceeds: return Term(0)
    case .softmax(let element):
      let other = emit(.softmax(place), inputs)
      return place == element
        ? Term(1, [node, emit(.subtract, [constant(1), node])]) : Term(-1, [node, other])
    case .slope, .coefficient: return nil
    }
  }

  private func factor(_ node: NodeID) -> Term {
    if case .constant(let value) = self[node].operation { return Term(value) }
    return Term(1, [node])
  }

  private mutating func reciprocal(_ node: NodeID) -> Term {
    if case .constant(let value) = self[node].operation { return Term(1 / value) }
    return Term(1, [emit(.divide, [constant(1), node])])
  }

  private mutating func powerDerivative(_ node: NodeID, _ inputs: [NodeID], _ place: Int) -> Term {
    if place == 1 {
      let log = emit(.function(.log), [inputs[0]])
      return Term(1, [node, log])
    }
    guard case .constant(let exponent) = self[inputs[1]].operation else {
      let lower = emit(.subtract, [inputs[1], constant(1)])
      return Term(1, [inputs[1], emit(.power, [inputs[0], lower])])
    }
    switch exponent {
    case 0: return Term(0)
    case 1: return Term(1)
    case 2: return Term(2, [inputs[0]])
    default: return Term(exponent, [emit(.power, [inputs[0], constant(exponent - 1)])])
    }
  }
}
