import Formula
import GradientEngine
import Grading

extension Work {
  /// How the recorded answers relate to each other, by step number.
  public var reviewed: [Int: StepRemark] {
    let answers = answers
    var remarks: [Int: StepRemark] = [:]
    var wrong: [Int] = []
    for (place, step) in exercise.steps.enumerated() {
      guard let text = answers[step.id] else { continue }
      let verdict = exercise.grade(text, at: step, after: answers)
      if verdict.outcome == .wrong, standing(place).isDone {
        remarks[place] = .followed
      } else if verdict.outcome == .wrong {
        if wrong.isEmpty { remarks[place] = .firstSlip }
        wrong.append(place)
      } else if verdict.reason == .followThrough, let source = wrong.first(where: { builds(place, on: $0) }) {
        remarks[place] = .follows(from: source)
      }
    }
    return remarks
  }

  /// The number of the step that the last verdict says to look at first.
  public var firstSlip: Int? {
    guard !stepProgress.isDone, let id = verdict?.firstSlip else { return nil }
    return exercise.steps.firstIndex { $0.id == id }
  }

  /// The number of the step to look at first: the one the last verdict names, else the earliest that is wrong now.
  public var slipToVisit: Int? { firstSlip ?? reviewed.first { $0.value == .firstSlip }?.key }

  /// The message where there is no other step to go to first.
  public var noSlip: Text {
    if slipToVisit == position { return "Of your answers this one is the first to look at again." }
    let again: Text = stepsToLookAtAgain.isEmpty ? "" : " Steps to look at again are in the list of steps."
    return "You have no wrong answers to go back to.\(again)"
  }

  /// The steps worth another look: those shown, and those with a wrong answer on the way.
  public var stepsToLookAtAgain: [Int] {
    exercise.steps.indices.filter { [.shown, .rightLater].contains(standing($0)) }
  }

  /// Whether what a step asks is computed from what an earlier one asks.
  private func builds(_ place: Int, on source: Int) -> Bool {
    let wanted = Set(exercise.steps[source].quantities)
    var seen: Set<QuantityID> = []
    var pending = exercise.steps[place].quantities
    while let next = pending.popLast() {
      for input in exercise.graph[next].inputs where seen.insert(input).inserted {
        if wanted.contains(input) { return true }
        pending.append(input)
      }
    }
    return false
  }
}
