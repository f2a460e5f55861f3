import ArgumentParser
import Course
import Formula
import Tutor

/// `gradus [ID]`: the tutor, at the list of exercises or in one of them.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the tutor.")

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var plainness: PlainOption
  @OptionGroup var seed: SeedOption
  @OptionGroup var mouse: MouseOption
  @Argument(help: "The exercise to open; without one, the list of exercises.", completion: .exercise) var id: String?

  func validate() throws {
    if id == nil, seed.seed != nil { throw ValidationError("A seed needs the exercise to open.") }
  }

  func run() throws {
    try openTutor(
      exercises.catalogue(), at: id, seed: seed.seed, isPlain: plainness.isPlain, usesMouse: mouse.isUsed)
  }
}

/// `gradus quiz ID`: the tutor in one exercise.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "quiz", abstract: "Work one exercise.")

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var plainness: PlainOption
  @OptionGroup var seed: SeedOption
  @OptionGroup var mouse: MouseOption
  @Argument(help: "The exercise.", completion: .exercise) var id: String

  func run() throws {
    try openTutor(
      exercises.catalogue(), at: id, seed: seed.seed, isPlain: plainness.isPlain, usesMouse: mouse.isUsed)
  }
}

/// The option that asks for plain lines.
struct PlainOption: ParsableArguments {
  @Flag(
    name: .customLong("plain"),
    help: "Hold the session in plain lines, for screen readers and pipes; by itself where there is no terminal.")
  var isPlain = false
}

/// The option that leaves the mouse to the terminal.
struct MouseOption: ParsableArguments {
  @Flag(
    name: .customLong("no-mouse"),
    help: "Leave the mouse to the terminal. Without it, clicks and the wheel work, and text is selected with Shift.")
  var isOff = false

  var isUsed: Bool { !isOff }
}

/// Opens the tutor at an exercise, or at the list of them.
func openTutor(
  _ catalogue: Catalogue, at id: String? = nil, seed: Int? = nil, isPlain: Bool = false, usesMouse: Bool = true
) throws {
  // What was asked for by name is opened first: if it cannot be, the shell is the place to say so.
  let exercise = try id.map { try open($0, seed: seed, in: catalogue) }
  let environment = Environment(catalogue: catalogue, opened: exercise)
  let session = Session(entries: catalogue.entries, start: id, seed: seed, at: environment.now)
  try runTutor(session, in: environment, isPlain: isPlain, usesMouse: usesMouse)
}

private func open(_ id: String, seed: Int?, in catalogue: Catalogue) throws -> Exercise {
  do {
    return try catalogue.open(id, seed: seed)
  } catch {
    if case .unknown = error, let command = nearest(id, in: Gradus.commandNames) {
      complain("there is no exercise \(code: id), nor a command of that name; did you mean \(prose: command)?")
      throw Exit.usage
    }
    throw ExerciseOptions.refusal(of: error)
  }
}
