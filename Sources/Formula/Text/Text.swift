/// What the program says, as a value of pieces that is not yet written in any character set or markup.
///
/// Sentences are built by interpolation, and only written out at the edge, by a ``TextRenderer``:
///
/// ```swift
/// let text: Text = "\(formula: slope, in: notation) is \(number: "-0.046"); give \(list: ["sign", "size"])"
/// text.unicode  // "∂ℓ/∂W²₁ is −0.046; give sign and size"
/// text.ascii    // "d(loss)/d(W2[1]) is -0.046; give sign and size"
/// ```
///
/// The program's own words are ASCII, so that no finished sentence ever needs to be spelled in other letters; what looks
/// different in Unicode is a piece of its own.
public struct Text: Hashable, Sendable {
  /// The pieces, in reading order; neighbouring words are one piece.
  public private(set) var pieces: [Piece] = []

  /// One piece of a text.
  public enum Piece: Hashable, Sendable {
    /// The program's own words, in ASCII.
    case words(String)
    /// An author's words, in any letters; a line break separates paragraphs.
    case prose(String)
    /// A typographic sign, with what stands for it in ASCII.
    case sign(Sign)
    /// A formula, or several sides of an equation.
    indirect case formula(Equation)
    /// A number as it could be typed: "-0.046", "1.2e-3".
    case number(String)
    /// What somebody typed; shown between quotation marks, and never able to steer a terminal.
    case typed(String)
    /// A word of a file format or of the command line, to be written exactly so.
    case code(String)
    /// The key that carries out a command.
    case key(CommandName)
    /// Several texts in a row: "a, b and c".
    case list([Text], Conjunction)
  }

  /// An empty text.
  public init() {}

  /// A text of one piece.
  public init(_ piece: Piece) { append(piece) }

  /// An author's words.
  public init(prose: String) { append(.prose(prose)) }

  /// Whether there is nothing to write.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Adds a piece at the end.
  public mutating func append(_ piece: Piece) {
    switch piece {
    case .words(let more):
      guard !more.isEmpty else { return }
      if case .words(let before)? = pieces.last {
        pieces[pieces.count - 1] = .words(before + more)
        return
      }
    case .prose(let more):
      guard !more.isEmpty else { return }
      if case .prose(let before)? = pieces.last {
        pieces[pieces.count - 1] = .prose(before + more)
        return
      }
    default: break
    }
    pieces.append(piece)
  }

  fileprivate mutating func reserve(_ count: Int) { pieces.reserveCapacity(count) }

  /// Both texts, one after the other.
  public static func + (left: Text, right: Text) -> Text {
    var text = left
    text += right
    return text
  }

  /// Adds a text at the end.
  public static func += (left: inout Text, right: Text) {
    guard let first = right.pieces.first else { return }
    guard !left.isEmpty else {
      left = right
      return
    }
    left.append(first)
    left.pieces += right.pieces.dropFirst()
  }
}

/// The word between the last two members of a list.
public enum Conjunction: String, Hashable, Sendable {
  case and, or, nor
}

/// The name of a command that has a key, such as "show-answer"; the key map knows which key that is.
public struct CommandName: RawRepresentable, Hashable, Sendable {
  /// The name, which is not shown.
  public let rawValue: String
  /// Names a command.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A sign of typography, in Unicode and as it is spelled in ASCII.
public struct Sign: Hashable, Sendable {
  /// The sign itself.
  public let unicode: String
  /// What stands for it.
  public let ascii: String

  /// States a sign.
  public init(_ unicode: String, ascii: String) {
    assert(ascii.utf8.allSatisfy { $0 < 0x80 }, "\(ascii) is not ASCII")
    self.unicode = unicode
    self.ascii = ascii
  }
}

extension Text: ExpressibleByStringInterpolation {
  /// The program's own words.
  public init(stringLiteral value: String) { self.init(.words(checked: value)) }

  /// The pieces of an interpolated literal.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

  /// Collects the pieces of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = Text()

