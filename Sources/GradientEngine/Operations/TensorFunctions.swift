import Formula

/// The entries of the functions of the language.

/// A function of one number, applied to each element.
struct ElementByElement: ElementwiseFunction {
  let function: ElementaryFunction
  var scalarOperation: Operation { .function(function) }
  var arity: ClosedRange<Int> { 1...1 }

  init(function: ElementaryFunction) { self.function = function }

  var name: String { function.rawValue }
  var meaning: Text { function.meaning }

  func shape(of inputs: [Shape]) -> Shape { inputs[0] }
}

/// The sum of all elements.
struct SumOfElements: TensorFunction {
  var name: String { "sum" }
  var arity: ClosedRange<Int> { 1...1 }
  var meaning: Text { "the sum of all elements" }

  func shape(of inputs: [Shape]) -> Shape { .scalar }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    [work.apply(.sum, inputs[0].elements)]
  }
}

/// The mean of all elements.
struct MeanOfElements: TensorFunction {
  var name: String { "mean" }
  var arity: ClosedRange<Int> { 1...1 }
  var meaning: Text { "the mean of all elements" }

  func shape(of inputs: [Shape]) -> Shape { .scalar }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    let total = work.apply(.sum, inputs[0].elements)
    return [work.apply(.divide, [total, work.constant(Double(inputs[0].shape.count))])]
  }
}

/// The largest or smallest of all elements, or of several tensors element by element.
struct ExtremeOfElements: TensorFunction {
  let isMaximum: Bool
  /// How many arguments a call may have.
  static let mostArguments = 64
  var arity: ClosedRange<Int> { 1...Self.mostArguments }

  init(isMaximum: Bool) { self.isMaximum = isMaximum }

  var name: String { isMaximum ? "max" : "min" }
  var meaning: Text {
    isMaximum
      ? "the largest element, or of several arguments the largest element by element"
      : "the smallest element, or of several arguments the smallest element by element"
  }

  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape {
    guard inputs.count > 1 else { return .scalar }
    var shape = inputs[0]
    for other in inputs.dropFirst() { shape = try Elementwise.shape(shape, other) }
    return shape
  }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    let operation: Operation = isMaximum ? .maximum : .minimum
    let first = inputs[0].elements
    if inputs.count == 1 { return first.count == 1 ? first : [work.apply(operation, first)] }
    return (0..<(inputs.map(\.elements.count).max() ?? 0)).map { place in
      work.apply(operation, inputs.map { $0.elements[$0.elements.count == 1 ? 0 : place] })
    }
  }
}

/// Softmax over all elements.
struct Softmax: TensorFunction {
  var name: String { "softmax" }
  var arity: ClosedRange<Int> { 1...1 }
  var meaning: Text { "exp of each element, divided by the sum of all of these" }

  func shape(of inputs: [Shape]) -> Shape { inputs[0] }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    let elements = inputs[0].elements
    return elements.indices.map { work.apply(.softmax($0), elements) }
  }
}

/// Rows become columns; a vector, which counts as a column, becomes a row. Of more axes the order is turned round.
struct Transpose: TensorFunction {
  var name: String { "transpose" }
  var arity: ClosedRange<Int> { 1...1 }
  var meaning: Text { "rows become columns; a vector becomes a row" }

  func shape(of inputs: [Shape]) -> Shape { Self.withRows(inputs[0]).reversed }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    let shape = Self.withRows(inputs[0].shape)
    let turned = shape.reversed
    return (0..<shape.count).map { inputs[0].elements[shape.place(of: turned.indices(at: $0).reversed())] }
  }

  /// A vector as a matrix of one column.
  private static func withRows(_ shape: Shape) -> Shape { shape.rank == 1 ? Shape(shape.extents + [1]) : shape }
}

/// The coefficient of a power of the unknown: `coefficient(e, y)` of the first, `constant(e, y)` of power zero.
struct CoefficientOfUnknown: TensorFunction {
  let power: Int
  var arity: ClosedRange<Int> { 2...2 }

  init(power: Int) { self.power = power }

  var name: String { power == 0 ? "constant" : "coefficient" }
  var meaning: Text {
    power == 0
      ? "what is left of a polynomial in the unknown where the unknown is 0"
      : "the factor of the unknown in a polynomial in it"
  }

  func mistake(in arguments: [Expression], unknown: String?) -> (mistake: GraphMistake, place: Int)? {
    if let unknown, arguments[1].kind == .name(unknown) { return nil }
    return (.notTheUnknown(unknown), 1)
  }
  func shape(of inputs: [Shape]) -> Shape { inputs[0] }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    inputs[0].elements.map { work.apply(.coefficient(power), [$0]) }
  }
}
