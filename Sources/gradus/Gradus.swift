import ArgumentParser

/// The `gradus` command.
@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "A tutor for back-propagation by hand.",
    version: "0.1.0",
    subcommands: [ListCommand.self, ReplayCommand.self, GradeCommand.self, CheckCommand.self])

  @OptionGroup var exercises: ExerciseOptions

  static func main() {
    main(protectingAnswer(in: Array(CommandLine.arguments.dropFirst())))
  }
}
