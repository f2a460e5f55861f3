/// One thing that happened at the terminal.
public enum KeyEvent: Hashable, Sendable {
  /// A printable character was typed.
  case character(Character)
  /// A key without a character was pressed, or a character together with Control or Alt.
  case key(Key)
  /// Text was pasted as a whole. It is never a command, whatever it contains.
  case paste(String)
  /// The screen has a new size, or must be drawn afresh at the old one.
  case resize(Size)
  /// Nothing more can come: the input ended or the terminal is gone.
  case endOfInput
  /// Someone asks the program to leave: Ctrl-C, or a signal.
  case interrupt
}

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
