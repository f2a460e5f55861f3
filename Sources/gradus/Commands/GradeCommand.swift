import ArgumentParser
import Course
import Formula
import Grading

/// `gradus grade`: one answer to one step, or a whole file of answers, judged as the tutor judges them.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade one answer, or a file of answers, as the tutor would.",
    usage: """
      gradus grade ID STEP ANSWER [--seed SEED] [--format text|json]
      gradus grade --batch FILE|- [--format csv|jsonl]
      """,
    discussion: """
      STEP is the step's id, its number as the tutor counts, or what it asks as the tutor writes that or as it is \
      typed: loss-w2-1, 14, yhat or d(loss)/d(W2[1]). 'gradus list ID' lists the steps of an exercise.

      The verdict is right, wrong, digits (right as far as it goes, but not in the digits asked), form (right, but not \
      in the form asked) or unreadable. Ends with status 0 where the answer is right, and 1 where it is not.

      A batch has the columns learner,exercise,step,answer and comes out with verdict,reason,detail added; a column \
      variant, where there is one, has the seed of the numbers, and nothing for the exercise's own. A learner's rows \
      stand together, and each is graded in the light of those before it. It ends with status 0 where every row \
      could be graded, right or wrong; a row that could not is named on standard error with its line.
      """)

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var seed: SeedOption
  @Option(help: "How to write the verdict; for a batch also how it is read.") var format: GradeFormat?
  @Option(help: "Grade every row of a file; - is standard input.", completion: .file()) var batch: String?
  @Argument(help: "The exercise.", completion: .exercise) var id: String?
  @Argument(help: "The step: its id, number or name.") var step: String?
  @Argument(help: "The answer, as a learner would type it; it may begin with a minus.") var answer: String?

  func validate() throws {
    if batch == nil {
      guard id != nil, step != nil, answer != nil else {
        throw ValidationError("Name the exercise, the step and the answer, or --batch with a file.")
      }
      if case .batch = format {
        let (own, batch) = (VerdictFormats.all.map(\.name), BatchFormats.all.map(\.name))
        throw ValidationError(
          "One answer's verdict is written as \(Self.names(own)); \(Self.names(batch, .and)) are for --batch.")
      }
    } else {
      guard id == nil else { throw ValidationError("With --batch the exercises are named in the file.") }
      guard seed.seed == nil else {
        throw ValidationError("With --batch the column variant of the file has the seeds.")
      }
      if case .verdict = format {
        throw ValidationError("A batch is read and written as \(Self.names(BatchFormats.all.map(\.name))).")
      }
    }
  }

  private static func names(_ names: [String], _ conjunction: Conjunction = .or) -> String {
    ("\(list: names.map { Text(prose: $0) }, conjunction)" as Text).text(in: .preferred)
  }

  func run() throws {
    switch (batch, format) {
    case (let path?, .batch(let format)): try grade(batch: path, as: format)
    case (let path?, _): try grade(batch: path, as: BatchFormats.all[0])
    case (nil, .verdict(let format)): try gradeOne(as: format)
    case (nil, _): try gradeOne(as: VerdictFormats.all[0])
    }
  }

  private func grade(batch path: String, as format: any BatchFormat) throws {
    try BatchRun(path: path, format: format, catalogue: try exercises.catalogue()).run()
  }

  private func gradeOne(as format: any VerdictFormat) throws {
    guard let id, let name = step, let answer else { return }
    let exercise = try exercises.exercise(id, seed: seed.seed)
    let step: Step
    switch StepArgument(name, in: exercise) {
    case .step(let found): step = found
    case .unknown(let suggestion):
      let meant = suggestion.map { "; did you mean \(prose: $0)?" as Text }
      let list = "gradus list \(exercise.id)"
      complain("\(prose: exercise.id) has no step \(code: name)\(meant)\(prose: "\n")\(code: list) lists its steps")
      throw Exit.usage
    case .unclear(let sentence):
      complain(sentence)
      throw Exit.usage
    }
    let verdict = exercise.grade(answer, at: step)
    try output(format.text(of: verdict, on: answer, at: step, of: exercise))
    guard verdict.outcome == .right else { throw Exit.no }
  }
}
