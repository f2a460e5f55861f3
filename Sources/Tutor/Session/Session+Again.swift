import Formula

/// What can be worked again.
public enum Again: Hashable, Sendable {
  /// The step that the learner is at, which is done.
  case step
  /// Every step that was shown, or right only after a wrong answer.
  case mistakes
  /// The whole exercise. Asks for the same action once more before it does.
  case everything
  /// What was last begun again stands as before.
  case takeBack
}

extension Session {
  /// Begins steps again, or takes that back.
  mutating func workAgain(_ again: Again, wasArmed: Bool) -> [Effect] {
    guard let work else { return [] }
    switch again {
    case .step:
      guard work.stepProgress.isDone else {
        notice = "This step is still open."
        return []
      }
      return beginAgain([work.position])
    case .mistakes:
      let steps = work.stepsToLookAtAgain
      guard !steps.isEmpty else {
        notice = "Nothing went wrong."
        return []
      }
      return beginAgain(steps)
    case .everything:
      let steps = work.exercise.steps.indices.filter { work.standing($0) != .untouched }
      guard !steps.isEmpty else {
        notice = "Nothing was done yet."
        return []
      }
      guard wasArmed else {
        modifyView { $0.isStartOverArmed = true }
        notice = "Start over with \(steps.count, "step")? The same key again does it; it can be undone."
        return []
      }
      return beginAgain(steps)
    case .takeBack:
      return takeBack()
    }
  }

  private mutating func beginAgain(_ steps: [Int]) -> [Effect] {
    var effects = leaveStep()
    // What stands in the line was typed before.
    modifyWork { $0.line = AnswerLine() }
    for step in steps {
      guard let work else { break }
      effects += record(.begunAgain(step: work.exercise.steps[step].id, was: work.standing(step)))
    }
    modifyView { $0.begunAgain = steps }
    effects += go(to: steps[0])
    notice = "\(steps.count, "step") to work again. Your first results are kept."
    return effects
  }

  private mutating func takeBack() -> [Effect] {
    let steps = view.begunAgain
    guard !steps.isEmpty else {
      notice = "There is nothing to take back."
      return []
    }
    var effects = leaveStep()
    modifyWork { $0.line = AnswerLine() }
    for step in steps {
      guard let work else { break }
      let id = work.exercise.steps[step].id
      guard let before = work.progress[step: id].standingBefore else { continue }
      effects += record(.tookBack(step: id, to: before))
    }
    modifyView { $0.begunAgain = [] }
    effects += go(to: steps[0])
    if work?.isFinished == true { effects += open(.overview) }
    notice = "\(steps.count, "step") as before."
    return effects
  }

  /// Opens the exercise with numbers that the learner has not met.
  mutating func takeFreshNumbers() -> [Effect] {
    guard let work else { return [] }
    guard work.exercise.hasVariants else {
      notice = "This exercise has no other numbers."
      return []
    }
    return leaveStep() + [.openFresh(exercise: work.exercise.id)]
  }
}
