import Formula

/// The entries of the operators of the language.

extension BinaryOperator {
  /// The entry of the operator for operands of these shapes.
  func function(_ left: Shape, _ right: Shape) -> any TensorFunction {
    switch self {
    case .add: Elementwise(.add, sign: self)
    case .subtract: Elementwise(.subtract, sign: self)
    case .elementwise: Elementwise(.multiply, sign: self)
    case .divide: Quotient()
    case .power: PowerByScalar()
    case .multiply where left == .scalar || right == .scalar: Elementwise(.multiply, sign: self)
    case .multiply: MatrixProduct(isDot: false)
    case .dot: MatrixProduct(isDot: true)
    }
  }
}

/// An operation on the elements of two tensors of one shape; a scalar goes with every element.
struct Elementwise: ElementwiseFunction {
  let scalarOperation: Operation
  let sign: BinaryOperator
  var name: String { sign.rawValue }
  var arity: ClosedRange<Int> { 2...2 }
  var meaning: Text { "element by element" }

  init(_ operation: Operation, sign: BinaryOperator) {
    scalarOperation = operation
    self.sign = sign
  }

  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape { try Self.shape(inputs[0], inputs[1]) }

  static func shape(_ left: Shape, _ right: Shape) throws(GraphMistake) -> Shape {
    guard left == right || left == .scalar || right == .scalar else { throw .unlikeShapes(left, right) }
    return left == .scalar ? right : left
  }
}

/// A quotient, element by element or by a scalar.
struct Quotient: ElementwiseFunction {
  var scalarOperation: Operation { .divide }
  var name: String { "/" }
  var arity: ClosedRange<Int> { 2...2 }
  var meaning: Text { "division element by element, or by a scalar" }

  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape {
    guard inputs[1] == .scalar || inputs[1] == inputs[0] else { throw .indivisible(inputs[0], by: inputs[1]) }
    return inputs[0]
  }
}

/// Each element to a power that is a scalar.
struct PowerByScalar: ElementwiseFunction {
  var scalarOperation: Operation { .power }
  var name: String { "^" }
  var arity: ClosedRange<Int> { 2...2 }
  var meaning: Text { "each element to a power" }

  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape {
    guard inputs[1] == .scalar else { throw .exponent(inputs[1]) }
    return inputs[0]
  }
}

/// Matrix times matrix or vector, and the inner product of two vectors.
struct MatrixProduct: TensorFunction {
  let isDot: Bool
  var arity: ClosedRange<Int> { 2...2 }
  var meaning: Text { "the product of matrices, or of a matrix and a vector" }

  init(isDot: Bool) { self.isDot = isDot }

  var name: String { isDot ? "." : "*" }

  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape {
    let (left, right) = (inputs[0], inputs[1])
    if left.rank == 1, right.rank == 1, !isDot { throw .ambiguousProduct }
    guard let (height, inner, width) = Self.extents(left, right) else { throw .impossibleProduct(left, right) }
    guard height * width * inner <= Nodes.limit else { throw .productTooLarge }
    return Shape((left.rank == 1 ? [] : [height]) + (right.rank == 1 ? [] : [width]))
  }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    let (left, right) = (inputs[0], inputs[1])
    guard let (height, inner, width) = Self.extents(left.shape, right.shape) else { return [] }
    var elements: [E.Element] = []
    for row in 0..<height {
      for column in 0..<width {
        let pairs = (0..<inner).flatMap {
          [left.elements[row * inner + $0], right.elements[$0 * width + column]]
        }
        elements.append(work.apply(inner == 1 ? .multiply : .dot, pairs))
      }
    }
    return elements
  }

  /// Rows on the left, columns there and rows on the right, and columns on the right; nil where these do not fit.
  ///
  /// A vector is a row on the left and a column on the right.
  private static func extents(_ left: Shape, _ right: Shape) -> (height: Int, inner: Int, width: Int)? {
    guard (1...2).contains(left.rank), (1...2).contains(right.rank) else { return nil }
    let rows = left.rank == 1 ? [1] + left.extents : left.extents
    let columns = right.rank == 1 ? right.extents + [1] : right.extents
    return rows[1] == columns[0] ? (rows[0], rows[1], columns[1]) : nil
  }
}
