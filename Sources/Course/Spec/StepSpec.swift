import Grading

/// A question as its author states it; which of the fields a kind of answer needs is for `AnswerWord` to say.
public struct StepSpec: Hashable, Sendable {
  /// The word by which the step's progress is kept.
  public var id: String
  /// The kind of answer asked for.
  public var kind: AnswerWord
  /// The question, as prose.
  public var ask: String
  /// What is asked, as a formula; nothing for a choice.
  public var answer: String?
  /// The digits asked for.
  public var precision: Precision?
  /// The digits asked for in variants, where they are others: 0.5 is exact at one decimal, what takes its place is not.
  public var variantPrecision: Precision?
  /// What can be picked, for a choice.
  public var options: [OptionSpec]?
  /// The names and elements that a formula may be written in.
  public var inTermsOf: [String]?
  /// Whether the exercise's functions count as unknown ones in this formula.
  public var isUnspecified: Bool?
  /// How a formula is to be written.
  public var form: WrittenForm?
  /// A model answer, where none is derived: a formula, or a line of code.
  public var model: String?
  /// What the names in a line of code stand for.
  public var names: [Named<String>]?
  /// What a line of code may call.
  public var calls: [FunctionSpec]?
  /// Ways of going wrong that the author foresees.
  public var misconceptions: [MisconceptionSpec]?
  /// Hints, from the gentlest on, as prose.
  public var hints: [String]
  /// One line on the method, as prose.
  public var worked: String
  /// Where the source handout slips, as prose.
  public var note: String?
  /// What the source handout prints here.
  public var sourceSays: String?
  /// The picture that stands beside the step, where it is not the exercise's first.
  public var picture: PictureKind?
  /// Which question of the source it answers, such as `4 (b)`.
  public var askedAs: String?
  /// Whether it is left out where only the source's questions are asked, although it answers one.
  public var isOptional: Bool?

  /// States a question.
  public init(
    id: String, kind: AnswerWord = .number, ask: String, answer: String? = nil, precision: Precision? = nil,
    variantPrecision: Precision? = nil,
    options: [OptionSpec]? = nil, inTermsOf: [String]? = nil, isUnspecified: Bool? = nil,
    form: WrittenForm? = nil, model: String? = nil,
    names: [Named<String>]? = nil, calls: [FunctionSpec]? = nil, misconceptions: [MisconceptionSpec]? = nil,
    hints: [String], worked: String, note: String? = nil, sourceSays: String? = nil,
    picture: PictureKind? = nil, askedAs: String? = nil, isOptional: Bool? = nil
  ) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.answer = answer
    self.precision = precision
    self.variantPrecision = variantPrecision
    self.options = options
    self.inTermsOf = inTermsOf
    self.isUnspecified = isUnspecified
    self.form = form
    self.model = model
    self.names = names
    self.calls = calls
    self.misconceptions = misconceptions
    self.hints = hints
    self.worked = worked
    self.note = note
    self.sourceSays = sourceSays
    self.picture = picture
    self.askedAs = askedAs
    self.isOptional = isOptional
  }
}

/// Something that can be picked.
public struct OptionSpec: Hashable, Sendable {
  /// What is read, as prose.
  public var text: String
  /// Whether picking it is right.
  public var isTrue: Bool
  /// Why it is true or false, as prose.
  public var why: String

  /// States an option.
  public init(text: String, isTrue: Bool, why: String) {
    self.text = text
    self.isTrue = isTrue
    self.why = why
  }
}

/// A way of going wrong that an author foresees at a step.
public struct MisconceptionSpec: Hashable, Sendable {
  /// What is computed instead.
  public var formula: String
  /// What the learner reads, as prose.
  public var says: String

  /// States a misconception.
  public init(formula: String, says: String) {
    self.formula = formula
    self.says = says
  }
}