    /// Prepares for a literal with so many other pieces.
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserve(2 * interpolationCount + 1) }
    /// The program's own words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { text.append(.words(checked: literal)) }
    }
    /// A text in a text.
    public mutating func appendInterpolation(_ inner: Text) {
      // Not `+=`, which would give up the room that is reserved.
      for piece in inner.pieces { text.append(piece) }
    }
    /// A text that may be missing.
    public mutating func appendInterpolation(_ inner: Text?) { if let inner { appendInterpolation(inner) } }
    /// A count, which looks alike everywhere.
    public mutating func appendInterpolation(_ count: Int) { text.append(.number(String(count))) }
    /// A count with its unit, "1 step" or "3 steps".
    public mutating func appendInterpolation(_ count: Int, _ unit: String, plural: String? = nil) {
      text.append(.number(String(count)))
      text.append(.words(checked: " " + (count == 1 ? unit : plural ?? unit + "s")))
    }
    /// A formula in a notation.
    public mutating func appendInterpolation(
      formula: Expression, in notation: Notation, digits: NumberStyle = .full
    ) {
      text.append(.formula(Equation([formula], in: notation, digits: digits)))
    }
    /// The name of what a formula stands for, as before an equals sign.
    public mutating func appendInterpolation(nameOf formula: Expression, in notation: Notation) {
      text.append(.formula(Equation(nameOf: formula, in: notation)))
    }
    /// A number as it could be typed.
    public mutating func appendInterpolation(number: String) { text.append(.number(number)) }
    /// What somebody typed.
    public mutating func appendInterpolation(typed: String) { text.append(.typed(typed)) }
    /// A word of a file format or of the command line.
    public mutating func appendInterpolation(code: String) { text.append(.code(code)) }
    /// The key of a command.
    public mutating func appendInterpolation(key: CommandName) { text.append(.key(key)) }
    /// A typographic sign.
    public mutating func appendInterpolation(sign: Sign) { text.append(.sign(sign)) }
    /// Names one after another; of very many the first and how many more there are.
    public mutating func appendInterpolation(names: [String]) {
      let shown = names.count > 24 ? names.prefix(20) : names[...]
      text.append(.prose(shown.joined(separator: ", ")))
      if shown.count < names.count { appendInterpolation(" and \(names.count - shown.count) more" as Text) }
    }
    /// Several texts in a row.
    public mutating func appendInterpolation(list: [Text], _ conjunction: Conjunction = .and) {
      text.append(.list(list, conjunction))
    }
    /// An author's words.
    public mutating func appendInterpolation(prose: String) { text.append(.prose(prose)) }
  }
}

extension Text.Piece {
  /// The program's own words, which must be ASCII.
  fileprivate static func words(checked words: String) -> Text.Piece {
    assert(words.utf8.allSatisfy { $0 < 0x80 }, "the program's words '\(words)' are not ASCII")
    return .words(words)
  }
}

extension Sequence<Text> {
  /// The texts one after the other, with another between every two.
  public func joined(separator: Text = "") -> Text {
    var joined = Text()
    for (place, text) in enumerated() {
      if place > 0 { joined += separator }
      joined += text
    }
    return joined
  }
}

extension Text {
  /// The text with a capital, where it begins with the program's own words; a name that begins it stays as it is.
  public var capitalized: Text {
    guard case .words(let words)? = pieces.first else { return self }
    var text = self
    text.pieces[0] = .words(words.prefix(1).uppercased() + words.dropFirst())
    return text
  }

  /// The text divided behind its first sentence; the rest begins without a blank, and is empty where there is only one.
  public var firstSentence: (first: Text, rest: Text) {
    var (first, rest) = (Text(), Text())
    for (place, piece) in pieces.enumerated() {
      let (text, make): (String, (String) -> Piece)
      switch piece {
      case .words(let words): (text, make) = (words, Piece.words)
      case .prose(let prose): (text, make) = (prose, Piece.prose)
      default:
        first.append(piece)
        continue
      }
      guard let stop = text.firstRange(of: ". ") else {
        first.append(piece)
        continue
      }
      first.append(make(String(text[..<stop.lowerBound]) + "."))
      rest.append(make(String(text[stop.upperBound...])))
      for piece in pieces[(place + 1)...] { rest.append(piece) }
      break
    }
    return (first, rest)
  }

  /// The text's paragraphs: an author's line breaks separate them. None is empty.
  public var paragraphs: [Text] {
    var paragraphs = [Text()]
    for piece in pieces {
      guard case .prose(let prose) = piece else {
        paragraphs[paragraphs.count - 1].append(piece)
        continue
      }
      for (index, line) in prose.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { paragraphs.append(Text()) }
        paragraphs[paragraphs.count - 1].append(.prose(String(line)))
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }
}
