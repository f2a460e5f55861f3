import Canvas
import Course
import Grading
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

  /// What answers of every kind are made of, besides the keys that everything is typed with.
  private static let pieces: [KeyEvent] = [
    "[", "]", ",", "[[0.5, 1], [1.5, 2]]", "2 by 2", "2x2", "class", "yes", "a", "b c", "-8*y + 24", "s - y",
    "(s - y)*z[1]",
    "u + b", "∂", "∂J/∂s", "∂s/∂u·∂u/∂w", "dJ/ds", "d(J)/d(w)", "partial(", "np.exp(", "w * z1 + b", "**2", "y", "w",
    "½",
  ].map { .paste($0) }

  @Test("Random keys at every kind of answer crash nothing and lose nothing", arguments: AnswerKinds.words)
  func mashEveryKind(_ kind: AnswerWord) throws {
    var random = SeededGenerator(seed: 11)
    let name = exercise(asking: kind)
    var learner = try Learner(at: name, in: kindFolder)
    let steps = try #require(learner.session.work).exercise.steps
    let step = try #require(steps.first { $0.kind == kind })
    let keys = Self.keys + Self.pieces + Self.pieces + [.paste(step.question.expected), .key(.enter), .key(.enter)]
    for count in 0..<400 {
      if count % 20 == 0 {
        while learner.session.screen != .exercise || learner.session.helpPage != nil { learner.press("Esc", "Enter") }
        // The keys may have opened another exercise of the folder.
        if learner.session.work?.exercise.id != name { learner = try Learner(at: name, in: kindFolder) }
        learner.go(to: step.id)
      }
      guard let key = keys.randomElement(using: &random) else { return }
      learner.send(key)
      if let work = learner.session.work {
        #expect(learner.store.progress(of: work.exercise.id) == work.progress, "after key \(count), \(key)")
      }
      if count % 10 == 0 {
        for (columns, rows) in [(80, 24), (60, 20)] {
          let screen = learner.screen(columns, rows, ascii: count % 20 == 0)
          #expect(screen.size.rows == rows)
          #expect(learner.session.screen != .exercise || screen.lines.last?.contains("? help") != false)
        }
      }
      if learner.hasQuit { learner = try learner.again(at: name) }
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
