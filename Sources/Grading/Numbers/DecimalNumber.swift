import BigInt

/// An exact decimal: ±``coefficient`` · 10^``exponent``.
///
/// Kept unexpanded, so that 1e-999 costs no more than 1 until it has to be compared with something close to it.
struct DecimalNumber: Hashable, Sendable {
  var isNegative: Bool
  var coefficient: BigUInt
  var exponent: Int

  var isZero: Bool { coefficient.isZero }

  /// The power of ten of the leading digit: 2 for 123, −2 for 0.05; nothing for zero.
  var decade: Int? { isZero ? nil : coefficient.digitCount - 1 + exponent }

  /// The same digits with the sign turned round.
  var negated: DecimalNumber {
    DecimalNumber(isNegative: !isNegative, coefficient: coefficient, exponent: exponent)
  }

  /// The same digits with the point moved `places` to the right.
  func shifted(by places: Int) -> DecimalNumber {
    DecimalNumber(isNegative: isNegative, coefficient: coefficient, exponent: exponent + places)
  }

  /// The same value with as short a coefficient as can be.
  var withoutTrailingZeros: DecimalNumber {
    guard !isZero else { return DecimalNumber(isNegative: false, coefficient: 0, exponent: 0) }
    var short = self
    while true {
      let (quotient, remainder) = short.coefficient.quotientAndRemainder(dividingBy: 10)
      guard remainder.isZero else { return short }
      short.coefficient = quotient
      short.exponent += 1
    }
  }
}

extension BigUInt {
  /// How many decimal digits the number has; 1 for zero.
  var digitCount: Int {
    guard bitWidth <= 64 else {
      // 2 to the bitWidth − 1 has this many digits, and the number as many or one more.
      let digits = Int(Double(bitWidth - 1) * 0.301_029_995_663_981_2) + 1
      return self >= .tenToThe(digits) ? digits + 1 : digits
    }
    var rest = UInt64(self)
    var count = 1
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// 10 to a power that is not negative.
  static func tenToThe(_ power: Int) -> BigUInt {
    power < 20 ? BigUInt(smallPowersOfTen[power]) : BigUInt(10).power(power)
  }

  private static let smallPowersOfTen: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 1..<20 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}
