import ArgumentParser
import Course

/// `gradus check`: whether exercise files are valid, with all that is wrong in one pass.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check exercise files.",
    discussion: """
      Reports every mistake as file:line:column, with what was expected and what may have been meant, and ends with \
      status 1 where there is one.
      """)

  @Argument(help: "Exercise files.", completion: .file(extensions: ["yaml", "yml"])) var files: [String]

  func run() throws {
    var isValid = true
    var fileOfID: [String: String] = [:]
    for file in files {
      let (exercise, mistakes) = try read(file)
      for mistake in mistakes { complain(mistake) }
      guard let exercise, mistakes.isEmpty else {
        isValid = false
        continue
      }
      if let other = fileOfID[exercise.id] {
        complain(
          Diagnostic(
            file: file, line: 1, column: 1, message: "the exercise id '\(exercise.id)' is already taken by \(other)",
            expected: "an id of its own"))
        isValid = false
        continue
      }
      fileOfID[exercise.id] = file
      try output("\(file): valid; \(exercise.id), \(exercise.steps.count) steps")
    }
    if !isValid { throw Exit.no }
  }

  private func read(_ file: String) throws -> (Exercise?, [Diagnostic]) {
    do {
      let (exercise, mistakes) = try ExerciseReader.read(path: file)
      return (exercise, mistakes)
    } catch {
      complain("\(error)")
      return (nil, [])
    }
  }
}
