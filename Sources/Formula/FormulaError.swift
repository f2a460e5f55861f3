/// What is wrong with a formula, and where.
public struct FormulaError: Error, Hashable, Sendable {
  /// What is wrong, as a sentence without its full stop.
  public let message: String
  /// What would have been right, where that is known.
  public let expected: String?
  /// The nearest thing that would have been right, where there is one.
  public let suggestion: String?
  /// The place, in Unicode scalars from the start of the text.
  public let range: Range<Int>

  /// Makes an error at a place of the text.
  public init(_ message: String, expected: String? = nil, suggestion: String? = nil, at range: Range<Int>) {
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
    self.range = range
  }

  /// The message with what was expected and the suggestion, on one line.
  public var sentence: String {
    var text = message
    if let expected { text += "; expected \(expected)" }
    if let suggestion { text += "; did you mean \(suggestion)?" }
    return text
  }
}

extension FormulaError: CustomStringConvertible {
  /// The sentence with its column, counted from 1.
  public var description: String { "\(sentence) (at column \(range.lowerBound + 1))" }
}
