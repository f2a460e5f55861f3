import BigInt

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

extension NumberJudge {
  /// Whether the value is known to three digits more than are asked and typed.
  func knows(_ typed: TypedNumber) -> Bool {
    guard let asked else { return !truth.isUnknown }
    return truth.isKnown(toPlaces: max(asked.strict, typed.claim?.decimals ?? asked.strict))
  }
}

extension NumberJudge {
  /// What holds of a typed number by its value alone.
  func finding(on typed: TypedNumber) -> Verdict.Reason { agreement(with: typed) ?? mistake(in: typed) }

  /// How the truth agrees with a typed number, on its exact value and at its digits; nothing if it does not.
  func agreement(with typed: TypedNumber) -> Verdict.Reason? {
    // The value itself is right however many of its digits are zeros left out: ½ is 0.5 is 0.500.
    if truth.admits(typed.value, places: nil, typedTo: typed.claim?.decimals) { return .exact }
    guard let asked else {
      if precision == .exact, let claim = typed.claim, claim.decimals > 0, claim.significant > 1,
        truth.admits(typed.value, places: claim.decimals)
      {
        return .notExact
      }
      return nil
    }
    let shown = shownPlaces(of: typed, asked)
    // The result of arithmetic is meant as rounded to what is asked.
    if typed.claim == nil { return isRightAsAsked(typed, asked.needed) ? .exact : nil }
    if shown.finest >= asked.needed, truth.admits(typed.value, places: max(asked.needed, shown.coarsest)) {
      return .exact
    }
    // A zero says nothing of a value that is not zero at the digits asked.
    let isNothing = typed.value.isZero && !truth.admits(typed.value, places: asked.needed)
    // But 0.000 is what a display of so many digits shows of a small one.
    if isNothing, let claim = typed.claim, claim.decimals > 0, truth.admits(typed.value, places: claim.decimals) {
      return .tooFewDigits
    }
    if shown.coarsest < asked.needed, !isNothing, truth.admits(typed.value, places: shown.coarsest) {
      return .tooFewDigits
    }
    return isFinerThanAsked(typed) && isRightAsAsked(typed, asked.needed) ? .extraDigits : nil
  }

  /// Whether more digits are typed than asked for, wherever the value that they come from begins.
  func isFinerThanAsked(_ typed: TypedNumber) -> Bool {
    guard let claim = typed.claim else { return false }
    return switch precision {
    case .exact: false
    case .decimals(let places): claim.decimals > places
    case .significant(let count): claim.significant > count
    }
  }

  /// Whether the number is right once it is rounded to the digits asked, at a tie either way.
  ///
  /// Significant figures are counted from where the number itself begins: to three of them 9.97 is not 10.0.
  private func isRightAsAsked(_ typed: TypedNumber, _ places: Int) -> Bool {
    // Rounding moves a number by half a unit at most; what is further off than ten halves is told apart at once.
    if truth.clearlyAdmits(typed.value, places: places - 1) == false { return false }
    guard case .significant(let count) = precision else {
      return roundings(of: typed, toPlaces: places).contains { truth.admits(.decimal($0), places: places) }
    }
    guard !typed.value.isZero else { return false }
    let decade = typed.value.rational.decade
    return roundings(of: typed, toPlaces: max(places, count - 1 - decade)).contains { rounded in
      guard let begin = rounded.decade else { return false }
      return truth.admits(.decimal(rounded), places: max(places, count - 1 - begin))
    }
  }

  /// The last decimal place that the typed digits show; a range where the zeros that end them may only hold places.
  func shownPlaces(of typed: TypedNumber, _ asked: AskedPlaces) -> ShownPlaces {
    guard let claim = typed.claim else { return ShownPlaces(coarsest: asked.needed, finest: asked.needed) }
    return ShownPlaces(
      coarsest: precision.isSignificant ? claim.coarsest : claim.decimals, finest: claim.decimals)
  }

  /// The number rounded half away from zero; at a tie also its other neighbour.
  func roundings(of typed: TypedNumber, toPlaces places: Int) -> [DecimalNumber] {
    if let decimal = typed.decimal, decimal.exponent >= -places { return [decimal] }
    let (nearest, isTie) = typed.value.rational.rounded(toPlaces: places)
    guard isTie else { return [nearest] }
    var other = nearest
    other.coefficient -= 1
    return [nearest, other]
  }
}
