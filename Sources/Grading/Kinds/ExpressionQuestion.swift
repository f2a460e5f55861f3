import BigInt
import Formula
import GradientEngine

/// A question whose answer is a polynomial in the exercise's unknown, `-0.248y + 0.0701`, each coefficient to its precision.
public struct ExpressionQuestion: Hashable, Sendable {
  /// The letter that stays a letter.
  public let unknown: String
  /// How the letter is written.
  public let notation: Notation
  /// What is asked of the coefficients of the powers 0, 1, 2, …
  public let coefficients: [NumberQuestion]

  /// Asks for a polynomial; `coefficients` are those of the powers 0, 1, 2, …, at most 8.
  public init(unknown: String, notation: Notation? = nil, coefficients: [NumberQuestion]) {
    self.unknown = unknown
    self.notation = notation ?? Notation(names: [unknown])
    self.coefficients = coefficients
  }

  /// Asks for a value of the engine, every coefficient within `error` of its size and to `precision`.
  public init(
    _ value: Value, unknown: String, notation: Notation? = nil, error: Double = Tolerance.coefficientRounding,
    precision: Precision
  ) {
    self.init(
      unknown: unknown, notation: notation,
      coefficients: value.coefficients.map {
        NumberQuestion(truth: Truth($0, error: $0.magnitude * error), precision: precision)
      })
  }

  /// Whether both ask for the same polynomial.
  public static func == (left: ExpressionQuestion, right: ExpressionQuestion) -> Bool {
    left.unknown == right.unknown && left.coefficients == right.coefficients
  }

  /// Hashes the polynomial.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(unknown)
    hasher.combine(coefficients)
  }
}

extension AnswerWord {
  /// An expression in the unknown, each coefficient to a precision.
  public static let expression = AnswerWord(
    "expression", required: ["answer", "precision"], asks: .polynomial
  ) { draft in
    guard let element = draft.elements.first, let unknown = element.value.unknown else { return nil }
    return ExpressionQuestion(
      unknown: unknown, notation: draft.notation,
      coefficients: element.truths.map { NumberQuestion(truth: $0, precision: draft.precision) })
  }
}

extension ExpressionQuestion: ReadAnswerKind {
  /// An expression in the unknown, each coefficient to a precision.
  public static let words = [AnswerWord.expression]

