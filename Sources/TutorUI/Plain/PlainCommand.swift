import Formula
import Tutor

/// A whole-line command of the plain tutor.
///
/// A line that begins with a colon is always a command. Where an answer is a number, or none is asked, the word alone
/// will do; where an answer can be a word, a word alone is the answer.
enum PlainCommand: Hashable {
  case hint, show, check, slip, back, next, steps, step(Int), replay, note, about, known, exercises, help, quit
  case again, over, undo, fresh, lane

  /// Whether a line can only be meant as a command.
  static func isMarked(_ line: String) -> Bool { line.first { !$0.isWhitespace } == ":" }

  /// The command a line is; nil where it is none. Spaces around it, a leading colon and capitals do not count.
  init?(_ line: String) {
    let line = Self.isMarked(line) ? String(line.drop { $0.isWhitespace || $0 == ":" }) : line
    let words = line.lowercased().split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    if words.count == 2, first == "step", let number = Int(words[1]) {
      self = .step(number)
      return
    }
    if words.count == 1, let command = Self.signs[String(first)] {
      self = command
      return
    }
    guard words.count == 1, let row = Self.table.first(where: { $0.word == first }) else { return nil }
    self = row.command
  }

  /// Commands by one sign, as the keys of the screens are; they work also where a word alone is an answer.
  static let signs: [String: PlainCommand] = ["?": .help, "q": .quit]

  /// Whether a line is one of those signs alone.
  static func isSign(_ line: String) -> Bool { signs[line.filter { !$0.isWhitespace }.lowercased()] != nil }

  /// The command's word, where a line is that word alone.
  static func word(_ line: String) -> String? {
    PlainCommand(line).flatMap { command in table.first { $0.command == command }?.word }
  }

  /// What a learner types to carry out a command that a sentence names: a word, or Enter.
  static func name(of command: CommandName, needsColon: Bool) -> String {
    if command == .accept { return "Enter" }
    guard let word = table.first(where: { named[command] == $0.command })?.word else { return command.rawValue }
    return needsColon ? ":" + word : word
  }

  private static let named: [CommandName: PlainCommand] = [
    .back: .exercises, .note: .note, .showAnswer: .show, .known: .known, .firstSlip: .slip, .gradientCheck: .check,
    .help: .help, .hint: .hint, .quit: .quit, .nextExercise: .next,
  ]

  /// What works in the list of exercises as well.
  static let inList: Set<PlainCommand> = [.exercises, .help, .quit]

  /// Every command with what it does, in the order in which help tells of them.
  static let table: [(word: String, command: PlainCommand, explanation: Text)] = [
    ("hint", .hint, "open a hint; hints cost nothing"),
    ("show", .show, "show the answer; the step then counts as shown"),
    ("check", .check, "change the weight a little, to test the slope you typed"),
    ("slip", .slip, "to the first of your answers to look at again"),
    ("known", .known, "the givens and what has been found so far"),
    ("about", .about, "what the exercise is about"),
    ("note", .note, "the note on the handout, where there is one"),
    ("next", .next, "the next step, answered or not; once all are done, the next exercise"),
    ("back", .back, "the step before"),
    ("steps", .steps, "all steps and how they stand; \(typed: "step 3") goes to one"),
    ("replay", .replay, "the derivation so far, line by line; lines are numbered apart from steps"),
    ("again", .again, "work again what was shown, or went wrong first; else the step you are at"),
    ("over", .over, "start the exercise over; first results are kept"),
    ("undo", .undo, "take back what was begun again"),
    ("fresh", .fresh, "the same exercise with fresh numbers"),
    ("lane", .lane, "the questions of the source alone, or every step"),
    ("exercises", .exercises, "the list of exercises"),
    ("help", .help, "these commands"),
    ("quit", .quit, "leave the program"),
  ]
}
