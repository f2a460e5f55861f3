import Course
import Formula

/// Which steps of an exercise are worked.
public enum Lane: String, Hashable, Sendable, CaseIterable {
  /// All of them.
  case everyStep
  /// Those that its source asks.
  case questions
}

extension Lane {
  /// The numbers of the steps of an exercise that belong to the lane; all, where the exercise has no lanes.
  func steps(of exercise: Exercise) -> [Int] {
    guard self == .questions, exercise.hasLanes else { return Array(exercise.steps.indices) }
    return exercise.steps.indices.filter { exercise.steps[$0].isQuestionOfSource }
  }
}

extension Session {
  /// Goes from all steps to the questions of the source alone, or back; progress is that of the same answers.
  mutating func changeLane() -> [Effect] {
    guard let work, work.exercise.hasLanes else {
      notice = "This exercise has no shorter way."
      return []
    }
    lane = lane == .everyStep ? .questions : .everyStep
    let lane = lane
    modifyWork { $0.change(to: lane) }
    guard let changed = self.work else { return [] }
    var effects: [Effect] = []
    if screen == .exercise, !changed.laneSteps.contains(changed.position) {
      effects = go(to: changed.nextOpenStep ?? changed.laneSteps[0])
    }
    notice =
      lane == .questions
      ? "Now the questions of the source alone: \(changed.laneSteps.count) of \(changed.exercise.steps.count) steps."
      : "Now every step: \(changed.laneSteps.count)."
    return effects
  }
}
