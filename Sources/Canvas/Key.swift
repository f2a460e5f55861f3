/// A key that does not stand for a printable character.
public enum Key: Hashable, Sendable {
  /// An arrow key.
  case up, down, left, right
  /// A left or right arrow with Control or Alt held: a move by a word.
  case wordLeft, wordRight
  /// Movement by more than a line.
  case home, end, pageUp, pageDown
  /// Return, or Enter on the number pad.
  case enter
  /// Tab, and Tab with Shift held.
  case tab, backTab
  /// Escape.
  case escape
  /// Deletes to the left; deletes to the right; the Insert key.
  case backspace, delete, insert
  /// A function key, F1 being `function(1)`.
  case function(Int)
  /// A lower-case letter (or another ASCII character) with Control held: Ctrl-W is `control("w")`.
  case control(Character)
  /// A lower-case letter (or another ASCII character) with Alt held: Alt-K is `alt("k")`.
  case alt(Character)
}
