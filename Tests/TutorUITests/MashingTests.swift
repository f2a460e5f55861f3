import Canvas
import TestSupport
import Testing
import Tutor

@testable import TutorUI

@Suite("Mashing keys") struct MashingTests {
  private static let keys: [KeyEvent] =
    [
      .up, .down, .left, .right, .wordLeft, .wordRight, .home, .end, .pageUp, .pageDown, .enter, .tab, .backTab,
      .escape,
      .backspace, .delete, .insert,
    ].map { .key($0) }
    + (1...12).map { .key(.function($0)) }
    + "abcdefghijklmnopqrstuvwxyz@[]\\^_".map { .key(.control($0)) } + "bfdx".map { .key(.alt($0)) }
    + "0123456789.-+*/eE()?qjkhlgGd \u{301}é½−٣😀".map { .character($0) }
    + [.paste("0.5\n\n"), .paste(String(repeating: "9", count: 5_000)), .paste("\u{202E}\u{0}")]

  @Test("Thousands of random keys crash nothing and lose no draft", arguments: [1, 2, 3, 4] as [UInt64])
  func mash(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var learner = try Learner(at: "two-layers")
    var drafts: [String: String] = [:]
    for count in 0..<2_500 {
      guard let key = Self.keys.randomElement(using: &random) else { return }
      let before = learner.session
      learner.send(key)
      if let work = before.work, before.screen == .exercise, !work.stepProgress.isDone {
        drafts[work.exercise.id + "/" + work.step.id] = work.line.textToKeep
        // Leaving a step, by whatever key, keeps what stood in its line.
        if let now = learner.session.work, learner.session.screen != .exercise || now.step.id != work.step.id {
          let stored = learner.store.progress(of: work.exercise.id)[step: work.step.id]
          #expect(stored.isDone || stored.draft == work.line.textToKeep, "after key \(count), \(key)")
        }
      }
      if count % 50 == 0 {
        for (columns, rows) in [(80, 24), (60, 20), (200, 60), (30, 5)] {
          #expect(learner.screen(columns, rows, ascii: count % 100 == 0).size.rows == rows)
        }
      }
      if learner.hasQuit { learner = try learner.again(at: "two-layers") }
    }
  }

  @Test("What is stored is what the session holds") func storeAgrees() throws {
    var random = SeededGenerator(seed: 5)
    var learner = try Learner(at: "two-layers")
    for _ in 0..<1_500 {
      if let key = Self.keys.randomElement(using: &random) { learner.send(key) }
      if let work = learner.session.work {
        #expect(learner.store.progress(of: work.exercise.id) == work.progress)
      }
    }
  }
}
