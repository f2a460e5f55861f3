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

extension CountQuestion: AnswerKind {
  var expected: String { String(count) }

  /// What form of answer is asked for.
  public var asks: String { "a whole number" }

  func read(_ text: String) throws(Unreadable) -> TypedNumber {
    let typed = try NumberReader.read(text)
    guard typed.value.rational.cut(toPlaces: 0).isWhole, !typed.value.isNegative else {
      throw Unreadable(
        reason: .notANumber,
        message: typed.value.isNegative
          ? "A count is never below zero, as \(typed.text) is" : "\(typed.text) is not a whole number",
        expected: "how many there are: a whole number from 0 up", range: 0..<text.unicodeScalars.count)
    }
    return typed
  }

  func echo(of typed: TypedNumber) -> String { number.echo(of: typed) }

  func isSame(_ first: TypedNumber, _ second: TypedNumber) -> Bool { number.isSame(first, second) }

  func verdict(on typed: TypedNumber, given context: GradingContext?) -> Verdict {
    let verdict = number.grade(typed, given: nil)
    guard verdict.outcome == .wrong else { return verdict }
    if let followed = context.flatMap({ number.judge.verdict(on: typed, .wrong, by: $0.read()) }),
      followed.outcome == .right
    {
      return followed
    }
    return Verdict(
      .wrong, .wrong, "\(typed.text)\(typed.result) is not the count.", reading: verdict.reading)
  }
}
