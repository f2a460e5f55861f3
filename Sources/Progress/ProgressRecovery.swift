import Foundation
import GRDB

/// What became of a damaged progress file.
struct ProgressRecovery {
  /// The name it is kept under.
  let kept: String
  /// How many of its rows could be read, and are in the new file.
  let rows: Int

  /// Puts a fresh file, with every row that can still be read, in the place of a damaged one, which is kept.
  ///
  /// Of several programs that find the damage at the same moment one does this; to the others the file is whole again.
  /// - Returns: nil where the file turns out not to be damaged, or not any more.
  /// - Throws: the trouble that prevents it. The damaged file is still there then, under one name or the other.
  static func replace(_ path: String) throws(ProgressTrouble) -> ProgressRecovery? {
    guard let lock = FolderLock(folder: folder(of: path)) else { throw .busy(path: path) }
    defer { withExtendedLifetime(lock) {} }
    if try isWhole(path) { return nil }
    let fresh = path + ".fresh"
    do {
      for file in files(of: fresh) { try? FileManager.default.removeItem(atPath: file) }
      let damaged = try? DatabaseQueue(path: path, configuration: configuration)
      defer { withExtendedLifetime(damaged) {} }
      // Until the end of this nobody shall add to the damaged file, if it lets itself be held at all.
      try? damaged?.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      var found = damaged?.unsafeRead { ReadableRows(in: $0) } ?? ReadableRows()
      try write(ReadableRows(), to: fresh)
      let mended = rowsUnderFirstPage(of: fresh, in: path)
      if mended.count > found.count { found = mended }
      try write(found, to: fresh)
      let kept = freeName(for: path)
      try swap(path, for: fresh, keepingAs: kept)
      lock.sync()
      return ProgressRecovery(kept: kept, rows: found.count)
    } catch {
      throw error as? ProgressTrouble ?? .damaged(path: path)
    }
  }

  /// What a copy of the damaged file holds once its first page, which says where all else is, is that of a fresh file.
  ///
  /// The tables of every file of ours begin at the same pages, as they are made in the same order.
  private static func rowsUnderFirstPage(of fresh: String, in path: String) -> ReadableRows {
    let copy = path + ".mended"
    defer { for file in files(of: copy) { try? FileManager.default.removeItem(atPath: file) } }
    guard var page = FileManager.default.contents(atPath: fresh)?.prefix(4096), page.count == 4096, page[16] == 16,
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 4096, size < 1 << 28
    else { return ReadableRows() }
    // How many pages there are, and none of them free, in SQLite's header.
    for (index, byte) in withUnsafeBytes(of: UInt32(size / 4096).bigEndian, Array.init).enumerated() {
      page[28 + index] = byte
      page[32 + index] = 0
      page[36 + index] = 0
    }
    do {
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
      try handle.write(contentsOf: page)
      try handle.close()
      return try DatabaseQueue(path: copy, configuration: configuration).unsafeRead { ReadableRows(in: $0) }
    } catch {
      return ReadableRows()
    }
  }

  /// Whether the file opens, and every row of it makes sense.
  private static func isWhole(_ path: String) throws(ProgressTrouble) -> Bool {
    do {
      let store = try SQLiteProgressStore(path: path)
      for exercise in try store.summary().keys { _ = try store.progress(of: exercise) }
      return true
    } catch .damaged {
      return false
    } catch {
      throw error
    }
  }

  /// A connection that reads what it can: a damaged entry in the list of tables shall not hide the others.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(SQLiteProgressStore.usualPatience)
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase {
      // The first of these comes first: any other statement reads the list of tables.
      try $0.execute(sql: "PRAGMA writable_schema = ON")
      try $0.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  private static func write(_ found: ReadableRows, to path: String) throws {
    try SQLiteProgressStore(path: path).queue.write { database in
      for attempt in found.attempts { try SQLiteProgressStore.insert(attempt, in: database) }
      for step in found.steps {
        try database.execute(
          sql: "INSERT OR REPLACE INTO step (exercise, step, draft, hints, shown) VALUES (?, ?, ?, ?, ?)",
          arguments: [step.exercise, step.step, Data(step.draft.utf8), step.hints, step.isShown])
      }
      for place in found.places {
        try SQLiteProgressStore.insert(exercise: place.exercise, place: place.step, in: database)
      }
    }
  }

  /// A database and what SQLite may keep beside it.
  private static func files(of path: String) -> [String] { [path, path + "-journal", path + "-wal", path + "-shm"] }

  private static func freeName(for path: String) -> String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
    return "\(path).damaged-\(number)"
  }

  /// Keeps the damaged file under its new name and moves the fresh one to its place, at no moment leaving that empty:
  /// a tutor that starts just then would begin a file of its own.
  private static func swap(_ path: String, for fresh: String, keepingAs kept: String) throws {
    if link(path, kept) != 0 { try FileManager.default.moveItem(atPath: path, toPath: kept) }
    // A journal that stayed would be played back into the fresh file.
    for (old, new) in zip(files(of: path), files(of: kept)).dropFirst() { rename(old, new) }
    guard rename(fresh, path) == 0 else { throw ProgressTrouble.damaged(path: path) }
  }
}

