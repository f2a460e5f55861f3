/// Where progress is kept between sessions.
public protocol ProgressStore: AnyObject {
  /// What was done in an exercise; untouched where nothing is stored. Throws where the store cannot be read.
  func progress(of exercise: String) throws -> ExerciseProgress
  /// Makes one change lasting before it returns. Throws where the store cannot be written.
  func apply(_ change: ProgressChange) throws
  /// How far every exercise with stored work is, by exercise id. Throws where the store cannot be read.
  func summary() throws -> [String: ExerciseSummary]
}

/// A store that lasts as long as the program: for tests, and for going on where nothing can be written.
public final class MemoryProgressStore: ProgressStore {
  private var exercises: [String: ExerciseProgress] = [:]

  /// An empty store.
  public init() {}

  /// What was done in an exercise so far.
  public func progress(of exercise: String) -> ExerciseProgress {
    exercises[exercise] ?? ExerciseProgress(exercise: exercise)
  }

  /// Takes one change in.
  public func apply(_ change: ProgressChange) {
    exercises[change.exercise, default: ExerciseProgress(exercise: change.exercise)].apply(change)
  }

  /// How far every touched exercise is.
  public func summary() -> [String: ExerciseSummary] { exercises.mapValues(\.summary) }
}
