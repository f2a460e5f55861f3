/// A mistake that is stated by its words alone; modules that have not yet turned theirs into cases use it.
public struct WordedMistake: Mistake {
  public let message: Text
  public let expected: Text?
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
