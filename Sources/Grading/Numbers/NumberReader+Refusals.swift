/// What the number reader says of a text it does not understand.
extension NumberReader {
  /// Names of functions that the reader does not work out.
  private static let functions: Set<String> = ["max", "min", "softmax", "sech", "sum", "mean"]

  private static let nonNumbers: Set<String> = ["nan", "inf", "infinity", "infty"]

  func refusal(_ refusal: NumberRefusal, at range: Range<Int>) -> Unreadable { Unreadable(refusal, at: range) }

  func tooLarge(_ range: Range<Int>) -> Unreadable { refusal(.tooLarge, at: range) }

  func grouping(_ range: Range<Int>) -> Unreadable { refusal(.thousands, at: range) }

  func ellipsis() -> Unreadable {
    var end = position
    while character(at: end) == .point || (end < scalars.count && scalars[end] == "…") { end += 1 }
    return refusal(.ellipsis, at: position..<end)
  }

  /// The letters that start at an index, and where they end.
  func word(at start: Int) -> (text: String, end: Int) {
    var end = start
    var text = ""
    while let next = character(at: end), next.isLetter {
      text.unicodeScalars.append(scalars[end])
      end += 1
    }
    return (text.lowercased(), end)
  }

  /// Refuses what stands where something else had to come.
  func expectedHere(_ expected: NumberRefusal.Expected) -> Unreadable {
    guard let current else { return refusal(.unfinished(expected), at: scalars.count..<scalars.count) }
    let one = position..<position + 1
    if scalars[position] == "∞" { return refusal(.infinity, at: one) }
    if scalars[position] == "[" { return refusal(.list, at: one) }
    if current.isLetter {
      var (name, end) = word(at: position)
      // A name goes on behind its letters.
      while let next = character(at: end), next.isDigit || next.isLetter || next == .groupMark { end += 1 }
      let found = excerpt(scalars[position..<end])
      let mistake: NumberRefusal =
        Self.nonNumbers.contains(name)
        ? .notFinite(found, expected) : Self.functions.contains(name) ? .function(found) : .word(found, expected)
      return refusal(mistake, at: position..<end)
    }
    if scalars[position] == "…" { return ellipsis() }
    return refusal(.unexpected(excerpt(scalars[one]), expected), at: one)
  }

  /// Refuses what follows a number that was complete.
  func trailing() -> Unreadable {
    let one = position..<position + 1
    return switch current {
    case .percent: refusal(.percent, at: one)
    case .digit, .vulgarFraction, .point, .comma: besideNumber(one)
    case .groupMark: grouping(one)
    case .open: refusal(.missingOperator, at: one)
    case .close: refusal(.unopenedParenthesis, at: one)
    case .equals: refusal(.secondSide, at: one)
    case .letter, .letterX, .letterE: afterNumber()
    default: expectedHere(.end)
    }
  }

  /// Refuses digits that stand beside a number, which may be thousands set apart by a space.
  private func besideNumber(_ one: Range<Int>) -> Unreadable {
    let isSpaced = position > 0 && characters[position - 1] == .blank
    let group = characters[position...].prefix { $0.isDigit }
    return isSpaced && group.count == 3 ? grouping(position..<group.endIndex) : refusal(.sideBySide, at: one)
  }

  private func afterNumber() -> Unreadable {
    let (_, end) = word(at: position)
    let isZeroBefore =
      position > 0 && digit(at: position - 1) == 0 && !(position > 1 && characters[position - 2].isDigit)
    if current == .letterX, isZeroBefore { return refusal(.hexadecimal, at: position - 1..<end) }
    return refusal(.unit(excerpt(scalars[position..<end])), at: position..<end)
  }
}
