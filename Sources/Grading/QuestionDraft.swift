import Formula
import GradientEngine

/// What a step asks and what its exercise has worked out: all that a question of any kind can be made from.
public struct QuestionDraft {
  /// One of the numbers that are asked for.
  public struct Element {
    /// The quantity of the exercise's graph.
    public let quantity: QuantityID
    /// What it comes to.
    public let value: Value
    /// The coefficients of the unknown's powers, each with a bound on its error; a plain number has one.
    public let truths: [Truth]
    /// The value with a bound on its error; nothing for a value with the unknown in it.
    public var truth: Truth? { value.unknown == nil ? truths.first : nil }
    /// What it is called: "α¹₂".
    public let label: Text

    /// States an element.
    public init(quantity: QuantityID, value: Value, truths: [Truth], label: Text) {
      self.quantity = quantity
      self.value = value
      self.truths = truths
      self.label = label
    }
  }

  /// What is asked, as a formula; nothing for a choice.
  public var asked: Expression?
  /// The shape of what is asked.
  public var shape = Shape.scalar
  /// What is asked, row by row; none for a choice.
  public var elements: [Element] = []
  /// How precisely numbers are asked for.
  public var precision = Precision.exact
  /// What can be picked.
  public var options: [ChoiceQuestion.Option] = []
  /// The names and elements that a formula may be written in; nothing where any may.
  public var terms: [Expression]?
  /// How a formula is to be written; nothing where any way is as good.
  public var form: WrittenForm?
  /// The author's model answer, where it is a formula.
  public var model: Expression?
  /// The author's model answer, where it is a line of code.
  public var code = ""
  /// What the names in a line of code stand for, where they are not those of the exercise.
  public var codeNames: [String: Expression] = [:]
  /// What a line of code may call.
  public var codeFunctions: [FunctionDefinition] = []

  /// The exercise's graph.
  public let graph: Graph
  /// The exercise's definitions, by name.
  public let definitions: [String: Expression]
  /// How the exercise writes its names.
  public let notation: Notation
  /// What may be called in a formula.
  public let vocabulary: Vocabulary
  /// The points at which formulas are tried, drawn when first wanted; nothing where a function cannot be left open.
  public let sample: () -> FormulaSample?

  /// Drafts a question over an exercise.
  public init(
    graph: Graph, definitions: [String: Expression], notation: Notation, vocabulary: Vocabulary,
    sample: @escaping () -> FormulaSample?
  ) {
    self.graph = graph
    self.definitions = definitions
    self.notation = notation
    self.vocabulary = vocabulary
    self.sample = sample
  }

  /// The number asked for, where it is one and whole.
  public var wholeNumber: Int? { elements.first?.value.number.flatMap { Int(exactly: $0) } }
}
