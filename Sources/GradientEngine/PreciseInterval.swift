import CMPFR
import Formula

/// Bounds on a value in wide arithmetic: what is true of a number where sixteen digits do not tell.
///
/// Each bound is rounded outward, so a run over such intervals encloses the exact value. Six hundred digits may cancel before
/// fewer than fifteen are known.
public struct PreciseInterval: Scalar, Hashable {
  let low: BigFloat
  let high: BigFloat

  init(_ low: BigFloat, _ high: BigFloat) {
    self.low = low
    self.high = high
  }

  /// The decimal that the number was written as: 0.1 is a tenth, not its nearest binary fraction.
  public init(_ value: Double) {
    let text = value.description
    self.init(BigFloat(decimal: text, .down), BigFloat(decimal: text, .up))
  }

  /// Bounds on a number that no decimal is.
  public static func constant(_ constant: NamedConstant) -> PreciseInterval {
    switch constant {
    case .e: one.applying(.exp)
    case .pi: PreciseInterval(.pi(.down), .pi(.up))
    }
  }

  static let everything = PreciseInterval(BigFloat(-.infinity), BigFloat(.infinity))
  private static let zero = PreciseInterval(.zero, .zero)
  static let one = PreciseInterval(.one, .one)

  /// Whether both bounds are finite.
  public var isFinite: Bool { low.isFinite && high.isFinite }
  /// The number in the middle, as near as a `Double` comes.
  public var double: Double {
    low.isFinite && low == high ? low.double : low.combined(with: half(width), mpfr_add, .down).double
  }
  /// How far the bounds are apart.
  public var width: Double { high.combined(with: low, mpfr_sub, .up).double }
  /// The exact lower and upper bound as hexadecimal digits times a power of two; nothing where one is infinite.
  public var exactBounds: (low: (digits: String, exponent: Int), high: (digits: String, exponent: Int))? {
    guard let low = low.hexadecimal, let high = high.hexadecimal else { return nil }
    return (low, high)
  }

  private func half(_ width: Double) -> BigFloat { BigFloat(width / 2) }

  /// Below this a difference of numbers that a `Double` can hold is none, but what rounding leaves of a zero.
  private static let negligible = BigFloat(decimal: "1e-390", .down)

  /// Whether the value is 0 as far as 600 digits tell.
  public var isNegligible: Bool {
    containsZero() && high.combined(with: low, mpfr_sub, .up) <= Self.negligible
  }

  /// Zero itself where no more than rounding tells the value from it.
  var settled: PreciseInterval { isNegligible ? Self.zero : self }

  private var isPoint: Bool { low == high }
  private var isZero: Bool { low.isZero && high.isZero }
  func containsZero() -> Bool { low <= .zero && .zero <= high }

  /// The least and the greatest of some results, each computed both ways; everything where one is not a number.
  static func hull(_ results: [(down: BigFloat, up: BigFloat)]) -> PreciseInterval {
    guard var (low, high) = results.first.map({ ($0.down, $0.up) }), !results.contains(where: { $0.down.isNaN }) else {
      return everything
    }
    for result in results.dropFirst() {
      low = min(low, result.down)
      high = max(high, result.up)
    }
    return PreciseInterval(low, high)
  }

  /// All sums.
  public static func + (left: PreciseInterval, right: PreciseInterval) -> PreciseInterval {
    hull([
      (left.low.combined(with: right.low, mpfr_add, .down), left.high.combined(with: right.high, mpfr_add, .up))
    ])
  }

  /// All differences.
  public static func - (left: PreciseInterval, right: PreciseInterval) -> PreciseInterval { left + (-right) }

  /// All opposites.
  public static prefix func - (operand: PreciseInterval) -> PreciseInterval {
    PreciseInterval(operand.high.negated, operand.low.negated)
  }

  /// All products.
  public static func * (left: PreciseInterval, right: PreciseInterval) -> PreciseInterval {
    if left.isZero || right.isZero { return zero }
    return corners(left, right, mpfr_mul)
  }

