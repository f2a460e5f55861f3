import ArgumentParser
import Course

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
      OpenCommand.self, ListCommand.self, ReplayCommand.self, PlotCommand.self, TrainCommand.self, QuizCommand.self,
      GradeCommand.self, CheckCommand.self, ProgressCommand.self, ExportCommand.self, ImportCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// What can stand in a command's place.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } + ["help"] }

  @OptionGroup var exercises: ExerciseOptions

  static func main() {
    // A write that fails is told where it is made; ending by these signals would leave out that, and save nothing.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      // The usual way in asks nothing of the parser, whose reflection would cost a third of the time to the first screen.
      guard !arguments.isEmpty else { return try openTutor(Catalogue.builtIn()) }
      var command = try parseAsRoot(protectingAnswer(in: arguments))
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends as the argument parser would, but for one thing: it quotes arguments as they are, which could steer a terminal.
  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let message = fullMessage(for: error)
    switch (message.isEmpty, status.isSuccess) {
    case (true, _): break
    case (false, true): try? output(message)
    case (false, false): writeError(message)
    }
    exit(withError: status)
  }
}
