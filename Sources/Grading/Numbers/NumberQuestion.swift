import BigInt

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
  /// The value rounded half away from zero; a tie within the engine's error counts as a tie.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    let outermost = value.magnitude.rational + error.rational
    var rounded = outermost.rounded(toPlaces: places).value
    rounded.isNegative = value < 0 && !rounded.isZero
    return rounded
  }

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

extension NumberQuestion: AnswerKind {
  var asks: String { precision.description }

  func read(_ text: String) throws(Unreadable) -> TypedNumber { try NumberReader.read(text) }

  func echo(of typed: TypedNumber) -> String { judge.echo(of: typed) }

  func isSame(_ first: TypedNumber, _ second: TypedNumber) -> Bool { first.value == second.value }

  func verdict(on typed: TypedNumber, given context: GradingContext?) throws(Unreadable) -> Verdict {
    guard truth.isFinite else {
      throw Unreadable(
        reason: .noValue, message: "This step has no finite value to compare with",
        expected: "an exercise that computes one", range: 0..<0)
    }
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
