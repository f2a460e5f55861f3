import Foundation
import GRDB
import TestSupport
import Testing
import Tutor

@testable import Progress

/// Files as earlier versions made them.
@Suite("Files of every schema there was") struct SchemaTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file of the version whose last migration this is, with an answer, a step and a place in it.
  private func makeFile(upTo migration: String) throws {
    let queue = try DatabaseQueue(path: folder.database)
    try ProgressSchema.migrator.migrate(queue, upTo: migration)
    try queue.write { database in
      for (number, outcome) in ["wrong", "right"].enumerated() {
        try database.execute(
          sql: """
            INSERT INTO attempt (exercise, step, typed, outcome, reason, charged, seconds)
            VALUES ('not-cost', 'z', x'312E32', '\(outcome)', 'exact', \(1 - number), \(100 + number))
            """)
      }
      try database.execute(
        sql: """
          INSERT INTO step (exercise, step, draft, hints, shown) VALUES ('not-cost', 'z', x'', 2, 0);
          INSERT INTO step (exercise, step, draft, hints, shown) VALUES ('not-cost', 'c', x'302E35', 0, 1);
          INSERT INTO place (exercise, step) VALUES ('not-cost', 'c');
          """)
    }
  }

  private func expectWork(in progress: ExerciseProgress) {
    #expect(progress.currentStep == "c")
    #expect(progress[step: "z"].attempts.map(\.text) == ["1.2", "1.2"])
    #expect(progress[step: "z"].standing == .rightLater && progress[step: "z"].hintsShown == 2)
    #expect(progress[step: "c"].standing == .shown && progress[step: "c"].draft == "0.5")
  }

  @Test("Each opens with all its work, and takes new answers", arguments: ProgressSchema.migrator.migrations)
  func opens(migration: String) throws {
    try makeFile(upTo: migration)
    let store = try SQLiteProgressStore(path: folder.database)
    expectWork(in: try store.progress(of: "not-cost"))
    var attempt = Attempt(text: "3", outcome: "right", reason: "exact", charged: false)
    (attempt.asked, attempt.milliseconds, attempt.hints, attempt.misconception) = ("number q = 3", 1500, 2, "sign-lost")
    try store.apply(ProgressChange(exercise: "not-cost", kind: .attempted(step: "q", attempt)))
    let again = try SQLiteProgressStore(path: folder.database)
    #expect(try again.progress(of: "not-cost")[step: "q"].attempts == [attempt])
    #expect(try again.summary()["not-cost"]?.done == ["z", "c", "q"])
  }

  @Test("Each is whole after its first page was lost", arguments: ProgressSchema.migrator.migrations)
  func recovers(migration: String) throws {
    try makeFile(upTo: migration)
    let file = try #require(FileHandle(forUpdatingAtPath: folder.database))
    try file.write(contentsOf: Data(repeating: 0xAA, count: 4096))
    try file.close()
    let keeper = ProgressKeeper(path: folder.database)
    guard case .setAside(_, let rows)? = keeper.takeNotice() else {
      Issue.record("nothing was told")
      return
    }
    #expect(rows == 5)
    expectWork(in: keeper.progress(of: "not-cost"))
  }

  @Test("Each is read without its list of tables", arguments: ProgressSchema.migrator.migrations)
  func readsRows(migration: String) throws {
    try makeFile(upTo: migration)
    let queue = try DatabaseQueue(path: folder.database)
    let found = try queue.read { ReadableRows(in: $0) }
    #expect(found.count == 5)
  }
}

