import Formula

/// One mistake in an exercise file: where it is, what is wrong, and what would have been right.
public struct Diagnostic: Error, Hashable, Sendable {
  /// The file's name as it was given to the reader.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1.
  public let column: Int
  /// What is wrong, without a full stop.
  public let message: String
  /// What would have been right, where that is known.
  public let expected: String?
  /// The nearest thing that would have been right, where there is one.
  public let suggestion: String?

  /// Makes a diagnostic for a place in a file; what it quotes is made printable on one line.
  public init(
    file: String, line: Int, column: Int, message: String, expected: String? = nil, suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message.revealingHidden()
    self.expected = expected?.revealingHidden()
    self.suggestion = suggestion?.revealingHidden()
  }

  /// The message with what was expected and the suggestion, on one line and without the place.
  public var sentence: String {
    var sentence = message
    if let expected { sentence += "; expected \(expected)" }
    if let suggestion { sentence += "; did you mean \(suggestion)?" }
    return sentence
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: message; expected …; did you mean …?`
  public var description: String { "\(file.revealingHidden()):\(line):\(column): \(sentence)" }
}

extension [Diagnostic] {
  /// Each diagnostic once, in the order of the file; what is reported at one place keeps its order.
  func inFileOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
      .map(\.element)
  }
}