/// The rows of a damaged file that can be read, each wherever SQLite still finds a way to it.
struct ReadableRows {
  private(set) var attempts: [StoredAttempt] = []
  private(set) var steps: [StoredStep] = []
  private(set) var places: [StoredPlace] = []

  var count: Int { attempts.count + steps.count + places.count }

  /// None at all.
  init() {}

  /// Reads what can be read.
  init(in database: Database) {
    attempts = Self.attempts(in: database)
    steps = Self.keyed("step", StoredStep.columns, attempts, database) { StoredStep(leniently: $0) }
    places = Self.keyed("place", StoredPlace.columns, attempts, database) { StoredPlace(leniently: $0) }
  }

  /// No row that Gradus wrote has a number beyond this; asking for each by its number takes a second or two.
  private static let mostNumbers: Int64 = 200_000
  /// No answer takes fewer bytes in the file.
  private static let fewestBytes: Int64 = 16

  /// How long the file is, in bytes.
  private static func size(of database: Database) -> Int64? {
    let path = (try? Row.fetchOne(database, sql: "PRAGMA database_list"))?["file"] as String?
    let attributes = path.flatMap { try? FileManager.default.attributesOfItem(atPath: $0) }
    return (attributes?[.size] as? NSNumber)?.int64Value
  }

  /// The answers: in one go as far as that goes, then each number by itself, past whatever page is broken.
  private static func attempts(in database: Database) -> [StoredAttempt] {
    guard isTable("attempt", in: database) else { return [] }
    var found: [Int64: StoredAttempt] = [:]
    // A file of the first version has fewer columns.
    let isFirst = (try? database.makeStatement(sql: "SELECT asked FROM attempt LIMIT 0")) == nil
    let columns = isFirst ? StoredAttempt.firstColumns : StoredAttempt.columns
    let select = "SELECT number, \(columns) FROM attempt NOT INDEXED"
    func take(_ values: [DatabaseValue]) {
      guard case .int64(let number)? = values.first?.storage else { return }
      found[number] = StoredAttempt(leniently: Array(values.dropFirst()))
    }
    if !readAll(database, select + " ORDER BY number", take) {
      var last: Int64 = 0
      _ = readAll(database, "SELECT number FROM attempt NOT INDEXED ORDER BY number DESC LIMIT 1") { values in
        if case .int64(let number)? = values.first?.storage { last = number }
      }
      _ = readAll(database, "SELECT seq FROM sqlite_sequence WHERE name = 'attempt'") { values in
        if case .int64(let number)? = values.first?.storage { last = max(last, number) }
      }
      let known = found.keys.max() ?? 0
      // Where nobody can tell the last number, as many are tried as there could be: no answer is ever deleted, and each
      // takes some bytes.
      let most = min(mostNumbers, size(of: database).map { $0 / fewestBytes } ?? mostNumbers)
      let end = min(last > known ? last : known + most, known + mostNumbers)
      for number in known..<end { _ = readAll(database, select + " WHERE number = ?", take, [number + 1]) }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The rows of a table kept in the order of its key: from the front, from the back, and for the steps that are known.
  private static func keyed<Stored: Hashable>(
    _ table: String, _ columns: String, _ attempts: [StoredAttempt], _ database: Database,
    _ row: ([DatabaseValue]) -> Stored?
  ) -> [Stored] {
    guard isTable(table, in: database) else { return [] }
    var found: [Stored] = []
    var seen: Set<Stored> = []
    func take(_ values: [DatabaseValue]) {
      if let stored = row(values), seen.insert(stored).inserted { found.append(stored) }
    }
    let select = "SELECT \(columns) FROM \(table)"
    if !readAll(database, select, take) {
      let key = table == "step" ? "exercise DESC, step DESC" : "exercise DESC"
      _ = readAll(database, select + " ORDER BY \(key)", take)
      for exercise in Set(attempts.map(\.exercise)) {
        guard table == "step" else {
          _ = readAll(database, select + " WHERE exercise = ?", take, [exercise])
          continue
        }
        for step in Set(attempts.lazy.filter { $0.exercise == exercise }.map(\.step)) {
          _ = readAll(database, select + " WHERE exercise = ? AND step = ?", take, [exercise, step])
        }
      }
    }
    return found
  }

  /// Whether the name is that of a table with rows of its own, and not of a view or a module, which could run anything.
  private static func isTable(_ name: String, in database: Database) -> Bool {
    let kind = try? DatabaseValue.fetchOne(
      database, sql: "SELECT type FROM sqlite_master WHERE name = ? AND rootpage > 0", arguments: [name])
    return kind?.text == "table"
  }

  /// Takes every row of a query until it ends or fails; whether it came to its end.
  private static func readAll(
    _ database: Database, _ sql: String, _ take: ([DatabaseValue]) -> Void, _ arguments: StatementArguments = []
  ) -> Bool {
    do {
      // A statement asked a hundred thousand times is compiled once.
      let statement = try database.cachedStatement(sql: sql)
      let rows = try Row.fetchCursor(statement, arguments: arguments)
      while let row = try rows.next() { take(Array(row.databaseValues)) }
      return true
    } catch {
      return false
    }
  }
}
