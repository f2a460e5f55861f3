/// A kind of answer: how its text is read, and what is said of what was read.
protocol AnswerKind {
  /// What a text is read as.
  associatedtype Answer

  /// A model answer as a learner would type it; typed back it is always right.
  var expected: String { get }
  /// What form of answer is asked for, in words.
  var asks: String { get }
  /// Reads a typed text; what it does not understand it refuses.
  func read(_ text: String) throws(Unreadable) -> Answer
  /// How an answer was understood: "−0.0464, 4 decimals".
  func echo(of answer: Answer) -> String
  /// Whether two answers are the same, however they were written.
  func isSame(_ first: Answer, _ second: Answer) -> Bool
  /// Judges an answer; one that turns out not to be one after all is refused.
  func verdict(on answer: Answer, given context: GradingContext?) throws(Unreadable) -> Verdict
}

extension AnswerKind where Answer: Equatable {
  func isSame(_ first: Answer, _ second: Answer) -> Bool { first == second }
}

extension AnswerKind {
  /// Judges a typed text.
  func grade(_ text: String, given context: GradingContext?) -> Verdict {
    do {
      return try verdict(on: try read(text), given: context)
    } catch {
      return Verdict(error)
    }
  }

  /// How a text reads while it is being typed.
  func reading(of text: String) -> Reading {
    do {
      return Reading(complete: echo(of: try read(text)))
    } catch {
      return Reading(error)
    }
  }

  /// Whether two texts are the same answer; those that cannot be read never are.
  func areSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? read(first), let second = try? read(second) else { return false }
    return isSame(first, second)
  }
}

extension Question.Kind {
  var answer: any AnswerKind {
    switch self {
    case .number(let question): question
    case .formula(let question): question
    case .code(let question): question
    case .chain(let question): question
    case .expression(let question): question
    case .tensor(let question): question
    case .shape(let question): question
    case .count(let question): question
    case .label(let question): question
    case .choice(let question): question
    }
  }
}
