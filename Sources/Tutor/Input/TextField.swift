/// One editable line of text with a cursor between characters as a reader sees them (grapheme clusters).
///
/// Newlines, tabs and other control characters never enter it: a pasted newline becomes a space, so pasting can
/// never submit. A killed stretch can be put back, so no stray key loses what was typed.
public struct TextField: Hashable, Sendable {
  /// The text as typed.
  public private(set) var text: String { didSet { scalarCount = text.unicodeScalars.count } }
  private var scalarCount = 0
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int
  /// What the last kill took away.
  public private(set) var killed = ""

  /// The most Unicode scalars the line takes; what is typed or pasted beyond is left out.
  public static let limit = 2_000

  /// A line holding `text`, cleaned as pasted text is, with the cursor at its end.
  public init(_ text: String = "") {
    self.text = ""
    cursor = 0
    insert(text)
  }

  /// Whether nothing is typed.
  public var isEmpty: Bool { text.isEmpty }

  /// The text before the cursor.
  public var beforeCursor: String { String(text.prefix(cursor)) }
  /// The text from the cursor on.
  public var afterCursor: String { String(text.dropFirst(cursor)) }

  /// What can be done to the line.
  public enum Edit: Hashable, Sendable {
    case insert(String)
    case left, right, home, end, wordLeft, wordRight
    case deleteBack, deleteForward, deleteWordBack, deleteWordForward, killToStart, killToEnd
    case putBack
  }

  /// Carries out one edit.
  public mutating func apply(_ edit: Edit) {
    switch edit {
    case .insert(let new): insert(new)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .deleteBack: remove(from: cursor - 1, to: cursor)
    case .deleteForward: remove(from: cursor, to: cursor + 1)
    case .deleteWordBack: kill(from: wordStart, to: cursor)
    case .deleteWordForward: kill(from: cursor, to: wordEnd)
    case .killToStart: kill(from: 0, to: cursor)
    case .killToEnd: kill(from: cursor, to: text.count)
    case .putBack: insert(killed)
    }
  }

  /// Replaces the whole line, as recalling an earlier answer does; the cursor goes to the end.
  public mutating func replace(with new: String) {
    text = ""
    cursor = 0
    insert(new)
  }

  private mutating func insert(_ new: String) {
    let room = Self.limit - scalarCount
    guard room > 0 else { return }
    let before = beforeCursor + Self.cleaned(new, limit: room)
    let after = afterCursor
    text = before + after
    cursor = Self.characters(in: text, coveringScalars: before.unicodeScalars.count)
  }

  private mutating func remove(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(text.count, end)
    guard start < end else { return }
    let before = String(text.prefix(start))
    text = before + text.dropFirst(end)
    cursor = Self.characters(in: text, coveringScalars: before.unicodeScalars.count)
  }

  private mutating func kill(from start: Int, to end: Int) {
    guard start < end else { return }
    killed = String(text.dropFirst(start).prefix(end - start))
    remove(from: start, to: end)
  }

  /// Where the word before the cursor begins. Letters and digits make words; the rest separates them.
  private var wordStart: Int {
    let characters = Array(text)
    var at = cursor
    while at > 0, !characters[at - 1].isWordPart { at -= 1 }
    while at > 0, characters[at - 1].isWordPart { at -= 1 }
    return at
  }

  private var wordEnd: Int {
    let characters = Array(text)
    var at = cursor
    while at < characters.count, !characters[at].isWordPart { at += 1 }
    while at < characters.count, characters[at].isWordPart { at += 1 }
    return at
  }

  /// The fewest whole characters that hold the first `count` scalars: joining two strings can merge the characters
  /// at the seam (a letter and the accent after it), and the cursor must not stand inside one.
  private static func characters(in text: String, coveringScalars count: Int) -> Int {
    var scalars = 0
    var characters = 0
    for character in text {
      if scalars >= count { break }
      scalars += character.unicodeScalars.count
      characters += 1
    }
    return characters
  }

  private static func cleaned(_ text: String, limit: Int) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if clean.count >= limit { break }
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": clean.append(" ")
      case _ where scalar.isInvisible: continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "." || self == "_" }
}

extension Unicode.Scalar {
  /// Control characters, and the format characters that would hide or reorder what is typed.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned, .format: self != "\u{200D}"
    default: false
    }
  }
}
