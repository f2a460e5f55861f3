import ArgumentParser
import Formula

/// `gradus replay`: the whole derivation of an exercise.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Print the whole derivation: forward, backward, update.",
    discussion: """
      Every intermediate is listed with its formula, the formula with numbers put in, and its value. In JSON, names and \
      formulas are as the formula language accepts them and numbers have all their digits.
      """)

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var seed: SeedOption
  @Option(help: "How to write it.") var format = ReplayFormatArgument.standard
  @Flag(name: .customLong("all-digits"), help: "Write every digit in text and Markdown, not four.") var allDigits =
    false
  @Argument(help: "The exercise.", completion: .exercise) var id: String

  func run() throws {
    let exercise = try exercises.exercise(id, seed: seed.seed)
    try output(format.format.text(of: exercise, in: .preferred, digits: allDigits ? .full : .significant(4)))
  }
}
