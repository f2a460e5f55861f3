/// Cuts a formula's text into tokens, turning shown names and Unicode signs into their canonical spelling.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private let notation: Notation
  private var position = 0

  init(_ text: String, notation: Notation) {
    scalars = Array(text.unicodeScalars)
    self.notation = notation
  }

  static func tokens(of text: String, notation: Notation) throws(FormulaError) -> [Token] {
    var lexer = Lexer(text, notation: notation)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(FormulaError) -> Token {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    let start = position
    let kind = try scan()
    return Token(kind: kind, range: start..<position)
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func scan() throws(FormulaError) -> Token.Kind {
    guard let scalar = peek() else { return .end }
    if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true) { return try number() }
    if let shown = shownName() { return .name(shown) }
    if scalar.startsName { return .name(name()) }
    if let digit = subscripts[scalar] { return subscriptDigits(from: digit) }
    if superscripts[scalar] != nil || scalar == "⁻" { return try superscript() }
    position += 1
    if scalar == ".", peek() == "*" {
      position += 1
      return .symbol("⊙")
    }
    guard let symbol = symbols[scalar] else {
      throw FormulaError(SyntaxMistake.meaninglessCharacter(scalar), at: position - 1..<position)
    }
    return .symbol(symbol)
  }

  private mutating func number() throws(FormulaError) -> Token.Kind {
    let start = position
    func digits(_ lexer: inout Lexer) { while lexer.peek()?.isDigit == true { lexer.position += 1 } }
    digits(&self)
    if peek() == ".", peek(1) != "*", peek(1)?.isDigit == true || peek(1)?.properties.isWhitespace != true {
      position += 1
      digits(&self)
    }
    if peek() == "e" || peek() == "E" {
      let signed = peek(1) == "-" || peek(1) == "+" || peek(1) == "−"
      if peek(signed ? 2 : 1)?.isDigit == true {
        position += signed ? 2 : 1
        digits(&self)
      }
    }
    let text = String(String.UnicodeScalarView(scalars[start..<position])).replacingMinus()
    guard let value = Double(text), value.isFinite else {
      throw FormulaError(SyntaxMistake.numberTooLarge, at: start..<position)
    }
    return .number(value)
  }

  /// The canonical name of the longest shown name that stands here.
  private mutating func shownName() -> String? {
    for (shown, name) in notation.shownNames(beginning: scalars[position...]) {
      guard let last = shown.last else { continue }
      let after = shown.endIndex
      if after < scalars.count, last.continuesName, scalars[after].continuesName { continue }
      if after < scalars.count, superscripts[last] != nil, superscripts[scalars[after]] != nil { continue }
      position = after
      return name
    }
    return nil
  }

  private mutating func name() -> String {
    var name = ""
    while let scalar = peek(), name.isEmpty ? scalar.startsName : scalar.continuesName {
      name += spelling[scalar] ?? String(Character(scalar))
      position += 1
    }
    return name
  }

  private mutating func subscriptDigits(from first: Int) -> Token.Kind {
    var digits: [Int] = []
    while let scalar = peek(), let digit = subscripts[scalar] {
      digits.append(digit)
      position += 1
    }
    return .subscripts(digits)
  }

  private mutating func superscript() throws(FormulaError) -> Token.Kind {
    let start = position
    let negative = peek() == "⁻"
    if negative { position += 1 }
    var value = 0
    var count = 0
    while let scalar = peek(), let digit = superscripts[scalar], count < 4 {
      value = value * 10 + digit
      count += 1
      position += 1
    }
    guard count > 0 else {
      throw FormulaError(SyntaxMistake.exponentWithoutDigits, at: start..<position)
    }
    return .superscript(negative ? -value : value)
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var startsName: Bool {
    (properties.isAlphabetic || self == "_" || self == "√") && subscripts[self] == nil && superscripts[self] == nil
      && self != "ᵀ"
  }
  var continuesName: Bool {
    (startsName && self != "√") || isDigit || self == "'" || self == "′" || self == "\u{302}"
  }
}

extension String {
  func replacingMinus() -> String { String(map { $0 == "−" ? "-" : $0 }) }
}

private func lookup(_ digits: String) -> [Unicode.Scalar: Int] {
  Dictionary(uniqueKeysWithValues: zip(digits.unicodeScalars, 0...9))
}
let subscripts = lookup("₀₁₂₃₄₅₆₇₈₉")
let superscripts = lookup("⁰¹²³⁴⁵⁶⁷⁸⁹")

/// Signs that stand for themselves, and the Unicode ones that stand for them.
private let symbols: [Unicode.Scalar: Character] = [
  "+": "+", "-": "-", "−": "-", "–": "-", "*": "*", "·": "*", "⋅": "*", "×": "*", "∗": "*", "/": "/", "÷": "/",
  "^": "^", ".": ".", "@": "@", "⊙": "⊙", "∘": "⊙", "(": "(", ")": ")", "[": "[", "]": "]", ",": ",", "∂": "∂",
  "ᵀ": "ᵀ", "′": "′", "'": "′",
]
