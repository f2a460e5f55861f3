import ArgumentParser
import Course

/// The `gradus` command.
@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "A tutor for back-propagation by hand.",
    discussion: """
      Without a command, 'gradus' opens the tutor and 'gradus ID' one exercise in it. What you answer is kept in \
      $GRADUS_HOME, else in $XDG_DATA_HOME/gradus.
      """,
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, ListCommand.self, ReplayCommand.self, QuizCommand.self, GradeCommand.self, CheckCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// What can stand in a command's place.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } + ["help"] }

  @OptionGroup var exercises: ExerciseOptions

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.isEmpty else { return main(protectingAnswer(in: arguments)) }
    // The usual way in asks nothing of the parser, whose reflection would cost a third of the time to the first screen.
    do {
      try openTutor(Catalogue.builtIn())
    } catch {
      exit(withError: error)
    }
  }
}
