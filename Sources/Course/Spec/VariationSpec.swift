/// What varies from one variant of an exercise to the next, and which conditions every variant keeps.
///
/// ```swift
/// spec.vary = VariationSpec(
///   values: [Named("w", VaryingValue(.range(from: FixedDecimal(-2), to: FixedDecimal(2), step: FixedDecimal(5, places: 1))))],
///   conditions: ["abs(z) < 3"])
/// try spec.variant(seed: 7).given        // w drawn from −2, −1.5, …, 2
/// ```
public struct VariationSpec: Hashable, Sendable {
  /// What each name's numbers are drawn from, or those of one element, `W[1,2]`. A later entry goes before an earlier one.
  public var values: [Named<VaryingValue>]
  /// The standard conditions that need not hold.
  public var allowed: [VariantCondition]
  /// Comparisons that hold, such as `abs(z) < 3`.
  public var conditions: [String]

  /// States what varies.
  public init(values: [Named<VaryingValue>], allowed: [VariantCondition] = [], conditions: [String] = []) {
    self.values = values
    self.allowed = allowed
    self.conditions = conditions
  }
}

/// What a varying number is drawn from; of a vector or matrix each number is drawn by itself.
public struct VaryingValue: Hashable, Sendable {
  /// Where the number comes from.
  public enum Source: Hashable, Sendable {
    /// The number that the exercise gives.
    case given
    /// The numbers from one to another in steps.
    case range(from: FixedDecimal, to: FixedDecimal, step: FixedDecimal)
    /// One of several numbers, or of several vectors or matrices in the shape of the given one.
    case choices([Given.Value])
  }

  /// Where the number comes from.
  public var source: Source
  /// Whether the number may have either sign.
  public var takesAnySign: Bool
  /// The numbers that are left out.
  public var except: [FixedDecimal]

  /// States what a number is drawn from.
  public init(_ source: Source, takesAnySign: Bool = false, except: [FixedDecimal] = []) {
    self.source = source
    self.takesAnySign = takesAnySign
    self.except = except
  }
}

/// What every variant keeps from unless the exercise allows it, by the words of an exercise file.
public enum VariantCondition: String, Hashable, Sendable, CaseIterable {
  /// An answer half-way between two numbers of the digits asked.
  case ties
  /// A sigmoid or tanh so far from 0 that its derivative is under a fiftieth of its greatest.
  case saturatedUnits = "saturated-units"
  /// A ReLU whose argument is not above 0.
  case deadReLUs = "dead-relus"
  /// A gradient that shows only zeros at the digits asked.
  case smallGradients = "small-gradients"
}
