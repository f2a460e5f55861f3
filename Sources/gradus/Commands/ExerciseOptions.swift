import ArgumentParser
import Course

/// The options that say which exercises there are; they may stand before a command's name or after it.
struct ExerciseOptions: ParsableArguments {
  @Option(
    name: .customLong("exercises"),
    help: ArgumentHelp("Add the exercise files of a folder.", valueName: "dir"),
    completion: .directory)
  var folders: [String] = []

  /// The exercises in the program and in the folders added; a folder that cannot be read ends the program.
  func catalogue() throws -> Catalogue {
    do {
      return try Catalogue.builtIn(adding: folders)
    } catch {
      complain(error.text)
      throw Exit.usage
    }
  }

  /// Opens an exercise, or says why it cannot be and ends the program: 64 where there is none of that name, 1 where its
  /// file is not valid.
  func exercise(_ id: String, seed: Int? = nil) throws -> Exercise {
    let catalogue = try catalogue()
    do {
      return try catalogue.open(id, seed: seed)
    } catch {
      throw Self.refusal(of: error)
    }
  }

  /// Complains of an exercise that cannot be opened, and says how to end.
  static func refusal(of error: CatalogueError) -> ExitCode {
    if case .mistakes(let mistakes) = error {
      for mistake in mistakes { complain(mistake) }
      return Exit.no
    }
    complain(error.text)
    switch error {
    case .unknown, .noVariants: return Exit.usage
    case .unreadable, .mistakes, .noVariant: return Exit.no
    }
  }
}

extension CompletionKind {
  /// The ids of the exercises in the program.
  static var exercise: CompletionKind {
    .custom { _, _, _ in (try? Catalogue.builtIn().entries.map(\.id)) ?? [] }
  }
}
