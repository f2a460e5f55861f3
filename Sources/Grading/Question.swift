import Formula

/// What a step asks, with what is needed to judge an answer; nothing of it is typed by an author.
public struct Question: Sendable {
  /// The kind of answer asked for.
  public let kind: any AnswerKind
  /// What is asked, where it has a name that an answer may begin with.
  private(set) var asked: AskedName?
  /// What understands a formula where a number is asked.
  private(set) var formulas: FormulaForNumber?

  /// Asks for one number.
  public init(truth: Truth, precision: Precision) {
    self.init(NumberQuestion(truth: truth, precision: precision))
  }

  /// Asks for an answer of this kind.
  public init(_ kind: any AnswerKind) { self.kind = kind }

  /// The same question, to which an answer may begin with the name of what is asked and an equals sign.
  public func naming(_ formula: Expression, in notation: Notation) -> Question {
    var question = self
    question.asked = AskedName(formula, in: notation)
    return question
  }

  /// The same question, at which a formula typed for the number is understood, and told to be one.
  public func understanding(_ formulas: FormulaForNumber) -> Question {
    var question = self
    if kind is NumberQuestion || kind is ExpressionQuestion { question.formulas = formulas }
    return question
  }

  /// The model answer as a learner would type it: ASCII, rounded as asked; typed back it is always right.
  public var expected: String { kind.expected }

  /// The precision asked for, where a number is.
  public var precision: Precision? { (kind as? NumberQuestion)?.precision }

  /// The true value, where a number is asked for.
  public var truth: Truth? { (kind as? NumberQuestion)?.truth }

  /// The single numbers that are asked for, each with its precision; none where the answer is no number.
  public var numbers: [NumberQuestion] { kind.numbers }

  /// What form of answer is asked for, in words: "3 significant figures".
  public var asks: Text { kind.asks }
}

extension Question: Hashable {
  /// Whether both ask the same.
  public static func == (left: Question, right: Question) -> Bool {
    left.kind.isEqual(to: right.kind) && left.asked == right.asked
  }

  /// Hashes what is asked.
  public func hash(into hasher: inout Hasher) { kind.hash(into: &hasher) }
}
