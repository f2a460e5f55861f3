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
  /// How long to wait for another program to finish its write; ours takes milliseconds.
  public static let usualPatience: TimeInterval = 2

  /// The path of the file.
  public let path: String
  let queue: DatabaseQueue
  /// Which file was opened at the path.
  private let identity: FileIdentity?

  /// Opens the file, making it and its folder where they are missing, and brings its tables up to this version.
  ///
  /// - Throws: the trouble that keeps it from being used. A file that is damaged, newer or of another program is left as
  ///   it was.
  public init(path: String, patience: TimeInterval = usualPatience) throws(ProgressTrouble) {
    self.path = path
    do {
      try Self.makeFolder(of: path)
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
      try Self.check(queue, path: path)
      try Self.bringUpToDate(queue)
      identity = FileIdentity(path: path)
    } catch {
      throw ProgressTrouble(error, path: path)
    }
  }

  /// Whether a change would find a file that may be written, in a folder that takes the journal beside it.
  public var isWritable: Bool {
    FileManager.default.isWritableFile(atPath: path) && FileManager.default.isWritableFile(atPath: folder(of: path))
  }

  /// Whether the file that was opened is still the one at the path.
  var isInPlace: Bool { identity != nil && identity == FileIdentity(path: path) }

  /// From now on waits so long, and no longer, for another program.
  func wait(atMost patience: TimeInterval) {
    try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))") }
  }

  /// What was done in an exercise; untouched where nothing is stored.
  public func progress(of exercise: String) throws(ProgressTrouble) -> ExerciseProgress {
    try reporting { database in try progress(of: exercise, in: database) }
  }

  private func progress(of exercise: String, in database: Database) throws -> ExerciseProgress {
    var progress = ExerciseProgress(exercise: exercise)
    for row in try Row.fetchAll(
      database, sql: "SELECT \(StoredStep.columns) FROM step WHERE exercise = ?", arguments: [exercise])
    {
      let stored = try self.intact(StoredStep(strictly: Array(row.databaseValues)))
      progress.steps[stored.step] = StepProgress(
        draft: stored.draft, hintsShown: stored.hints, answerShown: stored.isShown)
    }
    for row in try Row.fetchAll(
      database, sql: "SELECT \(StoredAttempt.columns) FROM attempt WHERE exercise = ? ORDER BY number",
      arguments: [exercise])
    {
      let stored = try self.intact(StoredAttempt(strictly: Array(row.databaseValues)))
      progress.steps[stored.step, default: StepProgress()].attempts.append(stored.attempt)
    }
    if let place = try DatabaseValue.fetchOne(
      database, sql: "SELECT step FROM place WHERE exercise = ?", arguments: [exercise])
    {
      progress.currentStep = try self.intact(place.text)
    }
    return progress
  }

  /// How far every exercise with stored work is.
  public func summary() throws(ProgressTrouble) -> [String: ExerciseSummary] {
    try reporting { database in
      var summaries: [String: ExerciseSummary] = [:]
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT exercise, step, shown AS done FROM step
          UNION ALL
          SELECT exercise, step, max(outcome = 'right') AS done FROM attempt GROUP BY exercise, step
          """)
      {
        let values = Array(row.databaseValues)
        let (exercise, step) = (try self.intact(values[0].text), try self.intact(values[1].text))
        let isDone = try self.intact(values[2].flag)
        summaries[exercise, default: ExerciseSummary(isStarted: true)].done.formUnion(isDone ? [step] : [])
      }
      // What was right before a step was begun again does not count: those exercises are looked at closely.
      for exercise in try String.fetchAll(
        database, sql: "SELECT DISTINCT exercise FROM attempt WHERE outcome = 'again'")
      {
        summaries[exercise] = try self.progress(of: exercise, in: database).summary
      }
      return summaries
    }
  }

  /// Makes one change lasting: it has been synced to the disk when this returns.
  public func apply(_ change: ProgressChange) throws(ProgressTrouble) { try apply([RecordedChange(change)][...]) }

  /// Makes changes lasting, all or none.
  ///
  /// - Parameter onlyMissing: Whether answers that the file has already are not added again: it may have been put in the
  ///   place of the one they were first written to.
  func apply(_ changes: ArraySlice<RecordedChange>, onlyMissing: Bool = false) throws(ProgressTrouble) {
    try reporting(writing: true) { database in
      var counts: [StoredAttempt: (inFile: Int, seen: Int)] = [:]
      for recorded in changes {
        if onlyMissing, let attempt = recorded.attempt {
          var count = try counts[attempt] ?? (Self.count(of: attempt, in: database), 0)
          count.seen += 1
          counts[attempt] = count
          if count.seen <= count.inFile { continue }
        }
        try Self.write(recorded, in: database)
      }
    }
  }

  /// The value that a row has, or the news that the file is damaged.
  func intact<Value>(_ value: Value?) throws(ProgressTrouble) -> Value {
    guard let value else { throw .damaged(path: path) }
    return value
  }

  func reporting<Result>(
    writing: Bool = false, _ body: (Database) throws -> Result
  ) throws(ProgressTrouble) -> Result {
    do {
      return try writing ? queue.write(body) : queue.read(body)
    } catch {
      throw ProgressTrouble(error, path: path)
    }
  }
}

// MARK: - Writing

extension SQLiteProgressStore {
  static func write(_ recorded: RecordedChange, in database: Database) throws {
    if let attempt = recorded.attempt { try insert(attempt, in: database) }
    let exercise = recorded.change.exercise
    switch recorded.change.kind {
    case .attempted: break
    case .drafted(let step, let text): try set("draft", to: Data(text.utf8), exercise, step, in: database)
    case .openedHints(let step, let count): try set("hints", to: count, exercise, step, in: database)
    case .showedAnswer(let step): try set("shown", to: true, exercise, step, in: database)
    case .moved(let step): try insert(exercise: exercise, place: step, in: database)
    case .begunAgain(let step, _):
      try set("draft", to: Data(), exercise, step, in: database)
      try set("hints", to: 0, exercise, step, in: database)
      try set("shown", to: false, exercise, step, in: database)
    case .tookBack(let step, let standing): try set("shown", to: standing == .shown, exercise, step, in: database)
    }
  }

  static func insert(_ attempt: StoredAttempt, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO attempt
        (exercise, step, typed, outcome, reason, charged, seconds, asked, milliseconds, hints, misconception)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: attempt.identity + attempt.circumstances)
  }

  static func insert(exercise: String, place step: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO place (exercise, step) VALUES (?, ?) ON CONFLICT DO UPDATE SET step = excluded.step",
      arguments: [exercise, step])
  }

  /// Sets one column of a step's row, which is made where it is missing. `column` is never a learner's text.
  static func set(
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

  static func count(of attempt: StoredAttempt, in database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM attempt
        WHERE (exercise, step, typed, outcome, reason, charged, seconds) = (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: attempt.identity) ?? 0
  }
}

extension StoredAttempt {
  /// What was asked, and with how much time and help.
  fileprivate var circumstances: StatementArguments {
    [attempt.asked, attempt.milliseconds, attempt.hints, attempt.misconception]
  }

  /// What tells this answer from every other.
  fileprivate var identity: StatementArguments {
    [
      exercise, step, Data(attempt.text.utf8), attempt.outcome, attempt.reason, attempt.charged, seconds,
    ]
  }
}

extension RecordedChange {
  /// The row that the change adds to the answers, if it is one.
  var attempt: StoredAttempt? {
    change.attempt.map {
      StoredAttempt(exercise: change.exercise, step: change.step, attempt: $0, seconds: seconds)
    }
  }
}

// MARK: - Opening

extension SQLiteProgressStore {
  private static func configuration(_ patience: TimeInterval) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "gradus progress"
    configuration.prepareDatabase { database in
      // What a file from elsewhere holds is data; nothing in it shall run.
      try database.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  /// Looks at the whole file, and changes nothing.
  private static func check(_ queue: DatabaseQueue, path: String) throws {
    try queue.read { database in
      switch try ProgressSchema.finding(in: database) {
      case .empty: return
      case .newer: throw ProgressTrouble.newer(path: path)
      case .foreign: throw ProgressTrouble.foreign(path: path)
      case .damaged: throw ProgressTrouble.damaged(path: path)
      case .ours: break
      }
      // `quick_check` would pass an index that does not fit its table.
      let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA integrity_check(1)")?.text
      guard found == "ok" else { throw ProgressTrouble.damaged(path: path) }
    }
  }

  private static func bringUpToDate(_ queue: DatabaseQueue) throws {
    let migrator = ProgressSchema.migrator
    if try queue.read(migrator.hasCompletedMigrations) { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another program may have made the same tables between our look and our write.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }

  /// Makes the folder for the learner alone to read, as the XDG Base Directory Specification asks.
  private static func makeFolder(of path: String) throws {
    let folder = folder(of: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw ProgressTrouble.cannotOpen(path: path, why: "its folder cannot be made")
    }
  }
}

/// The folder that a path lies in.
func folder(of path: String) -> String {
  let folder = (path as NSString).deletingLastPathComponent
  return folder.isEmpty ? "." : folder
}
