import Formula

/// The extents of a tensor along its axes: none for a scalar, one for a vector, rows and columns for a matrix.
///
/// ```swift
/// Shape([2, 3]) == .matrix(2, 3)        // true
/// Shape([2, 3]).count                   // 6
/// Shape([2, 3]).place(of: [1, 0])       // 3
/// "\(Shape([2, 3, 4]))"                 // a 2×3×4 tensor
/// ```
public struct Shape: Hashable, Sendable {
  /// No tensor has more axes than this.
  public static let highestRank = 4

  /// The length of each axis.
  public let extents: [Int]

  /// States the length of each axis; there are at most `highestRank`.
  public init(_ extents: [Int]) {
    precondition(extents.count <= Self.highestRank)
    self.extents = extents
  }

  /// The shape of one number.
  public static let scalar = Shape([])
  /// The shape of so many numbers in a row.
  public static func vector(_ length: Int) -> Shape { Shape([length]) }
  /// The shape of so many rows and columns.
  public static func matrix(_ rows: Int, _ columns: Int) -> Shape { Shape([rows, columns]) }

  /// How many axes there are.
  public var rank: Int { extents.count }

  /// How many elements there are.
  public var count: Int { extents.reduce(1, *) }

  /// Rows and columns, where there are two axes.
  public var rowsAndColumns: (rows: Int, columns: Int)? { rank == 2 ? (extents[0], extents[1]) : nil }

  /// The same axes in the opposite order.
  var reversed: Shape { Shape(extents.reversed()) }

  /// The place in row order of the element at these indices, each counted from 0.
  public func place(of indices: [Int]) -> Int { zip(indices, extents).reduce(0) { $0 * $1.1 + $1.0 } }

  /// The place in row order of the element at these indices, each counted from the first index of its axis; nil where they
  /// miss.
  public func place(of indices: [Int], from origin: [Int]) -> Int? {
    guard indices.count == rank else { return nil }
    let counted = zip(indices, origin).map { $0 - $1 }
    return zip(counted, extents).allSatisfy { (0..<$1).contains($0) } ? place(of: counted) : nil
  }

  /// The indices, counted from 0, of the element at a place in row order.
  public func indices(at place: Int) -> [Int] {
    var rest = place
    let indices = extents.reversed().map { extent in
      defer { rest /= extent }
      return rest % extent
    }
    return indices.reversed()
  }
}

extension Shape: CustomStringConvertible {
  /// In words: "a scalar", "a vector of 3", "a 3×2 matrix", "a 2×3×4 tensor".
  public var description: String { words.unicode }

  /// In words.
  public var words: Text {
    switch rank {
    case 0: "a scalar"
    case 1: "a vector of \(extents[0])"
    case 2: "a \(product) matrix"
    default: "a \(product) tensor"
    }
  }

  private var product: Text {
    extents.dropFirst().reduce("\(extents.first ?? 1)") { $0 + "\(sign: Sign("×", ascii: "x"))\($1)" }
  }
}

/// Elements in row order, and the shape they fill.
public struct Tensor<Element> {
  /// The extents.
  public let shape: Shape
  /// The elements in row order, the last index running fastest; `shape.count` of them.
  public let elements: [Element]

  /// Makes a tensor; `elements` must be `shape.count` long.
  public init(_ shape: Shape, _ elements: [Element]) {
    precondition(elements.count == shape.count)
    self.shape = shape
    self.elements = elements
  }

  /// A single element.
  public init(scalar: Element) { self.init(.scalar, [scalar]) }

  /// The element at these indices, each counted from 0; one for each axis.
  public subscript(indices: Int...) -> Element { elements[shape.place(of: indices)] }

  /// The same shape with each element replaced.
  public func map<Other>(_ transform: (Element) -> Other) -> Tensor<Other> {
    Tensor<Other>(shape, elements.map(transform))
  }
}

extension Tensor<Expression> {
  /// The elements as the language writes them: lists in lists, one level for each axis.
  public var nestedList: Expression {
    guard let length = shape.extents.first else { return elements[0] }
    let below = Shape(Array(shape.extents.dropFirst()))
    return Expression(
      .list(
        (0..<length).map { place in
          Tensor(below, Array(elements[place * below.count..<(place + 1) * below.count])).nestedList
        }))
  }
}

extension Tensor: Sendable where Element: Sendable {}
extension Tensor: Equatable where Element: Equatable {}
extension Tensor: Hashable where Element: Hashable {}
