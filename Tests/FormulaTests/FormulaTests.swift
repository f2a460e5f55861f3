import GradientEngine
import TestSupport
import Testing

@testable import Formula

private let notation = Notation(
  names: ["alpha1", "beta1", "yhat", "W1", "W2", "W2'", "z1", "z1'", "w'", "x", "loss", "lambda"],
  overrides: ["alpha1": "α¹", "beta1": "β¹", "W1": "W¹", "W2": "W²", "W2'": "W²′", "loss": "ℓ"])
private let parser = Parser(notation: notation)

/// What is typed, how it is shown in Unicode, and in ASCII.
private let spellings: [(typed: String, unicode: String, ascii: String)] = [
  ("alpha1", "α¹", "alpha1"),
  ("α¹", "α¹", "alpha1"),
  ("alpha1[2]", "α¹₂", "alpha1[2]"),
  ("α¹₂", "α¹₂", "alpha1[2]"),
  ("W1[2,1]", "W¹₂₁", "W1[2,1]"),
  ("W¹₂₁", "W¹₂₁", "W1[2,1]"),
  ("W1[2][1]", "W¹₂₁", "W1[2,1]"),
  ("W1[10,1]", "W¹[10,1]", "W1[10,1]"),
  ("z1 + 1", "z₁ + 1", "z1 + 1"),
  ("z₁", "z₁", "z1"),
  ("w'", "w′", "w'"),
  ("1 - w'^2", "1 − (w′)²", "1 - w'^2"),
  ("W2'[1]", "W²₁′", "W2'[1]"),
  ("z1'[1]", "z₁′[1]", "z1'[1]"),
  ("lambda*x", "λ·x", "lambda*x"),
  ("transpose(W1) * [1, x]", "W¹ᵀ·[1, x]", "transpose(W1)*[1, x]"),
  ("W¹ᵀ[1, x]", "W¹ᵀ[1, x]", ""),
  ("W2 . [1, beta1]", "W²·[1, β¹]", "W2 . [1, beta1]"),
  ("(y - yhat)^2 / 2", "(y − ŷ)²/2", "(y - yhat)^2/2"),
  ("-(y-yhat)*yhat*(1-yhat)", "−(y − ŷ)·ŷ·(1 − ŷ)", "-(y - yhat)*yhat*(1 - yhat)"),
  ("2x(1 - x)", "2·x·(1 − x)", "2*x*(1 - x)"),
  ("x²", "x²", "x^2"),
  ("x⁻¹", "x⁻¹", "x^-1"),
  ("-x^2", "−x²", "-x^2"),
  ("(-x)^2", "(−x)²", "(-x)^2"),
  ("2^3^2", "2^3²", "2^3^2"),
  ("(2^3)^2", "(2³)²", "(2^3)^2"),
  ("a/b/c", "a/b/c", "a/b/c"),
  ("a/(b/c)", "a/(b/c)", "a/(b/c)"),
  ("a/(b*c)", "a/(b·c)", "a/(b*c)"),
  ("a - (b - c)", "a − (b − c)", "a - (b - c)"),
  ("a - -b", "a − (−b)", "a - (-b)"),
  ("sigma(x)", "σ(x)", "sigmoid(x)"),
  ("σ(x) + sqrt(x)", "σ(x) + √(x)", "sigmoid(x) + sqrt(x)"),
  ("d(loss)/d(W2[1])", "∂ℓ/∂W²₁", "d(loss)/d(W2[1])"),
  ("∂ℓ/∂W²₁", "∂ℓ/∂W²₁", "d(loss)/d(W2[1])"),
  ("partial(loss)/partial(x)", "∂ℓ/∂x", "partial(loss)/partial(x)"),
  ("1.5e-3", "0.0015", "0.0015"),
  ("2e-11", "2×10⁻¹¹", "2e-11"),
  (".5 * 2.", "0.5·2", "0.5*2"),
  ("a .* b", "a⊙b", "a .* b"),
]

@Test(arguments: spellings) func shows(typed: String, unicode: String, ascii: String) throws {
  guard !ascii.isEmpty else { return }
  let formula = try parser.parse(typed)
  #expect(notation.show(formula, in: .unicode) == unicode)
  #expect(notation.show(formula, in: .ascii) == ascii)
}

