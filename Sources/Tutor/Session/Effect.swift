import Training

/// What a session asks its environment to do. Effects are carried out in order, before the next screen is shown.
public enum Effect: Hashable, Sendable {
  /// Make a change lasting: an answer is on disk before its verdict is seen.
  case record(ProgressChange)
  /// Try again to write what could not be written; report ``Report/savedAgain(_:)`` where that succeeds.
  case retrySaving
  /// Read an exercise and its progress, and report ``Report/opened(_:_:)`` or ``Report/couldNotOpen(_:)``.
  ///
  /// With a seed, read the variant of that seed.
  case open(exercise: String, seed: Int? = nil)
  /// Read the variant of an exercise that the learner has not worked yet, and report as for ``open(exercise:seed:)``.
  case openFresh(exercise: String)
  /// Read how far all exercises are, and report ``Report/summaries(_:)``.
  case loadSummaries
  /// Read what every exercise is about, and report ``Report/abouts(_:)``.
  case loadAbouts
  /// Report ``Report/due(_:)`` after some time, once or again and again; replaces what was scheduled by this name.
  case schedule(TimerID, after: Duration, repeating: Bool = false)
  /// Forget what was scheduled by this name.
  case cancel(TimerID)
  /// Train for a slice, and report ``Report/trained(_:)``.
  case train(Trainer, TrainingSlice)
  /// End the program.
  case quit
}

/// The name of something scheduled, by which it is told when due and cancelled.
public struct TimerID: RawRepresentable, Hashable, Sendable {
  /// The name, which is not shown.
  public let rawValue: String
  /// Names a timer.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The next attempt to write what could not be written.
  public static let retrySaving = TimerID(rawValue: "retry-saving")
}
