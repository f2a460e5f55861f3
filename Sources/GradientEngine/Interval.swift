/// All numbers between two bounds: what a value can be when its inputs are only known to lie between bounds.
///
/// Every result is widened outward, so a run over intervals encloses the exact value whatever was rounded on the way. The C
/// library's functions are trusted to two units in the last place.
public struct Interval: Scalar, Hashable {
  /// The lower bound.
  public var low: Double
  /// The upper bound.
  public var high: Double

  /// Exactly this number.
  public init(_ value: Double) { self.init(value, value) }

  /// Everything from `low` to `high`.
  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  /// Every real number whose nearest `Double` is this one; a whole number of moderate size stands for itself.
  public init(around value: Double) {
    self = value == value.rounded() && abs(value) < 1e15 ? Interval(value) : Interval(value.nextDown, value.nextUp)
  }

  /// What the decimal that reads as this `Double` may be.
  public init(written value: Double) { self.init(around: value) }

  /// Bounds on a number that no decimal is.
  public static func constant(_ constant: NamedConstant) -> Interval { Interval(around: constant.value) }

  /// Whether both bounds are finite.
  public var isFinite: Bool { low.isFinite && high.isFinite }

  /// Whether a number lies within the bounds.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The bounds of exact results, a unit further out or more.
  private static func hull(_ first: Double, _ second: Double, ulps: Int = 1) -> Interval {
    guard first == first, second == second else { return Interval(-.infinity, .infinity) }
    var low = min(first, second)
    var high = max(first, second)
    for _ in 0..<ulps {
      low = low.nextDown
      high = high.nextUp
    }
    return Interval(low, high)
  }

  private static func hull(_ first: Double, _ second: Double, _ third: Double, _ fourth: Double) -> Interval {
    guard third == third, fourth == fourth else { return Interval(-.infinity, .infinity) }
    let (one, other) = (hull(first, second), hull(third, fourth))
    return Interval(min(one.low, other.low), max(one.high, other.high))
  }

  private var isPoint: Bool { low == high }
  private var isZero: Bool { low == 0 && high == 0 }

  /// All sums.
  public static func + (left: Interval, right: Interval) -> Interval {
    if left.isZero { return right }
    if right.isZero { return left }
    if let sum = exactly(left, right, { $0 + $1 }, error: twoSumError) { return sum }
    return hull(left.low + right.low, left.high + right.high)
  }

  /// All differences.
  public static func - (left: Interval, right: Interval) -> Interval { left + (-right) }

  /// All opposites.
  public static prefix func - (operand: Interval) -> Interval { Interval(-operand.high, -operand.low) }

  /// All products.
  public static func * (left: Interval, right: Interval) -> Interval {
    if left.isZero || right.isZero { return Interval(0) }
    if let product = exactly(left, right, { $0 * $1 }, error: { abs($2) > 1e-290 ? (-$2).addingProduct($0, $1) : .nan })
    {
      return product
    }
    return hull(left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high)
  }

  /// All quotients; unbounded where the divisor may be zero.
  public static func / (left: Interval, right: Interval) -> Interval {
    guard right.low > 0 || right.high < 0 else { return Interval(-.infinity, .infinity) }
    return hull(left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high)
  }

  /// A point result where two points combine without any rounding.
  private static func exactly(
    _ left: Interval, _ right: Interval, _ combine: (Double, Double) -> Double,
    error: (Double, Double, Double) -> Double
  ) -> Interval? {
    guard left.isPoint, right.isPoint else { return nil }
    let result = combine(left.low, right.low)
    return error(left.low, right.low, result) == 0 ? Interval(result) : nil
  }

  /// What the sum of two numbers lost to rounding (Knuth's two-sum).
  private static func twoSumError(_ a: Double, _ b: Double, _ sum: Double) -> Double {
    let part = sum - a
    return (a - (sum - part)) + (b - part)
  }

