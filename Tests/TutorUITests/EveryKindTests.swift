import Canvas
import Course
import Grading
import Testing
import Tutor

@testable import TutorUI

/// Every kind of answer on the screen: as it is asked, and as it is judged where it is right in part.
@Suite("Every kind on the screen") struct EveryKindTests {
  private func learner(at step: String, of exercise: String = "every-kind") throws -> Learner {
    var learner = try Learner(at: exercise, in: kindFolder)
    learner.press("Esc")
    learner.go(to: step)
    return learner
  }

  @Test(
    "What is right in part says which part",
    arguments: [
      ("chain", "∂J/∂s·∂s/∂b·∂u/∂w", "chain-partly"), ("formula", "u + b - y", "formula-other-names"),
      ("expression", "-8y + 20", "expression-half"), ("matrix", "[[0.5, 1], [1.5, 3]]", "matrix-one-wrong"),
    ])
  func partlyRight(step: String, answer: String, name: String) throws {
    var learner = try learner(at: step)
    learner.press(answer, "Enter")
    #expect(learner.session.work?.stepProgress.isDone == false)
    expectScreen(learner.screen(), "every-kind-\(name)-80x24")
    expectScreen(learner.screen(60, 20), "every-kind-\(name)-60x20")
  }

  @Test("Every kind is asked, judged and worked without anything cut off", arguments: AnswerKinds.words)
  func whole(_ kind: AnswerWord) throws {
    for (columns, rows) in [(80, 24), (60, 20)] {
      for isASCII in [false, true] {
        var learner = try learner(at: kind.word, of: exercise(asking: kind))
        func expectWhole() {
          let screen = learner.screen(columns, rows, ascii: isASCII)
          #expect(!screen.description.contains(isASCII ? "..." : "…"), "\(screen)")
        }
        expectWhole()
        learner.press("F1", "F1")
        expectWhole()
        learner.press(learner.session.work?.step.question.expected ?? "")
        expectWhole()
        learner.press("Enter")
        #expect(learner.session.work?.stepProgress.isDone == true)
        expectWhole()
      }
    }
  }

  @Test("A long right answer is wrapped, not cut short") func longAnswer() throws {
    var learner = try learner(at: "formula")
    learner.press("((s - y)*1 + (s - y)*1 + (s - y)*1 + (s - y)*1 + (s - y)*1 + (s - y)*1)/6", "Enter")
    #expect(learner.session.work?.stepProgress.isDone == true)
    expectScreen(learner.screen(60, 20), "every-kind-formula-long-60x20")
  }
}
