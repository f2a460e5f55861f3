import Yams

extension SourceText {
  /// The place in the file of a character of a YAML scalar.
  ///
  /// A scalar's text differs from what stands in the file: line breaks are folded, indentation and quotes are dropped,
  /// and escapes are resolved. None of that changes which visible characters come in which order, so the place is found
  /// by counting those; `offset` counts the Unicode scalars of the resolved text.
  func place(of offset: Int, in scalar: Node.Scalar) -> Place {
    guard let mark = scalar.mark else { return Place(line: 1, column: 1) }
    let start = position(of: Place(line: mark.line, column: mark.column))
    let resolved = Array(scalar.string.unicodeScalars)
    let visibleBefore = resolved.prefix(offset).count { !$0.properties.isWhitespace }
    let wantsVisible = resolved[safe: offset].map { !$0.properties.isWhitespace } ?? false

    var walk = ScalarWalk(scalars: scalars, position: start, style: scalar.style)
    for _ in 0..<visibleBefore where !walk.skipVisible() { break }
    if wantsVisible { walk.skipBlank() }
    return place(at: min(walk.position, scalars.count))
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

  /// Steps over the next visible character and whatever blank stands before it; false at the end of the file.
  mutating func skipVisible() -> Bool {
    skipBlank()
    guard position < scalars.count else { return false }
    position += unit().length
    return true
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
