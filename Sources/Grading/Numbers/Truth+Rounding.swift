import BigInt
import GradientEngine

extension Truth {
  /// Whether `number` is a rounding of the value, on the grid of `places` decimals.
  ///
  /// That is |number − value| ≤ ½·10^−places, both ends included: at a tie both neighbours are right. Without `places` nothing
  /// is rounded. Clear cases are settled in `Double`, the rest exactly. The engine's own error is allowed for where it is no
  /// more than a hundredth of the last digit typed; where it is more, the value is taken from wide arithmetic.
  func admits(_ number: ExactNumber, places: Int?, typedTo decimals: Int? = nil) -> Bool {
    if let clear = clearlyAdmits(number, places: places, typedTo: decimals) { return clear }
    return exactlyAdmits(number, places: places, typedTo: decimals)
  }

  /// The verdict of ``admits(_:places:typedTo:)`` where floating-point error cannot change it, otherwise nothing.
  func clearlyAdmits(_ number: ExactNumber, places: Int?, typedTo decimals: Int? = nil) -> Bool? {
    guard value.magnitude < 1e290, value == 0 || value.magnitude > 1e-290 else { return nil }
    var bound = 0.0
    if let places {
      guard let unit = PowersOfTen.unit(ofDecimals: places) else { return nil }
      bound = unit / 2
    }
    let tolerance = tolerance(places ?? decimals)
    bound += tolerance ?? 0
    let typed = number.approximation
    // No value of this size comes within any such bound of it.
    if typed.isInfinite { return bound < 1e290 ? false : nil }
    let distance = (typed - value).magnitude
    // What reads as zero may be a little more, and so may a unit.
    let doubt =
      (typed.magnitude + value.magnitude + bound) * Tolerance.comparisonRounding + (tolerance == nil ? error : 0)
      + (typed == 0 || bound == tolerance ?? 0 ? PowersOfTen.negligible : 0)
    if distance + doubt < bound { return true }
    if distance - doubt > bound { return false }
    return nil
  }

  /// How far off a number may be that is right: the engine's error; nothing where that is not small beside the last of so many
  /// decimals, and the value is to be taken from wide arithmetic.
  private func tolerance(_ places: Int?) -> Double? {
    guard precisely != nil else { return error }
    guard !isUnknown, let places, let unit = PowersOfTen.unit(ofDecimals: places), error <= unit / 100 else {
      return nil
    }
    return error
  }

  /// Bounds on the value: from wide arithmetic, or as far as the engine's error reaches.
  func bounds(toPlaces places: Int?) -> ExactBounds? {
    if let precisely, tolerance(places) == nil { return ExactBounds(precisely()) }
    return ExactBounds(value.rational, error.rational)
  }

  /// Whether the value is known to three digits more than so many decimals.
  func isKnown(toPlaces places: Int) -> Bool {
    guard let precisely else { return true }
    if isUnknown { return false }
    if let unit = PowersOfTen.unit(ofDecimals: places), error * 1000 <= unit { return true }
    return ExactBounds(precisely())?.areKnown(toPlaces: places) ?? false
  }

  /// The value as a fraction, where it is one; nothing for other numbers, and where that cannot be told.
  var fraction: Rational? {
    guard let precisely else { return value.isFinite ? value.rational : nil }
    return isUnknown ? nil : ExactBounds(precisely())?.fraction
  }

  /// ``admits(_:places:typedTo:)`` in exact arithmetic.
  func exactlyAdmits(_ number: ExactNumber, places: Int?, typedTo decimals: Int? = nil) -> Bool {
    guard let bounds = bounds(toPlaces: places ?? decimals) else { return false }
    let distance = places.map { Rational(1, over: 2) * .unit(ofDecimals: $0) } ?? Rational(0)
    return bounds.contains(number.rational, within: distance)
  }

  /// The value rounded half away from zero; a tie within what is known of it counts as a tie.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    let outermost = value.magnitude.rational + error.rational
    var rounded = outermost.rounded(toPlaces: places).value
    if let precisely, value.magnitude > error, !isUnknown,
      (value.magnitude.rational + -error.rational).rounded(toPlaces: places).value != rounded,
      let bounds = ExactBounds(precisely())
    {
      rounded = bounds.magnitude.high.rounded(toPlaces: places).value
    }
    rounded.isNegative = value < 0 && !rounded.isZero
    return rounded
  }
}

extension ExactBounds {
  /// All that is no further away from a number.
  fileprivate init(_ middle: Rational, _ distance: Rational) {
    low = middle + -distance
    high = middle + distance
  }
}