  /// All powers.
  public func raised(to exponent: Interval) -> Interval {
    guard exponent.isPoint else {
      return (exponent * applying(.log)).applying(.exp)
    }
    let power = exponent.low
    if power == 1 { return self }
    if power == power.rounded(), power.truncatingRemainder(dividingBy: 2) == 0, contains(0) {
      let top = Self.hull(low.raised(to: power), high.raised(to: power), ulps: 2)
      return power > 0 ? Interval(0, top.high) : Interval(-.infinity, .infinity)
    }
    if power < 0, contains(0) { return Interval(-.infinity, .infinity) }
    if power == 2, isPoint { return self * self }
    return Self.hull(low.raised(to: power), high.raised(to: power), ulps: 2)
  }

  /// All values of the function, as the bounds of its entry say.
  public func applying(_ function: ElementaryFunction) -> Interval {
    let bounds = function.entry.bounds
    let ends = (function.value(low), function.value(high))
    switch bounds.course {
    case .wave: return wave(ends)
    case .valley(let bottom) where contains(0):
      return Interval(bottom, bounds.isRounded ? Self.hull(ends.0, ends.1, ulps: 2).high : max(ends.0, ends.1))
    case .valley, .rising:
      guard bounds.isRounded else { return Interval(min(ends.0, ends.1), max(ends.0, ends.1)) }
      if isPoint, let exact = bounds.exact, exact.x == low { return Interval(exact.y) }
      let hull = Self.hull(ends.0, ends.1, ulps: 2)
      return Interval(max(hull.low, bounds.least), hull.high)
    }
  }

  /// Sine and cosine turn within wide intervals; one that is narrow is bounded by its ends and its steepness.
  private func wave(_ ends: (Double, Double)) -> Interval {
    let width = high - low
    let low = max(-1, min(ends.0, ends.1) - width - Tolerance.waveRounding)
    let high = min(1, max(ends.0, ends.1) + width + Tolerance.waveRounding)
    return Interval(low, high)
  }

  /// All derivatives, from the argument where the value follows from it, and from the value where it does not.
  public static func slope(of function: ElementaryFunction, at x: Interval, value y: Interval) -> Interval {
    switch function.entry.slopeBounds {
    case .written: return evaluate(function.writtenSlope, x: x, y: y)
    case .steps: return hull(function.slope(x.low, y.low), function.slope(x.high, y.high), ulps: 0)
    case .bell(let peak, let turn):
      // Where y is what x leads to, x gives the tighter bounds; where it is not, y counts, as it does by hand.
      guard x.applying(function) == y else { return bell(function, y, peak, turn) }
      let ends = (function.slope(x.low, function.value(x.low)), function.slope(x.high, function.value(x.high)))
      let hull = hull(ends.0, ends.1, ulps: 6)
      return x.contains(0) ? Interval(max(hull.low, 0), peak) : Interval(max(hull.low, 0), min(hull.high, peak))
    }
  }

  /// A written derivative over a wide y, which has its peak where y has the value `turn`.
  private static func bell(
    _ function: ElementaryFunction, _ y: Interval, _ peak: Double, _ turn: (y: Double, slope: (Double) -> Double)?
  ) -> Interval {
    guard let turn else { return evaluate(function.writtenSlope, x: y, y: y) }
    let ends = hull(turn.slope(y.low), turn.slope(y.high), ulps: 3)
    return y.contains(turn.y) ? Interval(ends.low, peak) : ends
  }

  /// All larger ones of two numbers.
  public static func larger(_ left: Interval, _ right: Interval) -> Interval {
    Interval(Double.larger(left.low, right.low), Double.larger(left.high, right.high))
  }

  /// The share where it is certain, everything between 0 and 1 where it is not.
  public static func share(of place: Int, inLargest numbers: [Interval]) -> Interval {
    let floor = numbers.dropFirst().reduce(numbers[0].low) { Double.larger($0, $1.low) }
    guard !(numbers[place].high < floor) else { return Interval(0) }
    let contenders = numbers.filter { !($0.high < floor) }
    if contenders.count == 1 { return Interval(1) }
    guard contenders.allSatisfy(\.isPoint) else { return Interval(0, 1) }
    return Interval(1) / Interval(Double(contenders.count))
  }

  /// The bounds themselves for power 0; there is no unknown.
  public func coefficient(_ power: Int) -> Interval { power == 0 ? self : Interval(0) }
}
