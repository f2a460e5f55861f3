import Formula

/// How a formula is to be written, where a step asks for that.
public enum WrittenForm: String, Hashable, Sendable, CaseIterable {
  /// Terms that are added or subtracted.
  case sum
  /// Factors.
  case product
  /// One fraction.
  case fraction
  /// Nothing divided by anything but a number.
  case noFraction = "no-fraction"

  /// Whether a formula is written so; a sign in front of all does not count.
  func admits(_ formula: Expression) -> Bool {
    if self == .noFraction { return !formula.divides }
    return switch formula.kind {
    case .negate(let operand): admits(operand)
    case .binary(.add, _, _), .binary(.subtract, _, _): self == .sum
    case .binary(.multiply, _, _), .binary(.elementwise, _, _): self == .product
    case .binary(.divide, _, _): self == .fraction
    default: false
    }
  }

  /// "a sum of terms".
  var words: Text {
    switch self {
    case .sum: "a sum of terms"
    case .product: "a product"
    case .fraction: "one fraction"
    case .noFraction: "a formula without a fraction"
    }
  }
}

extension Expression {
  /// Whether something in it is divided by what is no number.
  fileprivate var divides: Bool {
    switch kind {
    case .binary(.divide, _, let divisor) where !divisor.isAllNumbers: true
    case .binary(.power, let base, let exponent) where exponent.isNegative && !base.isAllNumbers: true
    default: kind.children.contains(where: \.divides)
    }
  }

  private var isNegative: Bool {
    switch kind {
    case .number(let value): value < 0
    case .negate: true
    default: false
    }
  }
}
