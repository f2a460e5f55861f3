import Yams

extension SourceText {
  /// The position in the file of each character of a YAML scalar, and of its end.
  ///
  /// A scalar's text differs from what stands in the file: line breaks are folded, indentation and quotes are dropped,
  /// and escapes are resolved. None of that changes which visible characters come in which order, so positions are found
  /// by walking over those. The positions count the Unicode scalars of the resolved text.
  func positions(in scalar: Node.Scalar) -> [Int] {
    guard let mark = scalar.mark else { return [] }
    let start = position(of: Place(line: mark.line, column: mark.column))
    var walk = ScalarWalk(scalars: scalars, position: start, style: scalar.style)
    var positions: [Int] = []
    for character in scalar.string.unicodeScalars {
      let isVisible = !character.properties.isWhitespace
      if isVisible { walk.skipBlank() }
      positions.append(min(walk.position, scalars.count))
      if isVisible { walk.skipCharacter() }
    }
    return positions + [min(walk.position, scalars.count)]
  }
}

/// A walk through a scalar as it stands in the file, one resolved character at a time.
private struct ScalarWalk {
  let scalars: [Unicode.Scalar]
  var position: Int
  let style: Node.Scalar.Style

  init(scalars: [Unicode.Scalar], position: Int, style: Node.Scalar.Style) {
    self.scalars = scalars
    self.position = position
    self.style = style
    switch style {
    case .singleQuoted, .doubleQuoted: self.position += 1
    case .literal, .folded:
      while let scalar = scalars[safe: self.position], scalar != "\n" { self.position += 1 }
    default: break
    }
  }

  /// Steps over one character as it is written.
  mutating func skipCharacter() {
    if position < scalars.count { position += unit().length }
  }

  /// Steps over spaces, line breaks, and escapes that stand for them.
  mutating func skipBlank() {
    while position < scalars.count {
      let next = unit()
      guard next.isBlank else { return }
      position += next.length
    }
  }

  /// How many characters of the file the next resolved character takes, and whether it shows.
  private func unit() -> (length: Int, isBlank: Bool) {
    let scalar = scalars[position]
    if scalar.properties.isWhitespace { return (1, true) }
    if style == .singleQuoted, scalar == "'", scalars[safe: position + 1] == "'" { return (2, false) }
    guard style == .doubleQuoted, scalar == "\\", let escaped = scalars[safe: position + 1] else { return (1, false) }
    switch escaped {
    case "x": return (4, isBlank(hexDigits: 2))
    case "u": return (6, isBlank(hexDigits: 4))
    case "U": return (10, isBlank(hexDigits: 8))
    default: return (2, " \ntnrvfNLP_\t".unicodeScalars.contains(escaped))
    }
  }

  private func isBlank(hexDigits count: Int) -> Bool {
    let digits = String(String.UnicodeScalarView(scalars[position...].dropFirst(2).prefix(count)))
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)?.properties.isWhitespace ?? false
  }
}
