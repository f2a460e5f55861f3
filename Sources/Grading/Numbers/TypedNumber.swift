import BigInt

/// A number as a learner typed it: its exact value, and what its digits claim.
struct TypedNumber: Sendable {
  /// The digits a plain decimal claims to know.
  struct Claim: Hashable, Sendable {
    /// Digits after the point; below zero for 1.2e3, which says nothing about tens.
    let decimals: Int
    /// The same where the zeros that end a whole number only hold places: −3 for 119000.
    let coarsest: Int
    /// Significant digits, counted from the first that is not zero; 0 for zero itself.
    let significant: Int
  }

  /// What a decimal comma did to the reading.
  enum Comma: Hashable, Sendable {
    case none
    case decimal
    /// One comma before exactly three digits, which could have been meant to group thousands.
    case likeThousands
  }

  let value: ExactNumber
  let form: Verdict.Form
  /// Nothing for fractions and arithmetic, whose result is exact and is judged as rounded to what is asked.
  let claim: Claim?
  /// How the number was understood: "−0.0464", "2·0.12".
  let text: String
  let comma: Comma

  /// The exact value in the same digits, where it is a decimal.
  var decimal: DecimalNumber? {
    if case .decimal(let decimal) = value { decimal } else { nil }
  }
}

/// One literal of a typed text: digits, at most one point, at most one exponent.
struct Numeral: Sendable {
  var decimal: DecimalNumber
  /// Digits after the point, trailing zeros counted.
  var fractionDigits: Int
  /// Zeros that end the digits, where no point was typed.
  var placeholders: Int
  /// The exponent of ten, where one was typed.
  var power: Int?
  /// The mantissa as it is echoed, "0.50" for ".50".
  var digits: String

  var claim: TypedNumber.Claim {
    let decimals = fractionDigits - (power ?? 0)
    // Whoever writes an exponent shows all digits that count.
    let coarsest = power == nil && !decimal.isZero ? decimals - placeholders : decimals
    return TypedNumber.Claim(
      decimals: decimals, coarsest: coarsest, significant: decimal.isZero ? 0 : decimal.coefficient.digitCount)
  }

  /// Whether only digits were typed.
  var isWhole: Bool { power == nil && fractionDigits == 0 }

  /// Whether it is the base of a power of ten.
  var isTen: Bool { digits == "10" && power == nil && !decimal.isNegative }

  /// The echo: "0.50", "−1.2e−3".
  var text: String {
    let mantissa = (decimal.isNegative && !decimal.isZero ? "−" : "") + clipped(digits)
    guard let power else { return mantissa }
    return mantissa + "e" + (power < 0 ? "−" : "") + String(power.magnitude)
  }
}

/// Long digit strings end in "…" where they are only shown.
func clipped(_ digits: String, to limit: Int = 24) -> String {
  digits.utf8.count > limit ? String(digits.prefix(limit)) + "…" : digits
}
