import Formula

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
  public let text: Text
  /// The place of the mistake as Unicode-scalar offsets; nothing where there is none.
  public let caret: Range<Int>?
}

extension Reading {
  /// How a text reads that was understood.
  init(complete echo: Text) { self.init(state: .complete, text: "read as \(echo)", caret: nil) }

  /// How a text reads that is not understood, or not yet.
  init(_ error: Unreadable) {
    switch error.reason {
    case .empty: self.init(state: .empty, text: "", caret: nil)
    case .unfinished:
      self.init(state: .unfinished, text: "expected \(error.refusal.expected)", caret: error.range)
    default: self.init(state: .unreadable, text: error.sentence, caret: error.range)
    }
  }
}
