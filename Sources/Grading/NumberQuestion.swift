import BigInt
import Glibc

/// A question whose answer is one number.
public struct NumberQuestion: Hashable, Sendable {
  /// The model answer as a learner would type it.
  public let expected: String
  let judge: NumberJudge

  /// The value asked for.
  public var truth: Truth { judge.truth }
  /// How precisely it is asked for.
  public var precision: Precision { judge.precision }

  /// Asks for `truth` to `precision`.
  public init(truth: Truth, precision: Precision) {
    judge = NumberJudge(truth: truth, precision: precision)
    expected = truth.modelAnswer(precision, judge.asked)
  }
}

/// A value and the precision it is asked to: what typed digits are held against.
struct NumberJudge: Hashable, Sendable {
  let truth: Truth
  let precision: Precision
  /// Where the last digit asked stands; nothing where the value is asked exactly or is zero.
  let asked: AskedPlaces?

  init(truth: Truth, precision: Precision) {
    self.truth = truth
    self.precision = precision
    asked = truth.isFinite ? AskedPlaces(truth, precision) : nil
  }

  /// Whether the truth cannot be told from zero, so that significant figures do not apply.
  var isZero: Bool { truth.value.magnitude <= truth.error }
}

/// The last decimal place that is asked for, as its number of decimals (below zero: tens, hundreds, …).
struct AskedPlaces: Hashable, Sendable {
  /// By the decade of the true value.
  let strict: Int
  /// By the decade of the rounded value: 9.996 to 3 significant figures is 10.0, with one decimal less than `strict`.
  let needed: Int

  init?(_ truth: Truth, _ precision: Precision) {
    switch precision {
    case .exact:
      return nil
    case .decimals(let places):
      strict = places
      needed = places
    case .significant(let count):
      guard truth.value.magnitude > truth.error, let decade = truth.value.decade else { return nil }
      strict = count - 1 - decade
      if let end = PowersOfTen.nearest(decade + 1), let unit = PowersOfTen.nearest(-strict),
        truth.value.magnitude + truth.error < end - unit
      {
        needed = strict
        return
      }
      let rounded = truth.rounded(toPlaces: strict)
      needed = rounded.decade ?? decade > decade ? strict - 1 : strict
    }
  }
}

extension Truth {
  /// The value rounded half away from zero; a tie within the engine's error counts as a tie.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    let outermost = value.magnitude.rational + error.rational
    var rounded = outermost.rounded(toPlaces: places).value
    rounded.isNegative = value < 0 && !rounded.isZero
    return rounded
  }

  /// The value at the precision asked, in ASCII.
  fileprivate func modelAnswer(_ precision: Precision, _ asked: AskedPlaces?) -> String {
    guard value != 0 else {
      if case .decimals(let places) = precision { return rounded(toPlaces: places).plainText }
      return "0"
    }
    guard let asked else {
      return precision == .exact || !isFinite ? value.shortestText : "0"
    }
    // Where the engine knows less than is asked, it shows what it knows.
    let unit = Rational(DecimalNumber(isNegative: false, coefficient: 1, exponent: -asked.strict))
    if !((unit + -(error.rational * Rational(2))).numerator > 0) { return value.shortestText }
    let rounded = rounded(toPlaces: asked.needed)
    if case .significant = precision, !(-5...6).contains(rounded.decade ?? 0) { return rounded.scientificText }
    return rounded.plainText
  }
}

extension DecimalNumber {
  /// All digits in place: "-0.0462", "119000"; no sign on zero.
  var plainText: String {
    var digits = coefficient.description
    if exponent > 0 {
      if !isZero { digits += String(repeating: "0", count: exponent) }
    } else if exponent < 0 {
      let missing = -exponent + 1 - digits.utf8.count
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    }
    return (isNegative && !isZero ? "-" : "") + digits
  }

  /// One digit before the point: "-4.62e-7".
  var scientificText: String {
    var digits = coefficient.description
    let power = digits.utf8.count - 1 + exponent
    if digits.utf8.count > 1 { digits.insert(".", at: digits.index(after: digits.startIndex)) }
    return (isNegative && !isZero ? "-" : "") + digits + "e\(power)"
  }
}

extension Double {
  /// The shortest text that reads back as the same number: "24", "0.1", "1e300".
  var shortestText: String {
    if self == 0 { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The power of ten of the leading digit, by the shortest decimal that reads back as the number.
  ///
  /// So 0.1, which is a little more, and 1e23, which is a little less, both have the decade they are written with.
  var decade: Int? {
    guard isFinite, self != 0 else { return nil }
    let estimate = Int(Glibc.log10(magnitude).rounded(.down))
    guard let low = PowersOfTen.nearest(estimate), let high = PowersOfTen.nearest(estimate + 1) else {
      return writtenDecade
    }
    return magnitude < low ? estimate - 1 : magnitude < high ? estimate : estimate + 1
  }

  private var writtenDecade: Int? {
    let parts = magnitude.description.split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    if whole != "0" { return power + whole.utf8.count - 1 }
    let zeros = mantissa.dropFirst(2).prefix { $0 == "0" }.utf8.count
    return power - zeros - 1
  }
}
