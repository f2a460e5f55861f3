import Formula

/// What a quantity comes to: a number, or a polynomial where an unknown stays a letter.
public struct Value: Hashable, Sendable {
  /// The coefficients of the unknown's powers 0, 1, 2, …; a plain number has one.
  public let coefficients: [Double]
  /// The letter, where it occurs.
  public let unknown: String?

  /// A plain number.
  public init(_ number: Double) {
    coefficients = [number]
    unknown = nil
  }

  /// A polynomial in a letter; a plain number where the letter does not occur in it.
  public init(_ polynomial: Polynomial, unknown: String?) {
    coefficients = polynomial.coefficients
    self.unknown = polynomial.constant == nil ? unknown : nil
  }

  /// The number, where no unknown occurs.
  public var number: Double? { unknown == nil ? coefficients[0] : nil }

  /// The value as a formula: a number, or terms in falling powers of the unknown.
  public var expression: Expression {
    guard let unknown else { return .number(coefficients[0]) }
    var sum: Expression?
    for (power, coefficient) in coefficients.enumerated().reversed() where coefficient != 0 {
      let letter: Expression =
        power == 1 ? .name(unknown) : Expression(.binary(.power, .name(unknown), .number(Double(power))))
      let size = Expression.number(abs(coefficient))
      let term = power == 0 ? size : abs(coefficient) == 1 ? letter : Expression(.binary(.multiply, size, letter))
      if let left = sum {
        sum = Expression(.binary(coefficient < 0 ? .subtract : .add, left, term))
      } else {
        sum = coefficient < 0 ? Expression(.negate(term)) : term
      }
    }
    return sum ?? .number(0)
  }
}
