import BigInt

extension Truth {
  /// Whether `number` is a rounding of some value the truth may have, on the grid of `places` decimals.
  ///
  /// That is |number − value| ≤ error + ½·10^−places, both ends included: at a tie both neighbours are right. Without
  /// `places` nothing is rounded and only the engine's own error is allowed for. Clear cases are settled in `Double`,
  /// the rest exactly.
  func admits(_ number: ExactNumber, places: Int?) -> Bool {
    if let clear = clearlyAdmits(number, places: places) { return clear }
    return exactlyAdmits(number, places: places)
  }

  /// The verdict of ``admits(_:places:)`` where floating-point error cannot change it, otherwise nothing.
  func clearlyAdmits(_ number: ExactNumber, places: Int?) -> Bool? {
    guard value.magnitude < 1e290, value == 0 || value.magnitude > 1e-290 else { return nil }
    var bound = error
    if let places {
      guard let unit = PowersOfTen.unit(ofDecimals: places) else { return nil }
      bound += unit / 2
    }
    let typed = number.approximation
    // No value of this size comes within any such bound of it.
    if typed.isInfinite { return bound < 1e290 ? false : nil }
    let distance = (typed - value).magnitude
    // Each term was rounded a few times by at most 2⁻⁵³ of itself, the typed one by 2⁻⁴⁸; 2⁻⁴⁶ is more than all of that.
    // What reads as zero may be a little more, and so may a unit.
    let doubt =
      (typed.magnitude + value.magnitude + bound) * 0x1p-46
      + (typed == 0 || bound == error ? PowersOfTen.negligible : 0)
    if distance + doubt < bound { return true }
    if distance - doubt > bound { return false }
    return nil
  }

  /// ``admits(_:places:)`` in exact arithmetic.
  func exactlyAdmits(_ number: ExactNumber, places: Int?) -> Bool {
    let typed = number.rational
    let (valueBits, valueExponent) = value.dyadic
    let (errorBits, errorExponent) = error.dyadic
    // Over the common denominator typed.denominator · 2^scale all three are integers.
    let scale = max(0, -valueExponent, -errorExponent)
    let value = (valueBits << (valueExponent + scale)) * BigInt(typed.denominator)
    let error = (errorBits << (errorExponent + scale)) * BigInt(typed.denominator)
    let excess = ((typed.numerator << scale) - value).magnitude
    guard excess > error.magnitude else { return true }
    guard let places else { return false }
    let beyond = (excess - error.magnitude) << 1
    let unit = typed.denominator << scale
    return places >= 0 ? beyond * .tenToThe(places) <= unit : beyond <= unit * .tenToThe(-places)
  }

  /// The value rounded half away from zero; a tie within the engine's error counts as a tie.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    let outermost = value.magnitude.rational + error.rational
    var rounded = outermost.rounded(toPlaces: places).value
    rounded.isNegative = value < 0 && !rounded.isZero
    return rounded
  }
}
