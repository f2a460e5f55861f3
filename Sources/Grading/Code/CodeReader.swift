import Formula
import GradientEngine

/// Reads one Python expression into a formula: arithmetic, `**`, `@`, `np.` functions, the exercise's own names and calls.
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/" | "@") signed }
/// signed  = ("-" | "+") signed | power
/// power   = postfix [ "**" signed ]
/// postfix = primary { "[" index { "," index } "]" | ".T" | ".dot(" sum ")" | ".sum()" | ".mean()" }
/// primary = number | name [ "(" sum { "," sum } ")" ] | "np." name [ … ] | "(" sum ")" | "[" sum { "," sum } "]"
/// ```
///
/// Whatever else Python allows is refused where it stands. Nothing is ever executed.
struct CodeReader: Sendable {
  /// The longest line that is read, in Unicode scalars.
  static let longest = 2_000
  /// The deepest nesting that is read.
  static let deepest = 100

  let names: [String: Expression]
  let functions: [String: FunctionDefinition]
  /// The first index of each axis of a name; in Python that is 0.
  let origins: [String: [Int]]

  init(names: [String: Expression], functions: [FunctionDefinition], origins: [String: [Int]]) {
    self.names = names
    self.functions = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.origins = origins
  }

  /// A line, with its own names and calls replaced by what they mean.
  func read(_ text: String) throws(Unreadable) -> CodeLine {
    let scalars = try TypedText(text, atMost: Self.longest, expected: .python).scalars
    let tokens = try CodeToken.tokens(of: scalars)
    var cursor = CodeCursor(tokens: tokens, reader: self)
    let formula = try cursor.line()
    var literal = CodeCursor(tokens: tokens, reader: self, isLiteral: true)
    return CodeLine(formula: formula, written: try literal.line())
  }
}

/// A line of code as it was read.
struct CodeLine: Hashable, Sendable {
  /// What it comes to, in the names of the exercise.
  let formula: Expression
  /// The same in the names that were typed.
  let written: Expression
}

private struct CodeCursor {
  let tokens: [CodeToken]
  let reader: CodeReader
  /// Whether names and calls stay as they were typed.
  let isLiteral: Bool
  var position = 0
  var nesting = 0

  init(tokens: [CodeToken], reader: CodeReader, isLiteral: Bool = false) {
    self.tokens = tokens
    self.reader = reader
    self.isLiteral = isLiteral
  }

  private var token: CodeToken { tokens[position] }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private func refusal(_ refusal: CodeRefusal, at range: Range<Int>) -> Unreadable { Unreadable(refusal, at: range) }

  /// Refuses what stands where something else had to come.
  private func misfit(_ expected: CodeRefusal.Expected) -> Unreadable {
    switch token.kind {
    case .end: refusal(.unfinished(expected), at: token.range)
    case .name(let name): refusal(.unexpected(excerpt(name.unicodeScalars), expected), at: token.range)
    case .sign(let sign): refusal(.unexpected(sign, expected), at: token.range)
    case .number: refusal(.unexpectedNumber(expected), at: token.range)
    }
  }

  private mutating func require(_ sign: String) throws(Unreadable) {
    guard take(sign) else { throw misfit(.sign(sign)) }
  }

  private func node(_ kind: Expression.Kind, from start: Int) throws(Unreadable) -> Expression {
    let node = Expression(kind, range: start..<tokens[max(position - 1, 0)].range.upperBound)
    guard node.depth <= 4 * CodeReader.deepest else { throw refusal(.tooDeep, at: node.range) }
    return node
  }