  /// The sum of its terms, the highest power first.
  public var expected: String {
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
  public var asks: Text {
    let precisions = Set(coefficients.map(\.precision))
    let digits: Text? =
      precisions.count == 1
      ? precisions.first.map { $0 == .exact ? " with exact coefficients" : ", each coefficient \($0.toDigits)" } : nil
    return "an expression in \(shownUnknown)\(digits)"
  }

  /// That of a formula.
  public var field: AnswerField { .long }

  /// A name may be typed that is no command.
  public var typedWords: TypedWords { .any }

  /// It may begin with the name of what is asked.
  public var leadingName: LeadingName { .asked }

  /// It is no formula.
  public var unreadableReason: Verdict.Reason { .notAFormula }

  /// What is asked.
  public func spelledFormulas(asked: Expression?) -> [Expression] { [asked].compactMap(\.self) }

  /// The coefficients.
  public var numbers: [NumberQuestion] { coefficients }

  /// The coefficients of the one quantity.
  public func numbers(over quantities: [QuantityID]) -> [GradingModel.Number] {
    quantities.prefix(1).flatMap { quantity in
      coefficients.enumerated().map { GradingModel.Number(quantity: quantity, power: $0, question: $1) }
    }
  }

  /// The coefficient of a power, also of one beyond those there are.
  public func number(_ index: Int, over quantities: [QuantityID]) -> GradingModel.Number? {
    quantities.first.map { GradingModel.Number(quantity: $0, power: index, question: coefficient(index)) }
  }

  /// The coefficients that a text is read as, filled up with zeros.
  public func numbers(in text: String) -> [TypedNumber]? {
    (try? read(text)).map { typed in
      typed + Array(repeating: .zero, count: max(0, coefficients.count - typed.count))
    }
  }

  /// The whole expression.
  public func toldExpression(_ text: String) -> Text? { (try? read(text)).map(echo) }

  private var shownUnknown: Text { "\(formula: .name(unknown), in: notation)" }

  private func shown(power: Int) -> Text { power == 1 ? shownUnknown : "\(shownUnknown)^\(power)" }

  /// What is asked of the coefficient of a power: that beyond those there are it is zero.
  func coefficient(_ power: Int) -> NumberQuestion {
    power < coefficients.count
      ? coefficients[power] : NumberQuestion(truth: Truth(0), precision: coefficients.last?.precision ?? .exact)
  }

  func read(_ text: String) throws(Unreadable) -> [TypedNumber] {
    try PolynomialReader(unknown: unknown, notation: notation).read(text)
  }

  func isSame(_ first: [TypedNumber], _ second: [TypedNumber]) -> Bool { first.map(\.value) == second.map(\.value) }

  /// How coefficients read as one expression.
  func echo(of typed: [TypedNumber]) -> Text {
    var text = Text()
    for (power, number) in typed.enumerated().reversed() where !number.value.isZero || typed.count == 1 {
      let isNegative = number.value.isNegative
      let size = isNegative ? number.negated : number
      if text.isEmpty {
        if isNegative { text += "\(sign: .minus)" }
      } else {
        text += isNegative ? " \(sign: .minus) " : " + "
      }
      let digits = size.claim == nil ? size.value.rational.shortWritten : size.written
      if power == 0 {
        text += "\(numeral: digits)"
      } else {
        text += digits == "1" ? shown(power: power) : "\(numeral: digits)\(sign: .times)\(shown(power: power))"
      }
    }
    return text.isEmpty ? "0" : text
  }

  func verdict(on typed: [TypedNumber], given context: GradingContext?) throws(Unreadable) -> Verdict {
    for (coefficient, number) in zip(coefficients, typed) { try coefficient.requireTruth(for: number) }
    let echo: Text = "read as \(echo(of: typed))"
    let powers = (0..<max(typed.count, coefficients.count)).reversed()
    let verdicts = powers.map { power in
      coefficient(power).grade(power < typed.count ? typed[power] : .zero, given: context?.judging(power))
    }
    let parts = zip(powers, verdicts).map { power, verdict in
      Verdict.Part(
        place: power, label: power == 0 ? "the constant" : "the coefficient of \(shown(power: power))",
        reason: verdict.reason,
        detail: power < coefficients.count || verdict.outcome != .wrong ? verdict.detail : "There is no such power.")
    }
    func title(_ part: Verdict.Part) -> Text {
      part.place == 0 ? "Constant" : "Coefficient of \(shown(power: part.place))"
    }
    guard let worst = verdicts.first(where: { $0.outcome == .wrong }) ?? verdicts.first(where: { $0.outcome != .right })
    else {
      return Verdict(
        allRight: "every coefficient", zip(parts, verdicts).map { (title($0), $1) }, reading: echo, parts: parts)
    }
    let off = parts.filter { $0.outcome == worst.outcome }
    if worst.outcome == .digits {
      let sentences = off.map { "\(title($0)): \($0.detail)" as Text }
      return Verdict(
        worst.reason, sentences.joined(separator: " "), reading: echo,
        parts: parts.map { $0.told($0.outcome == .digits) })
    }
    let isOpposite =
      parts.count > 1
      && zip(typed, coefficients).allSatisfy { number, question in
        question.judge.agreement(with: number.negated) == .exact
      }
    if isOpposite, typed.count == coefficients.count {
      return Verdict(
        .wrongSign, "This is the opposite of what is asked: check the sign.", reading: echo, parts: parts)
    }
    let single: Text? = off.count == 1 ? " \(off[0].detail)" : nil
    return Verdict(
      someWrong: "Not right: \(list: off.map(\.label)).\(single)", worst.reason, verdicts, reading: echo,
      parts: off.count == 1 ? parts.map { $0.told($0.place == off[0].place) } : parts)
  }
}

extension TypedNumber {
  static let zero = TypedNumber(
    value: .decimal(DecimalNumber(isNegative: false, coefficient: 0, exponent: 0)), form: .arithmetic, claim: nil,
    written: "0", comma: .none)

  var negated: TypedNumber {
    TypedNumber(
      value: value.negated, form: form, claim: claim,
      written: written.hasPrefix("-") ? String(written.dropFirst()) : "-" + written, comma: comma)
  }
}
