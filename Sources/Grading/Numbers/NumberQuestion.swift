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
      guard precision == .exact || !isFinite else { return "0" }
      return precisely == nil ? value.shortestText : fraction?.typed ?? value.shortestText
    }
    // Where the engine knows less than is asked, it shows what it knows.
    if precisely == nil {
      let unit = Rational(DecimalNumber(isNegative: false, coefficient: 1, exponent: -asked.strict))
      if !((unit + -(error.rational * Rational(2))).numerator > 0) { return value.shortestText }
    } else if !isKnown(toPlaces: asked.strict) {
      return value.shortestText
    }
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

  /// The number asked for, as in a sentence: "a number to 3 decimals".
  var askedNumber: Text {
    switch precision {
    case .exact: "an exact number"
    case .decimals(0): "\(precision)"
    default: "a number to \(precision)"
    }
  }

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

  /// Judges a typed text; a list of numbers is wrong in form only.
  public func grade(_ text: String, given context: GradingContext?) -> Verdict {
    do {
      return try verdict(on: try read(text), given: context)
    } catch {
      guard let count = listCount(text) else { return Verdict(error) }
      return Verdict(
        .wholeForElement, "This is a list of \(count, "number"); what is asked is one number.",
        reading: "read as a list of \(count, "number")")
    }
  }

  /// Reads a text that may not be finished.
  public func reading(of text: String) -> Reading {
    do {
      return Reading(complete: echo(of: try read(text)))
    } catch {
      return listCount(text).map { Reading(complete: "a list of \($0, "number")") } ?? Reading(error)
    }
  }

  /// How many numbers stand in a list with brackets; nothing for any other text.
  private func listCount(_ text: String) -> Int? {
    let signs = text.unicodeScalars.map(SignTable.plain).drop { $0 == " " }
    guard signs.first == "[", signs.count <= NumberReader.longest else { return nil }
    let commas = signs.count { $0 == "," }
    return (1...max(1, commas + 1)).first { count in
      (try? CellReader.read(text, for: .vector(count)))?.allSatisfy { (try? $0.number()) != nil } == true
    }
  }

  func echo(of typed: TypedNumber) -> Text { typed.echo(askedTo: judge.precision) }

  func isSame(_ first: TypedNumber, _ second: TypedNumber) -> Bool { first.value == second.value }

  func verdict(on typed: TypedNumber, given context: GradingContext?) throws(Unreadable) -> Verdict {
    try requireTruth(for: typed)
    return grade(typed, given: context)
  }

  /// Throws where the value is no number, or not known to the digits asked and typed.
  func requireTruth(for typed: TypedNumber) throws(Unreadable) {
    guard truth.isFinite else { throw Unreadable(NumberRefusal.noValue, at: 0..<0) }
    guard judge.knows(typed) else { throw Unreadable(NumberRefusal.unknownValue(precision), at: 0..<0) }
  }

  /// Whether the value is known to three digits more than are asked; where it is asked exactly, whether it can be given so.
  public var isKnown: Bool {
    guard let asked = judge.asked else { return precision != .exact || truth.fraction != nil }
    return truth.isKnown(toPlaces: asked.strict)
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
