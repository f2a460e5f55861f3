import Course
import Testing
import Tutor

@testable import TutorUI

/// Working on after the last step: again, over, and with fresh numbers.
@Suite("Practice") struct AgainStoryTests {
  /// Someone who went wrong at the second step and was shown the third.
  private func finished() throws -> Learner {
    var learner = try Learner(at: "two-weights", builtIn: true)
    learner.press("Enter")
    learner.go(to: "z1")
    learner.press("9", "Enter")
    learner.go(to: "a1")
    learner.press("F4", "F4")
    learner.finish()
    learner.press("Enter")
    #expect(learner.session.screen == .overview)
    return learner
  }

  private func standing(_ learner: Learner, _ step: String) -> Standing? {
    learner.session.work?.progress[step: step].standing
  }

  @Test("What went wrong is worked again, with its first result kept, and that can be taken back")
  func mistakes() throws {
    var learner = try finished()
    learner.press("a")
    #expect(learner.session.screen == .exercise && learner.session.work?.step.id == "z1")
    #expect(standing(learner, "z1") == .untouched && standing(learner, "a1") == .untouched)
    #expect(learner.session.work?.doneCount == 29)
    learner.press("1", "Enter", "Enter")
    #expect(learner.session.work?.step.id == "a1")
    #expect(learner.session.work?.progress[step: "z1"].firstStanding == .rightLater)
    #expect(standing(learner, "z1") == .rightFirstTime)
    learner.apply(.again(.takeBack))
    #expect(standing(learner, "z1") == .rightLater && standing(learner, "a1") == .shown)
    #expect(learner.session.screen == .overview)
  }

  @Test("Starting over is asked once, and any other key takes that back") func everything() throws {
    var learner = try finished()
    learner.press("o", "j", "o")
    #expect(learner.session.work?.isFinished == true)
    #expect(learner.notice?.hasPrefix("Start over") == true)
    #expect(learner.screen().description.contains("Start over with 31 steps?"))
    learner.press("o")
    #expect(learner.session.work?.doneCount == 0 && learner.session.screen == .exercise)
    let later = try learner.again(at: "two-weights")
    #expect(later.session.work?.doneCount == 0)
    learner.apply(.again(.takeBack))
    #expect(learner.session.work?.isFinished == true)
    #expect(standing(learner, "a1") == .shown)
  }

  @Test("A step that is done is worked again from where it is") func step() throws {
    var learner = try Learner(at: "two-weights", builtIn: true)
    learner.press("Enter")
    learner.go(to: "z1")
    learner.press("1", "Enter")
    learner.apply(.again(.step))
    #expect(standing(learner, "z1") == .untouched && learner.session.work?.step.id == "z1")
    learner.press("2", "Enter")
    #expect(standing(learner, "z1") == .begun)
    learner.apply(.again(.step))
    #expect(learner.notice == "This step is still open.")
  }

  @Test("Fresh numbers are others, with the seed on the screen and progress of their own") func freshNumbers() throws {
    var learner = try finished()
    let own = try #require(learner.session.work?.exercise.givens)
    learner.press("n")
    let first = try #require(learner.session.work)
    #expect(first.exercise.seed == 1 && first.exercise.givens != own && first.doneCount == 0)
    #expect(learner.screen().description.contains("seed 1"))
    learner.press("Enter")
    learner.go(to: "z1")
    let expected = try #require(learner.session.work?.step.question.expected)
    learner.press(expected, "Enter")
    #expect(learner.session.work?.doneCount == 1)
    learner.apply(.freshNumbers)
    #expect(learner.session.work?.exercise.seed == 2 && learner.session.work?.doneCount == 0)
    #expect(try learner.again(at: "two-weights").session.work?.isFinished == true)
    #expect(learner.store.progress(of: "two-weights#1")[step: "z1"].isDone)
  }

  @Test("An exercise whose numbers changed opens the step again, and what still holds stays") func edited() throws {
    let learner = try finished()
    let work = try #require(learner.session.work)
    var stored = work.progress
    let z2 = try #require(stored.steps["z2"]?.attempts.first)
    var other = z2
    other.asked = "number z2 = 17"
    stored.steps["z2"]?.attempts = [other]
    var session = learner.session
    var fresh = Session(entries: learner.session.catalogue.entries, at: learner.now)
    _ = fresh.receive(.opened(work.exercise, stored), at: learner.now)
    session = fresh
    #expect(session.work?.doneCount == work.exercise.steps.count - 1)
    #expect(session.work?.changedSteps == ["z2"])
    #expect(session.notice?.unicode == "This exercise has changed since; 1 step opened again.")
  }

  @Test("In plain lines the same is done by words") func plain() throws {
    let entries = try Catalogue.builtIn().entries
    var tutor = PlainTutor(session: Session(entries: entries, start: "not-cost", at: .now), charset: .ascii)
    _ = tutor.begin()
    let exercise = try Catalogue.builtIn().open("not-cost")
    _ = tutor.receive(.opened(exercise, ExerciseProgress(exercise: "not-cost")), at: .now)
    _ = tutor.respond(to: "1.2", at: .now)
    _ = tutor.respond(to: "0.5", at: .now)
    _ = tutor.respond(to: "show", at: .now)
    let again = tutor.respond(to: "again", at: .now)
    #expect(again.lines.first == "1 step to work again. Your first results are kept.")
    #expect(tutor.session.work?.step.id == "a1" && tutor.session.work?.doneCount == 1)
    let back = tutor.respond(to: "undo", at: .now)
    #expect(back.lines.first == "1 step as before.")
    #expect(tutor.session.work?.doneCount == 2)
    let over = tutor.respond(to: "over", at: .now)
    #expect(over.lines.first == "2 steps to work again. Your first results are kept.")
    #expect(tutor.session.work?.doneCount == 0)
    #expect(tutor.respond(to: "fresh", at: .now).effects.last == .openFresh(exercise: "not-cost"))
  }
}
