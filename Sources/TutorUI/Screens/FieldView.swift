import Canvas
import Tutor

/// The part of the field that can be seen, with an ellipsis where more lies beyond, and the cursor in it.
struct FieldView {
  let text: String
  let cursor: Int
  private let full: String
  private let start: Int
  private let hidden: Int

  init(_ field: TextField, room: Int, look: TextStyle) {
    full = look.text(prose: field.text)
    let before = displayWidth(look.text(prose: field.beforeCursor))
    let dots = look.ellipsis
    let mark = displayWidth(dots)
    guard displayWidth(full) + 1 > room else {
      (text, cursor, start, hidden) = (full, before, 0, 0)
      return
    }
    // The window shows the end of what is before the cursor, with a cell for the cursor itself.
    let inner = max(1, room - 2 * mark - 1)
    let first = max(0, min(before - inner + 1, displayWidth(full) - inner))
    var shown = ""
    var column = 0
    for character in full {
      if column >= first, column + displayWidth(character) <= first + inner { shown.append(character) }
      column += displayWidth(character)
    }
    let lead = first > 0 ? dots : ""
    let tail = column > first + inner ? dots : ""
    text = lead + shown + tail
    cursor = max(0, min(room - 1, before - first + displayWidth(lead)))
    start = first
    hidden = displayWidth(lead)
  }

  /// The column of the scalar at an offset of the field's text.
  func column(ofScalar offset: Int) -> Int {
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: full.unicodeScalars.prefix(offset))
    return max(0, min(displayWidth(text), displayWidth(String(prefix)) - start + hidden))
  }
}
