import Formula

/// Running text of an exercise, ready for the screen: formulas in the exercise's notation, values filled in.
///
/// In the file, `` `alpha1[2]` `` is a formula shown as it would be written by hand, `{loss}` is the value of a formula
/// to four significant figures, and `{loss to 3 decimals}` to as many as it says. A doubled backtick or brace stands for
/// itself. Line breaks separate paragraphs.
public struct Prose: Hashable, Sendable {
  private let unicode: String
  private let ascii: String

  /// Text that reads differently in the two character sets.
  init(unicode: String, ascii: String) {
    self.unicode = unicode
    self.ascii = ascii
  }

  /// Plain text without formulas or values.
  public init(_ text: String) {
    self.init(unicode: text, ascii: asciiText(text))
  }

  /// The text in the characters that the screen has.
  public func text(in charset: Charset) -> String {
    switch charset {
    case .unicode: unicode
    case .ascii: ascii
    }
  }

  /// The text's paragraphs, none of them empty.
  public func paragraphs(in charset: Charset) -> [String] {
    text(in: charset).split(separator: "\n").map(String.init)
  }
}
