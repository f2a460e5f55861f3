import Formula
import GradientEngine

/// The place of a ``CodeReader`` among the tokens of a line.
struct CodeCursor {
  let tokens: [CodeToken]
  let reader: CodeReader
  /// Whether names and calls stay as they were typed.
  let isLiteral: Bool
  var position = 0
  var nesting = 0
  /// Where arrays stand that are written as lists, which a list of Python is not.
  private var arrayLists: Set<Range<Int>> = []

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
      left = try node(try arithmetic(op, left, try product()), from: start)
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
      let right = try signed()
      left = try node(op == .dot ? try matrixProduct(left, right) : try arithmetic(op, left, right), from: start)
    }
    return left
  }

  // MARK: - What NumPy makes of arrays

  private func isList(_ part: Expression) -> Bool {
    if case .list = part.kind { !arrayLists.contains(part.range) } else { false }
  }

  /// The same node in a place of its own, such as within parentheses.
  private mutating func moved(_ part: Expression, from start: Int) throws(Unreadable) -> Expression {
    let moved = try node(part.kind, from: start)
    if arrayLists.contains(part.range) { arrayLists.insert(moved.range) }
    return moved
  }

  /// An array that is written as a list.
  private mutating func array(_ kind: Expression.Kind, from start: Int) throws(Unreadable) -> Expression {
    let array = try node(kind, from: start)
    arrayLists.insert(array.range)
    return array
  }

  private func arithmetic(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(Unreadable) -> Expression.Kind {
    for (list, other) in [(left, right), (right, left)] where isList(list) {
      guard !isList(other), isLiteral || reader.arrays.rank(other) != 0 else {
        throw refusal(.listArithmetic, at: list.range)
      }
    }
    return isLiteral ? .binary(op, left, right) : reader.arrays.broadcast(op, left, right)
  }

  private func matrixProduct(_ left: Expression, _ right: Expression) throws(Unreadable) -> Expression.Kind {
    guard !isLiteral else { return .binary(.dot, left, right) }
    for operand in [left, right] where reader.arrays.rank(operand) == 0 {
      throw refusal(.numberInMatrixProduct, at: operand.range)
    }
    if isList(left), isList(right) { throw refusal(.listArithmetic, at: left.range) }
    return .binary(.dot, left, right)
  }

  private mutating func signed() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    if take("-") {
      let operand = try nested { (cursor) throws(Unreadable) in try cursor.signed() }
      if isList(operand) { throw refusal(.listArithmetic, at: operand.range) }
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
    return try node(try arithmetic(.power, base, exponent), from: start)
  }

  private mutating func postfix() throws(Unreadable) -> Expression {
    let start = token.range.lowerBound
    var base = try primary()
    while true {
      if take("[") {
        base = try array(try index(base), from: start)
      } else if take(".") {
        base = try node(try attribute(of: base), from: start)
      } else {
        return base
      }
    }
  }

  /// Indices from 0, as the ones that the exercise counts by; a row of a matrix is the list of its elements.
  private mutating func index(_ base: Expression) throws(Unreadable) -> Expression.Kind {
    let open = tokens[position - 1].range.lowerBound
    var indices: [NumpyArrays.Index] = []
    repeat {
      if take(":") {
        indices.append(.all)
        continue
      }
      let isNegative = take("-")
      guard case .number(let value) = token.kind, value == value.rounded(), value < 1e6 else {
        throw misfit(.wholeIndex)
      }
      indices.append(.one(isNegative ? -Int(value) : Int(value)))
      position += 1
    } while take(",")
    try require("]")
    do throws(CodeRefusal) {
      return try isLiteral ? reader.arrays.written(base, indices) : reader.arrays.element(base, indices)
    } catch {
      throw refusal(error, at: open..<tokens[position - 1].range.upperBound)
    }
  }

  private mutating func attribute(of base: Expression) throws(Unreadable) -> Expression.Kind {
    guard case .name(let name) = token.kind else { throw misfit(.attribute) }
    let range = token.range
    position += 1
    if !isLiteral, ["T", "sum", "mean", "dot"].contains(name) {
      if isList(base) { throw refusal(.attributeOfList(name), at: range) }
      if reader.arrays.rank(base) == 0 { throw refusal(.attributeOfNumber(name), at: range) }
    }
    switch name {
    case "T": return transposed(base)
    case "sum", "mean":
      try require("(")
      if take(")") { return .call(name, [base]) }
      let axis = try axis()
      try require(")")
      return try reduced(name, base, axis: axis, at: range)
    case "dot":
      try require("(")
      let other = try nested { (cursor) throws(Unreadable) in try cursor.sum() }
      try require(")")
      return product(base, other)
    default:
      throw refusal(.attribute(excerpt(name.unicodeScalars)), at: range)
    }
  }

  /// The transpose; an array of one axis is its own.
  private func transposed(_ part: Expression) -> Expression.Kind {
    isLiteral || (reader.arrays.rank(part) ?? 2) > 1 ? .call("transpose", [part]) : part.kind
  }

  /// What np.dot does: with a number it scales.
  private func product(_ left: Expression, _ right: Expression) -> Expression.Kind {
    let isScaling = !isLiteral && [left, right].contains { reader.arrays.rank($0) == 0 }
    return .binary(isScaling ? .multiply : .dot, left, right)
  }

  /// `axis=1`, or the number alone.
  private mutating func axis() throws(Unreadable) -> Int {
    if token.kind == .name("axis") {
      position += 1
      try require("=")
    }
    let isNegative = take("-")
    guard case .number(let value) = token.kind, value <= 1, value == value.rounded() else { throw misfit(.axis) }
    position += 1
    return isNegative ? -Int(value) : Int(value)
  }

  private func reduced(
    _ name: String, _ part: Expression, axis: Int, at range: Range<Int>
  ) throws(Unreadable) -> Expression.Kind {
    guard !isLiteral else { return .call(name, [part]) }
    guard let kind = reader.arrays.reduced(name, part, axis: axis) else { throw refusal(.noAxis(axis), at: range) }
    return kind
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
      return try moved(inner, from: start)
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
      if name == "abs" { return try numpyCall(name, range, from: start) }
      if ["sum", "max", "min"].contains(name) { return try builtin(name, range, from: start) }
      if Numpy.functions[name] != nil {
        throw refusal(.withoutNumpy(name), at: range)
      }
      throw refusal(.notCallable(excerpt(name.unicodeScalars)), at: range)
    }
    if let meaning = reader.names[name] { return try node(isLiteral ? .name(name) : meaning.kind, from: start) }
    if let function = reader.functions[name] {
      throw refusal(.functionAlone(name, parameters: function.parameters), at: range)
    }
    if name == "lambda", !reader.arrays.isName(name) {
      throw refusal(.keyword(name, .expression), at: range)
    }
    guard reader.isVariable(name) else {
      throw refusal(
        .unknownName(excerpt(name.unicodeScalars), near: reader.near(name), among: reader.programNames), at: range)
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
    if name == "sum" || name == "mean" { return try numpyReduction(name, from: start) }
    let given = try arguments()
    guard let kind = meaning(given) else {
      throw refusal(.numpyArgumentCount(name == "abs" ? name : "np." + name, found: given.count), at: range)
    }
    switch kind {
    case .call("transpose", let arguments): return try node(transposed(arguments[0]), from: start)
    case .binary(.dot, let left, let right):
      return try node(name == "matmul" ? try matrixProduct(left, right) : product(left, right), from: start)
    case .binary(let op, let left, let right) where !isLiteral:
      return try node(reader.arrays.broadcast(op, left, right), from: start)
    default: return try array(kind, from: start)
    }
  }

  /// `np.sum(a)`, `np.sum(a, axis=1)`.
  private mutating func numpyReduction(_ name: String, from start: Int) throws(Unreadable) -> Expression {
    try require("(")
    let operand = try nested { (cursor) throws(Unreadable) in try cursor.sum() }
    guard take(",") else {
      try require(")")
      return try node(.call(name, [operand]), from: start)
    }
    let range = token.range
    let axis = try axis()
    try require(")")
    return try node(try reduced(name, operand, axis: axis, at: range), from: start)
  }

  /// The sum, max and min of Python itself, which go through something or compare several numbers.
  private mutating func builtin(_ name: String, _ range: Range<Int>, from start: Int) throws(Unreadable) -> Expression {
    let given = try arguments()
    let ranks = given.map { isLiteral ? nil : reader.arrays.rank($0) }
    guard given.count == 1 || name != "sum" && given.count > 1 else {
      throw refusal(.numpyArgumentCount(name, found: given.count), at: range)
    }
    if given.count == 1 ? ranks[0] == 0 : ranks.contains(where: { ($0 ?? 0) > 0 }) {
      throw refusal(.builtin(name), at: range)
    }
    if ranks[0] == 2, given.count == 1 {
      guard name == "sum" else { throw refusal(.builtin(name), at: range) }
      return try node(try reduced(name, given[0], axis: 0, at: range), from: start)
    }
    return try node(.call(name, given), from: start)
  }

  private static let keywords: [String: CodeRefusal.KeywordAdvice] = [
    "import": .numpyIsThere, "from": .numpyIsThere, "return": .returnedValue, "def": .expression, "for": .noLoop,
    "while": .noLoop, "if": .noCondition, "else": .noCondition, "in": .expression, "is": .expression,
    "not": .expression, "and": .expression, "or": .expression, "print": .expressionAlone, "eval": .expressionAlone,
    "exec": .expressionAlone, "open": .expressionAlone, "None": .number, "True": .number, "False": .number,
  ]
}
