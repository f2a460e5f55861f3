/// A part of a YAML document, with the layout it is to have.
indirect enum YAMLValue {
  /// A text, in whatever style writes it most plainly.
  case text(String)
  /// A list between brackets.
  case row([YAMLValue])
  /// A set between braces.
  case set([YAMLValue])
  /// A list with an entry a line.
  case list([YAMLValue])
  /// Keys and values, a line each.
  case mapping([(key: String, value: YAMLValue)])
  /// Keys and values between braces.
  case inline([(key: String, value: YAMLValue)])
}

/// Writes YAML as a person would: in blocks, quoting only what must be, and folding long prose.
///
/// The emitter of Yams sets no blank line between parts, and breaks long formulas as if they were prose.
struct YAMLEmitter {
  /// No line of prose or numbers is longer than this, in characters.
  private static let width = 100

  /// What was written so far.
  private(set) var text = ""

  /// Sets the next part apart.
  mutating func blankLine() { text += "\n" }

  /// Writes a line as it is.
  mutating func line(_ line: String) { text += line + "\n" }

  /// Writes a key and its value, indented by `indent` columns.
  mutating func pair(_ key: String, _ value: YAMLValue, indent: Int = 0) {
    write(value, after: spaces(indent) + Self.key(key) + ":", indent: indent)
  }

  /// Writes an entry of a list, indented by `indent` columns.
  mutating func item(_ value: YAMLValue, indent: Int) { write(value, after: spaces(indent) + "-", indent: indent) }

  private mutating func write(_ value: YAMLValue, after lead: String, indent: Int) {
    switch value {
    case .text(let text): write(text, after: lead, indent: indent)
    case .row(let entries): write(entries, between: "[", "]", after: lead, indent: indent)
    case .set(let entries): write(entries, between: "{", "}", after: lead, indent: indent)
    case .list(let entries) where entries.isEmpty: line(lead + " []")
    case .list(let entries):
      line(lead)
      for entry in entries { item(entry, indent: indent + 2) }
    case .mapping(let pairs) where pairs.isEmpty: line(lead + " {}")
    case .inline(let pairs): line("\(lead) \(Self.flow(.mapping(pairs)))")
    case .mapping(let pairs):
      var rest = pairs[...]
      if lead.hasSuffix("-"), let first = rest.popFirst() {
        // The first key stands beside the dash, the others below it.
        write(first.value, after: "\(lead) \(Self.key(first.key)):", indent: indent + 2)
      } else {
        line(lead)
      }
      for pair in rest { self.pair(pair.key, pair.value, indent: indent + 2) }
    }
  }

  // MARK: - Rows

  private mutating func write(
    _ entries: [YAMLValue], between opening: String, _ closing: String, after lead: String, indent: Int
  ) {
    var current = "\(lead) \(opening)"
    for (place, entry) in entries.enumerated() {
      let part = Self.flow(entry) + (place == entries.count - 1 ? closing : ",")
      if place > 0, current.count + 1 + part.count > Self.width {
        line(current)
        current = spaces(indent + 4) + part
      } else {
        current += (place == 0 ? "" : " ") + part
      }
    }
    line(entries.isEmpty ? current + closing : current)
  }

  /// A value inside a row.
  private static func flow(_ value: YAMLValue) -> String {
    switch value {
    case .text(let text): text.isPlain(inRow: true) ? text : quoted(text)
    case .row(let entries), .list(let entries): "[" + entries.map(flow).joined(separator: ", ") + "]"
    case .set(let entries): "{" + entries.map(flow).joined(separator: ", ") + "}"
    case .mapping(let pairs), .inline(let pairs):
      "{" + pairs.map { "\(key($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  // MARK: - Texts

  private static func key(_ key: String) -> String { key.isPlain(inRow: false) ? key : quoted(key) }

  private mutating func write(_ text: String, after lead: String, indent: Int) {
    if lead.count + 1 + text.count > Self.width || text.contains("\n"), text.canBeFolded {
      write(folded: text, after: lead, indent: indent + 2)
    } else {
      line("\(lead) \(text.isPlain(inRow: false) ? text : Self.quoted(text))")
    }
  }

  /// A text as a block whose line breaks read as spaces; its own line breaks become blank lines.
  private mutating func write(folded text: String, after lead: String, indent: Int) {
    let endsLine = text.hasSuffix("\n")
    line(lead + (endsLine ? " >" : " >-"))
    let body = endsLine ? String(text.dropLast()) : text
    for (number, paragraph) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { blankLine() }
      guard !paragraph.isEmpty else { continue }
      var current = ""
      for word in paragraph.words {
        if !current.isEmpty, indent + current.count + 1 + word.count > Self.width {
          line(spaces(indent) + current)
          current = String(word)
        } else {
          current += (current.isEmpty ? "" : " ") + word
        }
      }
      line(spaces(indent) + current)
    }
  }

  /// A text between quotes: double ones, or single ones where it has double ones or backslashes itself.
  private static func quoted(_ text: String) -> String {
    // A sign and the accent on it are one character; YAML sees two.
    let scalars = text.unicodeScalars
    let needsEscapes = scalars.contains { $0.value < 0x20 } || text.looksLikeAnchor
    if !needsEscapes, scalars.contains(where: { "\"\\".unicodeScalars.contains($0) }) {
      return scalars.reduce(into: "'") { $0.unicodeScalars += $1 == "'" ? ["'", "'"] : [$1] } + "'"
    }
    var quoted = "\""
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "&": quoted += "\\x26"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Substring {
  /// The words between single spaces; where there are several spaces in a row, they stay in a word.
  fileprivate var words: [Substring] {
    var words: [Substring] = []
    var start = startIndex
    var place = startIndex
    while place < endIndex {
      let next = index(after: place)
      if self[place] == " ", place > startIndex, self[index(before: place)] != " ", next < endIndex, self[next] != " " {
        words.append(self[start..<place])
        start = next
      }
      place = next
    }
    return words + [self[start...]]
  }
}

extension String {
  /// Whether the text can stand as it is, without quotes.
  fileprivate func isPlain(inRow: Bool) -> Bool {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, !first.properties.isWhitespace,
      !last.properties.isWhitespace, last != ":", !looksLikeAnchor
    else { return false }
    if "-?".unicodeScalars.contains(first) {
      guard let second = scalars.dropFirst().first, !second.properties.isWhitespace, second != first else {
        return false
      }
    } else if ":,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first) {
      return false
    }
    for (scalar, next) in zip(scalars, scalars.dropFirst()) {
      if scalar == ":", next.properties.isWhitespace || inRow { return false }
      if next == "#", scalar.properties.isWhitespace { return false }
    }
    return !scalars.contains { $0.value < 0x20 || inRow && ",[]{}?".unicodeScalars.contains($0) }
  }

  /// Whether a reader of exercise files would take an ampersand in the text for a YAML anchor.
  fileprivate var looksLikeAnchor: Bool { unicodeScalars.contains("&") }

  /// Whether the text comes back from a folded block: no line may begin or end with a blank, and only one line break may
  /// stand at its end.
  fileprivate var canBeFolded: Bool {
    guard let first, !first.isWhitespace, !hasSuffix("\n\n"), !looksLikeAnchor, !contains("\t") else { return false }
    let body = hasSuffix("\n") ? String(dropLast()) : self
    return body.split(separator: "\n").allSatisfy {
      $0.first?.isWhitespace == false && $0.last?.isWhitespace == false
    }
  }
}
