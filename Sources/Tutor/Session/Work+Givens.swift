import Course
import Formula

extension Work {
  /// The number of the open step that asks for the shape of a given, which stays out of sight until then; nil for others.
  public func openStep(askingShapeOf given: Given) -> Int? {
    exercise.steps.indices.first { index in
      let step = exercise.steps[index]
      return step.kind.subject == .shape && step.answer == .name(given.name) && !standing(index).isDone
    }
  }

  /// A given as it is told: one whose shape is asked as a question mark, and which step asks.
  public func told(_ given: Given) -> Text {
    guard let step = openStep(askingShapeOf: given) else { return given.text(in: exercise.notation) }
    return "\(formula: .name(given.name), in: exercise.notation) = ? (step \(step + 1) asks for its shape)"
  }
}
