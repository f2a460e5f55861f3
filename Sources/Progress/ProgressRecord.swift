import GRDB
import Tutor

/// What was done in one exercise or variant, and when.
public struct ProgressRecord: Hashable, Sendable {
  /// What was done.
  public let progress: ExerciseProgress
  /// How many answers were given.
  public let answers: Int
  /// When the first answer was given, and the last, in seconds since 1970; nil where there is none.
  public let time: ClosedRange<Int64>?

  /// How many steps stood so when they were worked first.
  public func count(_ standing: Standing) -> Int { progress.steps.values.count { $0.firstStanding == standing } }

  /// How many steps were right first time without a hint.
  public var rightUnaided: Int {
    progress.steps.values.count { $0.firstStanding == .rightFirstTime && $0.firstHints == 0 }
  }
}

extension SQLiteProgressStore {
  /// What was done in every exercise and variant, by the words that it is kept under, in their order.
  public func records() throws(ProgressTrouble) -> [ProgressRecord] {
    try reporting { database in
      var progress: [String: ExerciseProgress] = [:]
      var times: [String: (count: Int, first: Int64, last: Int64)] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT \(StoredStep.columns) FROM step") {
        let stored = try self.intact(StoredStep(strictly: Array(row.databaseValues)))
        progress[stored.exercise, default: ExerciseProgress(exercise: stored.exercise)].steps[stored.step] =
          StepProgress(draft: stored.draft, hintsShown: stored.hints, answerShown: stored.isShown)
      }
      let answers = try Row.fetchCursor(
        database, sql: "SELECT \(StoredAttempt.columns) FROM attempt ORDER BY number")
      while let row = try answers.next() {
        let stored = try self.intact(StoredAttempt(strictly: Array(row.databaseValues)))
        progress[stored.exercise, default: ExerciseProgress(exercise: stored.exercise)]
          .steps[stored.step, default: StepProgress()].attempts.append(stored.attempt)
        let (count, first, last) = times[stored.exercise] ?? (0, stored.seconds, stored.seconds)
        times[stored.exercise] = (count + 1, min(first, stored.seconds), max(last, stored.seconds))
      }
      return progress.sorted { $0.key < $1.key }.map { key, progress in
        ProgressRecord(
          progress: progress, answers: times[key]?.count ?? 0, time: times[key].map { $0.first...$0.last })
      }
    }
  }
}
