import GradientEngine

/// The value an answer is judged against, as the engine computed it.
///
/// The unrounded mathematical value lies within ``error`` of the `Double`. Where that interval straddles a rounding tie, the
/// value in wide arithmetic decides; where there is none, both neighbours are right, so no verdict depends on binary luck.
public struct Truth: Sendable {
  /// The computed value.
  public let value: Double
  /// An absolute bound on the error of ``value``, never less than half a unit in its last place.
  public let error: Double
  /// The value in wide arithmetic.
  let precisely: (@Sendable () -> PreciseInterval)?
  /// Whether no digit of the value is known.
  let isUnknown: Bool

  /// The computed value with a bound on its error; a bound below half a unit in the last place is raised to that.
  public init(_ value: Double, error: Double = 0) { self.init(value, error: error, precisely: nil) }

  /// The computed value with a bound on its error, infinite where no digit is known, and how to find it in wide arithmetic.
  public init(_ value: Double, error: Double, precisely: (@Sendable () -> PreciseInterval)?) {
    self.value = value
    self.precisely = precisely
    isUnknown = precisely != nil && error == .infinity
    // A Double stands for every real number that rounds to it: 0.285 is not 0.28499999999999998.
    let rounding = value == 0 || !value.isFinite ? 0 : max(value.ulp / 2, .leastNonzeroMagnitude)
    self.error = error.isFinite && error > rounding ? error : rounding
  }

  /// Whether any digit of the value is known.
  public var isKnown: Bool { !isUnknown }

  /// Whether the value is a whole number, as far as can be told.
  public var isWhole: Bool { fraction?.integer != nil }

  /// Whether there is a number to judge against at all.
  var isFinite: Bool { value.isFinite }
}

extension Truth: Hashable {
  /// Whether both are the same value, known as closely.
  public static func == (left: Truth, right: Truth) -> Bool {
    left.value == right.value && left.error == right.error && left.isUnknown == right.isUnknown
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(error)
  }
}
