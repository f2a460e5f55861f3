import BigInt

extension NumberQuestion {
  /// What can truly be said of a wrong number without giving the right one away.
  func slip(in typed: TypedNumber) -> Verdict.Reason {
    guard !isZero else { return .wrong }
    if typed.value.isZero { return precision.isSignificant ? .notZero : .wrong }
    guard let (number, places) = comparable(typed) else { return .wrong }
    if truth.admits(.decimal(number.negated), places: places) { return .wrongSign }
    if isOffByPowerOfTen(number, places: places) { return .powerOfTen }
    if isOffInLastDigit(number) { return .lastDigit }
    return .wrong
  }

  /// The typed number as a decimal, and the places it is to be compared at; nothing for exact comparison.
  private func comparable(_ typed: TypedNumber) -> (DecimalNumber, places: Int?)? {
    if let claim = typed.claim, let decimal = typed.decimal {
      return (decimal, asked == nil ? nil : precision.isSignificant ? claim.coarsest : claim.decimals)
    }
    guard let asked, let rounded = roundings(of: typed, toPlaces: asked.needed).first else { return nil }
    return (rounded, asked.needed)
  }

  private func isOffByPowerOfTen(_ number: DecimalNumber, places: Int?) -> Bool {
    guard let typedDecade = number.decade, let decade = truth.value.decade else { return false }
    let shift = decade - typedDecade
    // Rounding can carry a number into the next decade.
    for shift in [shift, shift - 1, shift + 1] where shift != 0 {
      let shifted = ExactNumber.decimal(number.shifted(by: shift))
      guard let asked, let places else {
        if truth.admits(shifted, places: nil) { return true }
        continue
      }
      let saysEnough = number.coefficient >= 10 || places - shift >= asked.needed
      if saysEnough, truth.admits(shifted, places: places - shift) { return true }
    }
    return false
  }

  /// Whether one unit more or less in the last asked digit would be right, where that digit is a small part of the whole.
  private func isOffInLastDigit(_ number: DecimalNumber) -> Bool {
    guard let asked, number.exponent == -asked.needed, number.coefficient >= 50 else { return false }
    var more = number
    more.coefficient += 1
    var less = number
    less.coefficient -= 1
    return [more, less].contains { truth.admits(.decimal($0), places: asked.needed) }
  }
}
