import BigInt

/// Judges a typed text against a question.
///
/// A pure function: the same text on the same question always gets the same verdict, whatever front-end asks. A text that
/// cannot be read is ``Verdict/Outcome/unreadable``, never wrong.
public func grade(_ text: String, on question: Question) -> Verdict {
  switch question.kind {
  case .number(let number): number.grade(text)
  }
}

extension NumberQuestion {
  func grade(_ text: String) -> Verdict {
    guard truth.isFinite else {
      return Verdict(
        Unreadable(
          reason: .noValue, message: "This step has no finite value to compare with",
          expected: "an exercise that computes one", range: 0..<0))
    }
    do {
      let typed = try NumberReader.read(text)
      return verdict(on: typed, finding(on: typed))
    } catch {
      return Verdict(error)
    }
  }

  /// What holds of a typed number: rule 1 and 2 of grading, on the exact typed value.
  func finding(on typed: TypedNumber) -> Verdict.Reason {
    // The value itself is right however many of its digits are zeros left out: ½ is 0.5 is 0.500.
    if truth.admits(typed.value, places: nil) { return .exact }
    guard let asked else {
      if precision == .exact, let claim = typed.claim, claim.decimals > 0, claim.significant > 1,
        truth.admits(typed.value, places: claim.decimals)
      {
        return .notExact
      }
      return slip(in: typed)
    }
    guard let claim = typed.claim else {
      return roundings(of: typed, toPlaces: asked.needed).contains { truth.admits(.decimal($0), places: asked.needed) }
        ? .exact : slip(in: typed)
    }
    let (finest, coarsest) = places(claimed: claim)
    if finest >= asked.needed, truth.admits(typed.value, places: max(asked.needed, coarsest)) { return .exact }
    // Zero has no significant figure, so it is not the beginning of one.
    let isNothing = typed.value.isZero && precision.isSignificant
    if coarsest < asked.needed, !isNothing, truth.admits(typed.value, places: coarsest) { return .tooFewDigits }
    if finest > asked.strict,
      roundings(of: typed, toPlaces: asked.strict).contains(where: {
        truth.admits(.decimal($0), places: asked.strict) && !(precision.isSignificant && $0.isZero)
      })
    {
      return .extraDigits
    }
    return slip(in: typed)
  }

  /// The decimals a literal claims: one number, or a range where the zeros that end it may only hold places.
  private func places(claimed claim: TypedNumber.Claim) -> (finest: Int, coarsest: Int) {
    (claim.decimals, precision.isSignificant ? claim.coarsest : claim.decimals)
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

extension Precision {
  var isSignificant: Bool {
    if case .significant = self { true } else { false }
  }
}
