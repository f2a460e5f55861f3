import Formula
import GradientEngine

/// What misconceptions look for in a formula.
extension Expression {
  /// The same formula a number of times over.
  func times(_ factor: Double) -> Expression { Expression(.binary(.multiply, .number(factor), self)) }

  /// The summands, signs left with them.
  var terms: [Expression] {
    switch kind {
    case .binary(.add, let left, let right): left.terms + right.terms
    case .binary(.subtract, let left, let right): left.terms + right.terms.map { Expression(.negate($0)) }
    default: [self]
    }
  }

  /// The sum of these terms, zero if there are none.
  init(sumOf terms: some Sequence<Expression>) {
    var sum: Expression?
    for term in terms { sum = sum.map { Expression(.binary(.add, $0, term)) } ?? term }
    self = sum ?? .number(0)
  }

  /// All parts of the formula, itself included.
  var parts: [Expression] {
    var parts: [Expression] = []
    func add(_ part: Expression) {
      parts.append(part)
      for child in part.kind.children { add(child) }
    }
    add(self)
    return parts
  }

  /// What is squared, where the formula is nothing but a square.
  var squareRoot: Expression? {
    switch kind {
    case .binary(.power, let base, let exponent) where exponent.kind == .number(2): base
    case .binary(.multiply, let left, let right) where left == right: left
    default: nil
    }
  }

  /// The square in the formula, where that is half of one.
  var halvedSquare: Expression? {
    switch kind {
    case .binary(.divide, let square, let two) where two.kind == .number(2) && square.squareRoot != nil: square
    case .binary(.multiply, let half, let square) where half.isHalf && square.squareRoot != nil: square
    default: nil
    }
  }

  private var isHalf: Bool {
    switch kind {
    case .number(0.5): true
    case .binary(.divide, let one, let two): one.kind == .number(1) && two.kind == .number(2)
    default: false
    }
  }

  /// Whether it is a product of different things, and so no square.
  var isProduct: Bool {
    switch kind {
    case .binary(.multiply, let left, let right): left != right
    case .negate(let operand): operand.isProduct
    default: false
    }
  }

  /// The function and its argument, where the formula is nothing but an activation.
  var activation: (function: ElementaryFunction, argument: Expression)? {
    guard case .call(let name, let arguments) = kind, arguments.count == 1,
      let function = ElementaryFunction(rawValue: name), function.isActivation
    else { return nil }
    return (function, arguments[0])
  }

  /// The formula with the indices of every matrix element exchanged.
  var transposed: Expression {
    replacing { part in
      guard case .index(let base, let indices) = part.kind, indices.count == 2 else { return nil }
      return Expression(.index(base, indices.reversed()))
    }
  }
}
