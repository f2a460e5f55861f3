import Formula
import GradientEngine
import Grading

/// How a recorded answer stands to the others, where there is something to say.
public enum StepRemark: Hashable, Sendable {
  /// The earliest answer that does not follow from those before it.
  case firstSlip
  /// Right only for the learner's own answer to the step with this number, which is not right.
  case follows(from: Int)
  /// Was right for an answer that has been put right since.
  case followed
}

extension Work {
  /// Looks up how the recorded answers stand among each other.
  mutating func review() { remarks = reviewed }

  /// How the recorded answers stand among each other, by step number.
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

  /// What is said where there is no other step to go to first.
  public var noSlip: String {
    if slipToVisit == position { return "Of your answers this one is the first to look at again." }
    let again = stepsToLookAtAgain.isEmpty ? "" : " Steps to look at again are in the list of steps."
    return "None of your answers stands wrong." + again
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

extension Work {
  /// Whether there is a number of the learner's to set beside what nudging shows.
  public var canCheckGradient: Bool {
    guard step.question.precision != nil, exercise.gradingModel.context(at: step.id)?.asksDerivative == true else {
      return false
    }
    return reading(of: ownNumber, for: step.question).state == .complete
  }

  /// What nudging shows, beside the number in the line.
  var checkedGradient: GradientCheck? {
    exercise.gradingModel.context(at: step.id, answers: answers)?.gradientCheck(of: ownNumber)
  }

  /// The number that was right, the one being typed, or else the last answer.
  private var ownNumber: String {
    if let right = stepProgress.rightAnswer { return right }
    return line.text.contains { !$0.isWhitespace } ? line.text : judged
  }
}
