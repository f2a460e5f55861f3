import Formula
import GradientEngine
import Grading

/// One question of an exercise, and all that helps with it.
public struct Step: Sendable {
  /// The word by which the step's progress is kept; it never changes, whatever else does.
  public let id: String
  /// The question.
  public let ask: Text
  /// The kind of answer asked for.
  public let kind: AnswerWord
  /// What is asked, as a formula; nothing where the answer is picked from options.
  public let answer: Expression?
  /// The quantities of the exercise's graph whose values are the answer, row by row; none where no value is asked.
  public let quantities: [QuantityID]
  /// The part of the work it belongs to.
  public let phase: Phase
  /// What is graded: the truth, and how it is asked for.
  public let question: Question
  /// What can be picked, where the answer is a choice.
  public let options: [Text]
  /// Hints, from the gentlest on; what is taken by convention comes last.
  public let hints: [Text]
  /// What is taken by convention, where the answer stands on a kink.
  public var conventions: [KinkConvention] = []
  /// The method in one line, and the numbers.
  public let worked: Worked
  /// Where the source handout slips, for whoever wants to know.
  public let note: Text?
  /// What the source handout prints here, as printed.
  public let sourceSays: String?
  /// The picture that stands beside the step, where it is not the exercise's first.
  public let picture: PictureKind?
  /// Which question of the source it answers.
  public internal(set) var askedAs: String?
  /// Whether it is left out where only the source's questions are asked, although it answers one.
  public internal(set) var isOptional = false
  /// Where it stands in the exercise's spec.
  let path: SpecPath

  /// Whether it is asked where only the source's questions are.
  public var isQuestionOfSource: Bool { askedAs != nil && !isOptional }

  /// The quantity whose value is asked, where the answer is one number.
  public var quantity: QuantityID? { quantities.count == 1 ? quantities.first : nil }

  /// What is asked, as it is written: `∂ℓ/∂W²₁`, `coefficient of y in ∂J/∂p`, or `shape of W¹`.
  ///
  /// What is counted, and what a row is made of, has no name; its formula would be the answer.
  public func label(in charset: Charset) -> String {
    guard let answer else { return "choice" }
    if kind.hidesFormula { return kind.word }
    if case .list = answer.kind, kind.asksValue { return kind.word }
    let label = worked.notation.label(of: answer, in: charset)
    return kind.subject == .shape ? "shape of \(label)" : label
  }
}

/// The worked solution of a step: an author's line on the method, and what the engine derives.
public struct Worked: Sendable {
  /// How the author would put it.
  public let method: Text
  /// The derived equations, the answer's own last.
  public let lines: [Line]
  let notation: Notation

  /// `shown = chain = formula = formula with numbers = value`
  public struct Line: Hashable, Sendable {
    /// What is derived.
    public let shown: Expression
    /// The chain as named derivatives, for a derivative that goes over others.
    public let chain: Expression?
    /// How it follows.
    public let formula: Expression
    /// The same with numbers put in.
    public let substituted: Expression
    /// What it comes to.
    public let value: Value
  }

  /// The derived equations, to be written with so many digits.
  public func equations(digits: NumberStyle = .significant(4)) -> [Equation] {
    lines.map { $0.equation(in: notation, digits: digits) }
  }
}

extension Worked.Line {
  /// The line as an equation; equal neighbours, such as a value that needs no working, are written once.
  public func equation(in notation: Notation, digits: NumberStyle) -> Equation {
    // What is only read off a quantity has no working.
    let working = formula == shown ? [] : [chain, formula, substituted].compactMap { $0 }
    return Equation([shown] + working + [value.expression], in: notation, digits: digits)
  }
}

extension Trace.Entry {
  /// The entry as an equation: what is derived, its chain, how it follows, the same with numbers, and what it comes to.
  public func equation(in notation: Notation, digits: NumberStyle) -> Equation {
    let sides = [shown] + (chain.map { [$0] } ?? []) + [formula, substituted, value.expression]
    return Equation(sides, in: notation, digits: digits)
  }
}
