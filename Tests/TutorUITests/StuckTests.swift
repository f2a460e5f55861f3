import Course
import Grading
import Testing
import Tutor

@testable import TutorUI

@Suite("A learner who is stuck") struct StuckTests {
  @Test("After three different wrong answers the tutor says what help is left, and names less as it is used")
  func escalates() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.go(to: "dyhat-dalpha2")
    for (count, answer) in ["0.3", "0.4", "0.5"].enumerated() {
      #expect(!learner.screen().description.contains("different answers were wrong"), "\(count)")
      learner.press("Ctrl-E", "Ctrl-U", answer, "Enter")
    }
    #expect(learner.screen(120, 30).description.contains("3 different answers were wrong: F1 opens a hint"))
    learner.press("F1", "F1")
    let formula = learner.screen(120, 30).description
    #expect(formula.contains("F1 shows the formula"), "\(formula)")
    learner.press("F1")
    let shown = learner.screen(120, 30).description
    #expect(shown.contains("Hint 3 of 3: ∂ŷ/∂α² = ŷ·(1 − ŷ)"), "\(shown)")
    #expect(!shown.contains("F1 shows the formula") && shown.contains("F4 shows the answer"))
    learner.press("F1")
    #expect(learner.notice == "There are no more hints.")
    // The same answer again is no other one.
    learner.press("Ctrl-E", "Ctrl-U", "0.5", "Enter")
    #expect(learner.screen(160, 30).description.contains("3 different answers were wrong: F4 shows the answer."))
  }

  @Test("The formula has its numbers where these are found, and never tells the answer") func numbersPutIn() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    // The hidden and the output layer are done; the slope is asked.
    learner.answer(7)
    #expect(learner.session.work?.step.id == "dyhat-dalpha2")
    learner.press("0.3", "Enter", "0.4", "Enter", "0.5", "Enter", "F1", "F1", "F1")
    let hint = try #require(learner.session.work?.openHints.last).unicode
    #expect(hint.contains("0.119203"), "\(hint)")
    #expect(!hint.contains("0.10499"), "\(hint)")
    // A number that is only copied is not put in: it would be the answer.
    learner.go(to: "dalpha2-dw2")
    learner.press("0.3", "Enter", "0.4", "Enter", "0.9", "Enter", "F1", "F1", "F1")
    #expect(learner.session.work?.openHints.last?.unicode == "∂α²/∂W²₁ = β¹₁")
  }

  @Test("Plain lines say the same") func plain() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    for answer in ["7", "8"] { #expect(!reader.type(answer).joined().contains("different answers")) }
    let told = reader.type("9").joined(separator: "\n")
    #expect(told.contains("3 different answers were wrong: hint opens a hint and show shows the answer."), "\(told)")
  }
}

@Suite("Two values for one quantity") struct OwnValueTests {
  @Test("After a right answer by rounding it is said which value the exercise goes on with, and that one is shown")
  func rounded() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.answer(3)
    learner.press("0.999", "Enter")
    #expect(learner.session.work?.verdict?.reason == .cutWorking)
    let screen = learner.screen(120, 30).description
    #expect(screen.contains("The exercise goes on with 1.00000"), "\(screen)")
    // What follows from a number that was right has nothing to hide.
    learner.press("Enter", "-1.996", "Enter")
    #expect(learner.session.work?.verdict?.reason == .followThrough)
    let next = learner.screen(120, 30).description
    #expect(next.contains("The exercise goes on with −2.00000"), "\(next)")
    #expect(!next.contains("(yours)"))
  }

  @Test("What follows from a wrong answer stands as the learner's own until that is put right") func followed() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1", "Enter", "Ctrl-N", "24", "Enter", "Enter", "0.7", "Enter")
    let screen = learner.screen(120, 30).description
    #expect(screen.contains("0.7 (yours)"), "\(screen)")
    learner.go(to: "alpha1-1")
    learner.press("Ctrl-E", "Ctrl-U", "0", "Enter")
    #expect(!learner.screen(120, 30).description.contains("(yours)"))
  }
}

@Suite("What a step asks for stays out of sight") struct AskedGivenTests {
  @Test("A given whose shape is asked is not drawn until that is found") func shape() throws {
    var learner = try Learner(at: "half-moons", builtIn: true)
    learner.press("Esc")
    #expect(learner.session.work?.step.id == "shape-w1")
    #expect(learner.screen().description.contains("W₁ = ? (step 1)"))
    learner.press("F8")
    #expect(!learner.screen(80, 40).description.contains("0.96642"))
    learner.press("F8", "10x2", "Enter", "F8")
    #expect(learner.screen(80, 40).description.contains("0.966423"))
  }

  @Test("A formula that was found stays in sight while its number is still asked") func found() throws {
    var learner = try Learner(at: "exp-output", builtIn: true)
    learner.press("Esc")
    while let work = learner.session.work, work.step.id != "dp-dz2" {
      learner.press("Ctrl-E", "Ctrl-U", work.step.question.expected, "Enter", "Enter")
    }
    let rows = try #require(learner.session.work?.derivation.backward)
    let row = try #require(rows.first { $0.isAsked })
    #expect(row.formula != nil)
    let work = try #require(learner.session.work)
    let entry = try #require(work.exercise.trace.entries.first { work.step.quantities.contains($0.quantity) })
    #expect(!work.isOpen(entry) && work.foundFormula(for: entry.quantity) != nil)
  }

  @Test("Typing and F6 in the list of steps after the end say what is true") func afterTheEnd() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.finish()
    learner.press("Enter")
    #expect(learner.session.screen == .overview)
    learner.press("5")
    #expect(learner.notice == "All steps are done. Enter goes to the chosen step.")
    learner.press("F6")
    #expect(learner.notice == "You have no wrong answers to go back to.")
  }
}
