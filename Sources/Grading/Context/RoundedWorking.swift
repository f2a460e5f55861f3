import BigInt
import Formula
import GradientEngine

extension NumberJudge {
  /// Rule 4: the verdict where the answer is reached by rounding or cutting intermediates, or the result itself.
  ///
  /// An intermediate is kept, or rounded or cut to the digits its own step asks for or to one more; where the learner
  /// answered it otherwise, it may also be what they answered. What they wrote down is not contradicted.
  func roundedWorking<S: CoefficientScalar>(
    _ typed: TypedNumber, _ finding: Verdict.Reason, _ work: LearnerWork<S>
  ) -> Verdict? {
    // Significant figures are counted from where the value reached begins, decimals are the same everywhere.
    if let asked, !precision.isSignificant, shownPlaces(of: typed, asked).finest < asked.needed { return nil }
    if let found = working(typed, [.rounded, .cut], work, near: AcceptanceBounds(shorteningTo: typed, precision)) {
      let isCut = work.follower(found.value, found.revisions, self).reach(of: typed) == .cut
      let isOwn = !found.revisions.isEmpty && found.revisions.allSatisfy(\.isOwn)
      let isCutAnywhere = isCut || found.revisions.contains { $0.source == .cut }
      return verdict(
        on: typed, isOwn ? .followThrough : isCutAnywhere ? .cutWorking : .roundedWorking,
        detail: sentence(typed, isCut: isCut, isOwn: isOwn, found.revisions, work))
    }
    // An explanation of the digits asked alone says nothing new where the exact value is one, or where no more are typed.
    guard finding != .extraDigits, isFinerThanAsked(typed),
      let found = working(typed, [.asAsked], work, near: AcceptanceBounds(agreeingTo: precision, with: typed))
    else { return nil }
    return verdict(
      on: typed, .extraDigits,
      detail:
        "With \(work.told(found.revisions)), \(typed.text) is right to the \(precision) asked; its later digits are not."
    )
  }

  /// The simplest working from which the digits come in one of these ways.
  private func working<S: CoefficientScalar>(
    _ typed: TypedNumber, _ ways: Set<Reach>, _ work: LearnerWork<S>, near: AcceptanceBounds
  ) -> RevisionSearch<S>.Found? {
    var isRepetition: Bool?
    func repeats() -> Bool {
      let known = isRepetition ?? work.context.isRepetition(of: typed)
      isRepetition = known
      return known
    }
    var revisionSearch = work.revisionSearch(rounding: true, near: near) { value, revisions in
      guard let reach = work.follower(value, revisions, self).reach(of: typed), ways.contains(reach) else {
        return false
      }
      // Without a revision, digits beyond those asked are what the exact value has already judged; with several, they come
      // about by chance.
      let isFarFetched = reach == .asAsked && (revisions.isEmpty || revisions.count { !$0.isOwn } > 1)
      return !isFarFetched && !(revisions.contains(where: \.isOwn) && repeats())
        && !work.isTrivial(value, revisions, asked: self)
    }
    defer { work.count(revisionSearch) }
    return revisionSearch.search()
  }

  /// How typed digits come from a value.
  enum Reach: Hashable, Sendable {
    case rounded
    case cut
    /// Rounded at the digits asked; later digits are not those of this value.
    case asAsked
  }

  /// How the typed digits come from the judge's value by rounding or cutting, if they do.
  func reach(of typed: TypedNumber) -> Reach? {
    let agreement = agreement(with: typed)
    if agreement == .exact { return .rounded }
    guard let asked, typed.claim != nil else { return nil }
    let shown = shownPlaces(of: typed, asked)
    guard shown.finest >= asked.needed else { return nil }
    if isCut(typed.value, toPlaces: max(asked.needed, shown.coarsest)) { return .cut }
    return agreement == .extraDigits ? .asAsked : nil
  }

  /// Whether the value, cut towards zero after `places` decimals, is the number.
  private func isCut(_ number: ExactNumber, toPlaces places: Int) -> Bool {
    if let unit = PowersOfTen.unit(ofDecimals: places) {
      let typed = number.approximation.magnitude
      let beyond = truth.value.magnitude - typed
      let doubt = truth.error + (typed + unit) * Tolerance.boundRounding + PowersOfTen.negligible
      guard beyond > -doubt, beyond < unit + doubt else { return false }
    }
    guard let size = truth.bounds(toPlaces: places)?.magnitude else { return false }
    let typed = number.rational
    guard number.isZero || number.isNegative == (truth.value < 0) else { return false }
    let cut = typed.numerator.sign == .minus ? -typed : typed
    // Nothing is cut off a value that may well be the next number itself: 0.24 is not 0.25 cut.
    return !(size.high < cut) && size.high < cut + .unit(ofDecimals: places)
  }

  private func sentence<S: CoefficientScalar>(
    _ typed: TypedNumber, isCut: Bool, isOwn: Bool, _ revisions: [Revision<S>], _ work: LearnerWork<S>
  ) -> Text {
    let places = asked.map { asked in
      typed.claim == nil ? asked.needed : max(asked.needed, shownPlaces(of: typed, asked).coarsest)
    }
    let exact: Text =
      "\(number: places.map { truth.rounded(toPlaces: $0).plainText } ?? (isZero ? "0" : truth.value.shortestText))"
    guard !revisions.isEmpty else {
      return "Right, though cut rather than rounded: to as many digits it rounds to \(exact)."
    }
    if isOwn, !isCut { return "Right for your own working: \(typed.text) follows from \(work.told(revisions))." }
    let result: Text = "it is \(typed.text)\(typed.result)\(isCut ? ", cut" : nil)"
    return isOwn
      ? "Right for your own working: with \(work.told(revisions)) \(result)."
      : "Right for this rounding: with \(work.told(revisions)) \(result); unrounded it is \(exact)."
  }
}
