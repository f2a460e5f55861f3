import Foundation
import GRDB
import TestSupport
import Testing
import Tutor

@testable import Progress

/// Keeps a progress file locked against every other program, as long as it is held.
private final class Lock {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
  }

  func release() throws { try queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") } }
}

@Suite("Nothing of a session is lost to trouble that passes") struct ProgressTroubleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func answer(_ text: String) -> ProgressChange {
    ProgressChange(
      exercise: "not-cost",
      kind: .attempted(step: "a", Attempt(text: text, outcome: "right", reason: "exact", charged: false)))
  }

  private func stored() throws -> [String] {
    try SQLiteProgressStore(path: folder.database).progress(of: "not-cost")[step: "a"].attempts.map(\.text)
  }

  private func answers(_ keeper: ProgressKeeper) -> [String] {
    keeper.progress(of: "not-cost")[step: "a"].attempts.map(\.text)
  }

  @Test("Locked from the start on: it is waited for once, and all is written with the first answer after") func locked()
    throws
  {
    try SQLiteProgressStore(path: folder.database).apply(answer("0"))
    let lock = try Lock(folder.database)
    let clock = ContinuousClock()
    var keeper: ProgressKeeper?
    let opening = clock.measure { keeper = ProgressKeeper(path: folder.database) }
    let busy = try #require(keeper)
    #expect(opening > .seconds(1) && opening < .seconds(4))
    #expect(busy.takeNotice() == .notSaving(.busy(path: folder.database)))
    let answering = clock.measure { for text in ["1", "2"] { busy.apply(answer(text)) } }
    #expect(answering < .seconds(1))
    #expect(answers(busy) == ["1", "2"])
    try lock.release()
    busy.apply(answer("3"))
    #expect(busy.isSaving)
    #expect(busy.takeNotice() == .savedAgain)
    #expect(try stored() == ["0", "1", "2", "3"])
    #expect(answers(busy) == ["0", "1", "2", "3"])
  }

  @Test("Locked, unlocked, and left: the end of the session writes what waits") func flushed() throws {
    let keeper = ProgressKeeper(path: folder.database)
    let lock = try Lock(folder.database)
    keeper.apply(answer("1"))
    #expect(keeper.trouble == .busy(path: folder.database) && keeper.waitingCount == 1)
    try lock.release()
    keeper.flush()
    #expect(keeper.waitingCount == 0)
    #expect(try stored() == ["1"])
  }

  @Test("A moment without keys writes what waits, and does not wait itself") func retried() throws {
    let keeper = ProgressKeeper(path: folder.database)
    let lock = try Lock(folder.database)
    keeper.apply(answer("1"))
    #expect(ContinuousClock().measure { keeper.retry() } < .seconds(1))
    #expect(!keeper.isSaving)
    try lock.release()
    keeper.retry()
    #expect(keeper.isSaving)
    #expect(try stored() == ["1"])
  }

  @Test("A folder that cannot be made at the start is made once it can be") func noFolder() throws {
    try folder.write("in the way", to: "home")
    let keeper = ProgressKeeper(path: folder.file("home/progress.sqlite"))
    keeper.apply(answer("1"))
    #expect(keeper.takeNotice() != nil)
    try FileManager.default.removeItem(atPath: folder.file("home"))
    keeper.apply(answer("2"))
    #expect(keeper.takeNotice() == .savedAgain)
    let file = try SQLiteProgressStore(path: folder.file("home/progress.sqlite"))
    #expect(try file.progress(of: "not-cost")[step: "a"].attempts.map(\.text) == ["1", "2"])
  }

  @Test("An answer that found no room waits, and is saved before the next") func fullDisk() throws {
    let keeper = ProgressKeeper(path: folder.database)
    keeper.apply(answer("1"))
    try keeper.file?.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let long = String(repeating: "9", count: 20_000)
    keeper.apply(answer(long))
    #expect(keeper.takeNotice() == .notSaving(.diskFull(path: folder.database)))
    #expect(try stored() == ["1"])
    #expect(answers(keeper) == ["1", long])
    keeper.apply(answer("3"))
    #expect(keeper.takeNotice() == .savedAgain)
    #expect(try stored() == ["1", long, "3"])
  }

  @Test("A file deleted in a session is made again, with all of the session") func deleted() throws {
    let keeper = ProgressKeeper(path: folder.database)
    for text in ["1", "2"] { keeper.apply(answer(text)) }
    try FileManager.default.removeItem(atPath: folder.database)
    keeper.apply(answer("3"))
    #expect(try stored() == ["1", "2", "3"])
    try FileManager.default.removeItem(atPath: folder.database)
    keeper.flush()
    #expect(try stored() == ["1", "2", "3"])
    #expect(answers(keeper) == ["1", "2", "3"])
  }

  @Test("Into a file put in its place go the answers it does not have, each once") func replaced() throws {
    let keeper = ProgressKeeper(path: folder.database)
    for text in ["1", "2"] { keeper.apply(answer(text)) }
    try FileManager.default.copyItem(atPath: folder.database, toPath: folder.file("copy"))
    for text in ["2", "3"] { keeper.apply(answer(text)) }
    try FileManager.default.moveItem(atPath: folder.database, toPath: folder.file("away"))
    try FileManager.default.moveItem(atPath: folder.file("copy"), toPath: folder.database)
    keeper.apply(answer("4"))
    #expect(try stored() == ["1", "2", "2", "3", "4"])
    #expect(answers(keeper) == ["1", "2", "2", "3", "4"])
  }

  @Test("A file that is damaged in a session is kept, and the session goes on in a fresh one") func damaged() throws {
    let keeper = ProgressKeeper(path: folder.database)
    keeper.apply(answer("1"))
    let handle = try #require(FileHandle(forWritingAtPath: folder.database))
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 8_192))
    try handle.close()
    keeper.apply(answer("2"))
    #expect(try stored() == ["1", "2"])
    #expect(answers(keeper) == ["1", "2"])
    #expect(keeper.isSaving)
    #expect(try folder.names == ["progress.sqlite", "progress.sqlite.damaged-1"])
  }

  @Test("Two sessions that find the same damage end in one file with the answers of both") func together() async throws
  {
    for round in 0..<10 {
      let path = folder.file("\(round)/progress.sqlite")
      try folder.write("no database", to: "\(round)/progress.sqlite")
      await withTaskGroup { group in
        for number in 0..<4 {
          group.addTask {
            let keeper = ProgressKeeper(path: path)
            for text in ["\(number)a", "\(number)b"] {
              keeper.apply(
                ProgressChange(
                  exercise: "not-cost",
                  kind: .attempted(step: "a", Attempt(text: text, outcome: "right", reason: "exact", charged: false))))
            }
            keeper.flush()
          }
        }
      }
      let typed = try SQLiteProgressStore(path: path).progress(of: "not-cost")[step: "a"].attempts.map(\.text)
      #expect(typed.sorted() == (0..<4).flatMap { ["\($0)a", "\($0)b"] })
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.file("\(round)")).sorted()
          == ["progress.sqlite", "progress.sqlite.damaged-1"])
    }
  }
}
