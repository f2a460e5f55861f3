import Foundation
import GRDB
import Tutor

/// Progress in one SQLite file. Every change is on the disk when `apply` returns.
///
/// The journal is SQLite's rollback journal, not the write-ahead log. We write one small row for an answer, so there is
/// nothing to gain from the log; it would need two more files beside the one a learner backs up, cannot be read from a
/// read-only folder, and is unsafe where the home folder is on a network. `synchronous = EXTRA` is FULL and one thing
/// more: with a rollback journal, FULL alone may lose the last answer in a power cut right after it.
public final class SQLiteProgressStore: ProgressStore {
  /// The path of the file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the file, making it and its folder where they are missing, and brings its tables up to this version.
  ///
  /// - Throws: the trouble that keeps it from being used. A file that is damaged or newer is left as it was.
  public init(path: String) throws(ProgressTrouble) {
    self.path = path
    do {
      try Self.makeFolder(of: path)
      queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try queue.writeWithoutTransaction { database in
        let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard found == "ok" else { throw ProgressTrouble.damaged(path: path) }
      }
      try Self.bringUpToDate(queue, path: path)
    } catch {
      throw ProgressTrouble(error, path: path)
    }
  }

  /// Whether a change would find a file that may be written, in a folder that takes the journal beside it.
  public var isWritable: Bool {
    let folder = (path as NSString).deletingLastPathComponent
    return FileManager.default.isWritableFile(atPath: path)
      && FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder)
  }

  /// What was done in an exercise; untouched where nothing is stored.
  public func progress(of exercise: String) throws -> ExerciseProgress {
    try reporting {
      try queue.read { database in
        var progress = ExerciseProgress(exercise: exercise)
        for row in try Row.fetchAll(
          database, sql: "SELECT step, draft, hints, shown FROM step WHERE exercise = ?", arguments: [exercise])
        {
          progress.steps[row["step"]] = StepProgress(
            draft: Self.text(row["draft"]), hintsShown: row["hints"], answerShown: row["shown"])
        }
        for row in try Row.fetchAll(
          database,
          sql: "SELECT step, typed, outcome, reason, charged FROM attempt WHERE exercise = ? ORDER BY number",
          arguments: [exercise])
        {
          let attempt = Attempt(
            text: Self.text(row["typed"]), outcome: row["outcome"], reason: row["reason"], charged: row["charged"])
          progress.steps[row["step"], default: StepProgress()].attempts.append(attempt)
        }
        progress.currentStep = try String.fetchOne(
          database, sql: "SELECT step FROM place WHERE exercise = ?", arguments: [exercise])
        return progress
      }
    }
  }

  /// Makes one change lasting: it has been synced to the disk when this returns.
  public func apply(_ change: ProgressChange) throws {
    try reporting {
      try queue.write { database in
        let exercise = change.exercise
        switch change.kind {
        case .attempted(let step, let attempt):
          try database.execute(
            sql: "INSERT INTO attempt (exercise, step, typed, outcome, reason, charged) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [exercise, step, Data(attempt.text.utf8), attempt.outcome, attempt.reason, attempt.charged])
        case .drafted(let step, let text):
          try Self.set("draft", to: Data(text.utf8), exercise, step, in: database)
        case .openedHints(let step, let count):
          try Self.set("hints", to: count, exercise, step, in: database)
        case .showedAnswer(let step):
          try Self.set("shown", to: true, exercise, step, in: database)
        case .moved(let step):
          try database.execute(
            sql: "INSERT INTO place (exercise, step) VALUES (?, ?) ON CONFLICT DO UPDATE SET step = excluded.step",
            arguments: [exercise, step])
        }
      }
    }
  }

  /// How far every exercise with stored work is.
  public func summary() throws -> [String: ExerciseSummary] {
    try reporting {
      try queue.read { database in
        var summaries: [String: ExerciseSummary] = [:]
        for row in try Row.fetchAll(
          database,
          sql: """
            SELECT exercise, step, shown AS done FROM step
            UNION ALL
            SELECT exercise, step, max(outcome = 'right') AS done FROM attempt GROUP BY exercise, step
            """)
        {
          let exercise: String = row["exercise"]
          summaries[exercise, default: ExerciseSummary(isStarted: true)].done
            .formUnion(row["done"] ? [row["step"] as String] : [])
        }
        return summaries
      }
    }
  }

  private func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw ProgressTrouble(error, path: path) }
  }

  private static func text(_ bytes: Data) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Sets one column of a step's row, which is made where it is missing. `column` is never a learner's text.
  private static func set(
    _ column: String, to value: some DatabaseValueConvertible, _ exercise: String, _ step: String,
    in database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO step (exercise, step, \(column)) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET \(column) = excluded.\(column)
        """,
      arguments: [exercise, step, value])
  }
}

extension SQLiteProgressStore {
  /// How long to wait for another program to finish its write; ours takes milliseconds.
  static let patienceInSeconds: TimeInterval = 2

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceInSeconds)
    configuration.label = "gradus progress"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    return configuration
  }

  /// Makes the folder for the learner alone to read, as the XDG Base Directory Specification asks.
  private static func makeFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    var isFolder: ObjCBool = false
    if folder.isEmpty || (FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue)
    {
      return
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ProgressTrouble.cannotOpen(path: path, why: "its folder cannot be made")
    }
  }

  private static func bringUpToDate(_ queue: DatabaseQueue, path: String) throws {
    let migrator = ProgressSchema.migrator
    if try queue.read(migrator.hasBeenSuperseded) { throw ProgressTrouble.newer(path: path) }
    if try queue.read(migrator.hasCompletedMigrations) { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another program may have made the same tables between our look and our write.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }
}
