import Tutor

extension Work {
  /// Where the learner is among the steps that are worked, and which question of the source the step answers:
  /// `question 4 (b) - step 24 of 58`, or `step 24 (9 of 21)` in the short lane. A step keeps its number in every lane.
  func place(separator: String) -> String {
    let count = laneSteps.count
    let number = "step \(position + 1)"
    let place = count < exercise.steps.count ? laneSteps.firstIndex(of: position) : nil
    let step = place.map { "\(number) (\($0 + 1) of \(count))" } ?? "\(number) of \(exercise.steps.count)"
    guard exercise.hasLanes, let question = exercise.steps[position].askedAs else { return step }
    return "question \(question)\(separator)\(step)"
  }
}
