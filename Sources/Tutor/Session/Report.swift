import Course
import Formula
import Training

/// What the environment reports to a session: the results of its effects, and timers that are due.
public enum Report: Sendable {
  /// The answer to ``Effect/open(exercise:)``.
  case opened(Exercise, ExerciseProgress)
  /// The exercise could not be opened, and why.
  case couldNotOpen(Text)
  /// The answer to ``Effect/loadSummaries``.
  case summaries([String: ExerciseSummary])
  /// The answer to ``Effect/loadAbouts``.
  case abouts([String: String])
  /// Progress cannot be written or read; the sentence says why. Told once; the session goes on, marked unsaved.
  case couldNotSave(Text)
  /// Progress is written again, with all that could not be.
  case savedAgain(Text)
  /// Something the learner should know, told once.
  case told(Text)
  /// The answer to ``Effect/train(_:_:)``.
  case trained(Trainer)
  /// The time of a scheduled effect has come; see ``Effect/schedule(_:after:repeating:)``.
  case due(TimerID)
}
