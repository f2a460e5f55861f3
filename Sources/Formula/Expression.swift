/// A formula as a tree, each node knowing where in its text it stood.
///
/// Two expressions are equal when they say the same thing; where they were written does not count.
public struct Expression: Sendable {
  /// What the node says.
  public let kind: Kind
  /// The node's place in the text it was parsed from, in Unicode scalars from the start; empty when it was built.
  public let range: Range<Int>
  /// The height of the tree below and including this node; a leaf has depth 1.
  public let depth: Int

  /// The forms a formula can take.
  public indirect enum Kind: Hashable, Sendable {
    /// A decimal number, as written.
    case number(Double)
    /// A quantity by its canonical name, such as `alpha1`.
    case name(String)
    /// One element of a vector or matrix; indices count from the axis's own first index.
    case index(Expression, [Int])
    /// Scalars and vectors put one after another, `[1, x]`; or rows, `[[1, 2], [3, 4]]`.
    case list([Expression])
    /// The opposite, `-x`.
    case negate(Expression)
    /// Two operands and what joins them.
    case binary(BinaryOperator, Expression, Expression)
    /// A function and its arguments.
    case call(String, [Expression])
    /// A derivative `d(of)/d(by)`; `partial(of)/partial(by)` when everything else is held fixed.
    case derivative(of: Expression, by: Expression, partial: Bool)
  }

  /// Makes a node; `range` is empty for one that no text stands behind.
  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
    depth = 1 + (kind.children.map(\.depth).max() ?? 0)
  }
}

extension Expression: Hashable {
  /// Whether both say the same, wherever they were written.
  public static func == (left: Expression, right: Expression) -> Bool { left.kind == right.kind }
  /// Hashes what is said, not where.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// What can stand between two operands.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  /// Product of scalars, scaling, or matrix product.
  case multiply = "*"
  case divide = "/"
  case power = "^"
  /// Inner product of two vectors, or matrix times vector.
  case dot = "."
  /// Product element by element.
  case elementwise = ".*"
}

extension Expression.Kind {
  /// The nodes directly below, in reading order.
  public var children: [Expression] {
    switch self {
    case .number, .name: []
    case .index(let base, _): [base]
    case .list(let items), .call(_, let items): items
    case .negate(let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .derivative(let of, let by, _): [of, by]
    }
  }
}

extension Expression {
  /// A number.
  public static func number(_ value: Double) -> Expression { Expression(.number(value)) }
  /// A name.
  public static func name(_ name: String) -> Expression { Expression(.name(name)) }

  /// Every name the formula mentions, functions left out.
  public var names: Set<String> {
    if case .name(let name) = kind { return [name] }
    return kind.children.reduce(into: []) { $0.formUnion($1.names) }
  }

  /// The same formula with the subtrees for which `replacement` has an answer put in place of the old ones.
  public func replacing(_ replacement: (Expression) -> Expression?) -> Expression {
    if let new = replacement(self) { return new }
    let kind: Kind =
      switch kind {
      case .number, .name: kind
      case .index(let base, let indices): .index(base.replacing(replacement), indices)
      case .list(let items): .list(items.map { $0.replacing(replacement) })
      case .negate(let operand): .negate(operand.replacing(replacement))
      case .binary(let op, let left, let right):
        .binary(op, left.replacing(replacement), right.replacing(replacement))
      case .call(let name, let arguments): .call(name, arguments.map { $0.replacing(replacement) })
      case .derivative(let of, let by, let partial):
        .derivative(of: of.replacing(replacement), by: by.replacing(replacement), partial: partial)
      }
    return Expression(kind, range: range)
  }
}
