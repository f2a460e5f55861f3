import Grading
import Testing
import Tutor

@testable import TutorUI

/// What a learner's own earlier answers lead to, and how a number can be tried without the answer being told.
@Suite("Own working") struct OwnWorkingTests {
  /// The first sum is wrong, what follows from it is not, and the sum after that is wrong again.
  private func slipped() throws -> Learner {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1", "Enter", "Ctrl-N", "24", "Enter", "Enter", "0.7", "Enter", "Enter")
    learner.press("1.000", "Enter", "Enter", "7", "Enter")
    return learner
  }

  @Test("What follows from an own wrong answer is right, and the first slip is named and can be gone to")
  func firstSlip() throws {
    var learner = try slipped()
    #expect(learner.session.work?.standing(2) == .rightForOwnWorking)
    #expect(learner.session.work?.step.id == "alpha2")
    #expect(learner.session.work?.firstSlip == 0)
    #expect(learner.screen(120, 24).description.contains("The first step to look at again is your α¹₁."))
    expectScreen(learner.screen(), "exercise-first-slip-80x24")
    expectScreen(learner.screen(60, 20), "exercise-first-slip-60x20")
    learner.press("F6")
    #expect(learner.session.work?.step.id == "alpha1-1")
    #expect(learner.store.progress(of: "two-layers")[step: "alpha2"].draft == "7")
    #expect(learner.session.work?.firstSlip == nil)
    learner.press("F6")
    #expect(learner.session.work?.step.id == "alpha1-1")
  }

  @Test("Rubbish typed after an answer does not take that answer away from what follows") func rubbishAfterwards()
    throws
  {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1", "Enter", "1..2", "Enter", "Ctrl-N", "24", "Enter", "Enter", "0.7", "Enter")
    #expect(learner.session.work?.verdict?.reason == .followThrough)
  }

  @Test("The list of steps says where to look first and what only follows") func steps() throws {
    var learner = try slipped()
    learner.press("Tab")
    expectScreen(learner.screen(), "steps-follow-80x24")
    expectScreen(learner.screen(60, 20), "steps-follow-60x20")
    expectScreen(learner.screen(ascii: true), "steps-follow-ascii")
  }

  @Test("What followed from an answer that was put right since stays right, and is told") func putRight() throws {
    var learner = try slipped()
    learner.press("F6", "Ctrl-E", "Ctrl-U", "0", "Enter", "Tab")
    #expect(learner.session.work?.standing(2) == .rightForOwnWorking)
    #expect(learner.session.work?.remarks[2] == .followed)
  }

  @Test("A nudge works where a derivative is asked and a number is there, and is offered after a wrong one")
  func nudgeOffered() throws {
    var learner = try Learner(at: "two-layers")
    func offers() -> Bool { learner.screen().description.contains("F7 tests your slope") }
    learner.press("Enter", "3", "Enter")
    #expect(!offers())
    learner.go(to: "loss-w2")
    learner.press("F7")
    #expect(learner.session.view.panel == nil)
    learner.press("-0.04y", "F7")
    #expect(learner.session.view.panel == nil)
    learner.press("Backspace", "Enter")
    #expect(offers())
    learner.press("F7")
    #expect(learner.session.view.panel == .gradientCheck)
  }

  @Test("A nudge sets the own number beside Δloss/h, charges nothing and does not tell the answer") func nudge() throws
  {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.go(to: "loss-w2")
    learner.press("0.05", "F7")
    expectScreen(learner.screen(), "exercise-nudge-80x24")
    expectScreen(learner.screen(60, 20), "exercise-nudge-60x20")
    expectScreen(learner.screen(ascii: true), "exercise-nudge-ascii")
    #expect(!learner.screen().description.contains("0.0462"))
    #expect(learner.session.work?.stepProgress.attempts.isEmpty == true)
    learner.press("F7")
    #expect(learner.session.view.panel == nil)
    learner.press("F7", "1", "F7")
    #expect(learner.session.view.panel == .gradientCheck)
    #expect(learner.screen().description.contains("0.051"))
    learner.press("Esc")
    #expect(learner.session.work?.line.text == "0.051")
  }
}
