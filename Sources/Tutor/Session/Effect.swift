/// What a session asks of the world. Effects are carried out in order, before the next screen is shown.
public enum Effect: Hashable, Sendable {
  /// Make a change lasting: an answer is on disk before its verdict is seen.
  case record(ProgressChange)
  /// Read an exercise and its progress, and report ``Action/opened(_:_:)`` or ``Action/couldNotOpen(_:)``.
  case open(exercise: String)
  /// Read how far all exercises are, and report ``Action/summaries(_:)``.
  case loadSummaries
  /// Read what every exercise is about, and report ``Action/abouts(_:)``.
  case loadAbouts
  /// End the program.
  case quit
}
