import Foundation
import GRDB
import TestSupport
import Testing
import Tutor

@testable import Progress

@Suite("Going on whatever happens to the file") struct ProgressKeeperTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func answer(_ text: String, step: String = "a") -> ProgressChange {
    ProgressChange(
      exercise: "not-cost",
      kind: .attempted(step: step, Attempt(text: text, outcome: "right", reason: "exact", charged: false)))
  }

  private func answers(_ store: some ProgressStore) throws -> [String] {
    try store.progress(of: "not-cost")[step: "a"].attempts.map(\.text)
  }

  @Test("Where all is well it saves and says nothing") func saving() throws {
    let keeper = ProgressKeeper(path: folder.database)
    keeper.apply(answer("1"))
    #expect(keeper.isSaving)
    #expect(keeper.takeNotice() == nil)
    #expect(try answers(SQLiteProgressStore(path: folder.database)) == ["1"])
  }

  @Test("A folder that cannot be made is told once, and what is done is remembered") func noFolder() throws {
    try Data("a file".utf8).write(to: URL(fileURLWithPath: folder.file("taken")))
    let path = folder.file("taken/progress.sqlite")
    let keeper = ProgressKeeper(path: path)
    #expect(!keeper.isSaving)
    #expect(
      keeper.takeNotice()?.sentence.unicode
        == "Your work cannot be saved: \(path) cannot be opened (its folder cannot be made).")
    keeper.apply(answer("1"))
    keeper.apply(answer("2"))
    #expect(keeper.takeNotice() == nil)
    #expect(try answers(keeper) == ["1", "2"])
    #expect(keeper.summary() == ["not-cost": ExerciseSummary(done: ["a"], isStarted: true)])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("taken"))) == Data("a file".utf8))
  }

  @Test("A file that is no database is kept under another name", arguments: ["no database", "SQLite format 3\u{0}xyz"])
  func damaged(_ content: String) throws {
    let bytes = Data(String(repeating: content, count: 100).utf8)
    for number in 1...2 {
      try bytes.write(to: URL(fileURLWithPath: folder.database))
      let keeper = ProgressKeeper(path: folder.database)
      let kept = folder.file("progress.sqlite.damaged-\(number)")
      #expect(keeper.isSaving)
      #expect(keeper.takeNotice() == .setAside(kept: kept, rows: 0))
      keeper.apply(answer("1"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == bytes)
      #expect(try answers(SQLiteProgressStore(path: folder.database)) == ["1"])
    }
  }

  @Test("A page overwritten in the middle is found when the file is opened") func damagedPage() throws {
    do {
      let store = try SQLiteProgressStore(path: folder.database)
      for number in 0..<500 { try store.apply(answer("\(number)")) }
    }
    let url = URL(fileURLWithPath: folder.database)
    var bytes = try Data(contentsOf: url)
    for offset in 4096..<bytes.count { bytes[offset] = 0xA5 }
    try bytes.write(to: url)
    let keeper = ProgressKeeper(path: folder.database)
    guard case .setAside(folder.file("progress.sqlite.damaged-1"), _)? = keeper.takeNotice() else {
      Issue.record("not set aside")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("progress.sqlite.damaged-1"))) == bytes)
  }

  @Test("A newer file is left alone, and the work is remembered") func newer() throws {
    do {
      let store = try SQLiteProgressStore(path: folder.database)
      try store.queue.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9 from the future')")
      }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    let keeper = ProgressKeeper(path: folder.database)
    #expect(keeper.trouble == .newer(path: folder.database))
    keeper.apply(answer("1"))
    #expect(try answers(keeper) == ["1"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
    #expect(try folder.names == ["progress.sqlite"])
  }

  @Test("What a read-only file holds is shown, and what is new remembered", .enabled(if: getuid() != 0))
  func readOnly() throws {
    try SQLiteProgressStore(path: folder.database).apply(answer("1"))
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    let keeper = ProgressKeeper(path: folder.database)
    #expect(keeper.trouble == .readOnly(path: folder.database))
    keeper.apply(answer("2"))
    #expect(try answers(keeper) == ["1", "2"])
  }
}
