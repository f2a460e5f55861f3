/// Writes a ``Text`` in a character set and a markup.
///
/// ```swift
/// TextRenderer(charset: .ascii).string("\(typed: "σ(2)") is not a number")  // "\"sigma(2)\" is not a number"
/// ```
public struct TextRenderer: Sendable {
  /// Which marks set pieces apart from running words.
  public enum Markup: Hashable, Sendable {
    /// None: formulas and numbers stand as they are.
    case plain
    /// Markdown: formulas and code between backticks.
    case markdown
  }

  /// Which characters may be used.
  public let charset: Charset
  /// Which marks are used.
  public let markup: Markup
  private let keyName: @Sendable (CommandName) -> String

  /// Makes a renderer; `keyName` says which key carries out a command, where the front-end has keys.
  public init(
    charset: Charset, markup: Markup = .plain,
    keyName: @escaping @Sendable (CommandName) -> String = { $0.rawValue }
  ) {
    self.charset = charset
    self.markup = markup
    self.keyName = keyName
  }

  /// The whole text.
  public func string(_ text: Text) -> String { text.pieces.reduce(into: "") { $0 += string($1) } }

  /// One piece of it.
  public func string(_ piece: Text.Piece) -> String {
    switch piece {
    case .words(let words): escaped(words)
    case .prose(let prose): escaped(charset == .ascii ? spelledInASCII(prose) : prose)
    case .sign(let sign): charset == .ascii ? sign.ascii : sign.unicode
    case .formula(let equation): code(equation.text(in: charset))
    case .number(let number): charset == .ascii ? number : number.withMinusSigns
    case .typed(let typed): quoted(typed)
    case .code(let code): markup == .markdown ? self.code(code) : "'" + visible(code) + "'"
    case .key(let command): keyName(command)
    case .list(let members, let conjunction): listed(members.map(string), conjunction)
    }
  }

  /// "a", "a and b", "a, b and c".
  private func listed(_ members: [String], _ conjunction: Conjunction) -> String {
    guard let last = members.last, members.count > 1 else { return members.first ?? "" }
    return members.dropLast().joined(separator: ", ") + " \(conjunction.rawValue) " + last
  }

  private func quoted(_ typed: String) -> String {
    charset == .ascii ? "\"" + visible(typed) + "\"" : "“" + visible(typed) + "”"
  }

  /// A text from outside, with nothing in it that a terminal would obey or an eye could miss.
  private func visible(_ text: String) -> String {
    let shown = text.unicodeScalars.map(\.visible).joined()
    return charset == .ascii ? spelledInASCII(shown) : shown
  }

  private func code(_ code: String) -> String {
    guard markup == .markdown else { return code }
    return "`" + code.replacing("|", with: "\\|") + "`"
  }

  private func escaped(_ words: String) -> String {
    markup == .markdown ? words.replacing("|", with: "\\|") : words
  }
}

extension String {
  /// The text with a minus sign for every hyphen.
  fileprivate var withMinusSigns: String {
    // Most numbers have none, and looking for one is far cheaper than writing the text anew.
    guard utf8.contains(UInt8(ascii: "-")) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "-" ? "−" : $0 }))
  }
}

extension Text {
  /// The text in Unicode, without markup.
  public var unicode: String { TextRenderer(charset: .unicode).string(self) }
  /// The text in ASCII, without markup.
  public var ascii: String { TextRenderer(charset: .ascii).string(self) }
  /// The text without markup.
  public func text(in charset: Charset) -> String { TextRenderer(charset: charset).string(self) }
}

extension Text: CustomStringConvertible {
  /// The text in Unicode, for whoever debugs.
  public var description: String { unicode }
}
