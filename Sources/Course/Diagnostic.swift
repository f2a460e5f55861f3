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

  /// Makes a diagnostic for a place in a file.
  public init(
    file: String, line: Int, column: Int, message: String, expected: String? = nil, suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
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
  public var description: String { "\(file):\(line):\(column): \(sentence)" }
}

extension Diagnostic: Comparable {
  /// In the order of reading: by file, then by place.
  public static func < (first: Diagnostic, second: Diagnostic) -> Bool {
    (first.file, first.line, first.column, first.message) < (second.file, second.line, second.column, second.message)
  }
}
