import Formula

/// A polynomial in one unknown letter, such as −0.2486 y + 0.0702.
public struct Polynomial: Scalar, Hashable {
  /// The coefficients of the unknown's powers 0, 1, 2, …; the last is not zero unless it is the only one.
  public private(set) var coefficients: [Double]

  /// No polynomial grows beyond this degree; a product that would is not finite.
  public static let highestDegree = 12

  /// A constant.
  public init(_ value: Double) { coefficients = [value] }

  /// The unknown itself.
  public static let unknown = Polynomial(coefficients: [0, 1])

  /// A polynomial from its coefficients, the constant first.
  public init(coefficients: [Double]) {
    self.coefficients = coefficients.isEmpty ? [0] : coefficients
    while self.coefficients.count > 1, self.coefficients.last == 0 { self.coefficients.removeLast() }
  }

  /// The value, when the unknown does not occur.
  public var constant: Double? { coefficients.count == 1 ? coefficients[0] : nil }

  /// Whether every coefficient is finite.
  public var isFinite: Bool { coefficients.allSatisfy(\.isFinite) }

  private func combined(with other: Polynomial, _ combine: (Double, Double) -> Double) -> Polynomial {
    let degree = max(coefficients.count, other.coefficients.count)
    return Polynomial(coefficients: (0..<degree).map { combine(self[$0], other[$0]) })
  }

  /// The coefficient of a power, zero beyond the degree.
  public subscript(power: Int) -> Double { power < coefficients.count ? coefficients[power] : 0 }

  /// The sum, power by power.
  public static func + (left: Polynomial, right: Polynomial) -> Polynomial { left.combined(with: right, +) }
  /// The difference, power by power.
  public static func - (left: Polynomial, right: Polynomial) -> Polynomial { left.combined(with: right, -) }
  /// The opposite, power by power.
  public static prefix func - (operand: Polynomial) -> Polynomial {
    Polynomial(coefficients: operand.coefficients.map { -$0 })
  }

  /// The product; not finite above `highestDegree`.
  public static func * (left: Polynomial, right: Polynomial) -> Polynomial {
    let degree = left.coefficients.count + right.coefficients.count - 2
    guard degree <= highestDegree else { return Polynomial(.nan) }
    var product = [Double](repeating: 0, count: degree + 1)
    for (i, a) in left.coefficients.enumerated() {
      for (j, b) in right.coefficients.enumerated() { product[i + j] += a * b }
    }
    return Polynomial(coefficients: product)
  }

  /// Division by a constant; by anything else the result is no polynomial and not finite.
  public static func / (left: Polynomial, right: Polynomial) -> Polynomial {
    guard let divisor = right.constant else { return Polynomial(.nan) }
    return Polynomial(coefficients: left.coefficients.map { $0 / divisor })
  }

  /// A whole power of a polynomial, or any power of a constant; not finite otherwise.
  public func raised(to exponent: Polynomial) -> Polynomial {
    guard let power = exponent.constant else { return Polynomial(.nan) }
    if let base = constant { return Polynomial(base.raised(to: power)) }
    guard power == power.rounded(), (0...Double(Self.highestDegree)).contains(power) else { return Polynomial(.nan) }
    return (0..<Int(power)).reduce(Polynomial(1)) { product, _ in product * self }
  }

  /// The function of a constant; not finite where the unknown occurs.
  public func applying(_ function: ElementaryFunction) -> Polynomial {
    Polynomial(constant.map(function.value) ?? .nan)
  }

  /// The derivative at a constant; not finite where the unknown occurs.
  public static func slope(of function: ElementaryFunction, at x: Polynomial, value y: Polynomial) -> Polynomial {
    guard let x = x.constant, let y = y.constant else { return Polynomial(.nan) }
    return Polynomial(function.slope(x, y))
  }

  /// The comparison of constants; not finite where the unknown occurs.
  public static func exceeds(_ left: Polynomial, _ right: Polynomial) -> Polynomial {
    guard let left = left.constant, let right = right.constant else { return Polynomial(.nan) }
    return Polynomial(Double.exceeds(left, right))
  }

  /// The coefficient of a power, as a constant.
  public func coefficient(_ power: Int) -> Polynomial { Polynomial(self[power]) }
}
