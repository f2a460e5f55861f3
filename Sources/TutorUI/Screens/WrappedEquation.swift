import Canvas

extension Line {
  /// The width of the longest stretch without a space.
  fileprivate var longestWord: Int { text.split(separator: " ").map { displayWidth(String($0)) }.max() ?? 0 }

  /// The line with spaces around the signs of products, so that a long one can be broken there.
  fileprivate var loosened: Line {
    spans.reduce(into: Line()) { line, span in
      var text = ""
      for character in span.text {
        let isSign = character == "·" || character == "*" && text.last.map { !".* ".contains($0) } ?? false
        text += isSign && text.last != " " ? " \(character) " : String(character)
      }
      line.append(text, span.style)
    }
  }
}

/// Breaks a chain of equals, `name = formula = numbers = value`, so that lines begin with an equals sign under the
/// first one; a part that is wider than a line is broken on its spaces, and what follows it begins a line.
func wrapEquation(_ name: Line, _ parts: [Line], width: Int) -> [Line] {
  let indent = name.width < width / 3 ? name.width : 2
  var lines: [Line] = []
  var line = name
  var mustBreak = false
  for part in parts {
    var piece = Line(" = ", .muted)
    piece.append(part.longestWord + indent + 3 > width ? part.loosened : part)
    let isAlone = lines.isEmpty && line == name && indent == name.width
    if mustBreak || line.width + piece.width > width && !isAlone {
      lines.append(line)
      line = Line(String(repeating: " ", count: indent))
    }
    line.append(piece)
    mustBreak = line.width > width
    if mustBreak {
      var broken = line.wrapped(to: width, hanging: min(indent + 3, width / 2))
      line = broken.removeLast()
      lines += broken
    }
  }
  lines.append(line)
  return lines
}
