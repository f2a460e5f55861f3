import Foundation
import GRDB
import TestSupport
import Testing
import Tutor

@testable import Progress

private func attempt(_ text: String, _ outcome: String = "wrong", charged: Bool = false) -> Attempt {
  Attempt(text: text, outcome: outcome, reason: "test", charged: charged)
}

@Suite("The progress file") struct SQLiteProgressStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func change(_ kind: ProgressChange.Kind, in exercise: String = "not-cost") -> ProgressChange {
    ProgressChange(exercise: exercise, kind: kind)
  }

  @Test("It keeps what a store in memory keeps, over a restart") func sameAsMemory() throws {
    let memory = MemoryProgressStore()
    let kinds: [ProgressChange.Kind] = [
      .moved(to: "z"), .openedHints(step: "z", count: 1), .openedHints(step: "z", count: 2),
      .attempted(step: "z", attempt("1.3", charged: true)), .attempted(step: "z", attempt("1.2", "right")),
      .drafted(step: "a", text: " -0.8 "), .moved(to: "a"), .showedAnswer(step: "c"), .drafted(step: "a", text: ""),
      .attempted(step: "q", attempt("?", "unreadable")),
    ]
    let file = try SQLiteProgressStore(path: folder.database)
    for exercise in ["not-cost", "exp-output"] {
      for kind in kinds {
        memory.apply(change(kind, in: exercise))
        try file.apply(change(kind, in: exercise))
      }
    }
    let again = try SQLiteProgressStore(path: folder.database)
    for exercise in ["not-cost", "exp-output", "never-opened"] {
      #expect(try again.progress(of: exercise) == memory.progress(of: exercise))
    }
    #expect(try again.summary() == memory.summary())
  }

  @Test(
    "Typed text comes back byte for byte",
    arguments: [
      "-0.00", " 1,5 ", "\u{2212}0.0464", "e\u{301}", "\u{e9}", "1\u{0}2", "'; DROP TABLE attempt; --", "", "\t",
    ])
  func exactText(_ text: String) throws {
    let file = try SQLiteProgressStore(path: folder.database)
    try file.apply(change(.attempted(step: "a", attempt(text))))
    try file.apply(change(.drafted(step: "a", text: text)))
    let step = try SQLiteProgressStore(path: folder.database).progress(of: "not-cost")[step: "a"]
    #expect(step.attempts.map { Array($0.text.utf8) } == [Array(text.utf8)])
    #expect(Array(step.draft.utf8) == Array(text.utf8))
  }

  @Test("A change is synced to the disk, the folder with it, and leaves one file") func durable() throws {
    let file = try SQLiteProgressStore(path: folder.database)
    try file.apply(change(.attempted(step: "a", attempt("1"))))
    let extra = 3
    #expect(try file.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == extra)
    #expect(try file.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
    #expect(try folder.names == ["progress.sqlite"])
  }

  @Test("The folder is made for the learner alone") func makesFolder() throws {
    let path = folder.file("new/gradus/progress.sqlite")
    _ = try SQLiteProgressStore(path: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("new/gradus"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
  }

  @Test("Two programs write the same file, each seeing the other's answers") func two() throws {
    let one = try SQLiteProgressStore(path: folder.database)
    let other = try SQLiteProgressStore(path: folder.database)
    for number in 0..<10 {
      try (number.isMultiple(of: 2) ? one : other).apply(change(.attempted(step: "a", attempt("\(number)"))))
    }
    let typed = try one.progress(of: "not-cost")[step: "a"].attempts.map(\.text)
    #expect(typed == (0..<10).map(String.init))
    #expect(try other.progress(of: "not-cost") == one.progress(of: "not-cost"))
  }

  @Test("Many open a file that is not there yet, at once") func openAtOnce() async throws {
    let path = folder.database
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        group.addTask {
          let store = try SQLiteProgressStore(path: path)
          try store.apply(
            ProgressChange(exercise: "not-cost", kind: .attempted(step: "a", attempt("\(number)"))))
        }
      }
      try await group.waitForAll()
    }
    let typed = try SQLiteProgressStore(path: path).progress(of: "not-cost")[step: "a"].attempts.map(\.text)
    #expect(Set(typed) == Set((0..<8).map(String.init)))
  }

  @Test("A file held by another program is reported as busy") func busy() throws {
    let store = try SQLiteProgressStore(path: folder.database)
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 10") }
    let other = try DatabaseQueue(path: folder.database)
    try other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      #expect(throws: ProgressTrouble.busy(path: folder.database)) { try store.apply(change(.moved(to: "a"))) }
      try database.execute(sql: "ROLLBACK")
    }
    try store.apply(change(.moved(to: "a")))
    #expect(try store.progress(of: "not-cost").currentStep == "a")
  }

  @Test("A file from a newer version is refused and left as it was") func newer() throws {
    do {
      let store = try SQLiteProgressStore(path: folder.database)
      try store.queue.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9 from the future')")
      }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    #expect(throws: ProgressTrouble.newer(path: folder.database)) { try SQLiteProgressStore(path: folder.database) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
  }

  @Test("A folder in the file's place cannot be opened") func folderInPlace() throws {
    try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: true)
    #expect {
      try SQLiteProgressStore(path: folder.database)
    } throws: { error in
      if case .cannotOpen = error as? ProgressTrouble { true } else { false }
    }
  }
}
