import BigInt

extension NumberJudge {
  /// What can truly be said of a wrong number without giving the right one away.
  func mistake(in typed: TypedNumber) -> Verdict.Reason {
    guard !isZero else { return .wrong }
    if typed.value.isZero { return .notZero }
    guard let asked else { return mistakeInExact(typed) }
    let shown = shownPlaces(of: typed, asked)
    guard let number = roundings(of: typed, toPlaces: shown.finest).first else { return .wrong }
    if truth.admits(.decimal(number.negated), places: shown.coarsest) { return .wrongSign }
    if isOffByPowerOfTen(number, places: shown.coarsest, asked) { return .powerOfTen }
    if shown.contains(asked.needed), isOffInLastDigit(number, asked) { return .lastDigit }
    return .wrong
  }

  private func mistakeInExact(_ typed: TypedNumber) -> Verdict.Reason {
    if truth.admits(typed.value.negated, places: nil) { return .wrongSign }
    guard let number = typed.decimal else { return .wrong }
    let shifted = shifts(of: number).contains { truth.admits(.decimal(number.shifted(by: $0)), places: nil) }
    return shifted ? .powerOfTen : .wrong
  }

  /// How far the point may have slipped, were the digits right; rounding can carry a number into the next decade.
  private func shifts(of number: DecimalNumber) -> [Int] {
    guard let typed = number.decade, let decade = truth.value.decade else { return [] }
    return [decade - typed, decade - typed - 1, decade - typed + 1].filter { $0 != 0 }
  }

  private func isOffByPowerOfTen(_ number: DecimalNumber, places: Int, _ asked: AskedPlaces) -> Bool {
    shifts(of: number).contains { shift in
      let saysEnough = number.coefficient >= 10 || places - shift >= asked.needed
      return saysEnough && truth.admits(.decimal(number.shifted(by: shift)), places: places - shift)
    }
  }

  /// Whether one unit more or less in the last asked digit would be right, where that digit is a small part of the whole.
  private func isOffInLastDigit(_ number: DecimalNumber, _ asked: AskedPlaces) -> Bool {
    guard let units = Rational(number.shifted(by: asked.needed)).integer, units.magnitude >= 50 else { return false }
    return [units - 1, units + 1].contains { units in
      let neighbour = DecimalNumber(
        isNegative: units < 0, coefficient: BigUInt(units.magnitude), exponent: -asked.needed)
      return truth.admits(.decimal(neighbour), places: asked.needed)
    }
  }
}
