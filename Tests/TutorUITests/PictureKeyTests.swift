import Canvas
import Course
import Foundation
import Testing
import Tutor

@testable import TutorUI

private let ids = ["not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons"]

@Suite("Keys for pictures, and lines that stand still") struct PictureKeyTests {
  private func learner(at exercise: String) throws -> Learner {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    return learner
  }

  @Test("A key for the picture changes what is seen or says why not, at every kind of step", arguments: ids)
  func changesOrSays(exercise: String) throws {
    var learner = try learner(at: exercise)
    let steps = try #require(learner.session.work).exercise.steps
    for place in steps.indices {
      if place % 6 == 0 {
        for (columns, rows) in [(60, 20), (80, 24)] {
          for key in ["F9", "F11"] {
            var pressed = learner
            pressed.press(key)
            #expect(learner.screen(columns, rows) != pressed.screen(columns, rows), "\(key) at step \(place + 1)")
            pressed.press("F10")
            #expect(
              pressed.screen(columns, rows).lines.dropFirst(2).dropLast(2).contains { $0.contains { !$0.isWhitespace } }
            )
          }
        }
      }
      learner.press("F4", "F4", "Enter")
    }
  }

  @Test("The network of sigmoid-2-2-1 is on the screen at every forward step, also when it is answered") func forward()
    throws
  {
    var learner = try learner(at: "sigmoid-2-2-1")
    for _ in 0..<5 { learner.press("F4", "F4", "Enter") }
    var count = 0
    while let work = learner.session.work, work.step.phase == .forward {
      count += 1
      #expect(learner.screen().description.contains("(x₁"), "\(work.step.id)")
      learner.press(work.step.question.expected, "Enter")
      // The reasons for picks are many lines, which go first.
      if !work.step.isPicked {
        #expect(learner.screen().description.contains("(x₁"), "\(work.step.id), answered")
      }
      learner.press("Enter")
    }
    #expect(count > 8)
  }

  @Test("Each exercise's pictures are reached by a key at its last step, also on the smallest screen", arguments: ids)
  func reached(exercise: String) throws {
    var learner = try learner(at: exercise)
    for _ in try #require(learner.session.work).exercise.steps { learner.press("F4", "F4", "Enter") }
    learner.press("Enter", "F10")
    let work = try #require(learner.session.work)
    let picture = WorkPicture(work: work, view: learner.session.view, theme: Theme())
    for _ in picture.kinds {
      let view = learner.session.view
      for size in [Size(columns: 78, rows: 20), Size(columns: 58, rows: 15)] {
        #expect(throws: Never.self) {
          try WorkPicture(work: work, view: view, theme: Theme()).drawing(size: size).get()
        }
      }
      learner.press("n")
    }
  }

  @Test("Beside the derivation the graph of two-weights names every intermediate")
  func graph()
    throws
  {
    var learner = try learner(at: "two-weights")
    let steps = try #require(learner.session.work).exercise.steps
    let first = try #require(steps.firstIndex { $0.question.precision != nil && $0.phase == .forward })
    for _ in 0..<first { learner.press("F4", "F4", "Enter") }
    while let work = learner.session.work, work.step.phase == .forward, !work.stepProgress.isDone {
      learner.press("F4", "F4")
      let screen = learner.screen()
      // The right half is the picture: names, with or without parentheses, between lines of dots.
      let words = screen.lines[2..<14].flatMap { line in
        line.dropFirst(36).split { "() ".contains($0) || ("\u{2800}"..."\u{28FF}").contains($0) }.map(String.init)
      }
      for name in ["x", "w₁", "z₁", "a₁", "w₂", "z₂", "a₂", "y", "L"] {
        #expect(words.contains(name), "\(name) at \(work.step.id)")
      }
      learner.press("Enter")
    }
    #expect(learner.session.work?.step.phase == .backward)
  }

  @Test(
    "The question stands still when it is answered, where the window leaves room",
    arguments: [("not-cost", 100, 40), ("two-weights", 100, 36), ("vector-cost", 120, 40)])
  func standsStill(exercise: String, columns: Int, rows: Int) throws {
    var learner = try learner(at: exercise)
    while let work = learner.session.work, !work.isFinished {
      let before = learner.screen(columns, rows)
      learner.press(work.step.question.expected, "Enter")
      let after = learner.screen(columns, rows)
      func ruled(_ grid: Grid) -> [Int] { grid.lines.indices.filter { grid.lines[$0].hasPrefix("──") && $0 > 1 } }
      #expect(ruled(before) == ruled(after), "at \(work.step.id)")
      learner.press("Enter")
    }
  }

  @Test("Equals signs of the derivation stand free, and below each other", arguments: ids)
  func equalsSigns(exercise: String) throws {
    var learner = try learner(at: exercise)
    for place in try #require(learner.session.work).exercise.steps.indices {
      if place % 5 == 0 {
        for columns in [60, 80, 100] {
          let grid = learner.screen(columns, 24)
          let end = grid.lines.lastIndex { $0.hasPrefix("──") && $0 != grid.lines.last } ?? 0
          let known = grid.lines.prefix(while: { _ in true })[2..<max(2, min(end, grid.lines.count))].prefix {
            !$0.hasPrefix("──")
          }
          for line in known {
            #expect(line.firstMatch(of: /[^ =]=|=[^ =]/) == nil, "step \(place + 1) at \(columns): \(line)")
          }
        }
      }
      learner.press("F4", "F4", "Enter")
    }
  }

  @Test("A number typed with all its digits is shown as short as those beside it") func ownDigits() throws {
    var learner = try learner(at: "sigmoid-2-2-1")
    let steps = try #require(learner.session.work).exercise.steps
    let first = try #require(
      steps.firstIndex { $0.id == "alpha1-2" || $0.question.precision != nil && $0.phase == .forward })
    learner.answer(first)
    learner.press("F8")
    for columns in [60, 80, 120] {
      #expect(learner.screen(columns, 24).description.firstMatch(of: /[0-9]\.[0-9]{13}/) == nil)
    }
  }

  @Test("All that is known of half-moons has no number of thirteen digits") func knownDigits() throws {
    var learner = try learner(at: "half-moons")
    for _ in 0..<22 { learner.press("F4", "F4", "Enter") }
    learner.press("F8")
    for _ in 0..<6 {
      #expect(learner.screen().description.firstMatch(of: /[0-9]{13}/) == nil)
      learner.press("PgDn")
    }
  }
}
