import Testing

@testable import Formula

@Suite("Typed signs")
struct SignTableTests {
  private func parse(_ text: String, commas: Bool = false) throws -> Expression {
    try Parser(
      vocabulary: Vocabulary(functions: ["sqrt": 1...1, "exp": 1...1, "max": 1...9]), readsDecimalCommas: commas
    ).parse(text)
  }

  @Test(
    "Every shape of a sign is read as the plain one",
    arguments: [
      ("-", "−‐‑‒–—―﹘﹣－"), ("*", "·⋅∙•×✕∗＊"), ("/", "÷∕⁄／"), ("+", "＋﹢"),
    ])
  func operators(plain: String, shapes: String) throws {
    for shape in shapes { #expect(try parse("a \(shape) b") == parse("a \(plain) b"), "\(shape)") }
  }

  @Test("Full-width brackets, digits and letters of other alphabets are plain ones") func shapes() throws {
    #expect(try parse("（a − １．５）＊b") == parse("(a - 1.5)*b"))
    #expect(try parse("𝑎·𝐛 + 𝛼") == parse("a*b + alpha"))
    #expect(try parse("½a") == parse("(1/2)*a"))
    #expect(try parse("⅔(a + b)") == parse("(2/3)*(a + b)"))
    #expect(throws: FormulaError.self) { try parse("2½") }
  }

  @Test("A root without parentheses is taken of what stands right behind it") func roots() throws {
    #expect(try parse("√a") == parse("sqrt(a)"))
    #expect(try parse("2√2·b") == parse("2*sqrt(2)*b"))
    #expect(try parse("√a²") == parse("sqrt(a)^2"))
    #expect(try parse("√(a + b)") == parse("sqrt(a + b)"))
  }

  @Test("An exponent may stand behind a blank as calculators write it, where E is no name") func exponents() throws {
    #expect(try parse("-4.62 E-2").names.isEmpty)
    #expect(try parse("-4.62 E-2") == parse("-0.0462"))
    let withE = Parser(notation: Notation(names: ["E"]), vocabulary: Vocabulary(functions: [:]))
    #expect(try withE.parse("2 E-2").names == ["E"])
  }

  @Test("A comma between digits is a decimal one only where no list can be meant") func commas() throws {
    #expect(try parse("0,5*(a - b)", commas: true) == parse("0.5*(a - b)"))
    #expect(try parse("exp(0,5)", commas: true) == parse("exp(0.5)"))
    #expect(try parse("(0,5)a", commas: true) == parse("0.5a"))
    #expect(try parse("max(0,5)", commas: true) == parse("max(0, 5)"))
    #expect(try parse("[0,5]", commas: true) == parse("[0, 5]"))
    for text in ["0,5*1.5", "1,234,567", "0,5*a"] {
      #expect(throws: FormulaError.self) { try parse(text, commas: text != "0,5*a") }
    }
  }

  @Test("A name that ends in a star is told from a product") func star() throws {
    let parser = Parser(
      notation: Notation(names: ["ystar", "a1"], overrides: ["ystar": "y*"]), vocabulary: Vocabulary(functions: [:]))
    #expect(try parser.parse("(a1 - y*)^2").names == ["a1", "ystar"])
    #expect(try parser.parse("y* - a1").names == ["a1", "ystar"])
    #expect(try parser.parse("y*").names == ["ystar"])
    #expect(try parser.parse("y*a1").names == ["a1", "y"])
    #expect(try parser.parse("y* a1").names == ["a1", "y"])
  }

  @Test("A message names the sign that was typed, not the one it stands for") func message() {
    let error = #expect(throws: FormulaError.self) { try parse("a × × b") }
    #expect(error?.mistake as? SyntaxMistake == .unexpected(.symbol("×"), .operand))
  }
}
