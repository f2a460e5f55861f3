/// Reads the formula language.
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/" | "." | ".*" | nothing) signed }
/// signed  = "-" signed | power
/// power   = postfix [ "^" signed ]
/// postfix = primary { "[" index { "," index } "]" | "ᵀ" | "²" }
/// primary = number | "½" | name | function "(" sum { "," sum } ")" | "(" sum ")" | "[" sum { "," sum } "]" | "√" primary
///         | "d(" sum ")/d(" sum ")" | "∂" postfix "/∂" postfix
/// ```
public struct Parser: Sendable {
  /// No formula is longer than this many Unicode scalars.
  public static let longest = 10_000
  /// No formula is nested deeper than this.
  public static let deepest = 200

  /// The names that may also be typed the way they are shown.
  public let notation: Notation
  /// What may be called as a function; any other name before a parenthesis is a factor.
  public let vocabulary: Vocabulary
  /// Whether a comma between digits is a decimal one where no list can be meant: `0,5*(a - y)`.
  public let readsDecimalCommas: Bool

  /// Makes a parser for an exercise's notation.
  public init(notation: Notation = Notation(), vocabulary: Vocabulary, readsDecimalCommas: Bool = false) {
    self.notation = notation
    self.vocabulary = vocabulary
    self.readsDecimalCommas = readsDecimalCommas
  }

  /// The formula that the text spells.
  ///
  /// Throws a `FormulaError` at the first place that does not fit; no text, however long or deep, makes it crash.
  public func parse(_ text: String) throws(FormulaError) -> Expression {
    let length = text.unicodeScalars.prefix(Self.longest + 1).count
    guard length <= Self.longest else {
      throw FormulaError(SyntaxMistake.tooLong, at: Self.longest..<length)
    }
    let tokens = try Lexer.tokens(
      of: text, notation: notation, decimalCommas: readsDecimalCommas ? vocabulary : nil)
    var cursor = Cursor(tokens: tokens, vocabulary: vocabulary)
    return try cursor.formula()
  }
}

/// The parser's place among the tokens.
private struct Cursor {
  let tokens: [Token]
  let vocabulary: Vocabulary
  var position = 0
  var nesting = 0

  init(tokens: [Token], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
  }

  private var token: Token { tokens[position] }

  private func stands(_ symbol: Character) -> Bool { token.kind == .symbol(symbol) }

  private mutating func take(_ symbol: Character) -> Bool {
    guard stands(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func require(_ symbol: Character, _ role: SyntaxMistake.SymbolRole) throws(FormulaError) {
    guard take(symbol) else { throw unexpected(.symbol(symbol, role)) }
  }

  private func unexpected(_ expected: SyntaxMistake.Expected) -> FormulaError {
    guard let found = token.found else {
      let end = token.range.lowerBound
      return FormulaError(SyntaxMistake.endsTooEarly(expected), at: end..<end + 1)
    }
    return FormulaError(SyntaxMistake.unexpected(found, expected), at: token.range)
  }

  private func node(_ kind: Expression.Kind, from start: Int) throws(FormulaError) -> Expression {
    let node = Expression(kind, range: start..<tokens[max(position - 1, 0)].range.upperBound)
    guard node.depth <= 2 * Parser.deepest else { throw tooDeep(at: node.range) }
    return node
  }

  private func tooDeep(at range: Range<Int>) -> FormulaError {
    FormulaError(SyntaxMistake.tooManyParts, at: range)
  }

  private mutating func nested(
    _ body: (inout Cursor) throws(FormulaError) -> Expression
  ) throws(FormulaError) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.deepest else { throw tooDeep(at: token.range) }
    return try body(&self)
  }

  mutating func formula() throws(FormulaError) -> Expression {
    if token.kind == .end { throw FormulaError(SyntaxMistake.empty, at: 0..<1) }
    let formula = try sum()
    guard token.kind == .end else { throw unexpected(.operatorOrEnd) }
    return formula
  }

  private mutating func sum() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    var left = try product()
    while stands("+") || stands("-") {
      let op: BinaryOperator = take("+") ? .add : .subtract
      if op == .subtract { position += 1 }
      let right = try product()
      left = try node(.binary(op, left, right), from: start)
    }
    return left
  }

