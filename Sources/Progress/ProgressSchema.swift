import GRDB

/// The tables of the progress file, and how a file from an earlier version becomes one of this version.
///
/// A migration that has been released is never edited: a new one is added below it.
enum ProgressSchema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 attempts, steps, places") { database in
      // Typed text is kept as bytes: as SQLite text it would end at its first NUL.
      try database.execute(
        sql: """
          CREATE TABLE attempt (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            exercise TEXT NOT NULL,
            step TEXT NOT NULL,
            typed BLOB NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT NOT NULL,
            charged INTEGER NOT NULL,
            seconds INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER))
          );
          CREATE INDEX attempt_of_step ON attempt (exercise, step);
          CREATE TABLE step (
            exercise TEXT NOT NULL,
            step TEXT NOT NULL,
            draft BLOB NOT NULL DEFAULT x'',
            hints INTEGER NOT NULL DEFAULT 0,
            shown INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (exercise, step)
          ) WITHOUT ROWID;
          CREATE TABLE place (
            exercise TEXT NOT NULL PRIMARY KEY,
            step TEXT NOT NULL
          ) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("2 what was asked, time and help") { database in
      // Columns at the end of a table move none of its pages, which the recovery of a damaged file relies on.
      try database.execute(
        sql: """
          ALTER TABLE attempt ADD COLUMN asked TEXT NOT NULL DEFAULT '';
          ALTER TABLE attempt ADD COLUMN milliseconds INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE attempt ADD COLUMN hints INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE attempt ADD COLUMN misconception TEXT NOT NULL DEFAULT '';
          """)
    }
    return migrator
  }()

  /// What a file is, by its tables.
  enum Finding: Equatable {
    /// There is nothing in it yet.
    case empty
    /// It is as this version or an earlier one made it.
    case ours
    /// A later version made it.
    case newer
    /// Another program made it.
    case foreign
    /// We made it, and it is not as we made it.
    case damaged
  }

  /// What the file is, found out by reading alone.
  static func finding(in database: Database) throws -> Finding {
    let objects = try objects(in: database)
    guard !objects.isEmpty else {
      return try Int.fetchOne(database, sql: "PRAGMA application_id") == 0 ? .empty : .foreign
    }
    guard objects.contains(where: { $0.name == "attempt" }) || objects.contains(where: { $0.name == "step" }) else {
      return .foreign
    }
    // The two tables above say whose file it is; where the list of migrations cannot be read, that is damage.
    let applied = (try? migrator.appliedIdentifiers(database)) ?? []
    guard let first = migrator.migrations.first, applied.contains(first) else { return .damaged }
    guard applied.isSubset(of: migrator.migrations) else { return .newer }
    let expected = try expectedObjects(after: applied)
    let isAsMade = expected.isSubset(of: objects) && !objects.contains { $0.type == "trigger" }
    return isAsMade ? .ours : .damaged
  }

  /// A table, index, view or trigger, with the statement that made it.
  private struct Object: Hashable {
    let type: String
    let name: String
    let sql: String
  }

  private static func objects(in database: Database) throws -> Set<Object> {
    let rows = try Row.fetchAll(
      database, sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return Set(
      rows.map { row in
        let values = Array(row.databaseValues)
        return Object(type: values[0].text ?? "", name: values[1].text ?? "", sql: values[2].text ?? "")
      })
  }

  /// What the migrations make of an empty file.
  private static func expectedObjects(after applied: Set<String>) throws -> Set<Object> {
    let queue = try DatabaseQueue()
    if let last = migrator.migrations.last(where: applied.contains) { try migrator.migrate(queue, upTo: last) }
    // The table of migrations is GRDB's, whose next version may spell it otherwise.
    return try queue.read(objects).filter { $0.name != "grdb_migrations" }
  }
}
