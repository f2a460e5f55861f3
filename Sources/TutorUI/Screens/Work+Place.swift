import Tutor

extension Work {
  /// Where the learner is among the steps that are worked, and which question of the source the step answers:
  /// `question 4 (b) - step 7 of 58`.
  func place(separator: String) -> String {
    let count = laneSteps.count
    let place = laneSteps.firstIndex(of: position)
    let step = place.map { "step \($0 + 1) of \(count)" } ?? "step \(position + 1) of \(exercise.steps.count)"
    guard exercise.hasLanes, let question = exercise.steps[position].askedAs else { return step }
    return "question \(question)\(separator)\(step)"
  }
}
