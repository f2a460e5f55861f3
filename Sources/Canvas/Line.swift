/// A run of text in one style.
public struct Span: Hashable, Sendable {
  /// What is written.
  public var text: String
  /// How it is written.
  public var style: Style

  /// `text` in `style`.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One line of text in several styles.
///
/// ```swift
/// var line: Line = "∂ℓ/∂ŷ = "
/// line.append("−0.8808", .value)
/// grid.write(line, at: Position(column: 1, row: 3))
/// ```
public struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The runs, from left to right.
  public var spans: [Span]

  /// A line of these runs.
  public init(_ spans: [Span] = []) { self.spans = spans }

  /// A line in one style.
  public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }

  /// A line in plain style.
  public init(stringLiteral value: String) { self.init(value) }

  /// Adds `text` at the right end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else if !text.isEmpty {
      spans.append(Span(text, style))
    }
  }

  /// Adds the runs of another line at the right end.
  public mutating func append(_ line: Line) {
    for span in line.spans { append(span.text, span.style) }
  }

  /// The text alone.
  public var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// How many columns it takes.
  public var width: Int { spans.reduce(0) { $0 + displayWidth($1.text) } }

  /// The line as it is where it fits in `width` columns, else its beginning with `ellipsis` as the last character.
  public func clipped(to width: Int, ellipsis: String = "…") -> Line {
    guard self.width > width else { return self }
    let room = width - displayWidth(ellipsis)
    guard room >= 0 else { return Line() }
    var line = Line()
    var used = 0
    for span in spans {
      for character in span.text {
        used += displayWidth(character)
        if used > room {
          line.append(ellipsis, span.style)
          return line
        }
        line.append(String(character), span.style)
      }
    }
    return line
  }

  /// Breaks the line into lines of at most `width` columns.
  ///
  /// Breaks fall on spaces, which vanish there, and at line feeds; a word longer than a whole line is cut where the
  /// line ends. A no-break space does not break. Lines after the first start with `hanging` spaces.
  public func wrapped(to width: Int, hanging: Int = 0) -> [Line] {
    let indent = hanging < width ? hanging : 0
    var wrapping = LineBreaker(width: max(1, width), indent: indent)
    for span in spans {
      for character in span.text { wrapping.add(character, span.style) }
    }
    return wrapping.finish()
  }
}

/// `text` as it is where it fits in `width` columns, else its beginning with `ellipsis` as the last character.
public func clip(_ text: String, to width: Int, ellipsis: String = "…") -> String {
  Line(text).clipped(to: width, ellipsis: ellipsis).text
}
