import Testing

import Grading

/// One line of a specification: what was typed, and what is made of it.
struct Case: CustomTestStringConvertible, Sendable {
  let text: String
  let outcome: Verdict.Outcome
  let reason: Verdict.Reason

  init(_ text: String, _ outcome: Verdict.Outcome, _ reason: Verdict.Reason? = nil) {
    self.text = text
    self.outcome = outcome
    self.reason = reason ?? (outcome == .right ? .exact : .wrong)
  }

  var testDescription: String { "“\(text)” is \(outcome), \(reason.rawValue)" }

  func check(_ question: Question, _ location: SourceLocation = #_sourceLocation) {
    let verdict = grade(text, on: question)
    #expect(verdict.outcome == outcome, "“\(text)”: \(verdict.detail)", sourceLocation: location)
    #expect(verdict.reason == reason, "“\(text)”: \(verdict.detail)", sourceLocation: location)
    #expect(verdict.spendsAttempt == (outcome == .wrong), sourceLocation: location)
    #expect((verdict.caret != nil) == (outcome == .unreadable), sourceLocation: location)
    #expect((verdict.reading?.unicode == nil) == (outcome == .unreadable), sourceLocation: location)
  }
}

@Suite("A question asked to one decimal, true value 1.20926…")
struct OneDecimal {
  static let question = Question(truth: Truth(1.2092696984024718), precision: .decimals(1))

  @Test(arguments: [
    // Right, in many shapes.
    Case("1.2", .right), Case("+1.2", .right), Case(" 1.2 ", .right), Case("01.2", .right), Case("１．２", .right),
    Case("1,2", .right), Case("12e-1", .right), Case("1.2e0", .right), Case("6/5", .right), Case("=1.2", .right),
    Case("2*0.6", .right), Case("(2.4)/2", .right), Case("0.12×10", .right), Case("0.12 x 10^1", .right),
    // More digits are welcome where they are right.
    Case("1.21", .right), Case("1.209", .right), Case("1.2092697", .right), Case("1.2092696984024718559", .right),
    // Arithmetic is judged as rounded to what is asked.
    Case("1.1^2", .right), Case("5/4", .right), Case("sqrt(1.44)", .right), Case("1.2(1)", .right),
    Case("2^0.5", .wrong), Case("[1, 2]", .form, .wholeForElement),
    // Too few digits, or too many, are not wrong.
    Case("1", .digits, .tooFewDigits), Case("1.", .digits, .tooFewDigits), Case("1.20", .digits, .extraDigits),
    Case("1.2090", .digits, .extraDigits), Case("1.16", .digits, .extraDigits),
    // Wrong, with what can be said.
    Case("1.3", .wrong), Case("0", .wrong, .notZero), Case("2", .wrong), Case("-1.2", .wrong, .wrongSign),
    Case("−1", .wrong, .wrongSign), Case("12", .wrong, .powerOfTen), Case("0.12", .wrong, .powerOfTen),
    // Not understood.
    Case("", .unreadable, .empty), Case("   ", .unreadable, .empty), Case("-", .unreadable, .unfinished),
    Case("1.2e", .unreadable, .unfinished), Case("2*", .unreadable, .unfinished),
    Case("(1.2", .unreadable, .unfinished),
    Case("1.2 cm", .unreadable, .unit), Case("120%", .unreadable, .percent), Case("1.2.3", .unreadable, .notANumber),
    Case("nan", .unreadable, .notANumber), Case("inf", .unreadable, .notANumber), Case("∞", .unreadable, .notANumber),
    Case("0x1p3", .unreadable, .notANumber), Case("1 200", .unreadable, .thousands),
    Case("1,200,000", .unreadable, .thousands), Case("max(1, 2)", .unreadable, .function),
    Case("1/0", .unreadable, .divisionByZero), Case("(-2)^0.5", .unreadable, .exponentNotWhole),
    Case("1e999999999", .unreadable, .tooLarge), Case("9^9^9", .unreadable, .notANumber),
    Case("9^9999", .unreadable, .tooLarge), Case("--1.2", .unreadable, .notANumber),
  ])
  func typed(_ line: Case) {
    line.check(Self.question)
  }
}
