/// A mistake that is stated by its words alone; modules that have not yet turned theirs into cases use it.
public struct WordedMistake: Mistake {
  /// What is wrong.
  public let message: Text
  /// What would have been right.
  public let expected: Text?
  /// The nearest right thing.
  public let suggestion: String?
}

extension FormulaError {
  /// Makes an error from words.
  public init(_ message: String, expected: String? = nil, suggestion: String? = nil, at range: Range<Int>) {
    self.init(
      WordedMistake(
        message: Text(prose: message), expected: expected.map { Text(prose: $0) }, suggestion: suggestion), at: range)
  }
}
