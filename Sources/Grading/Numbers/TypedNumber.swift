import BigInt
import Formula
import GradientEngine

/// A number as a learner typed it: its exact value, and what its digits claim.
public struct TypedNumber: Sendable {
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
  /// How the number was understood, as it could be typed: "-0.0464", "2*0.12".
  let written: String
  let comma: Comma

  /// How the number was understood: "−0.0464", "2·0.12".
  var text: Text { "\(numeral: written)" }

  /// The double nearest to the value; nil where there is none.
  public var nearestDouble: Double? { value.nearestDouble }

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
    // With an exponent all digits typed count as significant.
    let coarsest = power == nil && !decimal.isZero ? decimals - placeholders : decimals
    return TypedNumber.Claim(
      decimals: decimals, coarsest: coarsest, significant: decimal.isZero ? 0 : decimal.coefficient.digitCount)
  }

  /// Whether only digits were typed.
  var isWhole: Bool { power == nil && fractionDigits == 0 }

  /// Whether it is the base of a power of ten.
  var isTen: Bool { digits == "10" && power == nil && !decimal.isNegative }

  /// The echo: "0.50", "-1.2e-3"; of very many digits only the first.
  var written: String {
    let shown = digits.utf8.count > Self.mostShown ? digits.prefix(Self.mostShown) + "…" : digits
    let mantissa = (decimal.isNegative && !decimal.isZero ? "-" : "") + shown
    return power.map { mantissa + "e" + String($0) } ?? mantissa
  }

  private static let mostShown = 24
}

extension Text.StringInterpolation {
  /// A number or arithmetic as it could be typed, "-2*0.12"; "…" stands for digits left out.
  mutating func appendInterpolation(numeral: String) {
    guard numeral.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 >= 0x80 }) else {
      return appendInterpolation(number: numeral)
    }
    var rest = Substring(numeral)
    while let mark = rest.firstIndex(where: { $0 == "*" || $0 == "…" }) {
      if mark > rest.startIndex { appendInterpolation(number: String(rest[..<mark])) }
      appendInterpolation(sign: rest[mark] == "*" ? .times : .ellipsis)
      rest = rest[rest.index(after: mark)...]
    }
    if !rest.isEmpty { appendInterpolation(number: String(rest)) }
  }

  /// How precisely something is asked.
  mutating func appendInterpolation(_ precision: Precision) { appendLiteral(precision.description) }

  /// A shape in words: "a vector of 2".
  mutating func appendInterpolation(_ shape: Shape) { appendInterpolation(shape.words) }
}
