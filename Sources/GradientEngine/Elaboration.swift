import Formula

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
  /// For how many more unknown names a known one is looked for.
  var suggestionsLeft: Int { get set }
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
    case .derivative: throw FormulaError(GraphMistake.derivativeHasNoValue, at: formula.range)
    }
  }

  private mutating func unnamedConstant(_ name: String, _ formula: Expression) throws(FormulaError) -> Tensor<Element> {
    if let constant = NamedConstant(rawValue: name) { return Tensor(scalar: apply(.named(constant), [])) }
    throw FormulaError(GraphMistake.undefined(name, near: suggestion(for: name)), at: formula.range)
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
        throw FormulaError(GraphMistake.undefinedElement(formula, near: whole), at: formula.range)
      }
    }
    let tensor = try elaborate(base)
    let origin = tensor.shape.extents.map { _ in 1 }
    guard let place = tensor.shape.place(of: indices, from: origin) else {
      throw FormulaError(
        GraphMistake.noElement("this", indices: indices, shape: tensor.shape, origin: origin), at: formula.range)
    }
    return Tensor(scalar: tensor.elements[place])
  }

  /// Scalars and vectors one after another; or rows of one length, one below another, and likewise for deeper lists.
  private mutating func list(_ items: [Expression], _ formula: Expression) throws(FormulaError) -> Tensor<Element> {
    var parts: [Tensor<Element>] = []
    for item in items { parts.append(try elaborate(item)) }
    let isNested = items.allSatisfy { if case .list = $0.kind { true } else { false } }
    if isNested, let first = parts.first?.shape {
      for (part, item) in zip(parts, items) where part.shape != first {
        throw FormulaError(GraphMistake.unlikeRow(part.shape, first: first), at: item.range)
      }
      guard first.rank < Shape.highestRank else { throw FormulaError(GraphMistake.tooManyAxes, at: formula.range) }
      return Tensor(Shape([parts.count] + first.extents), parts.flatMap { $0.elements })
    }
    for (part, item) in zip(parts, items) where part.shape.rank > 1 {
      throw FormulaError(GraphMistake.tensorInList(part.shape), at: item.range)
    }
    let elements = parts.flatMap { $0.elements }
    return Tensor(.vector(elements.count), elements)
  }

  private mutating func combine(
    _ op: BinaryOperator, _ left: Tensor<Element>, _ right: Tensor<Element>, _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    let (left, right) = left.shape == .scalar && right.shape == .scalar ? (left, right) : withNumbers(op, left, right)
    return try value(of: op.function(left.shape, right.shape), at: [left, right], formula)
  }

  /// A vector of one element counts as that number wherever nothing else would fit.
  private func withNumbers(
    _ op: BinaryOperator, _ left: Tensor<Element>, _ right: Tensor<Element>
  ) -> (Tensor<Element>, Tensor<Element>) {
    guard left.shape != right.shape || op == .power || op == .multiply else { return (left, right) }
    if right.shape == .vector(1), op != .dot, op != .multiply || left.shape.rank == 1 {
      return (left, Tensor(scalar: right.elements[0]))
    }
    if left.shape == .vector(1), right.shape.rank == 1, [.add, .subtract, .elementwise, .multiply].contains(op) {
      return (Tensor(scalar: left.elements[0]), right)
    }
    return (left, right)
  }

  private mutating func call(
    _ name: String, _ inputs: [Expression], _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    var values: [Tensor<Element>] = []
    for input in inputs { values.append(try elaborate(input)) }
    if let function = function(name) { return try value(of: function, at: values, formula) }
    guard let function = TensorFunctionTable[name] else {
      throw FormulaError(GraphMistake.unknownFunction(name), at: formula.range)
    }
    if let (mistake, place) = function.mistake(in: inputs, unknown: unknown) {
      throw FormulaError(mistake, at: inputs[place].range)
    }
    return try value(of: function, at: values, formula)
  }

  private mutating func value(
    of function: any TensorFunction, at values: [Tensor<Element>], _ formula: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    if let operation = function.operation, values.allSatisfy({ $0.shape == .scalar }) {
      return Tensor(scalar: apply(operation, values.map { $0.elements[0] }))
    }
    do {
      // Called by their own types, these are compiled for the arithmetic; a call through the table is not.
      if let product = function as? MatrixProduct { return try product.value(of: values, in: &self) }
      if let transpose = function as? Transpose { return try transpose.value(of: values, in: &self) }
      guard let operation = function.operation else { return try function.value(of: values, in: &self) }
      return Tensor(try function.shape(of: values.map { $0.shape }), apply(operation, elementByElement: values))
    } catch {
      throw FormulaError(error, at: formula.range)
    }
  }

  /// An operation on tensors of one shape; a scalar goes with every element.
  mutating func apply(_ operation: Operation, elementByElement inputs: [Tensor<Element>]) -> [Element] {
    let count = inputs.map { $0.elements.count }.max() ?? 0
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for place in 0..<count {
      elements.append(apply(operation, inputs.map { $0.elements[$0.elements.count == 1 ? 0 : place] }))
    }
    return elements
  }

  /// The body of an exercise's own function, its parameters standing for these values.
  private mutating func value(
    of function: FunctionDefinition, at values: [Tensor<Element>], _ call: Expression
  ) throws(FormulaError) -> Tensor<Element> {
    // A tower of functions that call others twice could grow without bound.
    callsLeft -= 1
    guard callsLeft > 0 else { throw FormulaError(GraphMistake.tooManyCalls(function.name), at: call.range) }
    let outer = arguments
    arguments = Dictionary(zip(function.parameters, values), uniquingKeysWith: { first, _ in first })
    defer { arguments = outer }
    return try elaborate(function.body)
  }
}
