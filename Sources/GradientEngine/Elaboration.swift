import Formula
import Glibc

/// From formulas over tensors to operations on scalars, whatever a scalar is: a node to be computed later, or a number now.
protocol Elaborating {
  /// One scalar.
  associatedtype Element

  /// A number.
  mutating func constant(_ value: Double) -> Element
  /// The result of an operation.
  mutating func apply(_ operation: Operation, _ inputs: [Element]) -> Element
  /// What a name, an element of it, or a derivative stands for; nil for any other formula and for an unknown name.
  mutating func known(_ formula: Expression) throws(FormulaError) -> Tensor<Element>?
  /// A function that the exercise names.
  func function(_ name: String) -> FunctionDefinition?
  /// What the parameters of the function being called stand for.
  var arguments: [String: Tensor<Element>] { get set }
  /// How many calls of such functions may still be gone through in this formula.
  var callsLeft: Int { get set }
  /// The letter that stays a letter, where there is one.
  var unknown: String? { get }
  /// Every name there is, for suggestions.
  var names: [String] { get }
  /// The functions that the exercise names, for suggestions.
  var functionNames: [String] { get }
}

extension Elaborating {
  /// What a formula comes to, in its shape.
  mutating func elaborate(_ formula: Expression) throws(FormulaError) -> Tensor<Element> {
    if !arguments.isEmpty, case .name(let name) = formula.kind, let argument = arguments[name] { return argument }
    if let known = try known(formula) { return known }
    switch formula.kind {
    case .number(let value): return Tensor(scalar: constant(value))
    case .name(let name): return try unnamedConstant(name, formula)
    case .index(let base, let indices): return try element(of: base, indices, formula)
    case .list(let items): return try list(items, formula)
    case .negate(let operand): return try elaborate(operand).map { apply(.negate, [$0]) }
    case .binary(let op, let left, let right):
      return try combine(op, elaborate(left), elaborate(right), formula)
    case .call(let name, let arguments): return try call(name, arguments, formula)
    case .derivative: throw FormulaError("this derivative has no value", at: formula.range)
    }
  }

  private mutating func unnamedConstant(_ name: String, _ formula: Expression) throws(FormulaError) -> Tensor<Element> {
    switch name {
    case "e": return Tensor(scalar: constant(Glibc.exp(1)))
    case "pi": return Tensor(scalar: constant(Double.pi))
    default:
      throw FormulaError("\(name) is not defined", suggestion: suggestion(for: name), at: formula.range)
    }
  }

  private mutating func element(
    of base: Expression, _ indices: [Int], _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    if case .derivative(let of, let by, let partial) = base.kind {
      // An element of a gradient is the derivative by that element, and is counted as its elements are.
      let element = Expression(.index(by, indices), range: by.range)
      return try elaborate(Expression(.derivative(of: of, by: element, partial: partial), range: formula.range))
    }
    // Where z2 is a name and z none, z₂ is meant for it.
    if case .name(let stem) = base.kind, arguments[stem] == nil, !names.contains(stem) {
      let whole = stem + indices.map(String.init).joined()
      if names.contains(whole) {
        throw FormulaError(
          "\(Notation().show(formula, in: .unicode)) is not defined", suggestion: whole, at: formula.range)
      }
    }
    let tensor = try elaborate(base)
    let symbol = Symbol(
      tensor: Tensor(tensor.shape, tensor.elements.indices.map { QuantityID(index: $0) }),
      origin: tensor.shape.axes.map { _ in 1 })
    guard let place = symbol.element(indices) else {
      throw symbol.missed("this", indices, at: formula.range)
    }
    return Tensor(scalar: tensor.elements[place.index])
  }

