import Formula
import GradientEngine

/// A kind of answer, with all that is particular to it: how it is read and judged, what is asked, how wide its field is.
///
/// A new kind is a type that conforms to `ReadAnswerKind`, which brings reading and judging together, and a line in
/// ``AnswerKinds``.
public protocol AnswerKind: Hashable, Sendable {
  /// The words by which exercise files ask for such an answer, each with its keys and how a question is made.
  static var words: [AnswerWord] { get }

  /// The model answer as a learner would type it, in ASCII; typed back it is always right.
  var expected: String { get }
  /// The model answer as it is told.
  var told: Text { get }
  /// Other ways to type the model answer, which are right too.
  var otherForms: [String] { get }
  /// What form of answer is asked for: "3 significant figures".
  var asks: Text { get }
  /// The field in which it is typed.
  var field: AnswerField { get }
  /// Whether words may be typed that could also be commands.
  var typedWords: TypedWords { get }
  /// Whether the answer is picked from options instead of typed.
  var isPicked: Bool { get }
  /// Whether how something is computed is asked, and not what it comes to.
  var asksFormula: Bool { get }
  /// The names before "=" with which the answer may begin.
  var leadingName: LeadingName { get }
  /// The reason given for a text that does not have the form of such an answer.
  var unreadableReason: Verdict.Reason { get }
  /// The words that Tab completes in an answer; nothing where they are the names of the exercise.
  var completions: [String]? { get }
  /// The formulas whose spelling on a keyboard helps with the answer; `asked` is what the step asks for.
  func spelledFormulas(asked: Expression?) -> [Expression]

  /// The single numbers that are asked for; none where the answer is no number.
  var numbers: [NumberQuestion] { get }
  /// The single numbers, each with the quantity whose value it is.
  func numbers(over quantities: [QuantityID]) -> [GradingModel.Number]
  /// One of the single numbers; of an expression also the coefficient of a power that it is not to have.
  func number(_ index: Int, over quantities: [QuantityID]) -> GradingModel.Number?
  /// What one of the single numbers is called, where it is not called by its quantity.
  func name(ofNumber index: Int) -> Text?
  /// The numbers that a text answers, at least as many as are asked for; nothing where it cannot be read.
  func numbers(in text: String) -> [TypedNumber]?
  /// How a text is told that answers several numbers as one expression.
  func toldExpression(_ text: String) -> Text?
  /// What is asked as a formula, however it is to be typed; nothing where no formula is.
  var askedFormula: Expression? { get }
  /// The model answer, where it is a formula.
  var modelFormula: Expression? { get }
  /// The formula that a text spells, where one is asked.
  func formula(in text: String) -> Expression?

  /// Judges a typed text.
  func grade(_ text: String, given context: GradingContext?) -> Verdict
  /// How a text reads while it is being typed.
  func reading(of text: String) -> Reading
  /// Whether two texts are the same answer; those that cannot be read never are.
  func areSame(_ first: String, _ second: String) -> Bool
}

/// How much room an answer wants on a screen, in columns and rows.
public struct AnswerField: Hashable, Sendable {
  /// The least room beside the name of what is asked; with less, the answer has a line of its own.
  public let leastWidth: Int
  /// How much is underlined before anything is typed.
  public let usualWidth: Int
  /// The rows for how the text reads.
  public let echoRows: Int

  /// A field for a number or a word.
  public static let short = AnswerField(leastWidth: 16, usualWidth: 24, echoRows: 2)
  /// A field for a formula.
  public static let long = AnswerField(leastWidth: 24, usualWidth: 48, echoRows: 2)

  /// States a field.
  public init(leastWidth: Int, usualWidth: Int, echoRows: Int) {
    self.leastWidth = leastWidth
    self.usualWidth = usualWidth
    self.echoRows = echoRows
  }
}

/// Which words an answer may be, so that commands typed in its place have to be marked.
public enum TypedWords: Hashable, Sendable {
  /// None: letters are never an answer.
  case none
  /// These alone.
  case some([String])
  /// Any.
  case any
}

/// The names that an answer may begin with, before an equals sign.
public enum LeadingName: Hashable, Sendable {
  /// None; an equals sign has no meaning.
  case none
  /// That of what is asked.
  case asked
  /// Any variable, as in an assignment, or that of what is asked.
  case variable
}

/// What most kinds have in common.
extension AnswerKind {
  /// The model answer as typed, with true minus signs.
  public var told: Text { "\(number: expected)" }
  /// None.
  public var otherForms: [String] { [] }
  /// That of a number or a word.
  public var field: AnswerField { .short }
  /// None.
  public var typedWords: TypedWords { .none }
  /// It is typed.
  public var isPicked: Bool { false }
  /// What something comes to is asked.
  public var asksFormula: Bool { false }
  /// An answer begins with no name.
  public var leadingName: LeadingName { .none }
  /// The names of the exercise.
  public var completions: [String]? { nil }
  /// None.
  public func spelledFormulas(asked: Expression?) -> [Expression] { [] }
  /// None.
  public var numbers: [NumberQuestion] { [] }
  /// Number and quantity of the same place belong together.
  public func numbers(over quantities: [QuantityID]) -> [GradingModel.Number] {
    zip(quantities, numbers).map { GradingModel.Number(quantity: $0, power: 0, question: $1) }
  }
  /// The number at this place.
  public func number(_ index: Int, over quantities: [QuantityID]) -> GradingModel.Number? {
    let numbers = numbers(over: quantities)
    return numbers.indices.contains(index) ? numbers[index] : nil
  }
  /// By its quantity.
  public func name(ofNumber index: Int) -> Text? { nil }
  /// None.
  public func numbers(in text: String) -> [TypedNumber]? { nil }
  /// It answers no expression.
  public func toldExpression(_ text: String) -> Text? { nil }
  /// No formula is asked.
  public var askedFormula: Expression? { nil }
  /// It is no formula.
  public var modelFormula: Expression? { nil }
  /// No formula is asked.
  public func formula(in text: String) -> Expression? { nil }

  /// Whether another kind asks the same.
  func isEqual(to other: any AnswerKind) -> Bool { (other as? Self) == self }
}

/// A kind of answer that is read first, and judged by what was read.
protocol ReadAnswerKind: AnswerKind {
  /// What a text is read as.
  associatedtype Answer

  /// Reads a typed text; what it does not understand it refuses.
  func read(_ text: String) throws(Unreadable) -> Answer
  /// How an answer was understood: "−0.0464, 4 decimals".
  func echo(of answer: Answer) -> Text
  /// Whether two answers are the same, however they were written.
  func isSame(_ first: Answer, _ second: Answer) -> Bool
  /// Judges an answer; one that turns out not to be one after all is refused.
  func verdict(on answer: Answer, given context: GradingContext?) throws(Unreadable) -> Verdict
}

extension ReadAnswerKind where Answer: Equatable {
  func isSame(_ first: Answer, _ second: Answer) -> Bool { first == second }
}

extension ReadAnswerKind {
  /// Reads a typed text and judges it.
  public func grade(_ text: String, given context: GradingContext?) -> Verdict {
    do {
      return try verdict(on: try read(text), given: context)
    } catch {
      return Verdict(error)
    }
  }

  /// Reads a text that may not be finished.
  public func reading(of text: String) -> Reading {
    do {
      return Reading(complete: echo(of: try read(text)))
    } catch {
      return Reading(error)
    }
  }

  /// Reads both texts.
  public func areSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? read(first), let second = try? read(second) else { return false }
    return isSame(first, second)
  }
}
