/// How a text reads while it is being typed: an echo, never a verdict.
public struct Reading: Hashable, Sendable {
  /// How far the text is understood.
  public enum State: String, Hashable, Sendable {
    /// Nothing is typed yet.
    case empty
    /// A good beginning that is not an answer yet.
    case unfinished
    /// An answer.
    case complete
    /// Not understood; ``Reading/caret`` says where.
    case unreadable
  }

  /// How far the text is understood.
  public let state: State
  /// The line to echo: "read as −0.0464, 4 decimals", or what is expected at the caret.
  public let text: String
  /// The place of the trouble as Unicode-scalar offsets; nothing where there is none.
  public let caret: Range<Int>?
}

/// How `text` reads as an answer to `question`, for the echo beside the input line.
public func reading(of text: String, for question: Question) -> Reading {
  do {
    return question.kind.answer.reading(of: try question.withoutName(text))
  } catch {
    return Reading(error)
  }
}

extension Reading {
  /// How a text reads that was understood.
  init(complete echo: String) { self.init(state: .complete, text: "read as \(echo)", caret: nil) }

  /// How a text reads that is not understood, or not yet.
  init(_ error: Unreadable) {
    switch error.reason {
    case .empty: self.init(state: .empty, text: "", caret: nil)
    case .unfinished: self.init(state: .unfinished, text: "expected \(error.expected)", caret: error.range)
    default: self.init(state: .unreadable, text: error.sentence, caret: error.range)
    }
  }
}

/// Whether two texts give a question the same answer, however they are written; texts that cannot be read never do.
///
/// So the same wrong value is not charged twice.
public func isSameAnswer(_ first: String, _ second: String, to question: Question) -> Bool {
  guard let first = try? question.withoutName(first), let second = try? question.withoutName(second) else {
    return false
  }
  return question.kind.answer.areSame(first, second)
}
