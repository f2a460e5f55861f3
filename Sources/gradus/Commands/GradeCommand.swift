import ArgumentParser
import Canvas
import Course
import Formula
import Grading

/// `gradus grade`: one answer to one step, or a whole file of answers, judged as the tutor judges them.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade one answer, or a file of answers, as the tutor would.",
    usage: """
      gradus grade ID STEP ANSWER [--format text|json]
      gradus grade --batch FILE|- [--format csv|jsonl]
      """,
    discussion: """
      STEP is the step's id, its number as the tutor counts, or what it asks as the tutor writes that or as it is \
      typed: loss-w2-1, 14, yhat or d(loss)/d(W2[1]). 'gradus list ID' lists the steps of an exercise.

      The verdict is right, wrong, digits (right as far as it goes, but not in the digits asked), form (right, but not \
      in the form asked) or unreadable. Ends with status 0 where the answer is right, and 1 where it is not.

      A batch has the columns learner,exercise,step,answer and comes out with verdict,reason,detail added; a learner's \
      rows stand together, and each is graded in the light of those before it. It ends with status 0 where every row \
      could be graded, right or wrong; a row that could not is named on standard error with its line.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, jsonl }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How to write the verdict; for a batch also how it is read.") var format: Format?
  @Option(help: "Grade every row of a file; - is standard input.", completion: .file()) var batch: String?
  @Argument(help: "The exercise.", completion: .exercise) var id: String?
  @Argument(help: "The step: its id, number or name.") var step: String?
  @Argument(help: "The answer, as a learner would type it; it may begin with a minus.") var answer: String?

  func validate() throws {
    if batch == nil {
      guard id != nil, step != nil, answer != nil else {
        throw ValidationError("Name the exercise, the step and the answer, or --batch with a file.")
      }
      guard format == nil || format == .text || format == .json else {
        throw ValidationError("One answer's verdict is written as text or json; csv and jsonl are for --batch.")
      }
    } else {
      guard id == nil else { throw ValidationError("With --batch the exercises are named in the file.") }
      guard format == nil || format == .csv || format == .jsonl else {
        throw ValidationError("A batch is read and written as csv or jsonl.")
      }
    }
  }

  func run() throws {
    if let batch {
      try BatchRun(path: batch, isJSONLines: format == .jsonl, catalogue: try exercises.catalogue()).run()
    } else if let id, let step, let answer {
      try gradeOne(id, step, answer)
    }
  }

  private func gradeOne(_ id: String, _ name: String, _ answer: String) throws {
    let exercise = try exercises.exercise(id)
    let step: Step
    switch StepArgument(name, in: exercise) {
    case .step(let found): step = found
    case .unclear(let sentence):
      complain(sentence)
      throw Exit.usage
    }
    let verdict = exercise.grade(answer, at: step)
    if format == .json {
      try output(json(of: verdict, on: answer, exercise, step).text)
    } else {
      try output(text(of: verdict, on: answer))
    }
    guard verdict.outcome == .right else { throw Exit.no }
  }

  private func text(of verdict: Verdict, on answer: String) -> String {
    var lines = ["\(verdict.outcome.rawValue): \(verdict.detail.text(in: .preferred))"]
    if let reading = verdict.reading { lines.append(reading.text(in: .preferred)) }
    if let caret = verdict.caret {
      lines += Self.pointing(at: caret.lowerBound, in: answer)
    }
    return lines.joined(separator: "\n")
  }

  /// The answer with a caret under a place in it; of a long one only what stands around that place.
  private static func pointing(at place: Int, in answer: String) -> [String] {
    let reach = 40
    let scalars = Array(answer.unicodeScalars.prefix(place + reach + 1))
    let place = min(place, scalars.count)
    let start = place > reach ? place - reach : 0
    let end = min(scalars.count, place + reach)
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])).revealingHidden() }
    let ellipsis = Charset.preferred == .ascii ? "..." : "…"
    let before = (start > 0 ? ellipsis : "") + text(start..<place)
    let shown = before + text(place..<end) + (end < scalars.count ? ellipsis : "")
    return ["  \(shown)", "  \(String(repeating: " ", count: displayWidth(before)))^"]
  }

  private func json(of verdict: Verdict, on answer: String, _ exercise: Exercise, _ step: Step) -> JSON {
    .object([
      "exercise": .string(exercise.id), "step": .string(step.id), "answer": .string(answer),
      "verdict": .string(verdict.outcome.rawValue), "reason": .string(verdict.reason.rawValue),
      "detail": .string(verdict.detail.unicode), "expected": .string(step.question.expected),
    ])
  }
}
