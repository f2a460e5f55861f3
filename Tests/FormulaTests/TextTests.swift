import GradientEngine
import Testing

@testable import Formula

private let notation = Notation(names: ["beta1", "loss", "yhat"], overrides: ["beta1": "β¹", "loss": "ℓ"])

private func parsed(_ text: String) throws -> Expression { try Parser(notation: notation).parse(text) }

@Suite("Text is written at the edge")
struct TextTests {
  @Test("A formula is written in the notation, and in ASCII as it can be typed")
  func formula() throws {
    let text: Text = "\(formula: try parsed("d(loss)/d(beta1[1])"), in: notation) is asked"
    #expect(text.unicode == "∂ℓ/∂β¹₁ is asked")
    #expect(text.ascii == "d(loss)/d(beta1[1]) is asked")
  }

  @Test("Sides of an equation that are written alike stand once")
  func equation() throws {
    let sides = [try parsed("yhat"), try parsed("0.5"), .number(0.5)]
    #expect(Equation(sides, in: notation).text(in: .unicode) == "ŷ = 0.5")
  }

  @Test("A number has a typographic minus only in Unicode")
  func number() {
    let text: Text = "\(number: "-0.046") is right"
    #expect(text.unicode == "−0.046 is right")
    #expect(text.ascii == "-0.046 is right")
  }

  @Test(
    "A list has one conjunction, before its last member",
    arguments: [
      (0, ""), (1, "a"), (2, "a or b"), (3, "a, b or c"),
    ])
  func list(count: Int, expected: String) {
    let members: [Text] = ["a", "b", "c"]
    #expect(Text(.list(Array(members.prefix(count)), .or)).unicode == expected)
  }

  @Test(
    "What somebody typed shows every character, and steers nothing",
    arguments: [
      ("2a", "“2a”", "\"2a\""), ("\u{1B}[2J", "“U+001B[2J”", "\"U+001B[2J\""), ("σ′", "“σ′”", "\"sigma'\""),
      ("a\u{202E}b", "“aU+202Eb”", "\"aU+202Eb\""),
    ])
  func typed(text: String, unicode: String, ascii: String) {
    #expect(Text(.typed(text)).unicode == unicode)
    #expect(Text(.typed(text)).ascii == ascii)
  }

  @Test("An author's letters become words where only ASCII can be shown")
  func prose() {
    #expect(Text(prose: "σ(x²) ≤ ½, naïve Übung").ascii == "sigma(x^2) <= 1/2, naive Uebung")
  }

  @Test("An author's line breaks separate paragraphs, and what stands beside them stays")
  func paragraphs() throws {
    let text: Text = "\(prose: "first ")\(number: "-1")\(prose: " ends\n\nsecond")"
    #expect(text.paragraphs.map(\.unicode) == ["first −1 ends", "second"])
  }

  @Test("The first sentence ends at a full stop and not within a number")
  func firstSentence() {
    let text: Text = "Right: \(number: "1.5"). Count \(list: ["a. b", "c"]) from \(typed: "x. y"). The end."
    let (first, rest) = text.firstSentence
    #expect(first.ascii == "Right: 1.5.")
    #expect(rest.ascii == "Count a. b and c from \"x. y\". The end.")
    #expect(("One sentence." as Text).firstSentence.rest.isEmpty)
    #expect(Text(prose: "Le coût. Il baisse.").firstSentence.rest.unicode == "Il baisse.")
  }

  @Test("A key is named by whoever knows the key map")
  func key() {
    let text: Text = "Press \(key: CommandName(rawValue: "hint")) for a hint."
    #expect(TextRenderer(charset: .unicode) { _ in "F1" }.string(text) == "Press F1 for a hint.")
  }

  @Test("Markdown sets formulas and code between backticks")
  func markdown() throws {
    let text: Text = "\(formula: try parsed("yhat"), in: notation) of \(code: "a|b")"
    #expect(TextRenderer(charset: .unicode, markup: .markdown).string(text) == "`ŷ` of `a\\|b`")
  }

  @Test("A count agrees with its unit")
  func count() {
    #expect(
      ("\(1, "step"), \(2, "step"), \(2, "entry", plural: "entries")" as Text).unicode == "1 step, 2 steps, 2 entries")
  }

  @Test("Mistakes are equal by case and payload, not by words")
  func mistakes() {
    let error = FormulaError(SyntaxMistake.empty, at: 0..<1)
    #expect(error == FormulaError(SyntaxMistake.empty, at: 0..<1))
    #expect(error != FormulaError(SyntaxMistake.tooLong, at: 0..<1))
    #expect(error.moved(by: 3).range == 3..<4)
  }
}
