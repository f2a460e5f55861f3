import Course
import Grading

/// A verdict as one JSON object.
struct JSONVerdict: VerdictFormat {
  let name = "json"

  func text(of verdict: Verdict, on answer: String, at step: Step, of exercise: Exercise) -> String {
    JSON.object([
      "exercise": .string(exercise.id), "step": .string(step.id), "answer": .string(answer),
      "verdict": .string(verdict.outcome.rawValue), "reason": .string(verdict.reason.rawValue),
      "detail": .string(verdict.detail.unicode), "expected": .string(step.question.expected),
    ]).text
  }
}
