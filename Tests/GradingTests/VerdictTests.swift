import Testing

import Grading

/// Judges several texts against one question.
private func check(
  _ value: Double, error: Double = 0, _ precision: Precision, _ lines: [Case],
  _ location: SourceLocation = #_sourceLocation
) {
  let question = Question(truth: Truth(value, error: error), precision: precision)
  for line in lines { line.check(question, location) }
}

@Suite("Verdicts on numbers")
struct VerdictTests {
  @Test("0.285 to two places does not depend on binary luck") func tieInBinary() {
    for value in [0.285, -0.285] {
      let sign = value < 0 ? "-" : ""
      check(
        value, .decimals(2),
        [
          Case(sign + "0.28", .right), Case(sign + "0.29", .right), Case(sign + "0.285", .right),
          Case(sign + "0.284", .digits, .extraDigits), Case(sign + "0.286", .digits, .extraDigits),
          Case(sign + "0.27", .wrong), Case(sign + "0.3", .digits, .tooFewDigits),
        ])
    }
  }

  @Test("a tie within the engine's error accepts both neighbours, beyond it only one") func ties() {
    check(0.12345, error: 1e-12, .decimals(4), [Case("0.1234", .right), Case("0.1235", .right)])
    check(0.12345 + 1e-9, error: 1e-12, .decimals(4), [Case("0.1234", .wrong, .lastDigit), Case("0.1235", .right)])
    check(0.12345 - 1e-9, error: 1e-12, .decimals(4), [Case("0.1234", .right), Case("0.1235", .wrong, .lastDigit)])
    check(0.12345 - 1e-9, error: 1e-8, .decimals(4), [Case("0.1234", .right), Case("0.1235", .right)])
    check(2.5, .decimals(0), [Case("2", .right), Case("3", .right), Case("2.5", .right), Case("4", .wrong)])
    check(-2.5, .decimals(0), [Case("-2", .right), Case("-3", .right), Case("2", .wrong, .wrongSign)])
  }

  @Test("significant figures are counted by the decade of the true value") func significant() {
    check(
      -0.046239021619400291, .significant(3),
      [
        Case("-0.0462", .right), Case("-.0462", .right), Case("−4.62e-2", .right), Case("-4.62×10⁻²", .right),
        Case("-0.04624", .right), Case("-0.046239021619400289690", .right), Case("-0.0463", .wrong, .lastDigit),
        Case("-0.05", .digits, .tooFewDigits), Case("-0.046", .digits, .tooFewDigits),
        Case("-0.04620", .digits, .extraDigits), Case("0.0462", .wrong, .wrongSign),
        Case("-0.462", .wrong, .powerOfTen),
        Case("-0.00462", .wrong, .powerOfTen), Case("-0.04", .wrong), Case("0", .wrong, .notZero),
        Case("0.00", .wrong, .notZero), Case("-0.1", .wrong), Case("-0.0464", .wrong),
        Case("-46.24e-3", .right), Case("-0.0462390216194002896901234", .right),
      ])
  }

  @Test("a fraction is rounded by its own decade, as a decimal is") func fractionAtDecade() {
    for (fraction, decimal) in [("997/100", "9.97"), ("9961/1000", "9.961"), ("11/2", "5.5")] {
      check(10.04, .significant(3), [Case(fraction, .wrong), Case(decimal, .wrong)])
    }
    check(10.4, .significant(1), [Case("11/2", .wrong), Case("19/2", .right), Case("21/2", .right), Case("6", .wrong)])
    check(9.996, .significant(3), [Case("2499/250", .right), Case("251/25", .right), Case("4997/500", .wrong)])
  }

  @Test("later digits that are off are not charged where the number begins a decade further up") func digitsAtDecade() {
    check(
      9.996, .significant(3),
      [Case("10.04", .digits, .extraDigits), Case("9.9961", .digits, .extraDigits), Case("10.06", .wrong)])
    check(10.04, .significant(3), [Case("9.961", .wrong), Case("9.996", .digits, .extraDigits)])
  }

