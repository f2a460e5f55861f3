extension Session {
  mutating func applyInOverview(_ action: Action) -> [Effect] {
    guard let work else { return [] }
    switch action {
    case .move(let move):
      let count = work.exercise.steps.count
      self.work?.overviewSelection = move.target(from: work.overviewSelection, count: count)
    case .accept:
      return go(to: work.overviewSelection)
    case .goToStep(let index):
      return go(to: index)
    case .replay:
      return openReplay()
    case .overview:
      screen = .exercise
    case .back:
      screen = work.isFinished ? .catalogue : .exercise
    default:
      break
    }
    return []
  }
}
