/// The value an answer is judged against, as the engine computed it.
///
/// The number is the exact value of the `Double`; the unrounded mathematical value lies within ``error`` of it.
/// Where that interval straddles a rounding tie, both neighbours are right, so no verdict depends on binary luck.
public struct Truth: Hashable, Sendable {
  /// The computed value.
  public let value: Double
  /// An absolute bound on the error of ``value``, never less than half a unit in its last place.
  public let error: Double

  /// The computed value with a bound on its error; a bound below half a unit in the last place is raised to that.
  public init(_ value: Double, error: Double = 0) {
    self.value = value
    // A Double stands for every real number that rounds to it: 0.285 is not 0.28499999999999998.
    let rounding = value == 0 || !value.isFinite ? 0 : max(value.ulp / 2, .leastNonzeroMagnitude)
    self.error = error.isFinite && error > rounding ? error : rounding
  }

  /// Whether there is a number to judge against at all.
  var isFinite: Bool { value.isFinite }
}
