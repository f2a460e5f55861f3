/// One thing that happened at the terminal.
public enum KeyEvent: Hashable, Sendable {
  /// A printable character was typed.
  case character(Character)
  /// A key without a character was pressed, or a character together with Control or Alt.
  case key(Key)
  /// Text was pasted as a whole. It is never a command, whatever it contains.
  case paste(String)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// The screen has a new size, or must be drawn afresh at the old one.
  case resize(Size)
  /// Nothing more can come: the input ended or the terminal is gone.
  case endOfInput
  /// Someone asks the program to leave: Ctrl-C, or a signal.
  case interrupt
}
