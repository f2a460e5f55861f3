import Formula

/// What keeps a file from stating an exercise: its bytes, its YAML, and which parts it has.
enum FileMistake: Mistake {
  /// It has more bytes than any exercise.
  case tooLarge
  case notUTF8
  /// A character that may not stand in an exercise.
  case forbidden(ForbiddenCharacter)
  /// A YAML anchor, from which a short file can unfold into an endless one.
  case anchor
  /// There is nothing in it.
  case empty
  /// What the YAML parser objects to, in its words; with what it was reading, and what usually helps.
  case notYAML(problem: String, within: Opened?, YAMLRemedy?)
  case unreadableYAML
  case duplicateKey(String, firstLine: Int)
  case noFormat
  case otherFormat(FoundNode)
  case missingKey(String)
  case unknownKey(String, in: Text, allowed: [String])
  case keyIsNoWord(FoundNode)
  case nameIsNoWord(FoundNode)
  /// A part is not laid out as what it must be.
  case layout(Text, FoundNode, expected: Layout)
  /// A text has nothing in it but blanks.
  case blank(Text)
  /// An option has no such key.
  case missingInOption(String)
  /// So many mistakes follow that are not listed.
  case moreMistakes(Int)

  /// Where something began that was never finished.
  struct Opened: Hashable, Sendable {
    let what: String
    let line: Int
    let column: Int
  }

  /// How a part of the file must be laid out.
  enum Layout: Hashable, Sendable {
    case mapping, text, list, questions, options, misconceptions, givenValue, domain
  }
}

/// What was found at a place of a YAML file.
enum FoundNode: Hashable, Sendable {
  case text(String)
  case list(count: Int)
  case mapping, alias
}

/// What usually helps against an objection of the YAML parser.
enum YAMLRemedy: Hashable, Sendable {
  case quotesAroundColon, quotesAroundSign, quotesAroundAsterisk, oneColumn, comma, closing, colon, fewerLevels
  case printableText
}

/// A character that may not stand in an exercise, because it could steer a terminal or deceive an eye.
struct ForbiddenCharacter: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case escape, control, lineSeparator, turnsText, invisible
  }

  let kind: Kind
  let scalar: Unicode.Scalar

  /// Nil for a character that may stand in an exercise.
  init?(_ scalar: Unicode.Scalar) {
    self.scalar = scalar
    switch scalar.value {
    case 0x09, 0x0A: return nil
    case 0x1B: kind = .escape
    case 0x00..<0x20, 0x7F..<0xA0: kind = .control
    case 0x2028, 0x2029: kind = .lineSeparator
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: kind = .turnsText
    case _ where scalar.isHidden: kind = .invisible
    default: return nil
    }
  }
}

extension String {
  /// The first character that may not stand in an exercise, with its offset in Unicode scalars.
  var firstForbidden: (offset: Int, character: ForbiddenCharacter)? {
    for (offset, scalar) in unicodeScalars.enumerated() {
      if let character = ForbiddenCharacter(scalar) { return (offset, character) }
    }
    return nil
  }

  /// Whether there is nothing but blanks.
  var isBlank: Bool { !contains { !$0.isWhitespace } }

  /// The text, cut where it would fill a message.
  var clipped: String { count > 40 ? prefix(40) + "…" : self }
}
