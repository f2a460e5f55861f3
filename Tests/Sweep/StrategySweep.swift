import Course
import Grading

/// A way of answering every numeric step without working any of them out.
public struct Strategy: Hashable, Sendable, CustomStringConvertible {
  /// What is typed at the numeric step with this number; the model answers of all are there to copy from.
  enum Rule: Hashable, Sendable {
    /// One number everywhere.
    case constant(String)
    /// Two numbers in turn.
    case inTurn(String, String)
    /// The model answer of the numeric step before, and this number at the first.
    case lastAnswer(first: String)
    /// The model answer at every second step, and the same once more at the step after.
    case everySecondRepeated
  }

  let rule: Rule

  init(_ rule: Rule) { self.rule = rule }

  /// One number everywhere.
  public static func constant(_ text: String) -> Strategy { Strategy(.constant(text)) }

  /// "0.5", "0.5 and 1 in turn".
  public var description: String {
    switch rule {
    case .constant(let text): text
    case .inTurn(let first, let second): "\(first) and \(second) in turn"
    case .lastAnswer(let first): "the last answer, after \(first)"
    case .everySecondRepeated: "every second answer twice"
    }
  }

  func text(at number: Int, _ model: [String]) -> String {
    switch rule {
    case .constant(let text): text
    case .inTurn(let first, let second): number.isMultiple(of: 2) ? first : second
    case .lastAnswer(let first): number == 0 ? first : model[number - 1]
    case .everySecondRepeated: model[number - number % 2]
    }
  }
}

/// What a strategy earned in an exercise.
public struct StrategyScore: Hashable, Sendable {
  /// The numeric steps at which something was typed.
  public private(set) var steps = 0
  /// How many of them were answered with what is exactly right.
  public private(set) var exact = 0
  /// The steps that were right without that, each with what was said.
  public private(set) var earned: [String] = []

  /// Plays a strategy through an exercise, each answer counting for the steps after it.
  public init(_ strategy: Strategy, in exercise: Exercise) {
    let numeric = exercise.numericSteps
    let model = numeric.map(\.question.expected)
    var answers: [String: String] = [:]
    for (number, step) in numeric.enumerated() {
      let text = strategy.text(at: number, model)
      let verdict = exercise.grade(text, at: step, after: answers)
      steps += 1
      if verdict.reason == .exact { exact += 1 }
      if verdict.outcome == .right, verdict.reason != .exact {
        earned.append("\(step.id) = \(text): \(verdict.detail.unicode)")
      }
      answers[step.id] = text
    }
  }
}

extension Exercise {
  /// The steps that ask for one number.
  public var numericSteps: [Step] { steps.filter { $0.question.kind is NumberQuestion } }

  /// The strategies to play here: some numbers that need no thought, the true values to one to three digits, and two of
  /// them in turn; `pairs` says which share of the pairs.
  public func strategies(pairs: Int = 1) -> [Strategy] {
    let plain = Self.thoughtless + roundedTruths
    let inTurn = plain.indices.flatMap { first in
      plain.indices.filter { $0 != first && (first * 31 + $0 * 17) % pairs == 0 }.map {
        Strategy(.inTurn(plain[first], plain[$0]))
      }
    }
    return plain.map { Strategy(.constant($0)) } + Self.thoughtless.map { Strategy(.lastAnswer(first: $0)) }
      + [Strategy(.everySecondRepeated)] + inTurn
  }

  private static let thoughtless = ["0", "1", "-1", "2", "-2", "0.5", "0.1", "-0.1", "10", "100", "1e9"]

  private var roundedTruths: [String] {
    var texts: [String] = []
    for truth in numericSteps.compactMap(\.question.truth) where truth.value != 0 {
      for digits in 1...3 {
        let text = NumberQuestion(truth: truth, precision: .significant(digits)).expected
        if !texts.contains(text), !Self.thoughtless.contains(text) { texts.append(text) }
      }
    }
    return texts
  }
}
