import Formula

/// What a step asks, with what is needed to judge an answer; nothing of it is typed by an author.
public struct Question: Hashable, Sendable {
  /// The kinds of answer a step can ask for.
  public enum Kind: Hashable, Sendable {
    /// One number.
    case number(NumberQuestion)
    /// A formula.
    case formula(FormulaQuestion)
    /// A derivative as a product of derivatives.
    case chain(ChainQuestion)
    /// A line of Python, read as a formula.
    case code(CodeQuestion)
    /// A polynomial in the unknown.
    case expression(ExpressionQuestion)
    /// A vector or a matrix, cell by cell.
    case tensor(TensorQuestion)
    /// The shape of one.
    case shape(ShapeQuestion)
    /// How many there are.
    case count(CountQuestion)
    /// One of a few classes.
    case label(ClassQuestion)
    /// One or several of some options.
    case choice(ChoiceQuestion)
  }

  /// The kind of answer asked for.
  public let kind: Kind
  /// What is asked, where it has a name that an answer may begin with.
  private(set) var asked: AskedName?

  /// Asks for one number.
  public init(truth: Truth, precision: Precision) {
    kind = .number(NumberQuestion(truth: truth, precision: precision))
  }

  /// Asks for an answer of this kind.
  public init(_ kind: Kind) { self.kind = kind }

  /// The same question, to which an answer may begin with the name of what is asked and an equals sign.
  public func naming(_ formula: Expression, in notation: Notation) -> Question {
    var question = self
    question.asked = AskedName(formula, in: notation)
    return question
  }

  /// The model answer as a learner would type it: ASCII, rounded as asked; typed back it is always right.
  public var expected: String { kind.answer.expected }

  /// The precision asked for, where a number is.
  public var precision: Precision? {
    if case .number(let question) = kind { question.precision } else { nil }
  }

  /// The true value, where a number is asked for.
  public var truth: Truth? {
    if case .number(let question) = kind { question.truth } else { nil }
  }

  /// What form of answer is asked for, in words: "3 significant figures".
  public var asks: String { kind.answer.asks }
}
