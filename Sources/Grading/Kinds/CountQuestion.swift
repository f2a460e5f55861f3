import Formula
import GradientEngine

/// A question whose answer is how many there are of something: a whole number, or a sum or product that gives it.
public struct CountQuestion: Hashable, Sendable {
  /// How many there are.
  public let count: Int
  let number: NumberQuestion

  /// Asks for a count.
  public init(_ count: Int) {
    self.count = count
    number = NumberQuestion(truth: Truth(Double(count)), precision: .exact)
  }
}

extension AnswerWord {
  /// A whole number: how many there are of something.
  public static let count = AnswerWord(
    "count", required: ["answer"], optional: ["misconceptions"], asks: .wholeNumber, hidesFormula: true
  ) { draft in
    draft.wholeNumber.map { CountQuestion($0) }
  }
}

extension CountQuestion: ReadAnswerKind {
  /// How many there are of something.
  public static let words = [AnswerWord.count]

  /// The count in digits.
  public var expected: String { String(count) }

  /// What form of answer is asked for.
  public var asks: Text { "a whole number" }

  /// It is no number.
  public var unreadableReason: Verdict.Reason { .notANumber }

  /// The count as a number.
  public var numbers: [NumberQuestion] { [number] }

  /// The number that a text is read as.
  public func numbers(in text: String) -> [TypedNumber]? { (try? read(text)).map { [$0] } }

  func read(_ text: String) throws(Unreadable) -> TypedNumber {
    let typed = try NumberReader.read(text)
    guard typed.value.rational.cut(toPlaces: 0).isWhole, !typed.value.isNegative else {
      let refusal: NumberRefusal =
        typed.value.isNegative ? .negativeCount(typed.written) : .fractionalCount(typed.written)
      throw Unreadable(refusal, at: 0..<text.unicodeScalars.count)
    }
    return typed
  }

  func echo(of typed: TypedNumber) -> Text { typed.echo(askedTo: number.precision) }

  func isSame(_ first: TypedNumber, _ second: TypedNumber) -> Bool { number.isSame(first, second) }

  func verdict(on typed: TypedNumber, given context: GradingContext?) -> Verdict {
    let verdict = number.grade(typed, given: nil)
    guard verdict.outcome == .wrong else { return verdict }
    if let followed = context.flatMap({ number.judge.verdict(on: typed, .wrong, by: $0.read()) }),
      followed.outcome == .right
    {
      return followed
    }
    let wrong: Text = "\(typed.text)\(typed.result) is not the count."
    let foreseen = context.flatMap { Diagnosis($0)?.values.filter(\.isAuthored) } ?? []
    guard let (id, sentence) = number.judge.misconception(typed, among: foreseen) else {
      return Verdict(.wrong, wrong, reading: verdict.understood)
    }
    return Verdict(.misconception, "\(wrong) \(sentence)", reading: verdict.understood, misconception: id)
  }
}
