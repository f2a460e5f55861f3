import BigInt

/// A number without rounding error: a decimal as typed, or what arithmetic made of some.
enum ExactNumber: Sendable {
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

  /// The value as a `Double` within a relative error of 2⁻⁵⁰, where that is quickly had.
  var approximation: Double? {
    guard case .decimal(let decimal) = self, decimal.coefficient.bitWidth <= 64 else { return nil }
    guard let scale = PowersOfTen.nearest(decimal.exponent) else { return nil }
    let size = Double(UInt64(decimal.coefficient)) * scale
    guard size < 1e290, size > 1e-290 || decimal.isZero else { return nil }
    return decimal.isNegative ? -size : size
  }
}

/// Powers of ten as `Double`s, each the nearest to the true one.
enum PowersOfTen {
  private static let reach = 280
  private static let table: [Double] = (-reach...reach).map { Double("1e\($0)") ?? .nan }

  /// The `Double` nearest to 10^`power`, for powers well inside what a `Double` holds.
  static func nearest(_ power: Int) -> Double? {
    power >= -reach && power <= reach ? table[power + reach] : nil
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
