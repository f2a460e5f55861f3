import Course
import Testing
import Tutor

@testable import TutorUI

@Suite("Tab completes names") struct CompletionTests {
  private func learner(at step: String, in exercise: String, typing text: String) throws -> Learner {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.go(to: step)
    learner.press(text, "Tab")
    return learner
  }

  @Test(
    "as far as those that fit agree, from what is typed or shown",
    arguments: [
      ("yh", "yhat"), ("2*yh", "2*yhat"), ("ŷ", "yhat"), ("bet", "beta1"), ("β", "beta1"), ("beta1[", "beta1["),
      ("lam", "lambda"),
      ("tan", "tanh"), ("(y-yh", "(y-yhat"),
    ])
  func completed(typed: String, line: String) throws {
    let learner = try learner(at: "loss-w2-1-formula", in: "sigmoid-2-2-1", typing: typed)
    #expect(learner.session.work?.line.text == line)
    #expect(learner.session.screen == .exercise)
  }

  @Test("lists the names where several fit, also on a small screen") func listed() throws {
    let learner = try learner(at: "loss-w2-1-formula", in: "sigmoid-2-2-1", typing: "W2")
    #expect(learner.notice == "W2  W2[0]  W2[1]  W2[2]  W2'  W2'[0]  W2'[1]  W2'[2]")
    #expect(learner.screen(60, 20).description.contains("W2[1]"))
  }

  @Test("is the list of steps where there is no name to complete", arguments: ["", "2*", "q", "(y - 1)"])
  func otherwise(typed: String) throws {
    let learner = try learner(at: "loss-w2-1-formula", in: "sigmoid-2-2-1", typing: typed)
    #expect(learner.session.screen == .overview)
  }

  @Test("knows the words of a line of code") func code() throws {
    #expect(try learner(at: "dcda-code", in: "not-cost", typing: "np.cos").session.work?.line.text == "np.cos")
    #expect(try learner(at: "dcda-code", in: "not-cost", typing: "2*np.cosh").session.work?.line.text == "2*np.cosh(")
    #expect(try learner(at: "dcda-code", in: "not-cost", typing: "a1").session.work?.line.text == "a1(")
  }
}