  /// All quotients; unbounded where the divisor may be zero.
  public static func / (left: PreciseInterval, right: PreciseInterval) -> PreciseInterval {
    right.containsZero() ? everything : corners(left, right, mpfr_div)
  }

  private static func corners(
    _ left: PreciseInterval, _ right: PreciseInterval, _ operation: @escaping BigFloat.Binary
  ) -> PreciseInterval {
    let pairs =
      left.isPoint && right.isPoint
      ? [(left.low, right.low)]
      : [(left.low, right.low), (left.low, right.high), (left.high, right.low), (left.high, right.high)]
    return hull(pairs.map { ($0.combined(with: $1, operation, .down), $0.combined(with: $1, operation, .up)) })
  }

  /// All powers.
  public func raised(to exponent: PreciseInterval) -> PreciseInterval {
    guard exponent.isPoint, let power = Int(exactly: exponent.low.double), power.magnitude < 1 << 20 else {
      return (exponent * applying(.log)).applying(.exp)
    }
    if power < 0 { return Self.one / raised(to: PreciseInterval(Double(-power))) }
    let ends = Self.hull([
      (low.power(power, .down), low.power(power, .up)), (high.power(power, .down), high.power(power, .up)),
    ])
    return power > 0 && power % 2 == 0 && containsZero() ? PreciseInterval(.zero, ends.high) : ends
  }

  /// All values of the function.
  public func applying(_ function: ElementaryFunction) -> PreciseInterval { function.entry.value(self) }

  /// All values of a function that is one number on either side of 0.
  func stepping(_ function: (Double) -> Double) -> PreciseInterval {
    let settled = settled
    return PreciseInterval(BigFloat(function(settled.low.sign)), BigFloat(function(settled.high.sign)))
  }

  /// All values of a function that never falls.
  func rising(_ function: @escaping BigFloat.Unary) -> PreciseInterval {
    Self.hull([(low.applying(function, .down), high.applying(function, .up))])
  }

  /// All values of an even function that rises away from 0, where it has its least value.
  func risingFromZero(_ function: @escaping BigFloat.Unary, least: BigFloat) -> PreciseInterval {
    let ends = Self.hull([low, high].map { ($0.applying(function, .down), $0.applying(function, .up)) })
    return containsZero() ? PreciseInterval(least, ends.high) : ends
  }

  /// Sine and cosine turn within wide intervals; one that is narrow is bounded by its ends and its width.
  func wave(_ function: @escaping BigFloat.Unary) -> PreciseInterval {
    let ends = Self.hull([low, high].map { ($0.applying(function, .down), $0.applying(function, .up)) })
    guard !isPoint else { return ends }
    let width = high.combined(with: low, mpfr_sub, .up)
    return PreciseInterval(
      max(BigFloat(-1), ends.low.combined(with: width, mpfr_sub, .down)),
      min(.one, ends.high.combined(with: width, mpfr_add, .up)))
  }

  /// All larger ones of two numbers.
  public static func larger(_ left: PreciseInterval, _ right: PreciseInterval) -> PreciseInterval {
    PreciseInterval(max(left.low, right.low), max(left.high, right.high))
  }

  /// The share where it is certain, everything between 0 and 1 where it is not; numbers that only rounding tells apart tie.
  public static func share(of place: Int, inLargest numbers: [PreciseInterval]) -> PreciseInterval {
    let largest = numbers.dropFirst().reduce(numbers[0], larger)
    let behind = numbers.map { number in (largest - number).settled }
    guard !(behind[place].low > .zero) else { return zero }
    let contenders = behind.filter { !($0.low > .zero) }
    guard contenders.count == 1 || contenders.allSatisfy(\.isZero) else { return PreciseInterval(.zero, .one) }
    return one / PreciseInterval(Double(contenders.count))
  }

  /// The bounds themselves for power 0; there is no unknown.
  public func coefficient(_ power: Int) -> PreciseInterval { power == 0 ? self : Self.zero }
}
