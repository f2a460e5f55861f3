/// By how much numbers may differ before the difference counts, each with its reason.
///
/// All are relative to the size of the numbers compared, where nothing else is said.
public enum Tolerance {
  /// What rounding in the engine may add up to where no bounds on it are known: 64 units in the last place, generously.
  public static let engineRounding = 0x1p-46
  /// What a comparison with a bound leaves to rounding in the bound itself: far above what a few dozen operations lose, far
  /// below the last digit anybody is asked for.
  public static let boundRounding = 0x1p-40
  /// A bound on the error that leaves a dozen digits sure: where it is wider, wide arithmetic is asked.
  public static let sureDigits = 0x1p-40
  /// Below this a move of an exact value is no move: a nudged input that has less effect has none.
  public static let leastMove = 0x1p-40
  /// What one comparison of two numbers loses: each term was rounded a few times by at most 2⁻⁵³ of itself, a typed one by
  /// 2⁻⁴⁸, and 2⁻⁴⁶ is more than all of that.
  public static let comparisonRounding = 0x1p-46
  /// A bound on the error of a coefficient of the unknown, which comes from a longer way than a plain number.
  public static let coefficientRounding = 1e-13
  /// A bound on the error of what a learner's formula comes to, which is computed in a few dozen operations at most.
  public static let formulaRounding = 1e-12
  /// Below this difference what a misconception comes to is the right value, reached another way.
  public static let misconceptionDifference = 1e-12
  /// Below this difference two formulas have one value at a point; above it bounds on both decide.
  public static let clearlyOneValue = 1e-11
  /// Within this two quotients are one constant factor.
  public static let constantFactor = 1e-9
  /// Bounds wider than this are too wide to tell that two formulas have one value.
  public static let conclusiveWidth = 1e-6
  /// The same as `conclusiveWidth` where values are near 0; absolute.
  public static let conclusiveAbsoluteWidth = 1e-12
  /// Within this a formula gives the number asked at the exercise's own values: the digits that are usually typed agree.
  public static let exerciseValue = 5e-4
  /// What rounding may add to a difference quotient, for each unit of value over the length of the step.
  public static let differenceQuotient = 1e-9
  /// What the C library's sine and cosine may be off, generously; absolute.
  static let waveRounding = 1e-15
}
