import Formula
import Glibc

/// From formulas over tensors to nodes over scalars.
extension GraphBuilder {
  /// The nodes that a formula comes to, in its shape.
  mutating func elaborate(_ formula: Expression) throws(FormulaError) -> Tensor<NodeID> {
    guard nodes.count < Nodes.limit else {
      throw FormulaError("the network is too large", expected: "at most \(Nodes.limit) operations", at: formula.range)
    }
    if let known = try named(formula) { return known.map { quantities[$0.index].node } }
    switch formula.kind {
    case .number(let value): return Tensor(scalar: nodes.constant(value))
    case .name(let name): return try unnamedConstant(name, formula)
    case .index(let base, let indices): return try element(of: base, indices, formula)
    case .list(let items): return try list(items, formula)
    case .negate(let operand): return try elaborate(operand).map { nodes.emit(.negate, [$0]) }
    case .binary(let op, let left, let right):
      return try combine(op, elaborate(left), elaborate(right), formula)
    case .call(let name, let arguments): return try call(name, arguments, formula)
    case .derivative: throw FormulaError("this derivative has no value", at: formula.range)
    }
  }

  /// The quantities that a formula names outright: a name, an element, or a derivative; nil for any other formula.
  mutating func named(_ formula: Expression) throws(FormulaError) -> Tensor<QuantityID>? {
    switch formula.kind {
    case .name(let name): return try symbol(name, at: formula.range)?.tensor
    case .index(let base, let indices):
      guard case .name(let name) = base.kind, let symbol = try symbol(name, at: base.range) else { return nil }
      guard let element = symbol.element(indices) else { throw missed(name, symbol, indices, formula) }
      return Tensor(scalar: element)
    case .derivative(let of, let by, let partial): return try derivative(of, by, partial: partial, formula)
    default: return nil
    }
  }

  private func missed(_ name: String, _ symbol: Symbol, _ indices: [Int], _ formula: Expression) -> FormulaError {
    let axes = symbol.tensor.shape.axes
    let ranges = zip(symbol.origin, axes).map { "\($0) to \($0 + $1 - 1)" }
    let expected =
      axes.isEmpty
      ? "no index" : axes.count == 1 ? "one index, \(ranges[0])" : "a row, \(ranges[0]), and a column, \(ranges[1])"
    let indices = indices.map(String.init).joined(separator: ",")
    return FormulaError(
      "\(name) is \(symbol.tensor.shape) and has no [\(indices)]", expected: expected, at: formula.range)
  }

  private mutating func unnamedConstant(_ name: String, _ formula: Expression) throws(FormulaError) -> Tensor<NodeID> {
    switch name {
    case "e": return Tensor(scalar: nodes.constant(Glibc.exp(1)))
    case "pi": return Tensor(scalar: nodes.constant(Double.pi))
    default:
      let known = Array(symbols.keys).sorted() + Vocabulary.standard.functions.keys.sorted()
      throw FormulaError(
        "\(name) is not defined", suggestion: nearest(name, in: known), at: formula.range)
    }
  }

  private mutating func element(
    of base: Expression, _ indices: [Int], _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    let tensor = try elaborate(base)
    let symbol = Symbol(
      tensor: Tensor(tensor.shape, tensor.elements.indices.map { QuantityID(index: $0) }),
      origin: tensor.shape.axes.map { _ in 1 })
    guard let place = symbol.element(indices) else { throw missed("this", symbol, indices, formula) }
    return Tensor(scalar: tensor.elements[place.index])
  }

  /// Scalars and vectors one after another; or rows of one length, one below another.
  private mutating func list(_ items: [Expression], _ formula: Expression) throws(FormulaError) -> Tensor<NodeID> {
    var parts: [Tensor<NodeID>] = []
    for item in items { parts.append(try elaborate(item)) }
    let rowsWritten = items.allSatisfy { if case .list = $0.kind { true } else { false } }
    if rowsWritten, let width = parts.first?.shape.count {
      for (part, item) in zip(parts, items) where part.shape != .vector(width) {
        throw FormulaError(
          "this row is \(part.shape)", expected: "\(width) numbers, as in the first row", at: item.range)
      }
      return Tensor(.matrix(parts.count, width), parts.flatMap(\.elements))
    }
    for (part, item) in zip(parts, items) {
      if case .matrix = part.shape {
        throw FormulaError("\(part.shape) stands in a list", expected: "scalars and vectors", at: item.range)
      }
    }
    let elements = parts.flatMap(\.elements)
    return Tensor(.vector(elements.count), elements)
  }

  private mutating func combine(
    _ op: BinaryOperator, _ left: Tensor<NodeID>, _ right: Tensor<NodeID>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    switch op {
    case .add: return try elementwise(.add, left, right, formula)
    case .subtract: return try elementwise(.subtract, left, right, formula)
    case .elementwise: return try elementwise(.multiply, left, right, formula)
    case .divide, .power:
      guard right.shape == .scalar || op == .divide && right.shape == left.shape else {
        throw FormulaError(
          op == .power ? "the exponent is \(right.shape)" : "\(left.shape) cannot be divided by \(right.shape)",
          expected: "a scalar", at: formula.range)
      }
      return try elementwise(op == .divide ? .divide : .power, left, right, formula)
    case .multiply where left.shape == .scalar || right.shape == .scalar:
      return try elementwise(.multiply, left, right, formula)
    case .multiply, .dot: return try product(op, left, right, formula)
    }
  }

