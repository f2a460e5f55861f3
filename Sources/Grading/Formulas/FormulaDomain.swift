/// From where the givens of an exercise are drawn when a formula is tried out.
public struct FormulaDomain: Hashable, Sendable {
  /// The values that one given may take.
  public enum Values: Hashable, Sendable {
    /// Every number between two bounds.
    case interval(ClosedRange<Double>)
    /// A few numbers only, such as the labels 0 and 1.
    case set([Double])
  }

  /// The values by the name of a given, `x`, or of one of its elements, `W1[2,1]`.
  public var values: [String: Values]

  /// Everything not named is drawn from between −2 and 2.
  public init(_ values: [String: Values] = [:]) { self.values = values }

  func values(of name: String) -> Values {
    values[name] ?? values[String(name.prefix { $0 != "[" })] ?? .interval(-2...2)
  }
}

extension FormulaDomain.Values {
  /// A value; the same bits give the same value.
  func pick(_ bits: UInt64) -> Double {
    switch self {
    case .interval(let range):
      // The uppermost 53 bits, as a fraction of one.
      return range.lowerBound + (range.upperBound - range.lowerBound) * Double(bits >> 11) * 0x1p-53
    case .set(let numbers):
      return numbers.isEmpty ? 0 : numbers[Int(bits % UInt64(numbers.count))]
    }
  }
}