  /// Scalars and vectors one after another; or rows of one length, one below another.
  private mutating func list(_ items: [Expression], _ formula: Expression) throws(FormulaError) -> Tensor<Element> {
    var parts: [Tensor<Element>] = []
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
    _ op: BinaryOperator, _ left: Tensor<Element>, _ right: Tensor<Element>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    let (left, right) = withNumbers(op, left, right)
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

  /// A vector of one element counts as that number wherever nothing else would fit.
  private func withNumbers(
    _ op: BinaryOperator, _ left: Tensor<Element>, _ right: Tensor<Element>
  ) -> (Tensor<Element>, Tensor<Element>) {
    guard left.shape != right.shape || op == .power || op == .multiply else { return (left, right) }
    if case .vector(1) = right.shape, op != .dot {
      if op != .multiply { return (left, Tensor(scalar: right.elements[0])) }
      if case .vector = left.shape { return (left, Tensor(scalar: right.elements[0])) }
    }
    if case .vector(1) = left.shape, [.add, .subtract, .elementwise, .multiply].contains(op) {
      if case .vector = right.shape { return (Tensor(scalar: left.elements[0]), right) }
    }
    return (left, right)
  }

  private mutating func elementwise(
    _ operation: Operation, _ left: Tensor<Element>, _ right: Tensor<Element>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    guard left.shape == right.shape || left.shape == .scalar || right.shape == .scalar else {
      throw FormulaError(
        "\(left.shape) and \(right.shape) do not fit together", expected: "two of one shape, or a scalar",
        at: formula.range)
    }
    let shape = left.shape == .scalar ? right.shape : left.shape
    let elements = (0..<shape.count).map { i in
      apply(
        operation, [left.elements[left.shape == .scalar ? 0 : i], right.elements[right.shape == .scalar ? 0 : i]])
    }
    return Tensor(shape, elements)
  }

  private mutating func product(
    _ op: BinaryOperator, _ left: Tensor<Element>, _ right: Tensor<Element>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
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
    var elements: [Element] = []
    for row in 0..<height {
      for column in 0..<width {
        let pairs = (0..<inner).flatMap {
          [rows.elements[row * inner + $0], columns.elements[$0 * width + column]]
        }
        elements.append(apply(inner == 1 ? .multiply : .dot, pairs))
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
    _ name: String, _ inputs: [Expression], _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    var values: [Tensor<Element>] = []
    for input in inputs { values.append(try elaborate(input)) }
    if let function = function(name) { return try value(of: function, at: values, formula) }
    let value = values[0]
    if let function = ElementaryFunction(rawValue: name) {
      return value.map { apply(.function(function), [$0]) }
    }
    switch name {
    case "sum": return Tensor(scalar: apply(.sum, value.elements))
    case "mean":
      let total = apply(.sum, value.elements)
      return Tensor(scalar: apply(.divide, [total, constant(Double(value.shape.count))]))
    case "softmax": return softmax(value)
    case "transpose": return transpose(value)
    case "max", "min": return try extreme(name == "max" ? .maximum : .minimum, values, formula)
    case "coefficient", "constant": return try coefficient(name, value, of: inputs[1])
    default: throw FormulaError("\(name) is no function here", at: formula.range)
    }
  }

  /// The body of an exercise's own function, its parameters standing for these values.
  private mutating func value(
    of function: FunctionDefinition, at values: [Tensor<Element>], _ call: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    // A tower of functions that call others twice could grow without bound.
    callsLeft -= 1
    guard callsLeft > 0 else {
      throw FormulaError("too many calls of \(function.name) within one another", expected: "fewer", at: call.range)
    }
    let outer = arguments
    arguments = Dictionary(zip(function.parameters, values), uniquingKeysWith: { first, _ in first })
    defer { arguments = outer }
    return try elaborate(function.body)
  }

  private mutating func softmax(_ value: Tensor<Element>) -> Tensor<Element> {
    Tensor(value.shape, value.elements.indices.map { apply(.softmax($0), value.elements) })
  }

  /// Rows become columns; a vector, which counts as a column, becomes a row.
  private func transpose(_ value: Tensor<Element>) -> Tensor<Element> {
    guard case .matrix(let rows, let columns) = value.shape else { return value.asRow }
    let elements = (0..<columns).flatMap { column in (0..<rows).map { value.elements[$0 * columns + column] } }
    return Tensor(.matrix(columns, rows), elements)
  }

  private mutating func extreme(
    _ operation: Operation, _ values: [Tensor<Element>], _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    if values.count == 1 {
      let elements = values[0].elements
      return Tensor(scalar: elements.dropFirst().reduce(elements[0]) { apply(operation, [$0, $1]) })
    }
    var best = values[0]
    for other in values.dropFirst() { best = try elementwise(operation, best, other, formula) }
    return best
  }

  /// `coefficient(e, y)` of the unknown's first power, `constant(e, y)` of power zero.
  private mutating func coefficient(
    _ name: String, _ value: Tensor<Element>, of letter: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    guard let unknown, letter.kind == .name(unknown) else {
      throw FormulaError("this is not the unknown", expected: unknown ?? "a name given as unknown", at: letter.range)
    }
    return value.map { apply(.coefficient(name == "constant" ? 0 : 1), [$0]) }
  }
}
