import GradientEngine

/// What keeps any text from being an answer, before its kind matters.
enum TextRefusal: Refusal {
  /// Nothing is typed, or nothing but blanks.
  case empty(AnswerForm)
  case tooLong(found: Int, limit: Int)
  /// It begins with an equals sign behind the name of something that is not asked.
  case otherName(String, Verdict.Reason)

  var reason: Verdict.Reason {
    switch self {
    case .empty: .empty
    case .tooLong: .tooLong
    case .otherName(_, let reason): reason
    }
  }
}

/// What form an answer has, for the words of a refusal.
enum AnswerForm: Hashable, Sendable {
  case number, formula, chain, python, shape
  /// The numbers of a vector or matrix.
  case cells(Shape)
  /// One of these classes.
  case label([String])
  /// Letters of so many options.
  case letters(options: Int, several: Bool)
}
