import ArgumentParser
import Canvas
import Course
import Formula
import Grading

/// `gradus grade`: one answer to one step, judged as the tutor judges it.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade one answer, as the tutor would.",
    discussion: "Ends with status 0 where the answer is right, and 1 where it is not.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How to write the verdict.") var format: Format = .text
  @Argument(help: "The exercise.", completion: .exercise) var id: String
  @Argument(help: "The id of the step.") var step: String
  @Argument(help: "The answer, as a learner would type it; it may begin with a minus.") var answer: String

  func run() throws {
    let exercise = try exercises.exercise(id)
    guard let step = exercise.step(step) else {
      let meant = nearest(self.step, in: exercise.steps.map(\.id)).map { "; did you mean \($0)?" } ?? ""
      complain("\(exercise.id) has no step '\(printable(self.step))'\(meant)")
      throw Exit.usage
    }
    let verdict = exercise.grade(answer, at: step)
    switch format {
    case .text: try output(text(of: verdict))
    case .json: try output(json(of: verdict, step).text)
    }
    guard verdict.outcome == .right else { throw Exit.no }
  }

  private func text(of verdict: Verdict) -> String {
    var lines = ["\(verdict.outcome.rawValue): \(Prose(verdict.detail).text(in: .preferred))"]
    if let reading = verdict.reading { lines.append(Prose(reading).text(in: .preferred)) }
    if let caret = verdict.caret {
      let before = String(String.UnicodeScalarView(answer.unicodeScalars.prefix(caret.lowerBound)))
      lines += ["  \(printable(answer))", "  \(String(repeating: " ", count: displayWidth(printable(before))))^"]
    }
    return lines.joined(separator: "\n")
  }

  private func json(of verdict: Verdict, _ step: Step) -> JSON {
    .object([
      "exercise": .string(id), "step": .string(step.id), "answer": .string(answer),
      "verdict": .string(verdict.outcome.rawValue), "reason": .string(verdict.reason.rawValue),
      "detail": .string(verdict.detail), "expected": .string(step.question.expected),
    ])
  }
}

/// A text from outside as it may be written to a terminal: what could steer one is shown as `�`.
func printable(_ text: String) -> String {
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    safe.append(isControl ? "\u{FFFD}" : scalar)
  }
  return String(safe)
}
