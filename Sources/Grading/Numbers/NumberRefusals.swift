/// What the number reader says of a text it does not understand.
extension NumberReader {
  /// Names whose value would not be exact, so that the reader does not work them out.
  private static let functions: Set<String> = [
    "sqrt", "exp", "log", "ln", "abs", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sigmoid", "relu",
    "softplus", "softmax", "sech", "sigma", "e", "pi", "σ", "π",
  ]

  private static let nonNumbers: Set<String> = ["nan", "inf", "infinity", "infty"]

  func tooLarge(_ range: Range<Int>) -> Unreadable {
    Unreadable(
      reason: .tooLarge, message: "That is too large or too small to work with",
      expected: "a number between 1e−\(Self.largestExponent) and 1e\(Self.largestExponent)", range: range)
  }

  func grouping(_ range: Range<Int>) -> Unreadable {
    Unreadable(
      reason: .thousands, message: "Digits are not grouped in thousands here", expected: "the digits without a mark",
      range: range)
  }

  func ellipsis() -> Unreadable {
    var end = position
    while glyph(at: end) == .point || (end < scalars.count && scalars[end] == "…") { end += 1 }
    return Unreadable(
      reason: .notANumber, message: "Dots leave open how the digits go on", expected: "the number rounded",
      range: position..<end)
  }

  /// The letters that start at an index, and where they end.
  private func word(at start: Int) -> (text: String, end: Int) {
    var end = start
    var text = ""
    while let glyph = glyph(at: end), glyph.isLetter {
      text.unicodeScalars.append(scalars[end])
      end += 1
    }
    return (text.lowercased(), end)
  }

  /// Refuses what stands where `what` had to come.
  func expectedHere(_ what: String) -> Unreadable {
    guard let current else {
      return Unreadable(
        reason: .unfinished, message: "The number is not finished", expected: what,
        range: scalars.count..<scalars.count)
    }
    if scalars[position] == "∞" {
      return Unreadable(
        reason: .notANumber, message: "Infinity is not an answer here", expected: "a finite number",
        range: position..<position + 1)
    }
    if current.isLetter {
      let (name, end) = word(at: position)
      let found = quoted(scalars[position..<end])
      if Self.nonNumbers.contains(name) {
        return Unreadable(
          reason: .notANumber, message: "\(found) is not a finite number", expected: what, range: position..<end)
      }
      if Self.functions.contains(name) {
        return Unreadable(
          reason: .function, message: "\(found) is not worked out here",
          expected: "a number, or arithmetic with + − · / ^ and parentheses", range: position..<end)
      }
      return Unreadable(
        reason: .notANumber, message: "\(found) is not a number", expected: what, range: position..<end)
    }
    if scalars[position] == "…" { return ellipsis() }
    return Unreadable(
      reason: .notANumber, message: "\(quoted(scalars[position..<position + 1])) cannot stand here", expected: what,
      range: position..<position + 1)
  }

  /// Refuses what follows a number that was complete.
  func trailing() -> Unreadable {
    let one = position..<position + 1
    switch current {
    case .percent:
      return Unreadable(
        reason: .percent, message: "A percent sign is not read here",
        expected: "the number itself, 0.5 rather than 50 %", range: one)
    case .digit, .vulgarFraction, .point, .comma:
      return besideNumber(one)
    case .groupMark:
      return grouping(one)
    case .open:
      return Unreadable(
        reason: .notANumber, message: "There is no operator before “(”", expected: "one of + − · /", range: one)
    case .close:
      return Unreadable(
        reason: .notANumber, message: "There is a “)” without its “(”", expected: "the end of the number", range: one)
    case .equals:
      return Unreadable(
        reason: .notANumber, message: "There is more than one side here", expected: "the number alone", range: one)
    case .letter, .letterX, .letterE:
      return afterNumber()
    default:
      return expectedHere("the end of the number")
    }
  }

  /// Refuses digits that stand beside a number, which may be thousands set apart by a space.
  private func besideNumber(_ one: Range<Int>) -> Unreadable {
    let isSpaced = position > 0 && glyphs[position - 1] == .blank
    let group = glyphs[position...].prefix { $0.isDigit }
    if isSpaced, group.count == 3 { return grouping(position..<group.endIndex) }
    return Unreadable(
      reason: .notANumber, message: "There are two numbers side by side",
      expected: "one number, or an operator between",
      range: one)
  }

  private func afterNumber() -> Unreadable {
    let (_, end) = word(at: position)
    let isZeroBefore = position > 0 && digit(at: position - 1) == 0 && !(position > 1 && glyphs[position - 2].isDigit)
    if current == .letterX, isZeroBefore {
      return Unreadable(
        reason: .notANumber, message: "Hexadecimal numbers are not read here", expected: "a decimal number",
        range: position - 1..<end)
    }
    return Unreadable(
      reason: .unit, message: "\(quoted(scalars[position..<end])) is not part of a number",
      expected: "the bare number", range: position..<end)
  }
}
