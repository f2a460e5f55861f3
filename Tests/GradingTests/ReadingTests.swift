import Testing

@testable import Grading

@Suite("Reading a typed number")
struct ReadingTests {
  private func read(_ text: String, _ precision: Precision = .exact) -> Reading {
    reading(of: text, for: Question(truth: Truth(1), precision: precision))
  }

  @Test(
    "is echoed as it was understood",
    arguments: [
      ("0.5", "0.5"), (".5", "0.5"), ("5.", "5"), ("-.5", "−0.5"), ("+0.5", "0.5"), ("007.50", "7.50"), ("000", "0"),
      ("0", "0"), ("-0.00", "0.00"), ("−0.0464", "−0.0464"), ("‐1", "−1"), ("–1", "−1"), ("—1", "−1"), ("－１２", "−12"),
      ("- 5", "−5"), (" 5\u{a0}", "5"), ("\u{feff}5\n", "5"), ("٣٫٥", "3.5 (the comma as a decimal point)"),
      ("0,24", "0.24 (the comma as a decimal point)"), (",5", "0.5 (the comma as a decimal point)"),
      ("1,234", "1.234 (the comma as a decimal point, not for thousands)"),
      ("0,123", "0.123 (the comma as a decimal point)"), ("12,3456", "12.3456 (the comma as a decimal point)"),
      ("1.2e-3", "1.2e−3 = 0.0012"), ("1.2E−3", "1.2e−3 = 0.0012"), ("1.2e+03", "1.2e3"), ("1.20e0", "1.20e0 = 1.20"),
      ("1.2×10⁻³", "1.2e−3 = 0.0012"), ("1.2*10^-3", "1.2e−3 = 0.0012"), ("1.2·10^(-3)", "1.2e−3 = 0.0012"),
      ("1.2 x 10^-3", "1.2e−3 = 0.0012"), ("1.2*10**-3", "1.2e−3 = 0.0012"), ("-1.2×10⁻³", "−1.2e−3 = −0.0012"),
      ("1e-300", "1e−300"), ("1e-400", "1e−400"), ("1e999", "1e999"), ("4.62e-20", "4.62e−20"),
      ("1/3", "1/3 = 0.3333333333…"), ("-1/4", "−1/4 = −0.25"), ("2/4", "2/4 = 0.5"), ("½", "1/2 = 0.5"),
      ("⅔", "2/3 = 0.6666666666…"), ("2*0.12", "2·0.12 = 0.24"), ("2·0.12", "2·0.12 = 0.24"),
      ("1-0.5", "1 − 0.5 = 0.5"),
      ("2*-3", "2·−3 = −6"), ("1 - -2", "1 − −2 = 3"), ("-2^2", "−2^2 = −4"), ("(-2)^2", "(−2)^2 = 4"),
      ("3²", "3^2 = 9"),
      ("2**3", "2^3 = 8"), ("2⁻¹", "2^−1 = 0.5"), ("10^-3", "10^−3 = 0.001"), ("10⁻³", "10^−3 = 0.001"),
      ("2^(1+1)", "2^(1 + 1) = 4"), ("0.1+0.2", "0.1 + 0.2 = 0.3"), ("1÷8", "1/8 = 0.125"),
      ("((0.5))", "0.5"),
      ("-(1/3)", "−(1/3) = −0.3333333333…"), ("1/3*3", "1/3·3 = 1"), ("(1/2)^3", "(1/2)^3 = 0.125"),
      ("0.88*(1-0.88)", "0.88·(1 − 0.88) = 0.1056"), ("1,5*2,5", "1.5·2.5 = 3.75 (the comma as a decimal point)"),
      ("= 0.3", "0.3"), ("≈0.3", "0.3"), ("10^30", "10^30 = 1e30"), ("1/3*10^-20", "1/3·10^−20 = 3.333333333…e−21"),
      ("tanh(1.2)", "tanh(1.2) = 0.8336546070…"), ("exp(-1.265)", "exp(−1.265) = 0.2822392961…"),
      ("2.718^1.2", "2.718^1.2 = 3.319703855…"), ("sqrt(2)", "sqrt(2) = 1.414213562…"),
      ("√2", "sqrt(2) = 1.414213562…"),
      ("sqrt(4)", "sqrt(4) = 2"), ("4^0.5", "4^0.5 = 2"), ("sqrt(2)^2", "sqrt(2)^2 = 2"), ("ln(e)", "ln(e) = 1"),
      ("2π", "2·pi = 6.283185307…"), ("σ(0)", "sigmoid(0) = 0.5"), ("e^-1", "e^−1 = 0.3678794411…"),
      ("exp(0)", "exp(0) = 1"),
      ("2(1 - 0.5)", "2·(1 − 0.5) = 1"), ("-4.62 E-2", "−4.62e−2 = −0.0462"), ("1 e3", "1e3"), ("𝟏.𝟓", "1.5"),
      ("3∕4", "3/4 = 0.75"),
      ("2 • 3", "2·3 = 6"), ("0*5", "0·5 = 0"), ("0.12345678901234567890123456789", "0.1234567890123456789012…"),
    ])
  func echo(_ text: String, _ expected: String) {
    let reading = read(text)
    #expect(reading.state == .complete && reading.caret == nil)
    #expect(reading.text.unicode == "read as \(expected)")
  }

