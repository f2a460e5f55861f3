import Course

extension Session {
  /// The exercise after the open one, once all steps of that are done: the first in the list, going on from it, that is
  /// not finished. Nil where there is none.
  public var nextExercise: Catalogue.Entry? {
    guard let work, work.isFinished, let here = catalogue.entries.firstIndex(where: { $0.id == work.exercise.id })
    else { return nil }
    let others = catalogue.entries[(here + 1)...] + catalogue.entries[..<here]
    return others.first { catalogue.done($0) ?? 0 < $0.stepCount }
  }

  mutating func applyInOverview(_ action: Action) -> [Effect] {
    guard let work else { return [] }
    let wasArmed = view.isStartOverArmed
    modifyView { $0.isStartOverArmed = false }
    switch action {
    case .again(let again):
      return workAgain(again, wasArmed: wasArmed)
    case .freshNumbers:
      return takeFreshNumbers()
    case .changeLane:
      return changeLane()
    case .move(let move):
      let count = work.exercise.steps.count
      modifyView { $0.overviewSelection = move.target(from: $0.overviewSelection, count: count) }
    case .accept:
      return go(to: view.overviewSelection)
    case .goToStep(let index), .pick(.item(let index)):
      return go(to: index)
    case .replay:
      return openReplay()
    case .overview:
      screen = .exercise
    case .firstSlip:
      guard let slip = work.slipToVisit else {
        notice = work.noSlip
        return []
      }
      return go(to: slip)
    case .nextExercise:
      if let next = nextExercise { return leaveStep() + [.open(exercise: next.id)] }
    case .training(.open):
      return openTraining()
    case .edit:
      notice =
        work.isFinished
        ? "All steps are done. \(key: .accept) goes to the chosen step."
        : "\(key: .accept) goes to the chosen step, to answer it there."
    case .back:
      screen = work.isFinished ? .catalogue : .exercise
    case .complete, .recallEarlier, .recallLater, .hint, .showAnswer, .note, .about, .known, .gradientCheck, .nextStep,
      .previousStep, .filter, .turnPage, .toggleDigits, .jumpDigit, .picture, .wholePicture, .nextPicture, .trained,
      .curve, .experiment, .given, .map, .training, .pick, .help, .quit, .keepDraft:
      break
    }
    return []
  }
}
