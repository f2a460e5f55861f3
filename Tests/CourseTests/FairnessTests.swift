import Course
import GradientEngine
import Grading
import Testing

/// The screen shows what was found so far to four significant figures. Who goes on with these must be right.
@Test("working from the shown figures leads to the answers asked", arguments: handoutExercises)
func shownFiguresSuffice(id: String) throws {
  let exercise = try Catalogue.builtIn().open(id)
  var shown: [QuantityID: Double] = [:]
  for step in exercise.steps {
    guard let quantity = step.quantity, let truth = step.question.truth, let precision = step.question.precision else {
      continue
    }
    let found = Truth(reworked(quantity, of: exercise, from: shown), error: truth.error)
    let typed = Question(truth: found, precision: precision).expected
    // One minus a number that is shown as 1.000 leaves nothing; the step's hint shows the way around.
    if step.id != "dbeta1-2-dalpha1-2" {
      #expect(grade(typed, on: step.question).outcome == .right, "\(step.id): \(typed) for \(step.question.expected)")
    }
    shown[quantity] = Double(Question(truth: truth, precision: .significant(4)).expected)
  }
}

private func reworked(_ quantity: QuantityID, of exercise: Exercise, from shown: [QuantityID: Double]) -> Double {
  guard exercise.graph.unknown != nil else {
    let run: Evaluation<Double> = exercise.graph.evaluate(overrides: shown)
    return run[quantity]
  }
  let run = exercise.graph.evaluate(unknown: Polynomial.unknown, overrides: shown.mapValues { Polynomial($0) })
  return run[quantity].constant ?? .nan
}
