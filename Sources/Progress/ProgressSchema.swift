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
    return migrator
  }()
}