  private mutating func nested(
    _ body: (inout CodeCursor) throws(Unreadable) -> Expression
  ) throws(Unreadable) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= CodeReader.deepest else { throw refusal(.tooDeep, at: token.range) }
    return try body(&self)
  }

  mutating func line() throws(Unreadable) -> Expression {
    let expression = try sum()
    guard token.kind == .end else { throw misfit(.operatorOrEnd) }
    return expression
  }

  private mutating func sum() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    var left = try product()
    while token.kind == .sign("+") || token.kind == .sign("-") {
      let op: BinaryOperator = take("+") ? .add : .subtract
      if op == .subtract { position += 1 }
      left = try node(.binary(op, left, try product()), from: start)
    }
    return left
  }

  private mutating func product() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    var left = try signed()
    while true {
      // `*` goes element by element in NumPy, also where it scales.
      let op: BinaryOperator
      if take("*") {
        op = .elementwise
      } else if take("/") {
        op = .divide
      } else if take("@") {
        op = .dot
      } else {
        break
      }
      left = try node(.binary(op, left, try signed()), from: start)
    }
    return left
  }

  private mutating func signed() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    if take("-") {
      let operand = try nested { (cursor) throws(Unreadable) in try cursor.signed() }
      return try node(.negate(operand), from: start)
    }
    if take("+") { return try nested { (cursor) throws(Unreadable) in try cursor.signed() } }
    return try power()
  }

  private mutating func power() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    let base = try postfix()
    guard take("**") else { return base }
    let exponent = try nested { (cursor) throws(Unreadable) in try cursor.signed() }
    return try node(.binary(.power, base, exponent), from: start)
  }

  private mutating func postfix() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    var base = try primary()
    while true {
      if take("[") {
        base = try node(try index(base), from: start)
      } else if take(".") {
        base = try node(try attribute(of: base), from: start)
      } else {
        return base
      }
    }
  }

  /// Indices from 0, as the ones that the exercise counts by.
  private mutating func index(_ base: Expression) throws(Unreadable) -> Expression.Kind {
    var indices: [Int] = []
    repeat {
      guard case .number(let value) = token.kind, value == value.rounded(), value < 1e6 else {
        throw misfit(.wholeIndex)
      }
      indices.append(Int(value))
      position += 1
    } while take(",")
    try require("]")
    let (stem, earlier): (Expression, Int) =
      if case .index(let inner, let first) = base.kind { (inner, first.count) } else { (base, 0) }
    let origin: [Int] = if case .name(let name) = stem.kind { reader.origins[name] ?? [] } else { [] }
    let counted = indices.enumerated().map { place, index in
      let axis = earlier + place
      return index + (axis < origin.count ? origin[axis] : 1)
    }
    if case .index(let inner, let first) = base.kind { return .index(inner, first + counted) }
    return .index(base, counted)
  }

  private mutating func attribute(of base: Expression) throws(Unreadable) -> Expression.Kind {
    guard case .name(let name) = token.kind else { throw misfit(.attribute) }
    let range = token.range
    position += 1
    switch name {
    case "T": return .call("transpose", [base])
    case "sum", "mean":
      try require("(")
      try require(")")
      return .call(name, [base])
    case "dot":
      try require("(")
      let other = try nested { (cursor) throws(Unreadable) in try cursor.sum() }
      try require(")")
      return .binary(.dot, base, other)
    default:
      throw refusal(.attribute(excerpt(name.unicodeScalars)), at: range)
    }
  }

  private mutating func arguments() throws(Unreadable) -> [Expression] {
    try require("(")
    var items: [Expression] = []
    if take(")") { return items }
    repeat {
      items.append(try nested { (cursor) throws(Unreadable) in try cursor.sum() })
    } while take(",")
    try require(")")
    return items
  }

  private mutating func primary() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      position += 1
      guard token.kind != .sign("(") else { throw refusal(.numberCalled, at: token.range) }
      return try node(.number(value), from: start)
    case .name(let name):
      return try named(name, from: start)
    case .sign("("):
      position += 1
      let inner = try nested { (cursor) throws(Unreadable) in try cursor.sum() }
      try require(")")
      guard token.kind != .sign("(") else { throw refusal(.productWithoutSign, at: token.range) }
      return try node(inner.kind, from: start)
    case .sign("["):
      position += 1
      var items: [Expression] = []
      repeat {
        items.append(try nested { (cursor) throws(Unreadable) in try cursor.sum() })
      } while take(",")
      try require("]")
      return try node(.list(items), from: start)
    default: throw misfit(.operand)
    }
  }

  private mutating func named(_ name: String, from start: Int) throws(Unreadable) -> Expression {
    let range = token.range
    if let advice = Self.keywords[name] { throw refusal(.keyword(name, advice), at: range) }
    position += 1
    if name == "np" || name == "numpy" {
      guard take(".") else { throw misfit(.pointAndNumpyFunction) }
      return try numpy(from: start)
    }
    if let function = reader.functions[name], token.kind == .sign("(") {
      let given = try arguments()
      guard given.count == function.parameters.count else {
        throw refusal(
          .argumentCount(name, found: given.count, parameters: function.parameters), at: range)
      }
      if isLiteral { return try node(.call(name, given), from: start) }
      let values = Dictionary(zip(function.parameters, given), uniquingKeysWith: { first, _ in first })
      let body = function.body.replacing { part in
        if case .name(let name) = part.kind { values[name] } else { nil }
      }
      return try node(body.kind, from: start)
    }
    if token.kind == .sign("(") {
      if ["abs", "sum", "max", "min"].contains(name) { return try numpyCall(name, range, from: start) }
      if Numpy.functions[name] != nil {
        throw refusal(.withoutNumpy(name), at: range)
      }
      throw refusal(.notCallable(excerpt(name.unicodeScalars)), at: range)
    }
    if let meaning = reader.names[name] { return try node(isLiteral ? .name(name) : meaning.kind, from: start) }
    if name == "lambda", reader.origins[name] == nil {
      throw refusal(.keyword(name, .expression), at: range)
    }
    guard reader.origins[name] != nil else {
      let near = nearest(name, in: (Array(reader.origins.keys) + Array(reader.names.keys)).sorted())
      throw refusal(.unknownName(excerpt(name.unicodeScalars), near: near), at: range)
    }
    return try node(.name(name), from: start)
  }

  private mutating func numpy(from start: Int) throws(Unreadable) -> Expression {
    let range = token.range
    guard case .name(let name) = token.kind else { throw misfit(.numpyFunction) }
    position += 1
    switch name {
    case "pi": return try node(.number(.pi), from: start)
    case "e": return try node(.name("e"), from: start)
    default: return try numpyCall(name, range, from: start)
    }
  }

  private mutating func numpyCall(_ name: String, _ range: Range<Int>, from start: Int) throws(Unreadable) -> Expression
  {
    guard let meaning = Numpy.functions[name] else {
      let near = nearest(name, in: Numpy.functions.keys.sorted())
      throw refusal(.unknownNumpyFunction(excerpt(name.unicodeScalars), near: near), at: range)
    }
    let given = try arguments()
    guard let kind = meaning(given) else {
      throw refusal(.numpyArgumentCount(name, found: given.count), at: range)
    }
    return try node(kind, from: start)
  }

  private static let keywords: [String: CodeRefusal.KeywordAdvice] = [
    "import": .numpyIsThere, "from": .numpyIsThere, "return": .returnedValue, "def": .expression, "for": .noLoop,
    "while": .noLoop, "if": .noCondition, "else": .noCondition, "in": .expression, "is": .expression,
    "not": .expression, "and": .expression, "or": .expression, "print": .expressionAlone, "eval": .expressionAlone,
    "exec": .expressionAlone, "open": .expressionAlone, "None": .number, "True": .number, "False": .number,
  ]
}