@Test(arguments: spellings) func whatIsShownReadsBack(typed: String, unicode: String, ascii: String) throws {
  guard !ascii.isEmpty else { return }
  let formula = try parser.parse(typed)
  #expect(try parser.parse(ascii) == formula)
  // Inner products are shown with the sign of a plain product: a reader of W²·[1, β¹] is not misled, the parser would be.
  if !typed.contains(" . "), !typed.contains("partial"), !unicode.contains("×") {
    #expect(try parser.parse(unicode) == formula)
  }
}

/// What is typed, what is said, and where the caret stands.
@Test(arguments: [
  ("", "there is no formula; expected a number or a formula", 0),
  ("1 +", "the formula ends too early; expected a number, a name, or “(”", 3),
  ("(1 + 2", "the formula ends too early; expected “)” to close the parenthesis", 6),
  ("1 $ 2", "“$” has no meaning here; expected a number, a name, or an operator", 2),
  ("1 2", "unexpected number 2; expected an operator (+ − · /) or the end", 2),
  ("x[y]", "unexpected “y”; expected a whole number as index", 2),
  ("exp(1, 2)", "exp is given 2 arguments; expected one", 0),
  ("d(loss)", "the formula ends too early; expected the other half of d(a)/d(b)", 7),
  ("1e999", "this number is too large; expected a number below 1.8e308", 0),
])
func says(text: String, sentence: String, column: Int) {
  let error = #expect(throws: FormulaError.self) { try parser.parse(text) }
  #expect(error?.sentence.unicode == sentence)
  #expect(error?.range.lowerBound == column)
}

@Test(
  arguments: [
    String(repeating: "(", count: 9_000), String(repeating: "-", count: 9_000), String(repeating: "[", count: 9_000),
    String(repeating: "1+", count: 4_000) + "1", String(repeating: "2^", count: 4_000) + "1",
    String(repeating: "∂", count: 9_000), String(repeating: "x²", count: 4_000),
    String(repeating: "x", count: 1_000_000),
  ].map(LongText.init))
func refusesTheDeepAndTheLong(long: LongText) {
  let text = long.text
  #expect(throws: FormulaError.self) {
    try parser.parse(text + (text.hasPrefix("x") && text.count > 20_000 ? "" : "("))
  }
}

@Test func rubbishNeverCrashes() {
  var random = SeededGenerator(seed: 42)
  let words = [
    "x", "α¹", "1", ".", "(", ")", "[", "]", "+", "-", "^", "²", "₁", "d(", ")/d(", "∂", "/", ",", "sum", "1e", "ŷ",
    " ", "\u{0}", "😀",
  ]
  for _ in 0..<20_000 {
    let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined()
    if let formula = try? parser.parse(text) {
      #expect((try? parser.parse(notation.show(formula, in: .ascii))) == formula, "\(text)")
    }
  }
}

@Test(arguments: [
  (0.119_202_922, NumberStyle.significant(4), "0.1192"),
  (0.999_999_999_96, .significant(4), "1.000"),
  (24, .significant(4), "24"),
  (2.3 - 1.2, .significant(4), "1.1"),
  (-0.5, .significant(4), "-0.5"),
  (-1.999_999_9, .significant(4), "-2.000"),
  (123_456, .significant(4), "123500"),
  (0.285, .decimals(2), "0.29"),
  (-0.001, .decimals(2), "0.00"),
  (1.2, .decimals(3), "1.200"),
  (9.996, .decimals(2), "10.00"),
  (0.5, .decimals(0), "1"),
  (0.4, .decimals(0), "0"),
  (1.396_468_222e-11, .significant(4), "1.396e-11"),
  (1.3999999e-11, .significant(4), "1.400e-11"),
  (1e300, .full, "1e300"),
  (.leastNonzeroMagnitude, .full, "5e-324"),
  (0.1 + 0.2, .full, "0.30000000000000004"),
  (-0.0, .full, "0"),
])
func writes(value: Double, style: NumberStyle, text: String) {
  #expect(style.text(value, in: .ascii) == text)
}

@Test func nearestWord() {
  #expect(nearest("sigmod", in: ["sigmoid", "sign"]) == "sigmoid")
  #expect(nearest("hitns", in: ["hints", "title"]) == "hints")
  #expect(nearest("zebra", in: ["hints", "title"]) == nil)
}
