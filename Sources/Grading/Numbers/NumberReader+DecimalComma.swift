/// Decimal points and decimal commas: a text keeps to one of them, and neither groups thousands.
extension NumberReader {
  /// Refuses the point or comma at the position where it cannot be a decimal one.
  func checkPoint(after wholeDigits: Int) throws(Unreadable) {
    let isComma = current == .comma
    if isComma ? hasPoint : comma != .none {
      throw refusal(.pointAndComma, at: position..<position + 1)
    }
    let next = character(at: position + 1)
    if !isComma, next == .point { throw ellipsis() }
    guard isComma, !(next?.isDigit ?? false) else { return }
    guard characters[(position + 1)...].contains(where: { $0 != .blank }) else {
      throw refusal(.unfinished(.digitsAfterComma), at: characters.count..<characters.count)
    }
    throw refusal(.commaBetween, at: position..<position + 1)
  }

  /// Remembers which of the two was used, and whether a comma could have been meant to group thousands.
  mutating func note(isComma: Bool, wholeDigits: ArraySlice<UInt8>, fractionDigits: Int) {
    guard isComma else {
      hasPoint = true
      return
    }
    let couldGroup = fractionDigits == 3 && (1...3).contains(wholeDigits.count) && wholeDigits.first != 0
    if couldGroup || comma == .none { comma = couldGroup ? .likeThousands : .decimal }
  }

  func refuseSecondPoint() throws(Unreadable) {
    switch current {
    case .comma:
      throw grouping(position..<position + 1)
    case .point where comma != .none:
      throw grouping(position..<position + 1)
    case .point where character(at: position + 1) == .point:
      throw ellipsis()
    case .point:
      throw refusal(.secondPoint, at: position..<position + 1)
    default:
      return
    }
  }
}