@Suite("Carrying progress to another machine") struct ProgressArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func store(_ name: String) throws -> SQLiteProgressStore {
    try SQLiteProgressStore(path: folder.file("\(name)/progress.sqlite"))
  }

  private func work(_ store: SQLiteProgressStore, _ texts: [String], in exercise: String = "not-cost") throws {
    for text in texts {
      var attempt = Attempt(text: text, outcome: text == "1.2" ? "right" : "wrong", reason: "exact", charged: true)
      attempt.asked = "number z = 1.2"
      try store.apply(ProgressChange(exercise: exercise, kind: .attempted(step: "z", attempt)))
    }
    try store.apply(ProgressChange(exercise: exercise, kind: .openedHints(step: "z", count: 2)))
    try store.apply(ProgressChange(exercise: exercise, kind: .moved(to: "z")))
  }

  @Test("All comes over, and the same file again changes nothing") func twice() throws {
    let (mine, other) = (try store("mine"), try store("other"))
    try work(mine, ["1", "1", "e\u{301}", "1\u{0}2", "1.2"])
    try work(mine, ["7"], in: "not-cost#17")
    let archive = try ProgressArchive(try mine.archive().data())
    #expect(try other.merge(archive) > 0)
    for exercise in ["not-cost", "not-cost#17"] {
      #expect(try other.progress(of: exercise) == mine.progress(of: exercise))
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: other.path))
    #expect(try other.merge(archive) == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: other.path)) == before)
    #expect(try other.archive() == mine.archive())
  }

  @Test("What is there stays: drafts, places and answers of one's own") func merging() throws {
    let (mine, other) = (try store("mine"), try store("other"))
    try work(mine, ["1"])
    try other.apply(ProgressChange(exercise: "not-cost", kind: .moved(to: "a")))
    try other.apply(ProgressChange(exercise: "not-cost", kind: .drafted(step: "z", text: "mine")))
    try other.apply(
      ProgressChange(
        exercise: "not-cost",
        kind: .attempted(step: "z", Attempt(text: "5", outcome: "wrong", reason: "", charged: true))))
    try other.merge(mine.archive())
    let progress = try other.progress(of: "not-cost")
    #expect(progress.currentStep == "a" && progress[step: "z"].draft == "mine")
    #expect(progress[step: "z"].attempts.map(\.text) == ["5", "1"] && progress[step: "z"].hintsShown == 2)
  }

  @Test("The work of a class is kept apart by name") func learners() throws {
    let (ann, bob, teacher) = (try store("ann"), try store("bob"), try store("teacher"))
    try work(ann, ["1.2"])
    try work(bob, ["1", "1.2"], in: "not-cost#3")
    for (name, store) in [("ann", ann), ("bob", bob), ("ann", ann)] {
      try teacher.merge(store.archive().named(name))
    }
    let records = try teacher.records()
    #expect(records.map { ProgressOwner.split($0.progress.exercise).learner } == ["ann", "bob"])
    #expect(records.map { ProgressOwner.split($0.progress.exercise).exercise } == ["not-cost", "not-cost#3"])
    #expect(records.map(\.answers) == [1, 2])
    #expect(try teacher.progress(of: "not-cost").steps.isEmpty)
  }

  @Test("What is no archive, and what is newer, is refused", arguments: ["", "{}", "[1]", "nonsense"])
  func refused(text: String) {
    #expect(throws: ProgressArchive.Refusal.notAnArchive) { try ProgressArchive(Data(text.utf8)) }
    #expect(throws: ProgressArchive.Refusal.newer) {
      try ProgressArchive(Data(#"{"format": "gradus-progress", "version": 2}"#.utf8))
    }
  }

  @Test("A step that was begun again is kept and counted as in memory") func again() throws {
    let (memory, file) = (MemoryProgressStore(), try store("mine"))
    let wrong = Attempt(text: "1", outcome: "wrong", reason: "", charged: true)
    let right = Attempt(text: "2", outcome: "right", reason: "exact", charged: false)
    let kinds: [ProgressChange.Kind] = [
      .attempted(step: "z", wrong), .attempted(step: "z", right), .showedAnswer(step: "a"),
      .begunAgain(step: "z", was: .rightLater), .begunAgain(step: "a", was: .shown), .attempted(step: "z", wrong),
    ]
    for kind in kinds {
      let change = ProgressChange(exercise: "not-cost", kind: kind)
      memory.apply(change)
      try file.apply(change)
      #expect(try file.progress(of: "not-cost") == memory.progress(of: "not-cost"))
      #expect(try file.summary() == memory.summary())
    }
    #expect(try file.summary()["not-cost"]?.done == [])
    for kind in [ProgressChange.Kind.tookBack(step: "z", to: .rightLater), .tookBack(step: "a", to: .shown)] {
      let change = ProgressChange(exercise: "not-cost", kind: kind)
      memory.apply(change)
      try file.apply(change)
    }
    #expect(try file.progress(of: "not-cost") == memory.progress(of: "not-cost"))
    #expect(try file.summary()["not-cost"]?.done == ["z", "a"])
  }
}
