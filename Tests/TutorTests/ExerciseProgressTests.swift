import Testing

@testable import Tutor

private func attempt(_ text: String, _ outcome: String, charged: Bool = false) -> Attempt {
  Attempt(text: text, outcome: outcome, reason: "", charged: charged)
}

@Suite("Progress") struct ExerciseProgressTests {
  @Test("An untouched step is untouched, a hint begins it") func untouched() {
    #expect(StepProgress().standing == .untouched)
    #expect(StepProgress(hintsShown: 1).standing == .begun)
    #expect(StepProgress(draft: "0.1").standing == .untouched)
  }

  @Test("What costs nothing leaves the step right first time") func free() {
    let step = StepProgress(
      attempts: [attempt("x", "unreadable"), attempt("0.1", "digits"), attempt("0.12", "right")], hintsShown: 3)
    #expect(step.standing == .rightFirstTime)
    #expect(step.rightAnswer == "0.12")
  }

  @Test("One charged answer makes it right later, and only what came before counts") func later() {
    var step = StepProgress(attempts: [attempt("1", "wrong", charged: true), attempt("1", "wrong")])
    #expect(step.standing == .begun)
    #expect(step.chargedMistakes == 1)
    step.attempts.append(attempt("2", "right"))
    step.attempts.append(attempt("3", "wrong", charged: true))
    #expect(step.standing == .rightLater)
    #expect(step.chargedMistakes == 1)
  }

  @Test("A shown step stays shown, even when the answer is typed afterwards") func shown() {
    #expect(StepProgress(attempts: [attempt("2", "right")], answerShown: true).standing == .shown)
  }

  @Test("Changes add up to the same progress as in the store") func changes() {
    let store = MemoryProgressStore()
    var progress = ExerciseProgress(exercise: "not-cost")
    let kinds: [ProgressChange.Kind] = [
      .moved(to: "z"), .openedHints(step: "z", count: 1), .attempted(step: "z", attempt("1.2", "right")),
      .drafted(step: "a", text: " -0.8 "), .showedAnswer(step: "a"), .moved(to: "a"),
    ]
    for kind in kinds {
      let change = ProgressChange(exercise: "not-cost", kind: kind)
      store.apply(change)
      progress.apply(change)
      progress.apply(ProgressChange(exercise: "another", kind: kind))
    }
    #expect(store.progress(of: "not-cost") == progress)
    #expect(progress[step: "a"] == StepProgress(draft: " -0.8 ", answerShown: true))
    #expect(progress[step: "z"].hintsShown == 1)
    #expect(progress.currentStep == "a")
    #expect(store.summary() == ["not-cost": ExerciseSummary(done: ["z", "a"], isStarted: true)])
  }
}
