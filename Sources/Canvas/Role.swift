/// What a piece of text is for. Screens say this; only the ``Theme`` knows what it looks like.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  /// Running text.
  case plain
  /// The name of the screen or of the exercise.
  case title
  /// A heading within a screen.
  case heading
  /// A line that separates parts of the screen.
  case rule
  /// What matters less now: what is already known, explanations in the margin.
  case muted
  /// The question being asked: the first thing the eye should meet.
  case question
  /// A formula.
  case formula
  /// A number that was computed or answered.
  case value
  /// What the learner types.
  case input
  /// How the typed text is read, echoed beside it.
  case echo
  /// A verdict: right.
  case right
  /// A verdict: wrong.
  case wrong
  /// A verdict that costs nothing (too few digits, unreadable), or any other caution.
  case warning
  /// A hint or a note that the learner asked for.
  case hint
  /// What stands out without being a verdict: the current step, a progress bar.
  case accent
  /// The name of a key.
  case key
  /// The chosen row of a list.
  case selection
  /// In a picture, a weight, value or class above 0.
  case positive
  /// In a picture, a weight, value or class below 0.
  case negative
}
