import BigInt

/// An exact fraction with a denominator above zero, not necessarily in lowest terms.
struct Rational: Sendable {
  var numerator: BigInt
  var denominator: BigUInt

  /// The most bits a numerator or denominator may have, so that no typed arithmetic can grow without end.
  static let mostBits = 1 << 14

  init(_ numerator: BigInt, over denominator: BigUInt = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The decimal as a fraction.
  init(_ decimal: DecimalNumber) {
    let sign: BigInt.Sign = decimal.isNegative ? .minus : .plus
    if decimal.exponent >= 0 {
      self.init(BigInt(sign: sign, magnitude: decimal.coefficient * .tenToThe(decimal.exponent)))
    } else {
      self.init(BigInt(sign: sign, magnitude: decimal.coefficient), over: .tenToThe(-decimal.exponent))
    }
  }

  var isZero: Bool { numerator.isZero }

  /// Whether both parts are small enough to go on computing with.
  var isManageable: Bool {
    numerator.magnitude.bitWidth <= Self.mostBits && denominator.bitWidth <= Self.mostBits
  }

  static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, over: value.denominator)
  }

  static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * BigInt(right.denominator) + right.numerator * BigInt(left.denominator),
      over: left.denominator * right.denominator)
  }

  static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// One over the value; nothing for zero.
  var reciprocal: Rational? {
    guard !isZero else { return nil }
    return Rational(BigInt(sign: numerator.sign, magnitude: denominator), over: numerator.magnitude)
  }

  /// The value to an integer power; nothing where that would be 1/0 or unmanageably large.
  func power(_ exponent: Int) -> Rational? {
    guard exponent >= 0 else { return reciprocal?.power(-exponent) }
    let bits = max(numerator.magnitude.bitWidth, denominator.bitWidth)
    let (size, overflow) = bits.multipliedReportingOverflow(by: exponent)
    guard !overflow, size <= Self.mostBits else { return nil }
    return Rational(numerator.power(exponent), over: denominator.power(exponent))
  }

  /// The whole number the value is, if it is one that fits an `Int`.
  var integer: Int? {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: BigInt(denominator))
    return remainder.isZero ? Int(exactly: quotient) : nil
  }

  static func == (left: Rational, right: Rational) -> Bool {
    left.numerator * BigInt(right.denominator) == right.numerator * BigInt(left.denominator)
  }

  /// The value rounded to `places` decimals, half away from zero, and whether it lay exactly half way.
  func rounded(toPlaces places: Int) -> (value: DecimalNumber, isTie: Bool) {
    var dividend = numerator.magnitude
    var divisor = denominator
    if places >= 0 { dividend *= .tenToThe(places) } else { divisor *= .tenToThe(-places) }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let twice = remainder << 1
    let value = DecimalNumber(
      isNegative: numerator.sign == .minus, coefficient: twice >= divisor ? quotient + 1 : quotient, exponent: -places)
    return (value, twice == divisor)
  }

  /// The power of ten of the leading digit.
  var decade: Int {
    // That of a quotient of numbers with m and n digits is m − n or one less.
    let decade = numerator.magnitude.digitCount - denominator.digitCount
    return cut(toPlaces: -decade).value.isZero ? decade - 1 : decade
  }

  /// The value cut towards zero to `places` decimals, and whether nothing was cut off.
  func cut(toPlaces places: Int) -> (value: DecimalNumber, isWhole: Bool) {
    var dividend = numerator.magnitude
    var divisor = denominator
    if places >= 0 { dividend *= .tenToThe(places) } else { divisor *= .tenToThe(-places) }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return (
      DecimalNumber(isNegative: numerator.sign == .minus, coefficient: quotient, exponent: -places), remainder.isZero
    )
  }
}