  @Test(
    "counts digits in the unit that is asked",
    arguments: [
      ("-.0464", Precision.decimals(4), "read as −0.0464, 4 decimals"),
      ("-.0464", .significant(3), "read as −0.0464, 3 significant"),
      ("1.2", .decimals(3), "read as 1.2, 1 decimal"),
      ("12", .decimals(1), "read as 12, no decimals"),
      ("1.2e3", .decimals(1), "read as 1.2e3"),
      ("0.050", .significant(3), "read as 0.050, 2 significant"),
      ("0", .significant(3), "read as 0"),
      ("119000", .significant(3), "read as 119000, 3 to 6 significant"),
      ("1.19e5", .significant(3), "read as 1.19e5, 3 significant"),
      ("1/3", .significant(3), "read as 1/3 = 0.3333333333…"),
      ("0,24", .decimals(2), "read as 0.24, 2 decimals (the comma as a decimal point)"),
    ])
  func count(_ text: String, _ precision: Precision, _ expected: String) {
    #expect(read(text, precision).text.unicode == expected)
  }

  /// The place of the mistake is marked in the text itself: ⟦…⟧ around it.
  @Test(
    "refuses with the place and what was expected",
    arguments: [
      ("5 ⟦cm⟧", "“cm” is not part of a number; expected the bare number."),
      ("50⟦%⟧", "A percent sign is not read here; expected the number itself, 0.5 rather than 50 %."),
      ("1⟦,⟧ 2", "A comma stands between two things here; expected one number."),
      ("1,234⟦,⟧567", "Digits are not grouped in thousands here; expected the digits without a mark."),
      ("1.234⟦,⟧5", "Digits are not grouped in thousands here; expected the digits without a mark."),
      ("1 ⟦234⟧", "Digits are not grouped in thousands here; expected the digits without a mark."),
      ("1⟦'⟧234", "Digits are not grouped in thousands here; expected the digits without a mark."),
      ("1⟦_⟧234", "Digits are not grouped in thousands here; expected the digits without a mark."),
      ("1 ⟦2⟧", "There are two numbers side by side; expected one number, or an operator between."),
      ("1⟦½⟧", "There are two numbers side by side; expected one number, or an operator between."),
      (
        "1.5 + 2⟦,⟧5",
        "There are both a point and a comma; expected one of them, before the decimals, and nothing between thousands."
      ),
      ("1.2⟦.⟧3", "There is a second decimal point; expected one number."),
      ("0.33⟦...⟧", "Dots leave open how the digits go on; expected the number rounded."),
      ("0.33⟦…⟧", "Dots leave open how the digits go on; expected the number rounded."),
      ("⟦nan⟧", "“nan” is not a finite number; expected a number."),
      ("-⟦inf⟧", "“inf” is not a finite number; expected a number."),
      ("⟦∞⟧", "Infinity is not an answer here; expected a finite number."),
      ("⟦0x⟧1", "Hexadecimal numbers are not read here; expected a decimal number."),
      ("⟦ln(0)⟧", "“ln” has no finite value there; expected an argument at which it has one."),
      (
        "⟦softmax⟧(2)",
        "“softmax” is not worked out here; expected a number, or arithmetic with + − · / ^, parentheses, exp, tanh, sqrt and the like."
      ),
      ("⟦a1⟧ - 0.5", "“a1” is not a number; expected a number."), ("⟦[⟧1", "This is a list; expected one number."),
      ("⟦(-2)^0.5⟧", "That power is not a whole number; expected a whole number such as 2 or −3."),
      ("⟦yhat⟧ = 0.3", "“yhat” is not a number; expected a number."),
      ("0.3 ⟦=⟧ 0.30", "There is more than one side here; expected the number alone."),
      ("2⟦)⟧", "There is a “)” without its “(”; expected the end of the number."),
      ("⟦)⟧", "“)” cannot stand here; expected a number."),
      ("-⟦-⟧5", "There are two signs in a row; expected one sign, or none."),
      ("+⟦−⟧5", "There are two signs in a row; expected one sign, or none."),
      ("2^3⟦^⟧2", "There are two powers in a row; expected parentheses around the first."),
      ("1⟦e2.⟧5", "The exponent is not a whole number; expected a whole number such as −3."),
      ("1/⟦0⟧", "That divides by zero; expected a divisor other than 0."),
      ("1/⟦(1-1)⟧", "That divides by zero; expected a divisor other than 0."),
      ("⟦0^-1⟧", "Zero has no such power; expected a base other than 0."),
      ("9^⟦9999⟧", "That is too large or too small to work with; expected a number between 1e−999 and 1e999."),
      ("1⟦e999999999⟧", "That is too large or too small to work with; expected a number between 1e−999 and 1e999."),
      ("10^⟦9999⟧", "That is too large or too small to work with; expected a number between 1e−999 and 1e999."),
      ("⟦±⟧5", "“±” cannot stand here; expected a number."),
      ("⟦\u{1b}⟧[31m5", "“U+001B” cannot stand here; expected a number."),
      ("5⟦\u{0}⟧", "“U+0000” cannot stand here; expected the end of the number."),
      ("5⟦🙂⟧", "“🙂” cannot stand here; expected the end of the number."),
    ])
  func refusal(_ marked: String, _ sentence: String) {
    let scalars = Array(marked.unicodeScalars)
    let start = scalars.firstIndex(of: "⟦") ?? 0
    let end = (scalars.firstIndex(of: "⟧") ?? 1) - 1
    let text = String(String.UnicodeScalarView(scalars.filter { $0 != "⟦" && $0 != "⟧" }))
    let reading = read(text)
    #expect(reading.state == .unreadable && reading.caret == start..<end)
    #expect(reading.text.unicode == sentence)
  }

