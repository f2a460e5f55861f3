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
    self.message = message.printable
    self.expected = expected?.printable
    self.suggestion = suggestion?.printable
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
  public var description: String { "\(file.printable):\(line):\(column): \(sentence)" }
}

extension Diagnostic: Comparable {
  /// In the order of reading: by file, then by place.
  public static func < (first: Diagnostic, second: Diagnostic) -> Bool {
    (first.file, first.line, first.column, first.message) < (second.file, second.line, second.column, second.message)
  }
}

extension String {
  /// The text with a mark in the place of each character that could break its line or steer a terminal.
  fileprivate var printable: String {
    let isPrintable = { (scalar: Unicode.Scalar) in scalar.value >= 32 && scalar.forbiddenWords == nil }
    guard !unicodeScalars.allSatisfy(isPrintable) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { isPrintable($0) ? $0 : "\u{FFFD}" }))
  }
}
