/// One character cell of a screen.
public struct Cell: Hashable, Sendable {
  /// The character shown, with its combining marks; empty in the right half of a wide character.
  public let text: String
  /// How it is shown.
  public let style: Style

  /// A cell that shows `text` in `style`.
  init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// A space in plain style.
  public static let blank = Cell(text: " ", style: .plain)

  /// Whether this is the right half of a wide character.
  public var isContinuation: Bool { text.isEmpty }
}
