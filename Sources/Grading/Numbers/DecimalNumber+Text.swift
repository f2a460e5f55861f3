/// How exact numbers are written out.
extension DecimalNumber {
  /// All digits in place: "-0.0462", "119000"; no sign on zero.
  var plainText: String {
    var digits = coefficient.description
    if exponent > 0 {
      if !isZero { digits += String(repeating: "0", count: exponent) }
    } else if exponent < 0 {
      let missing = -exponent + 1 - digits.utf8.count
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    }
    return (isNegative && !isZero ? "-" : "") + digits
  }

  /// One digit before the point: "-4.62e-7".
  var scientificText: String {
    var digits = coefficient.description
    let power = digits.utf8.count - 1 + exponent
    if digits.utf8.count > 1 { digits.insert(".", at: digits.index(after: digits.startIndex)) }
    return (isNegative && !isZero ? "-" : "") + digits + "e\(power)"
  }
}

extension Double {
  /// The shortest text that reads back as the same number: "24", "0.1", "1e300".
  var shortestText: String {
    if self == 0 { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Rational {
  /// The value in at most ten digits, "…" where more follow.
  var shortWritten: String {
    guard !isZero else { return "0" }
    let decade = decade
    let (value, isWhole) = cut(toPlaces: 9 - decade)
    let shown = isWhole ? value.withoutTrailingZeros : value
    let isPlain = (-6...12).contains(decade)
    let text = isPlain ? shown.plainText : shown.scientificText
    if isWhole { return text }
    guard isPlain else {
      let parts = text.split(separator: "e")
      return parts.joined(separator: "…e")
    }
    return text + (shown.exponent < 0 ? "…" : "")
  }
}
