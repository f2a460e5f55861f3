import Formula

/// A function of one number: its value, its local derivative, and how that derivative is written.
///
/// The derivative is given both the argument x and the value y = f(x), because by hand it is taken from the value
/// (σ′ = y(1 − y)), and a learner's rounded y must carry on into it.
///
/// ```swift
/// let y = ElementaryFunction.sigmoid.value(2)               // 0.8807970779778823
/// ElementaryFunction.sigmoid.slope(2, y)                    // 0.10499358540350662
/// ElementaryFunction.sigmoid.writtenSlope                   // y*(1 - y)
/// ```
///
/// What is known of each stands in one entry of its table, in `ElementaryFunction+Table.swift`. To add a function, add a
/// case here, its entry there, and a line to each of `entry`, `value` and `slope`; the compiler asks for them.
public enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, log, sqrt, abs, sign, step, sin, cos, sinh, cosh, tanh, sigmoid, relu, softplus
  /// Its own notation, as `step(0)` is 1 and the derivative of relu at 0 is taken as 0.
  case reluSlope = "relu'"

  /// What the function is, in a few words.
  public var meaning: Text { entry.meaning }

  /// Whether neurons put it out, so that one may be mistaken for another.
  public var isActivation: Bool { entry.isActivation }

  /// The arguments at which there is no derivative; the entry's slope has a value there all the same.
  public var kinks: [Double] { entry.kinks }

  /// f′ as a formula in `x` and `y`.
  public var writtenSlope: Expression { Self.writtenSlopes[self] ?? .number(.nan) }

  /// f′ as a formula in `x` that keeps its digits where the one in `y` loses them; nil where that never does.
  var steadySlope: Expression? { Self.steadySlopes[self] }

  private static let writtenSlopes = read { $0.writtenSlope }
  private static let steadySlopes = read { $0.steadySlope }

  private static func read(_ text: (any ElementaryEntry.Type) -> String?) -> [ElementaryFunction: Expression] {
    // The table cannot be asked for the vocabulary here: its entries are being read.
    let parser = Parser(
      vocabulary: Vocabulary(functions: Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, 1...1) })))
    return Dictionary(
      uniqueKeysWithValues: allCases.compactMap { function in
        text(function.entry).flatMap { try? parser.parse($0) }.map { (function, $0) }
      })
  }
}

/// What there is to know of a function of one number.
protocol ElementaryEntry {
  /// What the function is, in a few words.
  static var meaning: Text { get }
  /// f(x).
  static func value(_ x: Double) -> Double
  /// All values of f, to 2048 bits.
  static func value(_ x: PreciseInterval) -> PreciseInterval
  /// f′(x), with y = f(x) or what stands in for it.
  static func slope(_ x: Double, _ y: Double) -> Double
  /// f′ as a formula in `x` and `y`.
  static var writtenSlope: String { get }
  /// f′ as a formula in `x` that keeps its digits where the one in `y` loses them; nil where the entry does not say.
  static var steadySlope: String? { get }
  /// The arguments at which there is no derivative.
  static var kinks: [Double] { get }
  /// Whether neurons put it out; false where the entry does not say.
  static var isActivation: Bool { get }
  /// How f is bounded over an interval.
  static var bounds: ValueBounds { get }
  /// How f′ is bounded over intervals of x and y.
  static var slopeBounds: SlopeBounds { get }
}

extension ElementaryEntry {
  static var isActivation: Bool { false }
  static var steadySlope: String? { nil }
}

/// How the values of a function of one number are bounded over an interval of arguments.
struct ValueBounds: Sendable {
  /// How the function runs.
  enum Course: Sendable {
    /// Never falls: the ends of the interval give the bounds.
    case rising
    /// Falls up to 0, rises from there on, and has this value at 0.
    case valley(Double)
    /// No steeper than 1 anywhere, and between −1 and 1.
    case wave
  }

  let course: Course
  /// Whether the computed values may be off in the last two places.
  let isRounded: Bool
  /// What no value lies below.
  let least: Double
  /// An argument whose value is computed exactly although others are rounded, and that value.
  let exact: (x: Double, y: Double)?

  static func rising(isRounded: Bool = true, least: Double = -.infinity, exact: (x: Double, y: Double)? = nil)
    -> ValueBounds
  {
    ValueBounds(course: .rising, isRounded: isRounded, least: least, exact: exact)
  }
  static func valley(_ bottom: Double, isRounded: Bool = true) -> ValueBounds {
    ValueBounds(course: .valley(bottom), isRounded: isRounded, least: -.infinity, exact: nil)
  }
  static let wave = ValueBounds(course: .wave, isRounded: true, least: -.infinity, exact: nil)
}

/// How a derivative is bounded over intervals of the argument and the value.
enum SlopeBounds: Sendable {
  /// The written formula, bounded term by term.
  case written
  /// Never falls, and is computed exactly.
  case steps
  /// Highest at x = 0, where it has the value `peak`, falling towards 0 on both sides; as a formula in y it turns at a
  /// value and runs like this function, or is bounded term by term where nothing is said.
  case bell(peak: Double, turn: (y: Double, slope: @Sendable (Double) -> Double)?)
}
