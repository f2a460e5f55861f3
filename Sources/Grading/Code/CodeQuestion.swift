import Formula
import GradientEngine

/// A question whose answer is one line of Python with NumPy; it is read as a formula and never executed.
public struct CodeQuestion: Hashable, Sendable {
  /// The formula that the line has to come to.
  public let formula: FormulaQuestion
  /// The model answer as a learner would type it.
  public let expected: String

  private let functions: [FunctionDefinition]
  private let reader: CodeReader

  /// Asks for a line equivalent to `formula`.
  ///
  /// - Parameters:
  ///   - names: what the names in the code stand for, where they are not those of the exercise.
  ///   - functions: what the code may call beside NumPy: `a1(w1, b1, x)`; a body may mention the exercise's names, too.
  ///   - model: the model answer, as code.
  public init(
    formula: FormulaQuestion, names: [String: Expression] = [:], functions: [FunctionDefinition] = [], model: String
  ) {
    self.formula = formula
    self.functions = functions
    expected = model
    reader = CodeReader(names: names, functions: functions, sample: formula.sample, model: model)
  }

  /// Equal where they ask the same and call the same.
  public static func == (left: CodeQuestion, right: CodeQuestion) -> Bool {
    left.formula == right.formula && left.expected == right.expected && left.functions == right.functions
  }

  /// Hashes what is asked.
  public func hash(into hasher: inout Hasher) { hasher.combine(formula) }
}

extension AnswerWord {
  /// A formula, typed as a line of Python.
  public static let code = AnswerWord(
    "code", required: ["answer", "model"], optional: ["names", "calls"], asks: .code, of: .any
  ) { (draft: QuestionDraft) throws(FormulaError) in
    guard let formula = try FormulaQuestion(draft) else { return nil }
    return CodeQuestion(
      formula: formula, names: draft.codeNames, functions: draft.codeFunctions, model: draft.code)
  }
}

extension CodeQuestion: ReadAnswerKind {
  /// A formula, typed as a line of Python.
  public static let words = [AnswerWord.code]

  /// What form of answer is asked for.
  public var asks: Text { "one line of Python, with np for NumPy" }

  /// The line as it is typed: Python has no other minus sign.
  public var told: Text { Text(prose: expected) }

  /// That of a formula.
  public var field: AnswerField { .long }

  /// Any word may be a name.
  public var typedWords: TypedWords { .any }

  /// A formula is asked.
  public var asksFormula: Bool { true }

  /// The variables and functions of the program, and those of NumPy.
  public var completions: [String]? { reader.words }

  /// It may be an assignment.
  public var leadingName: LeadingName { .variable }

  /// It is no line that is read.
  public var unreadableReason: Verdict.Reason { .notCode }

  /// What is asked.
  public var askedFormula: Expression? { formula.asked }

  /// The formula that a line comes to.
  public func formula(in text: String) -> Expression? { (try? read(text))?.formula }

  func read(_ text: String) throws(Unreadable) -> CodeLine { try reader.read(text) }

  /// The line in the names that were typed: what they stand for may be asked later.
  func echo(of typed: CodeLine) -> Text {
    formula.echo(of: typed.written.withPlainProducts(reader.names, in: formula.sample.graph))
  }

  func isSame(_ first: CodeLine, _ second: CodeLine) -> Bool { first.formula == second.formula }

  func verdict(on typed: CodeLine, given context: GradingContext?) throws(Unreadable) -> Verdict {
    let verdict = try formula.verdict(on: typed.formula, echo: "read as \(echo(of: typed))", tellsElements: false)
    return context?.tied(verdict, on: typed.formula) ?? verdict
  }
}

extension Expression {
  /// The formula with products of single numbers written as such, which in Python are elementwise like all others.
  fileprivate func withPlainProducts(_ names: [String: Expression], in graph: Graph) -> Expression {
    replacing { part in
      guard case .binary(.elementwise, let left, let right) = part.kind,
        left.isSingleNumber(names, in: graph) || right.isSingleNumber(names, in: graph)
      else { return nil }
      return Expression(
        .binary(.multiply, left.withPlainProducts(names, in: graph), right.withPlainProducts(names, in: graph)),
        range: part.range)
    }
  }
}
