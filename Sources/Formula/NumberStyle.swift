/// Which characters may be used on the screen.
public enum Charset: Hashable, Sendable {
  /// Greek letters, raised and lowered digits, ∂ and a true minus sign.
  case unicode
  /// Only the characters of a plain keyboard.
  case ascii
}

/// How many digits of a number are shown.
public enum NumberStyle: Hashable, Sendable {
  /// So many significant figures; a number that needs fewer is shown whole.
  case significant(Int)
  /// So many decimal places, always.
  case decimals(Int)
  /// The shortest text that reads back as the same number.
  case full

  /// The number as text.
  ///
  /// Rounding is half away from zero on the number's shortest decimal form, so 0.285 to two places is 0.29 although its
  /// binary value lies a little below. Nothing is ever shown as a negative zero.
  public func text(_ value: Double, in charset: Charset) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value < 0 ? "-infinity" : "infinity" }
    return DecimalDigits(value, in: self).text(in: charset)
  }
}

/// A decimal number as its digits: 0.d₁d₂d₃… × 10^exponent.
struct DecimalDigits: Hashable {
  var isNegative: Bool
  var digits: [UInt8]
  var exponent: Int
  /// Decimal places that must be shown even where they are zero.
  var places = 0

  /// The digits of a finite number, rounded as the style says.
  init(_ value: Double, in style: NumberStyle) {
    self.init(shortest: value)
    switch style {
    case .full: break
    case .significant(let count):
      // What lies below the fourteenth figure is the noise of binary arithmetic: 2.3 − 1.2 is 1.1, not 1.100.
      round(toSignificant: max(14, count))
      places = 0
      round(toSignificant: count)
    case .decimals(let count): round(toDecimals: count)
    }
  }

  init(shortest value: Double) {
    isNegative = value < 0
    digits = []
    exponent = 0
    var seenPoint = false
    var power = 0
    var text = Substring(abs(value).description)
    if let e = text.firstIndex(of: "e") {
      power = Int(text[text.index(after: e)...]) ?? 0
      text = text[..<e]
    }
    for character in text {
      guard let digit = character.wholeNumberValue else {
        seenPoint = true
        continue
      }
      digits.append(UInt8(digit))
      if !seenPoint { exponent += 1 }
    }
    exponent += power
    normalise()
  }

  private mutating func normalise() {
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  mutating func round(toSignificant count: Int) {
    guard digits.count > max(count, 1) else { return }
    round(toDecimals: max(count, 1) - exponent)
    places = max(0, max(count, 1) - exponent)
  }

  mutating func round(toDecimals count: Int) {
    places = max(count, 0)
    let kept = exponent + count
    guard kept < digits.count else { return }
    let up = kept >= 0 && digits[kept] >= 5
    digits = Array(digits.prefix(max(kept, 0)))
    if up {
      var i = digits.count - 1
      while i >= 0, digits[i] == 9 {
        digits[i] = 0
        i -= 1
      }
      if i >= 0 {
        digits[i] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    normalise()
  }

  func text(in charset: Charset) -> String {
    let sign = isNegative ? (charset == .unicode ? "−" : "-") : ""
    if digits.isEmpty { return places > 0 && places < 16 ? "0." + String(repeating: "0", count: places) : "0" }
    if exponent > 15 || exponent < -3 { return sign + scientific(in: charset) }
    let row = digits.map { String($0) }
    let whole =
      exponent <= 0 ? "0" : row.prefix(exponent).joined() + String(repeating: "0", count: max(0, exponent - row.count))
    var fraction = String(repeating: "0", count: max(0, -exponent)) + row.dropFirst(max(exponent, 0)).joined()
    fraction += String(repeating: "0", count: max(0, places - fraction.count))
    return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  private func scientific(in charset: Charset) -> String {
    var row = digits.map { String($0) }
    // Places beyond the last digit that rounding promised: 1.40e-11, not 1.4e-11.
    let promised = max(0, places + exponent - row.count)
    if places > 0 { row += [String](repeating: "0", count: min(promised, 17)) }
    let mantissa = row[0] + (row.count > 1 ? "." + row.dropFirst().joined() : "")
    let power = String(exponent - 1)
    return charset == .unicode ? "\(mantissa)×10\(raised(power))" : "\(mantissa)e\(power)"
  }
}
