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
      guard let check = read(file) else {
        isValid = false
        continue
      }
      for mistake in check.diagnostics { complain(mistake) }
      guard let exercise = check.exercise, check.isClean else {
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

  private func read(_ file: String) -> ExerciseCheck? {
    do {
      return try ExerciseCheck(path: file)
    } catch {
      complain("\(error)")
      return nil
    }
  }
}
