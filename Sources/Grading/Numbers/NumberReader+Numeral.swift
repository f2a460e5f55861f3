import BigInt

extension NumberReader {
  /// Reads digits with at most one decimal point or comma and at most one exponent; nothing before it is a sign.
  mutating func readNumeral() throws(Unreadable) -> Numeral {
    let start = position
    var digits = readDigits()
    let wholeDigits = digits.count
    var fractionDigits = 0
    if current == .point || current == .comma {
      let isComma = current == .comma
      try checkPoint(after: wholeDigits)
      position += 1
      let fraction = readDigits()
      fractionDigits = fraction.count
      digits += fraction
      if digits.isEmpty { throw expectedHere(.digits) }
      note(isComma: isComma, wholeDigits: digits.prefix(wholeDigits), fractionDigits: fractionDigits)
      try refuseSecondPoint()
    }
    if current == .groupMark { throw grouping(position..<position + 1) }
    let power = try readPowerOfTen(from: start)
    return numeral(digits, wholeDigits: wholeDigits, fractionDigits: fractionDigits, power: power)
  }

  private mutating func readDigits() -> [UInt8] {
    var digits: [UInt8] = []
    while let digit = digit(at: position) {
      digits.append(digit)
      position += 1
    }
    return digits
  }

  private func numeral(_ digits: [UInt8], wholeDigits: Int, fractionDigits: Int, power: Int?) -> Numeral {
    let hasPoint = fractionDigits > 0
    let placeholders = hasPoint ? 0 : digits.count - (digits.lastIndex { $0 != 0 } ?? -1) - 1
    var coefficient: BigUInt
    if digits.count <= 19 {
      coefficient = BigUInt(digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) })
    } else {
      let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
      coefficient = BigUInt(text, radix: 10) ?? 0
    }
    let zeros = digits.prefix(max(0, wholeDigits - 1)).prefix { $0 == 0 }.count
    var shown = digits.dropFirst(zeros).map { $0 + UInt8(ascii: "0") }
    if wholeDigits == 0 { shown.insert(UInt8(ascii: "0"), at: 0) }
    if hasPoint { shown.insert(UInt8(ascii: "."), at: shown.count - fractionDigits) }
    return Numeral(
      decimal: DecimalNumber(isNegative: false, coefficient: coefficient, exponent: (power ?? 0) - fractionDigits),
      fractionDigits: fractionDigits, placeholders: placeholders, power: power,
      digits: String(decoding: shown, as: UTF8.self))
  }

  /// Reads "e−3" where it follows, also after blanks; an e that is no exponent is left as a letter.
  private mutating func readPowerOfTen(from start: Int) throws(Unreadable) -> Int? {
    var mark = position
    while character(at: mark) == .blank { mark += 1 }
    guard character(at: mark) == .letterE else { return nil }
    let isSigned = character(at: mark + 1) == .minus || character(at: mark + 1) == .plus
    let isNegative = character(at: mark + 1) == .minus
    let first = mark + (isSigned ? 2 : 1)
    guard character(at: first)?.isDigit ?? false else {
      if first >= characters.count, mark == position {
        throw refusal(.unfinished(.exponent), at: characters.count..<characters.count)
      }
      return nil
    }
    position = first
    var power = 0
    while let digit = digit(at: position) {
      power = min(power * 10 + Int(digit), Self.largestExponent + 1)
      position += 1
    }
    if current == .point || current == .comma {
      throw refusal(.exponentNotWhole, at: mark..<position + 1)
    }
    guard power <= Self.largestExponent else { throw tooLarge(mark..<position) }
    return isNegative ? -power : power
  }
}
