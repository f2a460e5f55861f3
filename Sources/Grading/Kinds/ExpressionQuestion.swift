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
  public init(_ value: Value, unknown: String, shownUnknown: String? = nil, error: Double = 1e-13, precision: Precision)
  {
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

  /// What form of answer is asked for: "an expression in y, 3 decimals in each coefficient".
  public var asks: String {
    let precisions = Set(coefficients.map(\.precision))
    let digits = precisions.count == 1 ? precisions.first.map { ", each coefficient to \($0)" } ?? "" : ""
    return "an expression in \(shownUnknown)\(digits)"
  }

  private var reader: PolynomialReader { PolynomialReader(unknown: unknown, shown: shownUnknown) }

  func reading(of text: String) -> Reading {
    do {
      return Reading(complete: echo(of: try reader.read(text)))
    } catch {
      return Reading(error)
    }
  }

  func isSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? reader.read(first), let second = try? reader.read(second), first.count == second.count
    else { return false }
    return zip(first, second).allSatisfy { $0.value.rational == $1.value.rational }
  }

  /// The coefficients of the powers asked for; nothing where the text cannot be read.
  func numbers(in text: String) -> [TypedNumber]? {
    guard let typed = try? reader.read(text) else { return nil }
    return coefficients.indices.map { $0 < typed.count ? typed[$0] : .zero }
  }

  func grade(_ text: String, given history: History?) -> Verdict {
    do {
      return verdict(on: try reader.read(text), given: history)
    } catch {
      return Verdict(error)
    }
  }

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

  private func verdict(on typed: [TypedNumber], given history: History?) -> Verdict {
    let echo = "read as \(echo(of: typed))"
    var verdicts: [Verdict] = []
    var parts: [Verdict.Part] = []
    var worst: Verdict?
    for power in (0..<max(typed.count, coefficients.count)).reversed() {
      let number = power < typed.count ? typed[power] : .zero
      let label = power == 0 ? "the constant" : power == 1 ? shownUnknown : "\(shownUnknown)^\(power)"
      guard power < coefficients.count else {
        guard !number.value.isZero else { continue }
        let detail = "There is no such power."
        parts.append(Verdict.Part(label: label, outcome: .wrong, detail: detail))
        worst = Verdict(.wrong, .wrong, detail, reading: echo)
        continue
      }
      let verdict = coefficients[power].grade(number, given: history?.judging(power))
      verdicts.append(verdict)
      parts.append(Verdict.Part(label: label, outcome: verdict.outcome, detail: verdict.detail))
      if verdict.outcome == .wrong || verdict.outcome != .right && worst == nil {
        worst = worst?.outcome == .wrong ? worst : verdict
      }
    }
    guard let worst else {
      return Verdict(
        allRight: "every coefficient",
        zip(parts, verdicts).map { ($0.label == "the constant" ? "Constant" : "Coefficient of \($0.label)", $1) },
        reading: echo, parts: parts)
    }
    let off = parts.filter { $0.outcome == worst.outcome }
    if worst.outcome == .digits {
      let sentences = off.map { "Coefficient of \($0.label): \($0.detail)" }
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
    let names = listed(off.map { $0.label == "the constant" ? $0.label : "the coefficient of \($0.label)" })
    let single = off.count == 1 && off[0].detail != "There is no such power." ? " \(off[0].detail)" : ""
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
