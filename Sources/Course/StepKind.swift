import Formula
import GradientEngine
import Grading

/// The kinds of answer a step can ask for, by the word that exercise files use.
public enum StepKind: String, Sendable, CaseIterable {
  /// One number, to a precision.
  case number
  /// Numbers in a row, each to a precision.
  case vector
  /// Numbers in rows, each to a precision.
  case matrix
  /// How many rows and columns something has.
  case shape
  /// A whole number: how many there are of something.
  case count
  /// Which class the network chooses.
  case `class`
  /// One of several options.
  case choice
  /// Any number of several options.
  case choices
  /// An expression in the unknown, each coefficient to a precision.
  case expression
  /// A formula over the exercise's quantities.
  case formula
  /// A derivative as a product of local derivatives.
  case chain
  /// A formula, typed as a line of Python.
  case code

  /// The keys that such a step must have, besides those of every step.
  var requiredKeys: [String] { answerWord?.requiredKeys ?? [] }

  /// The keys that such a step may have, besides those of every step.
  var optionalKeys: [String] { answerWord?.optionalKeys ?? [] }

  private var answerWord: AnswerWord? { AnswerKinds.words.first { $0.word == rawValue } }

  /// All keys that such a step may have, in the order in which they are written.
  var allowedKeys: [String] {
    ["id", "kind", "ask"] + requiredKeys + optionalKeys + ["hints", "worked", "note", "source-says"]
  }

  /// Whether options are picked instead of something typed.
  var isChoice: Bool { self == .choice || self == .choices }

  /// Whether what is asked is how something is computed, not what it comes to.
  var asksFormula: Bool { self == .formula || self == .chain || self == .code }

  /// Whether something of this shape can be asked for.
  func accepts(_ shape: Shape) -> Bool {
    switch self {
    case .vector: shape.rank == 1
    case .matrix: shape.rank == 2
    case .shape: true
    case _ where asksFormula: true
    default: shape == .scalar
    }
  }
}
