/// What is wrong with something that was written, as a case with a payload; its words are for a renderer to write.
///
/// A module states its mistakes as the cases of an enumeration, and their words in one file beside it. No code looks at the
/// words: whoever wants to know what went wrong matches the case.
///
/// ```swift
/// if case .endsTooEarly = error.mistake as? SyntaxMistake { … }
/// ```
public protocol Mistake: Hashable, Sendable {
  /// What is wrong, as a sentence without its full stop.
  var message: Text { get }
  /// What would have been right, where that is known.
  var expected: Text? { get }
  /// The nearest thing that would have been right, where there is one.
  var suggestion: String? { get }
}

extension Mistake {
  /// Nothing near it is known.
  public var suggestion: String? { nil }

  /// The message with what was expected and the suggestion, on one line.
  public var sentence: Text {
    var text = message
    if let expected { text += "; expected \(expected)" }
    if let suggestion { text += "; did you mean \(prose: suggestion)?" }
    return text
  }
}

extension Mistake {
  /// Whether another mistake is the same case with the same payload.
  func isEqual(to other: any Mistake) -> Bool { (other as? Self) == self }
}