  @Test("rounding may carry into the next decade") func carry() {
    check(
      9.996, .significant(3),
      [
        Case("10.0", .right), Case("10.00", .right), Case("9.996", .right), Case("10", .digits, .tooFewDigits),
        Case("1.00e1", .right), Case("9.99", .wrong), Case("9.9", .wrong, .lastDigit), Case("10.1", .wrong, .lastDigit),
      ])
    check(0.09996, .significant(2), [Case("0.10", .right), Case("0.100", .right), Case("0.1", .digits, .tooFewDigits)])
    check(
      0.99999999996, .significant(3), [Case("1.00", .right), Case("1.000", .right), Case("1", .digits, .tooFewDigits)])
  }

  @Test("zeros that end a whole number may only hold places") func placeholders() {
    check(
      119_203.4, .significant(3),
      [
        Case("119000", .right), Case("119203", .right), Case("119200", .right), Case("1.19e5", .right),
        Case("120000", .digits, .tooFewDigits), Case("1.2e5", .digits, .tooFewDigits),
        Case("119100", .digits, .extraDigits),
        Case("118000", .wrong, .lastDigit), Case("119", .wrong, .powerOfTen),
      ])
    check(120, .significant(3), [Case("120", .right), Case("1.2e2", .right), Case("120.0", .right)])
    check(123.4, .decimals(1), [Case("120", .wrong), Case("123", .digits, .tooFewDigits)])
  }

  @Test("what is exactly right needs no further zeros") func exactlyRight() {
    check(0.5, .significant(3), [Case("0.5", .right), Case(".50", .right), Case("1/2", .right), Case("0.500", .right)])
    check(
      24, .decimals(3), [Case("24", .right), Case("24.000", .right), Case("24.0000000", .right), Case("2.4e1", .right)])
    check(-2.0927e-7, .significant(5), [Case("-2.0927e-7", .right), Case("-0.00000020927", .right)])
    // The engine knows 1 − 4e-11 well, so 1 is a rounding of it and not the value.
    check(0.9999999999622486, .decimals(3), [Case("1.000", .right), Case("1", .digits, .tooFewDigits)])
  }

  @Test("an exact answer may be a fraction, but not a rounding") func exact() {
    check(
      1.0 / 3, .exact,
      [
        Case("1/3", .right), Case("2/6", .right), Case("0.333", .digits, .notExact), Case("0.3333333333333333", .right),
        Case("0.334", .wrong), Case("0.3", .wrong), Case("-1/3", .wrong, .wrongSign), Case("10/3", .wrong),
      ])
    check(0.1, .exact, [Case("0.1", .right), Case("1/10", .right), Case("0.10", .right), Case("0.11", .wrong)])
    check(
      30, .exact,
      [
        Case("30", .right), Case("30.0", .right), Case("3e1", .right), Case("3*10", .right), Case("29", .wrong),
        Case("300", .wrong, .powerOfTen), Case("-30", .wrong, .wrongSign), Case("29.9", .wrong), Case("30.1", .wrong),
      ])
    check(
      0, .exact,
      [Case("0", .right), Case("-0", .right), Case("0.000", .right), Case("1", .wrong), Case("1e-999", .wrong)])
  }

  @Test("zero has no sign and no significant figures") func zero() {
    check(
      0, .decimals(2),
      [
        Case("0", .right), Case("-0.00", .right), Case("−0", .right), Case("0.00", .right), Case("0/7", .right),
        Case("1", .wrong), Case("0.01", .wrong), Case("0.001", .digits, .extraDigits),
      ])
    check(0, .significant(3), [Case("0", .right), Case("0.00", .right), Case("0.001", .wrong), Case("1", .wrong)])
    check(
      -0.001, .decimals(2),
      [
        Case("0.00", .right), Case("-0.00", .right), Case("-0.001", .right), Case("0", .digits, .tooFewDigits),
        Case("0.001", .digits, .extraDigits), Case("-0.01", .wrong, .powerOfTen),
      ])
    check(1e-17, error: 1e-16, .significant(3), [Case("0", .right), Case("1e-17", .right), Case("1e-15", .wrong)])
  }

