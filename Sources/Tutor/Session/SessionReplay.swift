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
    self.work?.replay.jump = ""
    self.work?.replay.page = 0
    self.work?.replay.index = lines.first ?? 0
    return effects
  }

  mutating func applyInReplay(_ action: Action) -> [Effect] {
    guard let work else { return [] }
    let count = work.exercise.trace.entries.count
    var replay = work.replay
    switch action {
    case .jumpDigit(let digit):
      let typed = replay.jump + String(digit)
      // Only numbers of entries can be typed, so a slip never has to be undone.
      if let number = Int(typed), (1...count).contains(number) { replay.jump = typed }
    case .accept:
      if let number = Int(replay.jump) {
        replay.index = number - 1
        replay.page = 0
        replay.jump = ""
      } else if let step = work.replayedStep {
        return go(to: step)
      }
    case .back:
      if replay.jump.isEmpty { screen = .exercise }
      replay.jump = ""
    case .move(let move):
      replay.jump = ""
      replay.page = 0
      replay.index = move.target(from: replay.index, count: count)
    case .turnPage:
      replay.page += 1
    case .toggleDigits:
      replay.showsAllDigits.toggle()
    case .overview:
      return open(.overview)
    default:
      break
    }
    self.work?.replay = replay
    return []
  }
}

extension Work {
  /// The line of the derivation that the replay stands at.
  public var replayedEntry: Trace.Entry { exercise.trace.entries[min(replay.index, exercise.trace.entries.count - 1)] }

  /// The number of the first step that asks for a line of the derivation, counted from 0; lines are numbered apart from
  /// steps, because most exercises derive more than they ask.
  public func step(asking entry: Trace.Entry) -> Int? {
    exercise.steps.firstIndex { $0.quantities.contains(entry.quantity) }
  }

  /// Whether a line of the derivation can be shown whole: its value and all that goes into it are known.
  public func isOpen(_ entry: Trace.Entry) -> Bool {
    knowledge.contains(entry.quantity) && exercise.graph[entry.quantity].inputs.allSatisfy(knowledge.contains)
      && entry.paths.allSatisfy { $0.allSatisfy { knowledge.contains($0.quantity) } }
  }

  /// The step to work on before the line that the replay stands at can be shown whole; nil where it can.
  public var replayedStep: Int? {
    let entry = replayedEntry
    guard !isOpen(entry) else { return nil }
    if let step = knowledge.openStep(asking: entry.quantity) { return step }
    return nextBlocking(entry.quantity) ?? exercise.steps.indices.first { !standing($0).isDone }
  }

  /// The first open step that asks for something the quantity is made of.
  private func nextBlocking(_ quantity: QuantityID) -> Int? {
    exercise.graph.lineage.ancestors(of: [quantity]).compactMap { knowledge.openStep(asking: $0) }.min()
  }
}
