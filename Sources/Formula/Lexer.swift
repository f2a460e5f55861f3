/// Cuts a formula's text into tokens, turning shown names and Unicode signs into their canonical spelling.
struct Lexer {
  private let typed: [Unicode.Scalar]
  /// The same text in plain signs.
  private let scalars: [Unicode.Scalar]
  private let notation: Notation
  /// Where a comma is a decimal point.
  private let decimalCommas: Set<Int>
  private var position = 0

  init(_ text: String, notation: Notation, decimalCommas: Vocabulary? = nil) {
    typed = Array(text.unicodeScalars)
    let scalars = typed.map(SignTable.plain)
    self.scalars = scalars
    self.notation = notation
    self.decimalCommas = decimalCommas.map { DecimalCommas.places(in: scalars, $0) } ?? []
  }

  /// The tokens of a text; with a vocabulary, a comma between digits is a decimal one where it can be no other.
  static func tokens(
    of text: String, notation: Notation, decimalCommas: Vocabulary? = nil
  ) throws(FormulaError) -> [Token] {
    var lexer = Lexer(text, notation: notation, decimalCommas: decimalCommas)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(FormulaError) -> Token {
    while position < scalars.count, scalars[position].isBlank { position += 1 }
    let start = position
    let kind = try scan()
    return Token(kind: kind, range: start..<position, text: String(scalars: typed[start..<position].prefix(16)))
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
    if let (over, under) = SignTable.fraction(scalar) {
      position += 1
      return .fraction(over, under)
    }
    position += 1
    if scalar == ".", peek() == "*" {
      position += 1
      return .symbol("⊙")
    }
    guard let symbol = symbols[scalar] else {
      throw FormulaError(SyntaxMistake.meaninglessCharacter(typed[position - 1]), at: position - 1..<position)
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
    } else if decimalCommas.contains(position) {
      position += 1
      digits(&self)
    }
    let mark = exponentMark
    let signed = mark.map { peek($0 + 1) == "-" || peek($0 + 1) == "+" } ?? false
    if let mark, peek(mark + (signed ? 2 : 1))?.isDigit == true {
      position += mark + (signed ? 2 : 1)
      digits(&self)
    }
    let text = String(scalars: scalars[start..<position].filter { $0 != " " }.map { $0 == "," ? "." : $0 }[...])
    guard let value = Double(text), value.isFinite else {
      throw FormulaError(SyntaxMistake.numberTooLarge, at: start..<position)
    }
    return .number(value)
  }

  /// How far on the E of an exponent stands: right here, or a capital one after blanks, as calculators write it.
  private var exponentMark: Int? {
    if peek() == "e" || peek() == "E" { return 0 }
    var offset = 0
    while peek(offset) == " " { offset += 1 }
    return offset > 0 && peek(offset) == "E" && !notation.isName("E") ? offset : nil
  }

  /// The canonical name of the longest shown name that stands here.
  private mutating func shownName() -> String? {
    for (shown, name) in notation.shownNames(beginning: scalars[position...]) {
      guard let last = shown.last else { continue }
      let after = shown.endIndex
      if after < scalars.count, last.continuesName, scalars[after].continuesName { continue }
      if after < scalars.count, superscripts[last] != nil, superscripts[scalars[after]] != nil { continue }
      if last == "*", startsOperand(after: after) { continue }
      position = after
      return name
    }
    return nil
  }

  /// Whether a factor follows, which makes the star before it a multiplication sign and not the end of a name such as y*.
  private func startsOperand(after place: Int) -> Bool {
    guard let next = scalars[place...].first(where: { $0 != " " }) else { return false }
    if next == "-" { return scalars[place] == "-" }
    return next.startsName || next.isDigit || "([.∂√".unicodeScalars.contains(next) || SignTable.fraction(next) != nil
  }

  private mutating func name() -> String {
    var name = ""
    while let scalar = peek(), name.isEmpty ? scalar.startsName : scalar.continuesName {
      name += Notation.spelling(of: scalar)
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
  /// Whether it is white space, told without a table for most that is typed.
  var isBlank: Bool { isASCII ? self == " " || (9...13).contains(value) : properties.isWhitespace }
  var startsName: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
    return (properties.isAlphabetic || self == "_") && subscripts[self] == nil && superscripts[self] == nil
      && self != "ᵀ"
  }
  var continuesName: Bool {
    startsName || isDigit || self == "'" || self == "\u{302}"
  }
}

extension String {
  /// The text of some scalars; several times as fast as the library's own way from a list.
  public init(scalars: ArraySlice<Unicode.Scalar>) {
    self.init()
    reserveCapacity(scalars.count)
    for scalar in scalars { unicodeScalars.append(scalar) }
  }
}

private func lookup(_ digits: String) -> [Unicode.Scalar: Int] {
  Dictionary(uniqueKeysWithValues: zip(digits.unicodeScalars, 0...9))
}
let subscripts = lookup("₀₁₂₃₄₅₆₇₈₉")
let superscripts = lookup("⁰¹²³⁴⁵⁶⁷⁸⁹")

/// The signs of the language, in plain form, with the symbol that each is.
private let symbols: [Unicode.Scalar: Character] = [
  "+": "+", "-": "-", "*": "*", "/": "/", "^": "^", ".": ".", "@": "@", "⊙": "⊙", "(": "(", ")": ")", "[": "[",
  "]": "]",
  ",": ",", "∂": "∂", "ᵀ": "ᵀ", "'": "′", "√": "√",
]
