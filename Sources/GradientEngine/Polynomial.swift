import Formula

/// A polynomial in one unknown letter, such as −0.2486 y + 0.0702, with coefficients in any arithmetic.
public struct PolynomialOver<Coefficient: Scalar & Hashable>: Scalar, Hashable {
  /// The coefficients of the powers 0 and 1, which nearly all polynomials do with: they cost no allocation.
  @usableFromInline var constantTerm: Coefficient
  @usableFromInline var slope: Coefficient
  /// The coefficients of the powers 2, 3, …; the last is not zero.
  @usableFromInline var higher: [Coefficient]

  /// No polynomial grows beyond this degree; a product that would is not finite.
  public static var highestDegree: Int { 12 }

  @usableFromInline init(_ constantTerm: Coefficient, _ slope: Coefficient, _ higher: [Coefficient] = []) {
    self.constantTerm = constantTerm
    self.slope = slope
    self.higher = higher
    while let last = self.higher.last, last == Coefficient(0) { self.higher.removeLast() }
  }

  /// A constant.
  public init(_ value: Double) { self.init(constant: Coefficient(value)) }

  /// A constant as a file or a formula writes it.
  public init(written value: Double) { self.init(constant: Coefficient(written: value)) }

  /// A number that no decimal is.
  public static func constant(_ constant: NamedConstant) -> Self { Self(constant: Coefficient.constant(constant)) }

  /// A constant of the coefficients' own kind.
  @inlinable
  public init(constant: Coefficient) {
    constantTerm = constant
    slope = Coefficient(0)
    higher = []
  }

  /// A polynomial from its coefficients, the constant first; without any it is zero.
  public init(coefficients: [Coefficient]) {
    self.init(
      coefficients.first ?? Coefficient(0), coefficients.count > 1 ? coefficients[1] : Coefficient(0),
      Array(coefficients.dropFirst(2)))
  }

  /// The unknown itself.
  public static var unknown: Self { Self(Coefficient(0), Coefficient(1)) }

  /// The coefficients of the unknown's powers 0, 1, 2, …; the last is not zero unless it is the only one.
  public var coefficients: [Coefficient] { degree == 0 ? [constantTerm] : [constantTerm, slope] + higher }

  /// The highest power that occurs; 0 for a constant.
  @inlinable public var degree: Int { higher.isEmpty ? (slope == Coefficient(0) ? 0 : 1) : higher.count + 1 }

  /// The value, when the unknown does not occur.
  public var constant: Coefficient? { degree == 0 ? constantTerm : nil }

  /// Whether every coefficient is finite.
  public var isFinite: Bool { constantTerm.isFinite && slope.isFinite && higher.allSatisfy(\.isFinite) }

  /// The coefficient of a power, zero beyond the degree.
  @inlinable
  public subscript(power: Int) -> Coefficient {
    switch power {
    case 0: constantTerm
    case 1: slope
    default: power < higher.count + 2 ? higher[power - 2] : Coefficient(0)
    }
  }

  /// The polynomial with another coefficient for every power up to its degree.
  @inlinable
  public func map<Other>(_ transform: (Int, Coefficient) -> Other) -> PolynomialOver<Other> {
    guard degree > 0 else { return PolynomialOver<Other>(constant: transform(0, constantTerm)) }
    let (constant, slope) = (transform(0, constantTerm), transform(1, slope))
    guard !higher.isEmpty else { return PolynomialOver<Other>(constant, slope, []) }
    return PolynomialOver<Other>(
      constant, slope, higher.enumerated().map { transform($0.offset + 2, $0.element) })
  }

  @inline(__always)
  private func combined(with other: Self, _ combine: (Coefficient, Coefficient) -> Coefficient) -> Self {
    let (constant, slope) = (combine(constantTerm, other.constantTerm), combine(slope, other.slope))
    let highest = max(degree, other.degree)
    return Self(constant, slope, highest < 2 ? [] : (2...highest).map { combine(self[$0], other[$0]) })
  }

  /// The sum, power by power.
  public static func + (left: Self, right: Self) -> Self { left.combined(with: right, +) }
  /// The difference, power by power.
  public static func - (left: Self, right: Self) -> Self { left.combined(with: right, -) }
  /// The opposite, power by power.
  public static prefix func - (operand: Self) -> Self { operand.scaled { -$0 } }

  /// The product; not finite above `highestDegree`.
  public static func * (left: Self, right: Self) -> Self {
    if left.degree == 0 { return right.scaled { left.constantTerm * $0 } }
    if right.degree == 0 { return left.scaled { $0 * right.constantTerm } }
    let degree = left.degree + right.degree
    guard degree <= highestDegree else { return Self(.nan) }
    var product = [Coefficient](repeating: Coefficient(0), count: degree + 1)
    for i in 0...left.degree {
      for j in 0...right.degree { product[i + j] = product[i + j] + left[i] * right[j] }
    }
    return Self(coefficients: product)
  }

  private func scaled(_ scale: (Coefficient) -> Coefficient) -> Self {
    degree == 0 ? Self(constant: scale(constantTerm)) : Self(scale(constantTerm), scale(slope), higher.map(scale))
  }

  /// Division by a constant; by anything else the result is no polynomial and not finite.
  public static func / (left: Self, right: Self) -> Self {
    guard let divisor = right.constant else { return Self(.nan) }
    return left.scaled { $0 / divisor }
  }

  /// A whole power of a polynomial, or any power of a constant; not finite otherwise.
  public func raised(to exponent: Self) -> Self {
    guard let power = exponent.constant else { return Self(.nan) }
    if let base = constant { return Self(constant: base.raised(to: power)) }
    guard let count = (0...Self.highestDegree).first(where: { Coefficient(Double($0)) == power }) else {
      return Self(.nan)
    }
    return (0..<count).reduce(Self(1)) { product, _ in product * self }
  }

  /// The function of a constant; not finite where the unknown occurs.
  public func applying(_ function: ElementaryFunction) -> Self {
    constant.map { Self(constant: $0.applying(function)) } ?? Self(.nan)
  }

  /// The derivative at a constant; not finite where the unknown occurs.
  public static func slope(of function: ElementaryFunction, at x: Self, value y: Self) -> Self {
    guard let x = x.constant, let y = y.constant else { return Self(.nan) }
    return Self(constant: Coefficient.slope(of: function, at: x, value: y))
  }

  /// The larger of two constants; not finite where the unknown occurs.
  public static func larger(_ left: Self, _ right: Self) -> Self {
    guard let left = left.constant, let right = right.constant else { return Self(.nan) }
    return Self(constant: Coefficient.larger(left, right))
  }

  /// The share of one of some constants; not finite where the unknown occurs.
  public static func share(of place: Int, inLargest numbers: [Self]) -> Self {
    let constants = numbers.compactMap(\.constant)
    guard constants.count == numbers.count else { return Self(.nan) }
    return Self(constant: Coefficient.share(of: place, inLargest: constants))
  }

  /// The coefficient of a power, as a constant.
  public func coefficient(_ power: Int) -> Self { Self(constant: self[power]) }
}

/// A polynomial with plain numbers for its coefficients.
public typealias Polynomial = PolynomialOver<Double>
