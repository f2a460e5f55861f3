import Canvas
import Testing
import Tutor

@testable import TutorUI

/// The screens, each as a file in `Screens/`.
@Suite("Screens") struct ScreenTests {
  private func learner(_ steps: Int = 0) throws -> Learner {
    var learner = try Learner(at: "two-layers")
    learner.press("Esc")
    learner.answer(steps)
    return learner
  }

  @Test("The list of exercises says what each trains and how far the learner is") func catalogue() throws {
    var learner = try learner(5)
    learner.press("Esc")
    expectScreen(learner.screen(), "catalogue-80x24")
    expectScreen(learner.screen(60, 20), "catalogue-60x20")
    expectScreen(learner.screen(ascii: true), "catalogue-ascii")
    learner.press("/", "letter")
    expectScreen(learner.screen(), "catalogue-filtered")
  }

  @Test("An exercise met for the first time says what it is about, above the question") func about() throws {
    let learner = try Learner(at: "two-layers")
    expectScreen(learner.screen(), "exercise-first-80x24")
    expectScreen(learner.screen(60, 20), "exercise-first-60x20")
  }

  @Test("While an answer is typed, its reading is echoed") func typing() throws {
    var learner = try learner(9)
    learner.press("-,0464")
    expectScreen(learner.screen(), "exercise-typing-80x24")
    expectScreen(learner.screen(60, 20), "exercise-typing-60x20")
    expectScreen(learner.screen(ascii: true), "exercise-typing-ascii")
  }

  @Test("A wrong answer stays in the line, with the reason and the hints below") func wrong() throws {
    var learner = try learner(9)
    learner.press("0.05", "Enter", "F1", "F1")
    expectScreen(learner.screen(), "exercise-wrong-80x24")
    expectScreen(learner.screen(60, 20), "exercise-wrong-60x20")
  }

  @Test("An unreadable answer has a caret below the place") func unreadable() throws {
    var learner = try learner(9)
    learner.press("-0.04y4", "Enter")
    expectScreen(learner.screen(), "exercise-unreadable-80x24")
  }

  @Test("A right answer is followed by how it is worked") func right() throws {
    var learner = try learner(9)
    learner.press("-0.0462", "Enter")
    expectScreen(learner.screen(), "exercise-right-80x24")
    expectScreen(learner.screen(60, 20), "exercise-right-60x20")
    expectScreen(learner.screen(ascii: true), "exercise-right-ascii")
  }

  @Test("Showing the answer is asked twice, and says that it was shown") func shown() throws {
    var learner = try learner(4)
    learner.press("F4")
    expectScreen(learner.screen(), "exercise-show-armed-80x24")
    learner.press("F4")
    expectScreen(learner.screen(), "exercise-shown-80x24")
  }

  @Test("The note on the handout lies over what is known") func note() throws {
    var learner = try learner(3)
    learner.press("1.000", "Enter", "F3")
    expectScreen(learner.screen(), "exercise-note-80x24")
    expectScreen(learner.screen(60, 20), "exercise-note-60x20")
  }

  @Test("The list of steps says how each stands") func overview() throws {
    var learner = try learner(3)
    learner.press("0.998", "Enter", "Ctrl-U", "1.000", "Enter", "Enter", "F4", "F4", "Tab")
    expectScreen(learner.screen(), "steps-80x24")
    expectScreen(learner.screen(60, 20), "steps-60x20")
    learner.press("Esc")
    learner.finish()
    learner.press("Enter")
    expectScreen(learner.screen(), "result-80x24")
    expectScreen(learner.screen(ascii: true), "result-ascii")
  }

  @Test(
    "The end of an exercise says what it trained, what its update does to the loss, and what is next",
    arguments: [
      "sigmoid-2-2-1", "two-weights",
    ])
  func end(exercise: String) throws {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    let work = try #require(learner.session.work)
    for _ in work.exercise.steps {
      #expect(learner.session.work?.lossChange == nil)
      #expect(learner.session.nextExercise == nil)
      learner.press("F4", "F4", "Enter")
    }
    let change = try #require(learner.session.work?.lossChange)
    #expect(change.after < change.before)
    // Where the file writes the forward pass out once more, it comes to the same.
    if let written = work.exercise.graph.quantity(named: "loss'") {
      let number = try #require(work.exercise.trace.values[written.id.index].number)
      #expect(abs(number - change.after) <= 1e-13 * abs(number))
    }
    for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
      expectScreen(learner.screen(columns, rows), "end-\(exercise)-\(columns)x\(rows)")
    }
    let next = try #require(learner.session.nextExercise)
    learner.press("x")
    #expect(learner.session.work?.exercise.id == next.id)
  }

  @Test("The replay shows formula, numbers, value and the chain so far") func replay() throws {
    var learner = try learner(10)
    learner.press("Ctrl-P", "F2")
    expectScreen(learner.screen(), "replay-80x24")
    expectScreen(learner.screen(60, 20), "replay-60x20")
    expectScreen(learner.screen(ascii: true), "replay-ascii")
    learner.press("d")
    expectScreen(learner.screen(), "replay-all-digits")
  }

  @Test("The replay keeps back what an open step asks") func replayClosed() throws {
    var learner = try learner(9)
    learner.press("F2", "Right")
    expectScreen(learner.screen(), "replay-open-step")
  }

  @Test("A letter stays a letter") func polynomial() throws {
    var learner = try Learner(at: "open-letter")
    learner.press("Esc")
    learner.finish()
    expectScreen(learner.screen(), "exercise-letter-80x24")
  }

  @Test("The page of keys comes from the key map") func help() throws {
    var learner = try learner()
    learner.press("?")
    expectScreen(learner.screen(), "keys-80x24")
    expectScreen(learner.screen(60, 20), "keys-60x20")
  }

  @Test("On too small a screen one line says so") func tooSmall() throws {
    let learner = try learner()
    expectScreen(learner.screen(59, 20), "too-small-59x20")
    expectScreen(learner.screen(24, 3), "too-small-24x3")
    _ = learner.screen(1, 1)
    _ = learner.screen(0, 0)
  }

  @Test("Colours change no character") func colours() throws {
    var learner = try learner(9)
    learner.press("0.05", "Enter")
    let plain = learner.screen()
    for paper in [Theme.Paper.dark, .light, .unknown] {
      let theme = Theme(depth: .full, paper: paper)
      #expect(render(learner.session, size: plain.size, theme: theme) == plain)
    }
  }

  @Test("An ASCII screen has nothing but ASCII") func ascii() throws {
    var learner = try learner(10)
    for keys in [["F1"], ["F4"], ["F4"], ["Tab"], ["F2"], ["?"], ["Esc", "Esc", "Esc", "Esc"]] {
      for key in keys { learner.press(key) }
      #expect(learner.screen(ascii: true).description.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("The question is what stands out: nothing else on the screen has its role") func question() throws {
    let learner = try learner()
    let grid = learner.screen()
    let rows = (0..<grid.size.rows).filter { row in
      grid.row(row).contains { $0.style.role == .question && $0.text != " " }
    }
    let asked = rows.filter { grid.lines[$0].contains("What sum reaches the first hidden neuron") }
    #expect(asked.count == 1)
    // Besides the question itself only the row that is asked for.
    #expect(rows.count == 2)
  }
}