  private mutating func elementwise(
    _ operation: Operation, _ left: Tensor<NodeID>, _ right: Tensor<NodeID>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    guard left.shape == right.shape || left.shape == .scalar || right.shape == .scalar else {
      throw FormulaError(
        "\(left.shape) and \(right.shape) do not fit together", expected: "two of one shape, or a scalar",
        at: formula.range)
    }
    let shape = left.shape == .scalar ? right.shape : left.shape
    let elements = (0..<shape.count).map { i in
      nodes.emit(
        operation, [left.elements[left.shape == .scalar ? 0 : i], right.elements[right.shape == .scalar ? 0 : i]])
    }
    return Tensor(shape, elements)
  }

  private mutating func product(
    _ op: BinaryOperator, _ left: Tensor<NodeID>, _ right: Tensor<NodeID>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    let misfit = FormulaError(
      "\(left.shape) times \(right.shape) does not work out",
      expected: "as many columns on the left as rows on the right", at: formula.range)
    if case .vector = left.shape, case .vector = right.shape, op == .multiply {
      throw FormulaError(
        "'*' between two vectors could mean two things",
        expected: "'.' for the inner product or '.*' element by element", at: formula.range)
    }
    let rows = left.asRow
    let columns = right.asColumn
    guard case .matrix(let height, let inner) = rows.shape, case .matrix(inner, let width) = columns.shape else {
      throw misfit
    }
    guard height * width * inner <= Nodes.limit else {
      throw FormulaError("this product is too large", expected: "fewer than \(Nodes.limit) factors", at: formula.range)
    }
    var elements: [NodeID] = []
    for row in 0..<height {
      for column in 0..<width {
        let pairs = (0..<inner).flatMap {
          [rows.elements[row * inner + $0], columns.elements[$0 * width + column]]
        }
        elements.append(nodes.emit(inner == 1 ? .multiply : .dot, pairs))
      }
    }
    switch (left.shape, right.shape) {
    case (.vector, .vector): return Tensor(.scalar, elements)
    case (.vector, _): return Tensor(.vector(width), elements)
    case (_, .vector): return Tensor(.vector(height), elements)
    default: return Tensor(.matrix(height, width), elements)
    }
  }

  private mutating func call(
    _ name: String, _ arguments: [Expression], _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    var values: [Tensor<NodeID>] = []
    for argument in arguments { values.append(try elaborate(argument)) }
    let value = values[0]
    if let function = ElementaryFunction(rawValue: name) {
      return value.map { nodes.emit(.function(function), [$0]) }
    }
    switch name {
    case "sum": return Tensor(scalar: nodes.emit(.sum, value.elements))
    case "mean":
      let total = nodes.emit(.sum, value.elements)
      return Tensor(scalar: nodes.emit(.divide, [total, nodes.constant(Double(value.shape.count))]))
    case "softmax": return softmax(value)
    case "transpose": return transpose(value)
    case "max", "min": return try extreme(name == "max" ? .maximum : .minimum, values, formula)
    default: return try coefficient(name, value, of: arguments[1])
    }
  }

  private mutating func softmax(_ value: Tensor<NodeID>) -> Tensor<NodeID> {
    Tensor(value.shape, value.elements.indices.map { nodes.emit(.softmax($0), value.elements) })
  }

  /// Rows become columns; a vector, which counts as a column, becomes a row.
  private func transpose(_ value: Tensor<NodeID>) -> Tensor<NodeID> {
    guard case .matrix(let rows, let columns) = value.shape else { return value.asRow }
    let elements = (0..<columns).flatMap { column in (0..<rows).map { value.elements[$0 * columns + column] } }
    return Tensor(.matrix(columns, rows), elements)
  }

  private mutating func extreme(
    _ operation: Operation, _ values: [Tensor<NodeID>], _ formula: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    if values.count == 1 {
      let elements = values[0].elements
      return Tensor(scalar: elements.dropFirst().reduce(elements[0]) { nodes.emit(operation, [$0, $1]) })
    }
    var best = values[0]
    for other in values.dropFirst() { best = try elementwise(operation, best, other, formula) }
    return best
  }

  /// `coefficient(e, y)` of the unknown's first power, `constant(e, y)` of power zero.
  private mutating func coefficient(
    _ name: String, _ value: Tensor<NodeID>, of letter: Expression
  ) throws(FormulaError) -> Tensor<NodeID> {
    guard let unknown, letter.kind == .name(unknown) else {
      throw FormulaError("this is not the unknown", expected: unknown ?? "a name given as unknown", at: letter.range)
    }
    return value.map { nodes.emit(.coefficient(name == "constant" ? 0 : 1), [$0]) }
  }
}
