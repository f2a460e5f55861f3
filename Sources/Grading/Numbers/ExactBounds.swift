import BigInt
import GradientEngine

/// Exact bounds on a value, from wide arithmetic.
struct ExactBounds: Sendable {
  let low: Rational
  let high: Rational

  /// The bounds as fractions; nothing where one is infinite.
  init?(_ interval: PreciseInterval) {
    guard let bounds = interval.exactBounds, let low = Rational(hexadecimal: bounds.low),
      let high = Rational(hexadecimal: bounds.high)
    else { return nil }
    self.low = low
    self.high = high
  }

  /// Whether a number is at most `distance` away from some value between the bounds.
  func contains(_ number: Rational, within distance: Rational = Rational(0)) -> Bool {
    !(number + distance < low) && !(high < number + -distance)
  }

  /// The bounds of the size, for a value that keeps its sign.
  var magnitude: (low: Rational, high: Rational) {
    high.numerator.sign == .minus ? (-high, -low) : (low, high)
  }

  /// Whether the value is known to a thousandth of the unit of so many decimals.
  func areKnown(toPlaces places: Int) -> Bool { !(Rational.unit(ofDecimals: places + 3) < high + -low) }

  /// The value itself, where it is a fraction: the simplest one between the bounds, if so simple a one is there by no chance.
  var fraction: Rational? {
    let (least, most) = magnitude
    if contains(Rational(0)) { return Rational(0) }
    guard let simple = Rational.simplest(from: least, to: most, atMost: Self.mostBits) else { return nil }
    let square = Rational(1, over: simple.denominator * simple.denominator << Self.evidence)
    guard !(square < most + -least) else { return nil }
    return low.numerator.sign == .minus ? -simple : simple
  }

  /// The longest numerator or denominator that is looked for, in bits.
  private static let mostBits = 512
  /// Beyond the bits of the fraction itself so many of the value must agree with it.
  private static let evidence = 400
}

extension Rational {
  fileprivate init?(hexadecimal number: (digits: String, exponent: Int)) {
    guard let digits = BigInt(number.digits, radix: 16) else { return nil }
    if number.exponent >= 0 {
      self.init(digits << number.exponent)
    } else {
      // Without the zeros at the end, so that what is short stays short.
      let zeros = digits.isZero ? 0 : min(digits.magnitude.trailingZeroBitCount, -number.exponent)
      self.init(digits >> zeros, over: BigUInt(1) << (-number.exponent - zeros))
    }
  }

  /// A unit of the last of so many decimals.
  static func unit(ofDecimals places: Int) -> Rational {
    places >= 0 ? Rational(1, over: .tenToThe(places)) : Rational(BigInt(BigUInt.tenToThe(-places)))
  }

  static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * BigInt(right.denominator) < right.numerator * BigInt(left.denominator)
  }

  /// The fraction with the smallest denominator between two that are not negative, by continued fractions; nothing where it has
  /// more bits than that.
  fileprivate static func simplest(from low: Rational, to high: Rational, atMost bits: Int) -> Rational? {
    var (low, high) = (low, high)
    // The convergents so far: p/q is the last, and the one before.
    var (p, q): (BigInt, BigInt) = (1, 0)
    var (beforeP, beforeQ): (BigInt, BigInt) = (0, 1)
    func next(_ term: BigInt) -> (p: BigInt, q: BigInt) { (term * p + beforeP, term * q + beforeQ) }
    while true {
      let (floor, rest) = low.numerator.quotientAndRemainder(dividingBy: BigInt(low.denominator))
      if rest.isZero {
        let end = next(floor)
        return fits(end, bits)
      }
      if Rational(floor + 1) < high || Rational(floor + 1) == high { return fits(next(floor + 1), bits) }
      let step = next(floor)
      guard step.p.magnitude.bitWidth <= bits, step.q.magnitude.bitWidth <= bits else { return nil }
      (beforeP, beforeQ, p, q) = (p, q, step.p, step.q)
      // What is left of both is turned over, so that the upper becomes the lower.
      let above = high + -Rational(floor)
      guard let newLow = above.reciprocal, let newHigh = (low + -Rational(floor)).reciprocal else { return nil }
      (low, high) = (newLow, newHigh)
    }
  }

  private static func fits(_ fraction: (p: BigInt, q: BigInt), _ bits: Int) -> Rational? {
    fraction.p.magnitude.bitWidth <= bits && fraction.q.magnitude.bitWidth <= bits
      ? Rational(fraction.p, over: fraction.q.magnitude) : nil
  }

  /// The value as it could be typed: in decimals where these end, else as a fraction.
  var typed: String {
    let divisor = numerator.magnitude.greatestCommonDivisor(with: denominator)
    let (top, bottom) = (numerator.magnitude / max(divisor, 1), denominator / max(divisor, 1))
    let sign = numerator.sign == .minus && !isZero ? "-" : ""
    // A decimal of so many places has a denominator of twos and fives, of either as many as there are places at most.
    for places in 0...Self.mostTypedPlaces where (BigUInt.tenToThe(places) % bottom).isZero {
      let decimal = DecimalNumber(
        isNegative: !sign.isEmpty, coefficient: top * (BigUInt.tenToThe(places) / bottom), exponent: -places)
      return decimal.coefficient.digitCount > Self.mostTypedPlaces
        ? decimal.withoutTrailingZeros.scientificText : decimal.plainText
    }
    return "\(sign)\(top)/\(bottom)"
  }

  private static let mostTypedPlaces = 21
}
