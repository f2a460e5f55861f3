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

  /// The value as a `Double` within a relative error of 2⁻⁵⁰, where that is quickly had.
  var approximation: Double? {
    guard case .decimal(let decimal) = self, decimal.coefficient.bitWidth <= 64 else { return nil }
    guard let scale = PowersOfTen.nearest(decimal.exponent) else { return nil }
    let size = Double(UInt64(decimal.coefficient)) * scale
    guard size < 1e290, size > 1e-290 || decimal.isZero else { return nil }
    return decimal.isNegative ? -size : size
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
