/// A question whose answer is how many there are of something: a whole number, or a sum or product that gives it.
public struct CountQuestion: Hashable, Sendable {
  /// How many there are.
  public let count: Int
  private let number: NumberQuestion

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

  func reading(of text: String) -> Reading { number.reading(of: text) }

  func isSame(_ first: String, _ second: String) -> Bool { number.isSame(first, second) }

  func grade(_ text: String, given history: History?) -> Verdict {
    let verdict = number.grade(text, given: nil)
    guard verdict.outcome == .wrong, let typed = try? NumberReader.read(text) else { return verdict }
    guard typed.value.rational.integer != nil, !typed.value.isNegative else {
      return Verdict(
        Unreadable(
          reason: .notANumber, message: "\(typed.text) counts nothing", expected: "a whole number from 0 up",
          range: 0..<text.unicodeScalars.count))
    }
    return Verdict(.wrong, .wrong, "\(typed.text)\(typed.result) is not the count.", reading: verdict.reading)
  }
}
