import Course
import Testing
import Tutor

@testable import TutorUI

/// The questions of the handout alone, or every step.
@Suite("Lanes") struct LaneStoryTests {
  private func learner() throws -> Learner {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Enter")
    return learner
  }

  @Test("The questions of the 2-2-1 handout are its seventeen, in their order") func seventeen() throws {
    let steps = try Catalogue.builtIn().open("sigmoid-2-2-1").steps.filter(\.isQuestionOfSource)
    let asked = steps.compactMap(\.askedAs)
    let numbers = asked.map { $0.split(separator: " ")[0] }.reduce(into: [Substring]()) { list, number in
      if list.last != number { list.append(number) }
    }
    #expect(numbers == ["1", "2", "3", "4", "5", "6", "7", "8", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"])
  }

  @Test("Working the questions alone ends after the last of them, with progress counted for them") func short() throws {
    var learner = try learner()
    learner.apply(.changeLane)
    let work = try #require(learner.session.work)
    #expect(work.laneSteps.count == 21 && work.exercise.steps.count > 50)
    #expect(learner.screen().lines[0].hasSuffix("question 1 · step 1 (1 of 21)"))
    learner.finish()
    learner.press("Enter")
    let done = try #require(learner.session.work)
    #expect(done.isFinished && done.doneCount == 21 && learner.session.screen == .overview)
    #expect(done.progress.summary.done.count == 21)
    #expect(learner.screen().description.contains("Finished: all 21 steps done."))
  }

  @Test("Changing the lane keeps what was done and where the learner is, if the step is in both") func change() throws {
    var learner = try learner()
    learner.go(to: "alpha1-1")
    learner.press("0", "Enter")
    learner.apply(.changeLane)
    #expect(learner.session.work?.step.id == "alpha1-1" && learner.session.work?.doneCount == 1)
    learner.press("Enter")
    #expect(learner.session.work?.step.id == "alpha1-2")
    learner.apply(.changeLane)
    learner.go(to: "products-2")
    #expect(learner.screen().lines[0].contains("question 3 · step 8 of"))
    learner.apply(.changeLane)
    #expect(learner.session.work?.step.id == "alpha1-2")
  }

  @Test("The next step and the step before are those of the lane") func neighbours() throws {
    var learner = try learner()
    learner.apply(.changeLane)
    learner.press("Ctrl-N")
    #expect(learner.session.work?.step.id == "shape-w1")
    learner.press("Ctrl-P", "Ctrl-P")
    #expect(learner.session.work?.step.id == "drawing-nodes")
    #expect(learner.notice == "This is the first step.")
  }

  @Test("An exercise without questions of a source has one lane") func none() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.apply(.changeLane)
    #expect(learner.notice == "This exercise has no shorter way.")
    #expect(learner.session.work?.laneSteps.count == learner.session.work?.exercise.steps.count)
  }
}
