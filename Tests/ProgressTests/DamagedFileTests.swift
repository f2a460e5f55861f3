import Foundation
import GRDB
import TestSupport
import Testing
import Tutor

@testable import Progress

@Suite("A damaged file") struct DamagedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let count = 400

  /// A file with some hundred answers, and a row of each other kind.
  private func makeFile() throws {
    let store = try SQLiteProgressStore(path: folder.database)
    var changes = (0..<Self.count).map { number in
      ProgressChange.Kind.attempted(
        step: "s\(number % 7)",
        Attempt(text: "answer \(number)", outcome: number % 3 == 0 ? "right" : "wrong", reason: "exact", charged: true))
    }
    changes += [.drafted(step: "s1", text: "0.5"), .openedHints(step: "s2", count: 1), .moved(to: "s3")]
    try store.apply(changes.map { RecordedChange(ProgressChange(exercise: "not-cost", kind: $0)) }[...])
  }

  private func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.database)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
      try $0.execute(sql: sql)
    }
  }

  /// Opens the file as a session does, and reads all of it.
  private func open() -> (keeper: ProgressKeeper, progress: ExerciseProgress) {
    let keeper = ProgressKeeper(path: folder.database)
    _ = keeper.summary()
    return (keeper, keeper.progress(of: "not-cost"))
  }

  private func answerCount(_ progress: ExerciseProgress) -> Int {
    progress.steps.values.reduce(0) { $0 + $1.attempts.count }
  }

  @Test(
    "with a value of the wrong kind is kept, and every row that can be read goes into a fresh one",
    arguments: [
      "UPDATE step SET hints = 'abc'", "UPDATE step SET hints = -1", "UPDATE step SET hints = 9e18",
      "UPDATE step SET shown = x'00'", "UPDATE step SET draft = 12", "UPDATE step SET shown = 7",
      "UPDATE attempt SET charged = 'yes' WHERE number = 5", "UPDATE attempt SET seconds = 'now' WHERE number = 5",
      "UPDATE attempt SET outcome = x'ff' WHERE number = 5", "UPDATE attempt SET reason = x'' WHERE number = 5",
      "UPDATE attempt SET typed = 'text' WHERE number = 5", "UPDATE attempt SET step = x'7331' WHERE number = 5",
      "UPDATE place SET step = x'73'", "UPDATE attempt SET exercise = x'6e6f742d636f7374' WHERE number = 5",
      "UPDATE step SET hints = 1.5",
    ])
  func wrongKind(sql: String) throws {
    try makeFile()
    try execute(sql)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    let (keeper, progress) = open()
    let kept = folder.file("progress.sqlite.damaged-1")
    #expect(keeper.takeNotice() == .setAside(kept: kept, rows: Self.count + 3))
    #expect(keeper.isSaving)
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == before)
    #expect(answerCount(progress) == Self.count)
    #expect(progress.steps.values.allSatisfy { (0...1).contains($0.hintsShown) })
    #expect(ProgressKeeper(path: folder.database).takeNotice() == nil)
  }

  @Test("whose index does not fit its table loses nothing") func index() throws {
    try makeFile()
    try execute(
      """
      UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'place')
      WHERE name = 'attempt_of_step'
      """)
    let (keeper, progress) = open()
    #expect(keeper.takeNotice() == .setAside(kept: folder.file("progress.sqlite.damaged-1"), rows: Self.count + 3))
    #expect(answerCount(progress) == Self.count)
  }

  @Test(
    "that lacks a table, or has a trigger, keeps what the others hold",
    arguments: [
      "DROP TABLE place", "DELETE FROM grdb_migrations", "DROP INDEX attempt_of_step",
      "CREATE TRIGGER t AFTER INSERT ON attempt BEGIN DELETE FROM attempt; END",
      "UPDATE sqlite_master SET sql = 'CREATE INDEX attempt_of_step ON attempt (nothing)' WHERE name = 'attempt_of_step'",
    ])
  func tables(sql: String) throws {
    try makeFile()
    try execute(sql)
    let (keeper, progress) = open()
    guard case .setAside(_, let rows)? = keeper.takeNotice() else {
      Issue.record("not set aside: \(String(describing: keeper.trouble))")
      return
    }
    #expect(rows >= Self.count + 2)
    #expect(answerCount(progress) == Self.count)
    #expect(keeper.isSaving)
  }

  @Test("with a page overwritten loses the rows of that page only") func page() throws {
    try makeFile()
    let url = URL(fileURLWithPath: folder.database)
    let bytes = try Data(contentsOf: url)
    let marks = (0..<Self.count).map { Data("answer \($0)".utf8) }
    var spared = 0
    for page in 1..<(bytes.count / 4096) {
      var damaged = bytes
      for offset in page * 4096..<(page + 1) * 4096 { damaged[offset] = 0xA5 }
      try damaged.write(to: url)
      let (keeper, progress) = open()
      let left = marks.count {
        damaged.range(of: $0 + Data("wrong".utf8)) != nil || damaged.range(of: $0 + Data("right".utf8)) != nil
      }
      let found = answerCount(progress)
      // Where an inner page of the table is gone nothing leads to its leaves.
      #expect(found == left || found == 0, "page \(page): \(found) of \(left)")
      spared += found > 0 ? 1 : 0
      #expect(keeper.isSaving)
    }
    #expect(spared >= bytes.count / 4096 - 3)
  }

  @Test("whose first page is gone loses no answer", arguments: [0..<100, 100..<4096, 0..<4096])
  func firstPage(range: Range<Int>) throws {
    try makeFile()
    let url = URL(fileURLWithPath: folder.database)
    var bytes = try Data(contentsOf: url)
    for offset in range { bytes[offset] = 0xA5 }
    try bytes.write(to: url)
    let (keeper, progress) = open()
    #expect(keeper.takeNotice() == .setAside(kept: folder.file("progress.sqlite.damaged-1"), rows: Self.count + 3))
    #expect(answerCount(progress) == Self.count)
    #expect(try folder.names == ["progress.sqlite", "progress.sqlite.damaged-1"])
  }

  @Test("with any few bytes changed never ends the program, and is never deleted") func changedBytes() throws {
    try makeFile()
    let url = URL(fileURLWithPath: folder.database)
    let bytes = try Data(contentsOf: url)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<250 {
      var changed = bytes
      // Half of the changes are where they do most: in the header and the list of tables.
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let end = Bool.random(using: &generator) ? 4096 : bytes.count
        changed[Int.random(in: 0..<end, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      for name in try folder.names { try FileManager.default.removeItem(atPath: folder.file(name)) }
      try changed.write(to: url)
      let (keeper, _) = open()
      keeper.apply(ProgressChange(exercise: "not-cost", kind: .moved(to: "s4")))
      let files = try folder.names.filter { !$0.hasSuffix("-journal") }
      if case .setAside? = keeper.takeNotice() {
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("progress.sqlite.damaged-1"))) == changed)
      } else {
        #expect(files.first == "progress.sqlite")
      }
      #expect(keeper.progress(of: "not-cost").currentStep == "s4")
    }
  }

  @Test(
    "of another program is left as it is, to the byte",
    arguments: [
      "CREATE TABLE note (text)", "PRAGMA application_id = 12", "CREATE TABLE grdb_migrations (identifier TEXT)",
      "CREATE VIEW attempts AS SELECT 1",
    ])
  func foreign(sql: String) throws {
    do { try DatabaseQueue(path: folder.database).writeWithoutTransaction { try $0.execute(sql: sql) } }
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    let (keeper, _) = open()
    #expect(keeper.takeNotice() == .notSaving(.foreign(path: folder.database)))
    keeper.apply(ProgressChange(exercise: "not-cost", kind: .moved(to: "s4")))
    keeper.flush()
    #expect(keeper.progress(of: "not-cost").currentStep == "s4")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
    #expect(try folder.names == ["progress.sqlite"])
  }
}
