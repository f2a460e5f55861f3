import Formula
import GradientEngine

/// The arrays of the exercise as NumPy treats them: indices from 0, rows and slices, broadcasting, sums along an axis.
struct NumpyArrays: Sendable {
  /// What stands for one axis in brackets.
  enum Index: Hashable, Sendable {
    case one(Int)
    /// `:`
    case all
  }

  /// No array with more elements than this is written out.
  private static let mostElements = 400

  private let sample: FormulaSample

  init(_ sample: FormulaSample) { self.sample = sample }

  var names: [String] { sample.graph.symbols.keys.sorted() }
  func isName(_ name: String) -> Bool { sample.graph.symbols[name] != nil }

  private func shape(_ part: Expression) -> Shape? {
    // Of a long sum the shape follows from those of its terms, so that it is not worked out anew with each.
    switch part.kind {
    case .negate(let operand): return shape(operand)
    case .binary(let op, let left, let right) where [.add, .subtract, .elementwise, .divide].contains(op):
      guard let first = shape(left), let second = shape(right) else { return nil }
      if second == .scalar { return first }
      if op != .divide, first == second || first == .scalar { return second }
    default: break
    }
    return (try? sample.values(of: part))?.shape
  }

  /// How many axes what a formula comes to has; nothing where it comes to nothing.
  func rank(_ part: Expression) -> Int? { shape(part)?.rank }

  // MARK: - Elements

  /// The element of a formula at places counted from 0.
  private func element(_ base: Expression, at places: [Int]) -> Expression {
    let origin: [Int]
    if case .name(let name) = base.kind, let symbol = sample.graph.symbols[name] {
      origin = symbol.origin
    } else {
      origin = places.map { _ in 1 }
    }
    return Expression(.index(base, zip(places, origin).map { $0 + $1 }))
  }

  /// What brackets behind a formula pick out of it.
  func element(_ base: Expression, _ indices: [Index]) throws(CodeRefusal) -> Expression.Kind {
    guard let shape = shape(base) else {
      return .index(base, indices.map { if case .one(let place) = $0 { place + 1 } else { 1 } })
    }
    guard indices.count <= shape.rank else { throw .tooManyIndices(indices.count, axes: shape.rank) }
    var places: [[Int]] = []
    for (axis, extent) in shape.extents.enumerated() {
      switch axis < indices.count ? indices[axis] : .all {
      case .all: places.append(Array(0..<extent))
      case .one(let typed):
        let place = typed < 0 ? typed + extent : typed
        guard (0..<extent).contains(place) else { throw .noElement(typed, axis: axis, extent: extent) }
        places.append([place])
      }
    }
    guard shape.count <= Self.mostElements else { throw .tooDeep }
    let kept = (0..<shape.rank).filter { $0 >= indices.count || indices[$0] == .all }
    func part(_ chosen: [Int], _ axes: ArraySlice<Int>) -> Expression {
      guard let axis = axes.first else { return element(base, at: chosen) }
      return Expression(
        .list(
          places[axis].map { place in
            var chosen = chosen
            chosen[axis] = place
            return part(chosen, axes.dropFirst())
          }))
    }
    return part(places.map { $0[0] }, kept[...]).kind
  }

  /// The same in the names that were typed, where it is one element of a name.
  func written(_ base: Expression, _ indices: [Index]) throws(CodeRefusal) -> Expression.Kind {
    var places: [Int] = []
    for index in indices {
      guard case .one(let place) = index, place >= 0 else { throw .tooDeep }
      places.append(place)
    }
    guard case .name = base.kind else { throw .tooDeep }
    return element(base, at: places).kind
  }

  // MARK: - Arithmetic

  /// An operation element by element; a matrix takes a vector for each of its rows.
  func broadcast(_ op: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression.Kind {
    guard let first = shape(left), let second = shape(right), first.rank + second.rank == 3,
      first.count * second.count > 0
    else { return .binary(op, left, right) }
    let (matrix, vector) = first.rank == 2 ? (first, second) : (second, first)
    guard matrix.extents[1] == vector.extents[0], matrix.count <= Self.mostElements else {
      return .binary(op, left, right)
    }
    let row = first.rank == 2 ? right : left
    let rows = Expression(
      .list(
        (0..<matrix.extents[0]).map { _ in
          Expression(.list((0..<matrix.extents[1]).map { element(row, at: [$0]) }))
        }))
    return first.rank == 2 ? .binary(op, left, rows) : .binary(op, rows, right)
  }

  /// The sum or mean along an axis; nothing where there is no such axis.
  func reduced(_ name: String, _ part: Expression, axis: Int) -> Expression.Kind? {
    guard let shape = shape(part), (1...2).contains(shape.rank) else { return nil }
    let axis = axis < 0 ? axis + shape.rank : axis
    guard (0..<shape.rank).contains(axis) else { return nil }
    guard shape.rank == 2 else { return .call(name, [part]) }
    let weight = name == "mean" ? 1 / Double(shape.extents[axis]) : 1
    let weights = Expression(.list((0..<shape.extents[axis]).map { _ in .number(weight) }))
    return axis == 1 ? .binary(.dot, part, weights) : .binary(.dot, weights, part)
  }
}
