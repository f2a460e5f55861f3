import BigInt
import Formula

/// A question whose answer is one number.
public struct NumberQuestion: Hashable, Sendable {
  /// The model answer as a learner would type it.
  public let expected: String
  let judge: NumberJudge

  /// The value asked for.
  public var truth: Truth { judge.truth }
  /// How precisely it is asked for.
  public var precision: Precision { judge.precision }

  /// Asks for `truth` to `precision`.
  public init(truth: Truth, precision: Precision) {
    judge = NumberJudge(truth: truth, precision: precision)
    expected = truth.modelAnswer(precision, judge.asked)
  }
}

extension Truth {
  /// The value at the precision asked, in ASCII.
  fileprivate func modelAnswer(_ precision: Precision, _ asked: AskedPlaces?) -> String {
    guard value != 0 else {
      if case .decimals(let places) = precision { return rounded(toPlaces: places).plainText }
      return "0"
    }
    guard let asked else {
      return precision == .exact || !isFinite ? value.shortestText : "0"
    }
    // Where the engine knows less than is asked, it shows what it knows.
    let unit = Rational(DecimalNumber(isNegative: false, coefficient: 1, exponent: -asked.strict))
    if !((unit + -(error.rational * Rational(2))).numerator > 0) { return value.shortestText }
    let rounded = rounded(toPlaces: asked.needed)
    if case .significant = precision, !(-5...6).contains(rounded.decade ?? 0) { return rounded.scientificText }
    return rounded.plainText
  }
}

extension AnswerWord {
  /// One number, to a precision.
  public static let number = AnswerWord(
    "number", required: ["answer", "precision"], optional: ["misconceptions"], asks: .value
  ) { draft in
    draft.elements.first?.truth.map { NumberQuestion(truth: $0, precision: draft.precision) }
  }
}

extension NumberQuestion: ReadAnswerKind {
  /// One number, to a precision.
  public static let words = [AnswerWord.number]

  /// The precision: "3 significant figures".
  public var asks: Text { "\(precision)" }

  /// A number's echo is one line.
  public var field: AnswerField { AnswerField(leastWidth: 16, usualWidth: 24, echoRows: 1) }

  /// It may begin with the name of what is asked.
  public var leadingName: LeadingName { .asked }

  /// It is no number.
  public var unreadableReason: Verdict.Reason { .notANumber }

  /// Itself.
  public var numbers: [NumberQuestion] { [self] }

  /// The number that a text is read as.
  public func numbers(in text: String) -> [TypedNumber]? { (try? read(text)).map { [$0] } }

  /// With a printed minus sign, with a decimal comma, and with one and three digits more than asked.
  public var otherForms: [String] {
    let finer: [Precision] =
      switch precision {
      case .decimals(let count): [1, 3].map { .decimals(min(count + $0, Precision.mostDecimals)) }
      case .significant(let count): [1, 3].map { .significant(min(count + $0, Precision.mostSignificant)) }
      case .exact: []
      }
    let forms = [("-", "\u{2212}"), (".", ",")].map { sign, other in
      String(expected.map { String($0) == sign ? Character(other) : $0 })
    }
    return forms + finer.map { NumberQuestion(truth: truth, precision: $0).expected }
  }

  func read(_ text: String) throws(Unreadable) -> TypedNumber { try NumberReader.read(text) }

  func echo(of typed: TypedNumber) -> Text { typed.echo(askedTo: judge.precision) }

  func isSame(_ first: TypedNumber, _ second: TypedNumber) -> Bool { first.value == second.value }

  func verdict(on typed: TypedNumber, given context: GradingContext?) throws(Unreadable) -> Verdict {
    guard truth.isFinite else { throw Unreadable(NumberRefusal.noValue, at: 0..<0) }
    return grade(typed, given: context)
  }

  /// Judges a number that was read; where `tracing`, a wrong one is traced back to the first slip.
  func grade(_ typed: TypedNumber, given context: GradingContext?, tracing: Bool = true) -> Verdict {
    let finding = judge.finding(on: typed)
    let verdict = judge.verdict(on: typed, finding)
    guard let context = finding == .exact ? context : context?.read() else { return verdict }
    let judged = judge.verdict(on: typed, finding, by: context) ?? verdict
    guard tracing else { return judged }
    return context.tied(judged.outcome == .wrong ? judged.pointing(toFirstSlipIn: context) : judged, on: typed, judge)
  }
}
