import Testing

@testable import Tutor

private func attempt(_ text: String, _ outcome: String, charged: Bool = false) -> Attempt {
  Attempt(text: text, outcome: outcome, reason: "", charged: charged)
}

@Suite("A step worked again") struct AgainTests {
  private let first = [attempt("1", "wrong", charged: true), attempt("2", "right")]

  @Test("is open, and keeps its first result") func open() {
    let step = StepProgress(attempts: first + [.again(was: .rightLater)])
    #expect(step.standing == .untouched && step.firstStanding == .rightLater)
    #expect(step.current.isEmpty && step.rightAnswer == nil && step.chargedMistakes == 0)
  }

  @Test("stands as its new answers say, whatever the first were") func second() {
    let step = StepProgress(attempts: first + [.again(was: .rightLater), attempt("2", "right")])
    #expect(step.standing == .rightFirstTime && step.firstStanding == .rightLater)
    let third = StepProgress(
      attempts: step.attempts + [.again(was: .rightFirstTime), attempt("3", "wrong", charged: true)])
    #expect(third.standing == .begun && third.firstStanding == .rightLater)
  }

  @Test("stands as before once that is taken back") func takenBack() {
    let again = first + [.again(was: .rightLater), attempt("9", "wrong", charged: true)]
    let step = StepProgress(attempts: again + [.takenBack(to: .rightLater)])
    #expect(step.standing == .rightLater && step.current == first && step.standingBefore == nil)
    let twice = StepProgress(
      attempts: again + [.again(was: .begun), .takenBack(to: .begun), .takenBack(to: .rightLater)])
    #expect(twice.current == first)
  }

  @Test("that was shown is open again, and shown once that is taken back") func shown() {
    var progress = ExerciseProgress(exercise: "e")
    func apply(_ kind: ProgressChange.Kind) { progress.apply(ProgressChange(exercise: "e", kind: kind)) }
    apply(.openedHints(step: "a", count: 2))
    apply(.showedAnswer(step: "a"))
    apply(.begunAgain(step: "a", was: .shown))
    #expect(progress[step: "a"].standing == .untouched && progress[step: "a"].firstStanding == .shown)
    apply(.tookBack(step: "a", to: .shown))
    #expect(progress[step: "a"].standing == .shown)
  }
}
