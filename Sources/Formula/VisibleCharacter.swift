// Which characters a reader sees. Whatever leaves the program, whether to a terminal, into JSON or into a message, asks here.

extension Unicode.Scalar {
  /// Whether the character acts on a terminal or on the text around it, or shows as nothing.
  ///
  /// These are the controls, line and paragraph separators, format characters (which turn text around, join or tag it)
  /// and all else that Unicode has programs ignore by default. A combining mark shows, and is not among them.
  package var isHidden: Bool {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD }
    switch properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  /// The character's number as `U+001B`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The character as a message can quote it by itself: its number where it is hidden or unassigned, or would sit on
  /// its neighbour.
  package var visible: String {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .privateUse, .unassigned: codePoint
    default: isHidden ? codePoint : String(self)
    }
  }
}

extension String {
  /// The text with the number of each hidden character in its place, so that a terminal only shows it.
  ///
  /// Line feeds and tabs are hidden characters like others, unless the text has lines of its own to keep.
  ///
  /// ```swift
  /// "1\u{1B}[2J".revealingHidden()  // "1U+001B[2J"
  /// ```
  package func revealingHidden(keepingLines: Bool = false) -> String {
    let isKept = { (scalar: Unicode.Scalar) in keepingLines && (scalar == "\n" || scalar == "\t") }
    guard unicodeScalars.contains(where: { $0.isHidden && !isKept($0) }) else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isHidden, !isKept(scalar) {
        shown.append(contentsOf: scalar.codePoint.unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }
}
