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

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How to write it.") var format: Format = .text
  @Flag(name: .customLong("all-digits"), help: "Write every digit in text and Markdown, not four.") var allDigits =
    false
  @Argument(help: "The exercise.", completion: .exercise) var id: String

  func run() throws {
    let exercise = try exercises.exercise(id)
    let text = ReplayText(exercise: exercise, charset: .preferred, digits: allDigits ? .full : .significant(4))
    switch format {
    case .text: try output(text.plain)
    case .markdown: try output(text.markdown)
    case .json: try output(replayJSON(exercise).text)
    }
  }
}
