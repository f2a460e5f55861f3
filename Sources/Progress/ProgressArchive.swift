import Foundation
import GRDB
import Tutor

/// All that a progress file holds, as a file that can be carried to another machine and taken in there.
///
/// ```swift
/// let archive = try store.archive()
/// try other.merge(archive)      // the answers, steps and places that `other` had not
/// try other.merge(archive)      // nothing more
/// ```
public struct ProgressArchive: Codable, Hashable, Sendable {
  /// The word and number by which such a file is known.
  static let (format, version) = ("gradus-progress", 1)

  private var format: String
  private var version: Int
  var answers: [Answer] = []
  var steps: [Step] = []
  var places: [Place] = []

  init() { (format, version) = (Self.format, Self.version) }

  struct Answer: Codable, Hashable {
    var exercise: String
    let step: String
    let typed: String
    let outcome: String
    let reason: String
    let charged: Bool
    let seconds: Int64
    let asked: String
    let milliseconds: Int
    let hints: Int
    let misconception: String
  }

  struct Step: Codable, Hashable {
    var exercise: String
    let step: String
    let draft: String
    let hints: Int
    let shown: Bool
  }

  struct Place: Codable, Hashable {
    var exercise: String
    let step: String
  }

  /// Why a file is no archive.
  public enum Refusal: Error, Hashable, Sendable {
    case notAnArchive
    /// A later version wrote it.
    case newer
  }

  /// Reads what ``data()`` wrote.
  public init(_ data: Data) throws(Refusal) {
    guard let head = try? JSONDecoder().decode(Head.self, from: data), head.format == Self.format else {
      throw .notAnArchive
    }
    guard head.version <= Self.version else { throw .newer }
    guard let archive = try? JSONDecoder().decode(Self.self, from: data) else { throw .notAnArchive }
    self = archive
  }

  private struct Head: Decodable {
    let format: String
    let version: Int
  }

  /// The archive as a file: JSON, the same for the same progress.
  public func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The same work as that of a learner among others, whose name stands in front of each exercise.
  public func named(_ learner: String) -> ProgressArchive {
    var archive = self
    func name(_ exercise: inout String) { exercise = ProgressOwner.key(of: exercise, learner: learner) }
    for index in archive.answers.indices { name(&archive.answers[index].exercise) }
    for index in archive.steps.indices { name(&archive.steps[index].exercise) }
    for index in archive.places.indices { name(&archive.places[index].exercise) }
    return archive
  }
}

/// Whose work is kept under a word: the learner's own, or that of another learner, `ann/not-cost#4`.
public enum ProgressOwner {
  /// The word for another learner's work; no exercise id has a slash.
  static func key(of exercise: String, learner: String) -> String { "\(learner)/\(exercise)" }

  /// The learner's name, empty for one's own work, and the word of the exercise or variant.
  public static func split(_ key: String) -> (learner: String, exercise: String) {
    guard let slash = key.lastIndex(of: "/") else { return ("", key) }
    return (String(key[..<slash]), String(key[key.index(after: slash)...]))
  }
}

extension SQLiteProgressStore {
  /// All that the file holds.
  public func archive() throws(ProgressTrouble) -> ProgressArchive {
    try reporting { database in
      var archive = ProgressArchive()
      archive.answers = try Row.fetchAll(
        database, sql: "SELECT \(StoredAttempt.columns) FROM attempt ORDER BY number"
      ).compactMap { StoredAttempt(strictly: Array($0.databaseValues)).map(ProgressArchive.Answer.init) }
      archive.steps = try Row.fetchAll(
        database, sql: "SELECT \(StoredStep.columns) FROM step ORDER BY exercise, step"
      ).compactMap { StoredStep(strictly: Array($0.databaseValues)).map(ProgressArchive.Step.init) }
      archive.places = try Row.fetchAll(
        database, sql: "SELECT \(StoredPlace.columns) FROM place ORDER BY exercise"
      ).compactMap { row in
        StoredPlace(leniently: Array(row.databaseValues)).map {
          ProgressArchive.Place(exercise: $0.exercise, step: $0.step)
        }
      }
      return archive
    }
  }

  /// Takes in what the file has not: answers that are not there, more hints, answers shown, and drafts and places where
  /// there is none. All or nothing; the same archive twice changes nothing.
  ///
  /// - Returns: how many rows were added or changed.
  @discardableResult
  public func merge(_ archive: ProgressArchive) throws(ProgressTrouble) -> Int {
    try reporting(writing: true) { database in
      let before = database.totalChangesCount
      var counts: [StoredAttempt: (inFile: Int, seen: Int)] = [:]
      for answer in archive.answers {
        let stored = StoredAttempt(answer)
        var count = try counts[stored] ?? (Self.count(of: stored, in: database), 0)
        count.seen += 1
        counts[stored] = count
        if count.seen > count.inFile { try Self.insert(stored, in: database) }
      }
      for step in archive.steps {
        try database.execute(
          sql: """
            INSERT INTO step (exercise, step, draft, hints, shown) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET hints = max(hints, excluded.hints), shown = max(shown, excluded.shown)
            WHERE hints < excluded.hints OR shown < excluded.shown
            """,
          arguments: [step.exercise, step.step, Data(step.draft.utf8), min(max(step.hints, 0), 1_000), step.shown])
      }
      for place in archive.places {
        try database.execute(
          sql: "INSERT INTO place (exercise, step) VALUES (?, ?) ON CONFLICT DO NOTHING",
          arguments: [place.exercise, place.step])
      }
      return database.totalChangesCount - before
    }
  }
}

extension ProgressArchive.Answer {
  fileprivate init(_ stored: StoredAttempt) {
    let attempt = stored.attempt
    self.init(
      exercise: stored.exercise, step: stored.step, typed: attempt.text, outcome: attempt.outcome,
      reason: attempt.reason, charged: attempt.charged, seconds: stored.seconds, asked: attempt.asked,
      milliseconds: attempt.milliseconds, hints: attempt.hints, misconception: attempt.misconception)
  }
}

extension StoredAttempt {
  fileprivate init(_ answer: ProgressArchive.Answer) {
    var attempt = Attempt(
      text: answer.typed, outcome: answer.outcome, reason: answer.reason, charged: answer.charged)
    attempt.asked = answer.asked
    attempt.milliseconds = max(0, answer.milliseconds)
    attempt.hints = min(max(answer.hints, 0), 1_000)
    attempt.misconception = answer.misconception
    self.init(exercise: answer.exercise, step: answer.step, attempt: attempt, seconds: answer.seconds)
  }
}

extension ProgressArchive.Step {
  fileprivate init(_ stored: StoredStep) {
    self.init(
      exercise: stored.exercise, step: stored.step, draft: stored.draft, hints: stored.hints, shown: stored.isShown)
  }
}
