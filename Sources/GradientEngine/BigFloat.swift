import CMPFR

/// A binary floating-point number of 2048 bits, about 616 decimal digits, whose every operation says which way it rounds.
///
/// A thin face of GNU MPFR; a number never changes once it is made, so that it can be shared freely.
final class BigFloat: @unchecked Sendable {
  /// The bits of a significand: enough to lose all that two `Double`s can be apart to cancellation, and still know the rest.
  static let bits: mpfr_prec_t = 2048

  /// Which way a result is rounded.
  enum Rounding {
    case down, up

    fileprivate var mode: mpfr_rnd_t { self == .down ? MPFR_RNDD : MPFR_RNDU }
  }

  private let storage: UnsafeMutablePointer<__mpfr_struct>

  private init(filling: (mpfr_ptr) -> Void) {
    storage = .allocate(capacity: 1)
    mpfr_init2(storage, Self.bits)
    filling(storage)
  }

  deinit {
    mpfr_clear(storage)
    storage.deallocate()
  }

  /// Exactly the value of a `Double`.
  convenience init(_ value: Double) {
    self.init { mpfr_set_d($0, value, MPFR_RNDN) }
  }

  /// The decimal number that a text spells; not a number where it spells none.
  convenience init(decimal text: String, _ rounding: Rounding) {
    self.init { target in
      text.withCString { start in
        var end: UnsafeMutablePointer<CChar>?
        mpfr_strtofr(target, start, &end, 10, rounding.mode)
        if end?.pointee != 0 { mpfr_set_nan(target) }
      }
    }
  }

  /// An operation of MPFR with one operand.
  typealias Unary = (mpfr_ptr, mpfr_srcptr, mpfr_rnd_t) -> Int32
  /// An operation of MPFR with two operands.
  typealias Binary = (mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t) -> Int32

  /// The rounded result of an operation on this number.
  func applying(_ operation: Unary, _ rounding: Rounding) -> BigFloat {
    BigFloat { _ = operation($0, storage, rounding.mode) }
  }

  /// The rounded result of an operation on this number and another.
  func combined(with other: BigFloat, _ operation: Binary, _ rounding: Rounding) -> BigFloat {
    BigFloat { _ = operation($0, storage, other.storage, rounding.mode) }
  }

  /// The rounded power with a whole exponent.
  func power(_ exponent: Int, _ rounding: Rounding) -> BigFloat {
    BigFloat { _ = mpfr_pow_si($0, storage, exponent, rounding.mode) }
  }

  /// The rounded circle number.
  static func pi(_ rounding: Rounding) -> BigFloat { BigFloat { _ = mpfr_const_pi($0, rounding.mode) } }

  /// −1, 0 or 1.
  var sign: Double { self < .zero ? -1 : self > .zero ? 1 : 0 }

  /// The opposite, which is exact.
  var negated: BigFloat { BigFloat { mpfr_neg($0, storage, MPFR_RNDN) } }

  var isNaN: Bool { mpfr_nan_p(storage) != 0 }
  var isFinite: Bool { mpfr_number_p(storage) != 0 }
  var isZero: Bool { mpfr_zero_p(storage) != 0 }
  /// Whether the number is below zero; false for zero itself.
  var isNegative: Bool { mpfr_less_p(storage, Self.zero.storage) != 0 }

  static let zero = BigFloat(0)
  static let one = BigFloat(1)

  /// The nearest `Double`.
  var double: Double { mpfr_get_d(storage, MPFR_RNDN) }

  /// The exact value as hexadecimal digits and a power of two: digits · 2^exponent. Nothing for what is no number.
  var hexadecimal: (digits: String, exponent: Int)? {
    guard isFinite else { return nil }
    guard !isZero else { return ("0", 0) }
    var exponent: mpfr_exp_t = 0
    guard let text = mpfr_get_str(nil, &exponent, 16, 0, storage, MPFR_RNDN) else { return nil }
    defer { mpfr_free_str(text) }
    let digits = String(cString: text)
    // The digits stand behind a point: 0.d₁d₂… × 16^exponent.
    return (digits, 4 * (Int(exponent) - digits.drop { $0 == "-" }.count))
  }
}

extension BigFloat: Comparable, Hashable {
  func hash(into hasher: inout Hasher) { hasher.combine(double) }

  static func == (left: BigFloat, right: BigFloat) -> Bool { mpfr_equal_p(left.storage, right.storage) != 0 }
  static func < (left: BigFloat, right: BigFloat) -> Bool { mpfr_less_p(left.storage, right.storage) != 0 }
}