  @Test(
    "waits for the rest of a good beginning",
    arguments: [
      ("-", "a number"), ("(", "a number"), ("2*", "a number"), ("2^", "a number"), ("2^-", "a number"),
      (".", "digits"),
      ("-.", "digits"), ("1e", "an exponent such as −3"), ("1e-", "an exponent such as −3"), ("(1+2", "“)”"),
      ("5,", "digits after the comma"), ("1 +", "a number"), ("10⁻", "a raised whole number"), ("=", "a number"),
    ])
  func unfinished(_ text: String, _ expected: String) {
    let end = text.unicodeScalars.count
    let reading = read(text)
    #expect(reading.state == .unfinished && reading.caret == end..<end)
    #expect(reading.text.unicode == "expected \(expected)")
  }

  @Test("has limits on length and depth") func limits() {
    let deep = String(repeating: "(", count: 40) + "1" + String(repeating: ")", count: 40)
    #expect(read(deep).caret == 32..<33)
    #expect(read(String(repeating: "(", count: 900)).state == .unreadable)
    #expect(read(String(repeating: "1", count: 1_000)).state == .complete)
    #expect(read(String(repeating: "1", count: 1_001)).caret == 1_000..<1_001)
    #expect(read("0." + String(repeating: "0", count: 399) + "1").state == .complete)
  }

  @Test("compares answers by their value, however they are written") func sameAnswer() {
    let question = Question(truth: Truth(1), precision: .decimals(2))
    for (first, second) in [
      ("0.5", "0.50"), ("1/2", ".5"), ("2*0.12", "0,24"), ("1e3", "1000"), ("-0", "0"), ("1/3", "2/6"),
    ] {
      #expect(isSameAnswer(first, second, to: question), "\(first) and \(second)")
    }
    for (first, second) in [("0.5", "0.51"), ("0.5", "-0.5"), ("x", "x"), ("1/3", "0.333"), ("1e-999", "0")] {
      #expect(!isSameAnswer(first, second, to: question), "\(first) and \(second)")
    }
  }
}