  private mutating func product() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    var left = try signed()
    while let op = productOperator() {
      let right = try signed()
      left = try node(.binary(op, left, right), from: start)
    }
    return left
  }

  private mutating func productOperator() -> BinaryOperator? {
    let op: BinaryOperator
    switch token.kind {
    case .symbol("*"): op = .multiply
    case .symbol("/"): op = .divide
    case .symbol("."), .symbol("@"): op = .dot
    case .symbol("⊙"): op = .elementwise
    // A factor right after another one is multiplied with it: 2a, a(1 − a).
    case .name, .symbol("("), .symbol("∂"), .symbol("√"): return .multiply
    default: return nil
    }
    position += 1
    return op
  }

  private mutating func signed() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    if take("-") {
      let operand = try nested { (cursor) throws(FormulaError) in try cursor.signed() }
      return try node(.negate(operand), from: start)
    }
    if take("+") { return try nested { (cursor) throws(FormulaError) in try cursor.signed() } }
    return try power()
  }

  private mutating func power() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    let base = try postfix()
    guard take("^") else { return base }
    let exponent = try nested { (cursor) throws(FormulaError) in try cursor.signed() }
    return try node(.binary(.power, base, exponent), from: start)
  }

  /// What a root without parentheses is taken of: `√ŷ`, `√2`, `√a₂`.
  private mutating func root(from start: Int) throws(FormulaError) -> Expression {
    let operand = try nested { (cursor) throws(FormulaError) in try cursor.postfix(withExponents: false) }
    return try node(.call("sqrt", [operand]), from: start)
  }

  private mutating func postfix(withExponents: Bool = true) throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    var base = try primary()
    while true {
      switch token.kind {
      case .symbol("[") where base.takesIndex:
        position += 1
        base = try node(base.indexed(by: try indices()), from: start)
      case .subscripts(let indices) where base.takesIndex:
        position += 1
        base = try node(base.indexed(by: indices), from: start)
      case .superscript(let exponent) where withExponents:
        position += 1
        let magnitude = Expression.number(Double(abs(exponent)))
        base = try node(.binary(.power, base, exponent < 0 ? Expression(.negate(magnitude)) : magnitude), from: start)
      case .symbol("′"):
        // The prime of W² stands after its index: W²₁′.
        guard case .index(let stem, let indices) = base.kind, case .name(let name) = stem.kind else { return base }
        position += 1
        base = try node(.index(Expression(.name(name + "'"), range: stem.range), indices), from: start)
      case .symbol("ᵀ"):
        position += 1
        base = try node(.call("transpose", [base]), from: start)
      default: return base
      }
    }
  }

  private mutating func indices() throws(FormulaError) -> [Int] {
    var indices: [Int] = []
    repeat {
      guard case .number(let value) = token.kind, value == value.rounded(), value < 1e6 else {
        throw unexpected(.wholeIndex)
      }
      indices.append(Int(value))
      position += 1
    } while take(",")
    try require("]", .endsIndex)
    return indices
  }

  private mutating func primary() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      position += 1
      return try node(.number(value), from: start)
    case .fraction(let over, let under):
      position += 1
      return try node(.binary(.divide, .number(Double(over)), .number(Double(under))), from: start)
    case .symbol("√"):
      position += 1
      return try root(from: start)
    case .name(var name):
      position += 1
      // The prime of g₁ stands after its index: g₁′(z).
      if stands("′"), vocabulary.functions[name + "'"] != nil {
        position += 1
        name += "'"
      }
      return try stands("(") ? application(of: name, from: start) : node(.name(name), from: start)
    case .symbol("("):
      position += 1
      let inner = try nested { (cursor) throws(FormulaError) in try cursor.sum() }
      try require(")", .endsParenthesis)
      return try node(inner.kind, from: start)
    case .symbol("["):
      position += 1
      let items = try list(closedBy: "]")
      return try node(.list(items), from: start)
    case .symbol("∂"):
      position += 1
      let of = try nested { (cursor) throws(FormulaError) in try cursor.postfix() }
      try require("/", .betweenHalves)
      try require("∂", .beforeDenominator)
      let by = try nested { (cursor) throws(FormulaError) in try cursor.postfix() }
      return try node(.derivative(of: of, by: by, partial: false), from: start)
    default: throw unexpected(.operand)
    }
  }

  private mutating func list(closedBy close: Character) throws(FormulaError) -> [Expression] {
    var items: [Expression] = []
    repeat {
      items.append(try nested { (cursor) throws(FormulaError) in try cursor.sum() })
    } while take(",")
    try require(close, .endsList)
    return items
  }

  /// What a name directly before a parenthesis means: a derivative, a function, or a factor.
  private mutating func application(of name: String, from start: Int) throws(FormulaError) -> Expression {
    if name == "d" || name == "partial" { return try derivative(name, from: start) }
    let function = vocabulary.functions[name] == nil ? Vocabulary.synonyms[name] ?? name : name
    guard let arity = vocabulary.functions[function] else {
      guard !hasCommaInParentheses else {
        let functions = vocabulary.functions.keys.sorted()
        let alike = functions.first { $0.lowercased() == name.lowercased() }
        throw FormulaError(
          SyntaxMistake.unknownFunction(name, near: alike ?? nearest(name, in: functions)),
          at: start..<start + name.unicodeScalars.count)
      }
      return try node(.name(name), from: start)
    }
    position += 1
    let arguments = try list(closedBy: ")")
    let call = try node(.call(function, arguments), from: start)
    guard arity.contains(arguments.count) else {
      throw FormulaError(
        SyntaxMistake.argumentCount(function: function, found: arguments.count, allowed: arity), at: call.range)
    }
    return call
  }

  /// Whether a list of arguments stands in the parentheses that open here, which no factor is.
  private var hasCommaInParentheses: Bool {
    var depth = 0
    for token in tokens[position...] {
      switch token.kind {
      case .symbol("("), .symbol("["): depth += 1
      case .symbol(")"), .symbol("]"): depth -= 1
      case .symbol(",") where depth == 1: return true
      default: break
      }
      if depth == 0 { return false }
    }
    return false
  }

  private mutating func derivative(_ sign: String, from start: Int) throws(FormulaError) -> Expression {
    let of = try half(sign)
    guard take("/"), token.kind == .name(sign) else { throw unexpected(.otherHalf(of: sign)) }
    position += 1
    guard stands("(") else { throw unexpected(.otherHalf(of: sign)) }
    let by = try half(sign)
    return try node(.derivative(of: of, by: by, partial: sign == "partial"), from: start)
  }

  private mutating func half(_ sign: String) throws(FormulaError) -> Expression {
    try require("(", .opensHalf(sign))
    let inner = try nested { (cursor) throws(FormulaError) in try cursor.sum() }
    try require(")", .closesHalf(sign))
    return inner
  }
}

extension Expression {
  /// Whether a bracket after this is an index: a number has no elements.
  fileprivate var takesIndex: Bool { if case .number = kind { false } else { true } }

  fileprivate func indexed(by indices: [Int]) -> Kind {
    if case .index(let base, let first) = kind { return .index(base, first + indices) }
    return .index(self, indices)
  }
}
