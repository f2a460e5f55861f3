/// The Unicode scalars of a typed text, by which every place in it is told.
struct TypedText {
  let scalars: [Unicode.Scalar]

  /// Refuses a text of more than `limit` scalars.
  init(_ text: String, atMost limit: Int) throws(Unreadable) {
    scalars = Array(text.unicodeScalars)
    guard scalars.count <= limit else {
      throw Unreadable(
        reason: .tooLong, message: "That is \(scalars.count) characters long", expected: "at most \(limit)",
        range: limit..<scalars.count)
    }
  }

  /// Refuses one of blanks only, too.
  init(_ text: String, atMost limit: Int, expected: String) throws(Unreadable) {
    try self.init(text, atMost: limit)
    if scalars.allSatisfy(\.properties.isWhitespace) { throw .empty(expected: expected, at: scalars.count) }
  }
}

extension Unreadable {
  /// Nothing is typed yet in a text of `length` scalars, or nothing but blanks.
  static func empty(expected: String, at length: Int) -> Unreadable {
    Unreadable(reason: .empty, message: "There is no answer yet", expected: expected, range: length..<length)
  }

  /// The same in a longer text, in which the one read begins at `offset`.
  func moved(by offset: Int) -> Unreadable {
    Unreadable(
      reason: reason, message: message, expected: expected,
      range: range.lowerBound + offset..<range.upperBound + offset)
  }
}
