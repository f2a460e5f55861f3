import Formula
import GradientEngine

/// A word by which exercise files ask for a kind of answer: the keys that go with it, what it can ask for, and how the
/// question is made.
///
/// Words are told apart by their spelling.
public struct AnswerWord: Sendable {
  /// What of an exercise is asked.
  public enum Subject: Hashable, Sendable {
    /// Numbers, in which no unknown occurs.
    case value
    /// A number that counts or labels something.
    case wholeNumber
    /// A value with the unknown in it.
    case polynomial
    /// How many rows and columns something has.
    case shape
    /// How something is computed.
    case formula
    /// How a derivative follows.
    case derivative
    /// How something is computed, as a program; its model answer is no formula of the exercise language.
    case code
    /// Which option is true; exactly one is.
    case oneOption
    /// Which options are true; at least one is.
    case someOptions
  }

  /// The shapes that what is asked may have.
  public enum Shapes: Hashable, Sendable {
    case scalar, vector, matrix, any
  }

  /// Makes the question of what a step states; nothing where what is asked has no such answer.
  public typealias Factory = @Sendable (QuestionDraft) throws(FormulaError) -> (any AnswerKind)?

  /// The word after `kind:`.
  public let word: String
  /// The keys that such a step must have, besides those of every step.
  public let requiredKeys: [String]
  /// The keys that such a step may have, besides those of every step.
  public let optionalKeys: [String]
  /// What of an exercise is asked.
  public let subject: Subject
  /// The shapes that what is asked may have.
  public let shapes: Shapes
  /// Whether the step is called by the word alone, because the formula of what is asked would be its answer.
  public let hidesFormula: Bool
  /// Makes the question.
  public let make: Factory

  /// States a word.
  public init(
    _ word: String, required: [String], optional: [String] = [], asks subject: Subject, of shapes: Shapes = .scalar,
    hidesFormula: Bool = false, make: @escaping Factory
  ) {
    self.word = word
    requiredKeys = required
    optionalKeys = optional
    self.subject = subject
    self.shapes = shapes
    self.hidesFormula = hidesFormula
    self.make = make
  }

  /// All keys that such a step may have, in the order in which they are written.
  public var allowedKeys: [String] {
    let variants = requiredKeys.contains("precision") ? ["variant-precision"] : []
    return ["id", "kind", "ask"] + requiredKeys + optionalKeys + variants
      + ["hints", "worked", "note", "source-says", "picture", "asked-as", "optional"]
  }

  /// Whether options are picked instead of something typed.
  public var isPicked: Bool { subject == .oneOption || subject == .someOptions }

  /// Whether what is asked is how something is computed, not what it comes to.
  public var asksFormula: Bool { subject == .formula || subject == .derivative || subject == .code }

  /// Whether what something comes to is asked.
  public var asksValue: Bool { subject == .value || subject == .wholeNumber || subject == .polynomial }

  /// Whether something of this shape can be asked for.
  public func accepts(_ shape: Shape) -> Bool {
    switch shapes {
    case .scalar: shape == .scalar
    case .vector: shape.rank == 1
    case .matrix: shape.rank == 2
    case .any: true
    }
  }
}

extension AnswerWord: Hashable {
  /// Whether both are spelled the same.
  public static func == (left: AnswerWord, right: AnswerWord) -> Bool { left.word == right.word }
  /// Hashes the spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(word) }
}

extension AnswerWord: CustomStringConvertible {
  /// The word.
  public var description: String { word }
}
