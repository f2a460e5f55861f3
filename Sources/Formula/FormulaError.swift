/// What is wrong with a formula, and where.
public struct FormulaError: Error, Sendable {
  /// What is wrong.
  public let mistake: any Mistake
  /// The place, in Unicode scalars from the start of the text.
  public let range: Range<Int>

  /// Makes an error at a place of the text.
  public init(_ mistake: any Mistake, at range: Range<Int>) {
    self.mistake = mistake
    self.range = range
  }

  /// What is wrong, as a sentence without its full stop.
  public var message: Text { mistake.message }
  /// What would have been right, where that is known.
  public var expected: Text? { mistake.expected }
  /// The nearest thing that would have been right, where there is one.
  public var suggestion: String? { mistake.suggestion }
  /// The message with what was expected and the suggestion, on one line.
  public var sentence: Text { mistake.sentence }

  /// The same mistake in a text that has `offset` scalars in front.
  public func moved(by offset: Int) -> FormulaError {
    FormulaError(mistake, at: range.lowerBound + offset..<range.upperBound + offset)
  }
}

extension FormulaError: Hashable {
  /// Whether both are the same mistake at the same place.
  public static func == (left: FormulaError, right: FormulaError) -> Bool {
    left.range == right.range && left.mistake.isEqual(to: right.mistake)
  }
  /// Hashes the mistake and its place.
  public func hash(into hasher: inout Hasher) {
    mistake.hash(into: &hasher)
    hasher.combine(range)
  }
}

extension FormulaError: CustomStringConvertible {
  /// The sentence with its column, counted from 1.
  public var description: String { "\(sentence.unicode) (at column \(range.lowerBound + 1))" }
}
