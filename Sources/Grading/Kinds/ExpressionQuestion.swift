import BigInt
import Formula
import GradientEngine

/// A question whose answer is a polynomial in the exercise's unknown, `-0.248y + 0.0701`, each coefficient to its precision.
public struct ExpressionQuestion: Hashable, Sendable {
  /// The letter that stays a letter.
  public let unknown: String
  /// How the letter looks.
  public let shownUnknown: String
  /// What is asked of the coefficients of the powers 0, 1, 2, …
  public let coefficients: [NumberQuestion]

  /// Asks for a polynomial; `coefficients` are those of the powers 0, 1, 2, …, at most 8.
  public init(unknown: String, shownUnknown: String? = nil, coefficients: [NumberQuestion]) {
    self.unknown = unknown
    self.shownUnknown = shownUnknown ?? unknown
    self.coefficients = coefficients
  }

  /// Asks for a value of the engine, every coefficient within `error` of its size and to `precision`.
  public init(
    _ value: Value, unknown: String, shownUnknown: String? = nil, error: Double = Tolerance.coefficientRounding,
    precision: Precision
  ) {
    self.init(
      unknown: unknown, shownUnknown: shownUnknown,
      coefficients: value.coefficients.map {
        NumberQuestion(truth: Truth($0, error: $0.magnitude * error), precision: precision)
      })
  }
}

extension ExpressionQuestion: AnswerKind {
  var expected: String {
    var text = ""
    for (power, coefficient) in coefficients.enumerated().reversed() {
      let number = coefficient.expected
      guard coefficient.truth.value != 0 || coefficients.count == 1 else { continue }
      let isNegative = number.hasPrefix("-")
      let size = isNegative ? String(number.dropFirst()) : number
      text += text.isEmpty ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      text += power == 0 ? size : power == 1 ? "\(size)*\(unknown)" : "\(size)*\(unknown)^\(power)"
    }
    return text.isEmpty ? "0" : text
  }

  /// What form of answer is asked for: "an expression in y, each coefficient to 3 decimals".
  public var asks: String {
    let precisions = Set(coefficients.map(\.precision))
    let digits = precisions.count == 1 ? precisions.first.map { ", each coefficient to \($0)" } ?? "" : ""
    return "an expression in \(shownUnknown)\(digits)"
  }

  /// What is asked of the coefficient of a power: that beyond those there are it is zero.
  func coefficient(_ power: Int) -> NumberQuestion {
    power < coefficients.count
      ? coefficients[power] : NumberQuestion(truth: Truth(0), precision: coefficients.last?.precision ?? .exact)
  }

  private var reader: PolynomialReader { PolynomialReader(unknown: unknown, shown: shownUnknown) }

  func read(_ text: String) throws(Unreadable) -> [TypedNumber] { try reader.read(text) }

  func isSame(_ first: [TypedNumber], _ second: [TypedNumber]) -> Bool { first.map(\.value) == second.map(\.value) }

  /// How coefficients read as one expression.
  func echo(of typed: [TypedNumber]) -> String {
    var text = ""
    for (power, number) in typed.enumerated().reversed() where !number.value.isZero || typed.count == 1 {
      let size = number.value.isNegative ? number.negated : number
      text += text.isEmpty ? (number.value.isNegative ? "−" : "") : number.value.isNegative ? " − " : " + "
      let digits = size.claim == nil ? size.value.rational.shortText : size.text
      let letter = power == 1 ? shownUnknown : "\(shownUnknown)^\(power)"
      text += power == 0 ? digits : digits == "1" ? letter : "\(digits)·\(letter)"
    }
    return text.isEmpty ? "0" : text
  }

  func verdict(on typed: [TypedNumber], given context: GradingContext?) -> Verdict {
    let echo = "read as \(echo(of: typed))"
    let powers = (0..<max(typed.count, coefficients.count)).reversed()
    let verdicts = powers.map { power in
      coefficient(power).grade(power < typed.count ? typed[power] : .zero, given: context?.judging(power))
    }
    let parts = zip(powers, verdicts).map { power, verdict in
      Verdict.Part(
        label: power == 0 ? "the constant" : power == 1 ? shownUnknown : "\(shownUnknown)^\(power)",
        outcome: verdict.outcome,
        detail: power < coefficients.count || verdict.outcome != .wrong ? verdict.detail : "There is no such power.")
    }
    func title(_ part: Verdict.Part) -> String {
      part.label == "the constant" ? "Constant" : "Coefficient of \(part.label)"
    }
    guard let worst = verdicts.first(where: { $0.outcome == .wrong }) ?? verdicts.first(where: { $0.outcome != .right })
    else {
      return Verdict(
        allRight: "every coefficient", zip(parts, verdicts).map { (title($0), $1) }, reading: echo, parts: parts)
    }
    let off = parts.filter { $0.outcome == worst.outcome }
    if worst.outcome == .digits {
      let sentences = off.map { "\(title($0)): \($0.detail)" }
      return Verdict(.digits, worst.reason, sentences.joined(separator: " "), reading: echo, parts: parts)
    }
    let isOpposite =
      parts.count > 1
      && zip(typed, coefficients).allSatisfy { number, question in
        question.judge.agreement(with: number.negated) == .exact
      }
    if isOpposite, typed.count == coefficients.count {
      return Verdict(
        .wrong, .wrongSign, "This is the opposite of what is asked: check the sign.", reading: echo, parts: parts)
    }
    let names = off.map { $0.label == "the constant" ? $0.label : "the coefficient of \($0.label)" }.listed
    let single = off.count == 1 ? " \(off[0].detail)" : ""
    return Verdict(
      someWrong: "Not right: \(names).\(single)", worst.reason, verdicts, reading: echo, parts: parts)
  }
}

extension TypedNumber {
  static let zero = TypedNumber(
    value: .decimal(DecimalNumber(isNegative: false, coefficient: 0, exponent: 0)), form: .arithmetic, claim: nil,
    text: "0", comma: .none)

  var negated: TypedNumber {
    TypedNumber(
      value: value.negated, form: form, claim: claim,
      text: text.hasPrefix("−") ? String(text.dropFirst()) : "−" + text, comma: comma)
  }
}
