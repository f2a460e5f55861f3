import Formula

/// How a formula is to be written, where a step asks for that.
public enum WrittenForm: String, Hashable, Sendable, CaseIterable {
  /// Terms that are added or subtracted.
  case sum
  /// Factors.
  case product
  /// One fraction.
  case fraction

  /// Whether a formula is written so; a sign in front of all does not count.
  func admits(_ formula: Expression) -> Bool {
    switch formula.kind {
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
    }
  }
}
