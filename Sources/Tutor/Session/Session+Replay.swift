import Course
import GradientEngine

extension Session {
  /// Opens the replay at what was found last: the current step's line, or that of the nearest done step before it that
  /// has one.
  mutating func openReplay() -> [Effect] {
    guard let work, !work.exercise.trace.entries.isEmpty else { return [] }
    let effects = open(.replay)
    let done = work.exercise.steps[...work.position].reversed().lazy.filter { work.progress[step: $0.id].isDone }
    let lines = done.compactMap { step in
      work.exercise.trace.entries.firstIndex { step.quantities.contains($0.quantity) }
    }
    let line = lines.first ?? 0
    modifyView { $0.replay.go(to: line) }
    return effects
  }

  mutating func applyInReplay(_ action: Action) -> [Effect] {
    guard let work else { return [] }
    let count = work.exercise.trace.entries.count
    switch action {
    case .jumpDigit(let digit):
      modifyView { $0.replay.type(digit, count: count) }
    case .accept:
      if let number = Int(view.replay.jump) {
        modifyView { $0.replay.go(to: number - 1) }
      } else if let step = work.stepToOpen(work.entry(view.replay.index)) {
        return go(to: step)
      }
    case .back:
      if view.replay.jump.isEmpty { screen = .exercise }
      modifyView { $0.replay.jump = "" }
    case .move(let move):
      modifyView { $0.replay.go(to: move.target(from: $0.replay.index, count: count)) }
    case .turnPage:
      modifyView { $0.replay.page += 1 }
    case .toggleDigits:
      modifyView { $0.replay.showsAllDigits.toggle() }
    case .curve:
      modifyView { $0.replay.showsCurve.toggle() }
      if view.replay.showsCurve, work.curve(of: work.entry(view.replay.index)) == nil {
        notice = "A curve is drawn at each derivative of a loss by a weight or an input, once it is found."
      }
    case .overview:
      return open(.overview)
    case .edit, .complete, .recallEarlier, .recallLater, .hint, .showAnswer, .note, .about, .known, .firstSlip,
      .gradientCheck,
      .replay, .nextStep, .previousStep, .goToStep, .filter, .picture, .wholePicture, .nextPicture, .trained,
      .nextExercise, .again, .freshNumbers, .changeLane, .experiment, .given, .map, .training, .pick, .help, .quit,
      .keepDraft:
      break
    }
    return []
  }
}
