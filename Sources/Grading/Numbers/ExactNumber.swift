import BigInt

/// A number without rounding error: a decimal as typed, or what arithmetic made of some.
enum ExactNumber: Equatable, Sendable {
  case decimal(DecimalNumber)
  case rational(Rational)

  var rational: Rational {
    switch self {
    case .decimal(let decimal): Rational(decimal)
    case .rational(let rational): rational
    }
  }

  var isZero: Bool {
    switch self {
    case .decimal(let decimal): decimal.isZero
    case .rational(let rational): rational.isZero
    }
  }

  var isNegative: Bool {
    switch self {
    case .decimal(let decimal): decimal.isNegative && !decimal.isZero
    case .rational(let rational): rational.numerator.sign == .minus && !rational.isZero
    }
  }

  var negated: ExactNumber {
    switch self {
    case .decimal(let decimal): .decimal(decimal.negated)
    case .rational(let rational): .rational(-rational)
    }
  }

  /// Whether the values are equal, in whatever digits.
  static func == (left: ExactNumber, right: ExactNumber) -> Bool {
    if case .decimal(let left) = left, case .decimal(let right) = right {
      return left.withoutTrailingZeros == right.withoutTrailingZeros
    }
    return left.rational == right.rational
  }

  /// The value as a `Double` within a relative error of 2⁻⁴⁸: infinite from 10²⁹⁵ on, and 0 below 10⁻²⁹⁵.
  ///
  /// It costs the same whatever the size of the number, so that one out of all reason is told apart at once.
  var approximation: Double {
    switch self {
    case .decimal(let decimal):
      if decimal.coefficient.bitWidth <= 64, let scale = PowersOfTen.nearest(decimal.exponent) {
        let size = Double(UInt64(decimal.coefficient)) * scale
        if size < 1e290, size > 1e-290 || decimal.isZero { return decimal.isNegative ? -size : size }
      }
      return BinaryEstimate(decimal).signed(isNegative: decimal.isNegative)
    case .rational(let rational):
      let estimate = BinaryEstimate(rational.numerator.magnitude) / BinaryEstimate(rational.denominator)
      return estimate.signed(isNegative: rational.numerator.sign == .minus)
    }
  }
}

/// A size as `significand` · 2^`exponent`, whose exponent cannot overflow.
private struct BinaryEstimate {
  private var significand: Double
  private var exponent: Int

  private init(_ significand: Double, _ exponent: Int) {
    guard significand != 0 else {
      (self.significand, self.exponent) = (0, 0)
      return
    }
    self.significand = significand.significand
    self.exponent = exponent + Int(significand.exponent)
  }

  /// The leading 64 bits of a number.
  init(_ number: BigUInt) {
    let dropped = max(0, number.bitWidth - 64)
    self.init(Double(UInt64(truncatingIfNeeded: number >> dropped)), dropped)
  }

  init(_ decimal: DecimalNumber) {
    self.init(decimal.coefficient)
    var rest = decimal.exponent
    // No number that is read needs more than a few rounds; one beyond all of them stays beyond.
    rest = max(-100 * Self.stride, min(100 * Self.stride, rest))
    while rest != 0 {
      let step = max(-Self.stride, min(Self.stride, rest))
      self = BinaryEstimate(significand * (PowersOfTen.nearest(step) ?? 1), exponent)
      rest -= step
    }
  }

  private static let stride = 270

  static func / (left: BinaryEstimate, right: BinaryEstimate) -> BinaryEstimate {
    BinaryEstimate(left.significand / right.significand, left.exponent - right.exponent)
  }

  /// As a `Double`; infinite or zero well before the number itself would be.
  func signed(isNegative: Bool) -> Double {
    let size =
      exponent > 979
      ? .infinity : exponent < -979 ? 0 : Double(sign: .plus, exponent: exponent, significand: significand)
    return isNegative ? -size : size
  }
}

extension Double {
  /// The exact value of a finite number as `significand` · 2^`exponent`.
  var dyadic: (significand: BigInt, exponent: Int) {
    let isSubnormal = exponentBitPattern == 0
    let bits = isSubnormal ? significandBitPattern : significandBitPattern | 1 << 52
    let significand = BigInt(sign: sign == .minus ? .minus : .plus, magnitude: BigUInt(bits))
    return (significand, isSubnormal ? -1074 : Int(exponentBitPattern) - 1075)
  }

  /// The exact value of a finite number as a fraction.
  var rational: Rational {
    let (significand, exponent) = dyadic
    return exponent >= 0 ? Rational(significand << exponent) : Rational(significand, over: BigUInt(1) << -exponent)
  }
}

extension ExactNumber {
  /// The `Double` nearest to the number, where it has one.
  var nearestDouble: Double? {
    switch self {
    case .decimal(let decimal): decimal.double
    case .rational(let rational):
      // Twenty digits are more than a Double has.
      Double(rational.rounded(toPlaces: 20 - rational.decade).value.scientificText)
    }
  }
}

extension DecimalNumber {
  /// The `Double` nearest to the number.
  var double: Double? {
    if coefficient.bitWidth <= 53, (-22...0).contains(exponent), let scale = PowersOfTen.nearest(-exponent) {
      // Both are exact, so that the quotient is rounded once.
      let size = Double(UInt64(coefficient)) / scale
      return isNegative ? -size : size
    }
    return Double("\(isNegative ? "-" : "")\(coefficient)e\(exponent)")
  }
}