  @Test("very large and very small values are judged like all others") func extremes() {
    check(
      1.2345e-300, .significant(3),
      [
        Case("1.23e-300", .right), Case("1.2345e-300", .right), Case("1.24e-300", .wrong, .lastDigit),
        Case("0", .wrong, .notZero),
        Case("-1.23e-300", .wrong, .wrongSign), Case("1.23e-299", .wrong, .powerOfTen),
        Case("1e-400", .wrong),
        Case("0." + String(repeating: "0", count: 299) + "123", .right), Case("1.2e-300", .digits, .tooFewDigits),
        Case("1e-999", .wrong), Case("1e999", .wrong),
      ])
    check(
      -9.87654e300, .significant(4),
      [
        Case("-9.877e300", .right), Case("-9.88e300", .digits, .tooFewDigits), Case("-9.878e300", .wrong, .lastDigit),
        Case("-9877" + String(repeating: "0", count: 297), .right),
      ])
    check(.leastNonzeroMagnitude, .exact, [Case("5e-324", .right)])
    check(1e-300, .decimals(1), [Case("0.0", .right), Case("1e-300", .right), Case("0", .digits, .tooFewDigits)])
  }

  @Test("digits beyond what the engine knows are not held against anyone") func beyondTheEngine() {
    check(
      0.11920292203797215, error: 2e-17, .decimals(4),
      [
        Case("0.1192", .right), Case("0.11920292203797215239", .right), Case("0.119202922037972", .right),
        Case("0.11920292203797", .right), Case("0.119202922038", .right), Case("0.11920292203", .digits, .extraDigits),
      ])
  }

  @Test(
    "the sentences",
    arguments: [
      (1.2092696984024718, Precision.decimals(1), "1", "1 is too coarse to tell; give 1 decimal."),
      (12.2092, .decimals(1), "12", "12 is right as far as it goes; give 1 decimal."),
      (0.69498000379259102, .decimals(1), "0.696", "0.696 is right to the 1 decimal asked; its later digits are not."),
      (0.69498000379259102, .decimals(1), "0.7", "Right: 0.7."),
      (0.24, .decimals(2), "2*.12", "Right: 2·0.12 = 0.24."),
      (0.33, .decimals(1), "1/3", "Right: 1/3 = 0.3333333333… to 1 decimal."),
      (
        0.0462, .significant(3), "0",
        "0 is not right: the value is not zero. Count 3 significant figures from the first digit that is not 0."
      ),
      (0.0462, .significant(3), "0.0463", "0.0463 is off in its last digit only: check the rounding."),
      (0.0462, .significant(3), "-0.0462", "−0.0462 has the right size, but the wrong sign."),
      (0.0462, .significant(3), ".462", "0.462 has the right digits, but is off by a power of ten."),
      (0.0462, .significant(3), ".9", "0.9 is not right to 3 significant figures."),
      (0.0462, .significant(3), "-.9", "−0.9 is not right to 3 significant figures. Check its sign, too."),
      (2.5, .exact, "3", "3 is not right."),
      (1.0 / 3, .exact, "0.33", "0.33 is the value rounded; it is asked exactly, and a fraction such as 2/7 will do."),
      (41.4, .decimals(0), "42", "42 is not right to the whole number asked."),
      (41.4, .decimals(0), "41.3", "41.3 is right to the whole number asked; its decimals are not."),
    ])
  func sentence(_ value: Double, _ precision: Precision, _ text: String, _ detail: String) {
    #expect(grade(text, on: Question(truth: Truth(value), precision: precision)).detail.unicode == detail)
  }

  @Test("value, digits and form are judged apart") func parts() {
    let question = Question(truth: Truth(0.25), precision: .significant(3))
    let findings = ["1/4", "0.25", "0.2500", "2.5e-1", "0.3", "-0.25", "0.5^2"].map {
      let verdict = grade($0, on: question)
      return "\($0): \(verdict.value?.rawValue ?? "") \(verdict.digits?.rawValue ?? "") \(verdict.form?.rawValue ?? "")"
    }
    #expect(
      findings == [
        "1/4: agrees as-asked fraction", "0.25: agrees too-few decimal", "0.2500: agrees more decimal",
        "2.5e-1: agrees too-few scientific", "0.3: agrees too-few decimal", "-0.25: differs too-few decimal",
        "0.5^2: agrees as-asked arithmetic",
      ])
  }

  @Test("a step without a finite value judges nobody") func noValue() {
    check(.nan, .decimals(2), [Case("1", .unreadable, .noValue)])
    check(.infinity, .exact, [Case("1", .unreadable, .noValue)])
    check(1, error: .infinity, .decimals(2), [Case("1", .right), Case("2", .wrong)])
  }
}
