/// The extent of a quantity: a scalar, a vector, or a matrix.
public enum Shape: Hashable, Sendable {
  case scalar
  case vector(Int)
  /// Rows, then columns.
  case matrix(Int, Int)

  /// How many elements there are.
  public var count: Int {
    switch self {
    case .scalar: 1
    case .vector(let length): length
    case .matrix(let rows, let columns): rows * columns
    }
  }

  /// The lengths of the axes: none for a scalar.
  public var axes: [Int] {
    switch self {
    case .scalar: []
    case .vector(let length): [length]
    case .matrix(let rows, let columns): [rows, columns]
    }
  }
}

extension Shape: CustomStringConvertible {
  /// In words: "a scalar", "a vector of 3", "a 3×2 matrix".
  public var description: String {
    switch self {
    case .scalar: "a scalar"
    case .vector(let length): "a vector of \(length)"
    case .matrix(let rows, let columns): "a \(rows)×\(columns) matrix"
    }
  }
}

/// Elements in row order, and the shape they fill.
public struct Tensor<Element> {
  /// The extent.
  public let shape: Shape
  /// The elements, row by row; `shape.count` of them.
  public let elements: [Element]

  /// Makes a tensor; `elements` must be `shape.count` long.
  public init(_ shape: Shape, _ elements: [Element]) {
    precondition(elements.count == shape.count)
    self.shape = shape
    self.elements = elements
  }

  /// A single element.
  public init(scalar: Element) { self.init(.scalar, [scalar]) }

  /// The same shape with each element replaced.
  public func map<Other>(_ transform: (Element) -> Other) -> Tensor<Other> {
    Tensor<Other>(shape, elements.map(transform))
  }

  /// A vector as a matrix of one column; a matrix as it is.
  var asColumn: Tensor { if case .vector(let length) = shape { Tensor(.matrix(length, 1), elements) } else { self } }
  /// A vector as a matrix of one row; a matrix as it is.
  var asRow: Tensor { if case .vector(let length) = shape { Tensor(.matrix(1, length), elements) } else { self } }
}

extension Tensor: Sendable where Element: Sendable {}
extension Tensor: Equatable where Element: Equatable {}
extension Tensor: Hashable where Element: Hashable {}
