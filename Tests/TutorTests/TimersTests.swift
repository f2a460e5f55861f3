import Course
import Testing

@testable import Tutor

private let start = SuspendingClock.now
private let first = TimerID(rawValue: "first")
private let second = TimerID(rawValue: "second")

@Suite("Timers") struct TimersTests {
  @Test("A timer is due once, at its time") func once() {
    var timers = Timers()
    #expect(timers.nextDue == nil)
    timers.schedule(first, at: start + .seconds(2))
    #expect(timers.nextDue == start + .seconds(2))
    #expect(timers.takeDue(at: start + .seconds(1)) == [])
    #expect(timers.takeDue(at: start + .seconds(2)) == [first])
    #expect(timers.nextDue == nil)
  }

  @Test("Timers are due in the order of their times") func order() {
    var timers = Timers()
    timers.schedule(first, at: start + .seconds(3))
    timers.schedule(second, at: start + .seconds(2))
    #expect(timers.takeDue(at: start + .seconds(5)) == [second, first])
  }

  @Test("Scheduling again replaces, and a cancelled timer is never due") func replaced() {
    var timers = Timers()
    timers.schedule(first, at: start + .seconds(1))
    timers.schedule(first, at: start + .seconds(4))
    timers.schedule(second, at: start + .seconds(1))
    timers.cancel(second)
    #expect(timers.takeDue(at: start + .seconds(3)) == [])
    #expect(timers.nextDue == start + .seconds(4))
  }

  @Test("A repeating timer keeps its rhythm, and makes up for nothing it missed") func repeating() {
    var timers = Timers()
    timers.schedule(first, at: start + .milliseconds(100), every: .milliseconds(100))
    #expect(timers.takeDue(at: start + .milliseconds(130)) == [first])
    #expect(timers.nextDue == start + .milliseconds(200))
    #expect(timers.takeDue(at: start + .milliseconds(970)) == [first])
    #expect(timers.nextDue == start + .milliseconds(1070))
  }
}

@Suite("Time in a session") struct SessionTimeTests {
  private func opened() throws -> Session {
    let catalogue = try Catalogue.builtIn()
    var session = Session(entries: catalogue.entries, at: start)
    let exercise = try catalogue.open("not-cost")
    _ = session.receive(.opened(exercise, ExerciseProgress(exercise: "not-cost")), at: start)
    return session
  }

  @Test("The time at a step counts from coming to it last") func timeAtStep() throws {
    var session = try opened()
    #expect(session.timeAtStep == .zero)
    _ = session.apply(.edit(.insert("1")), at: start + .seconds(3))
    #expect(session.timeAtStep == .seconds(3))
    _ = session.apply(.nextStep, at: start + .seconds(5))
    #expect(session.timeAtStep == .zero)
    _ = session.apply(.previousStep, at: start + .seconds(6))
    _ = session.apply(.hint, at: start + .seconds(7))
    #expect(session.timeAtStep == .seconds(1))
  }

  @Test("What could not be saved is retried on a timer, which ends once it is saved") func retry() throws {
    var session = try opened()
    let schedule = Effect.schedule(.retrySaving, after: .seconds(5), repeating: true)
    #expect(session.receive(.couldNotSave("Your work cannot be saved: the disk is full."), at: start) == [schedule])
    #expect(session.receive(.couldNotSave("Your work cannot be saved: the disk is full."), at: start) == [])
    #expect(session.receive(.due(.retrySaving), at: start + .seconds(5)) == [.retrySaving])
    #expect(session.receive(.savedAgain("Saved."), at: start + .seconds(5)) == [.cancel(.retrySaving)])
    #expect(session.receive(.due(.retrySaving), at: start + .seconds(10)) == [])
  }

  @Test("The derivation kept in the work is that of the work as it is now") func derivation() throws {
    var session = try opened()
    func rows(_ derivation: Derivation) -> [[String]] {
      [derivation.forward, derivation.backward, derivation.update].map { $0.map { "\($0)" } }
    }
    for action in [Action.edit(.insert("7")), .accept, .showAnswer, .showAnswer, .accept, .nextStep, .goToStep(6)] {
      _ = session.apply(action, at: start)
      let work = try #require(session.work)
      #expect(rows(work.derivation) == rows(Derivation(of: work)), "\(action)")
    }
  }
}
