import Formula
import GradientEngine

extension NumberJudge {
  /// What the exact value does not settle: whether the answer follows from how the learner came to it.
  ///
  /// Rules 3 to 5 of grading, in this order: the learner's own earlier answers, rounding on the way, a misconception.
  /// Nothing where none of them applies.
  func verdict(on typed: TypedNumber, _ finding: Verdict.Reason, by context: GradingContext) -> Verdict? {
    // What the exact value settles needs no look at how the learner came to it.
    guard finding != .exact, finding != .notExact, let number = context.number else { return nil }
    let followed =
      context.graph.unknown == nil
      ? working(on: typed, finding, number, context, Double.self)
      : working(on: typed, finding, number, context, Polynomial.self)
    if let followed { return followed }
    if let opposite = oppositeOfWorking(on: typed, finding, number, context) { return opposite }
    // A slip of the point or in the last digit says more about the text than any rule on how it came about.
    return [.wrong, .notZero, .wrongSign, .tooFewDigits].contains(finding)
      ? misconception(typed, finding, context) : nil
  }

  /// The verdict where only the sign is not what the learner's own working, or rounding on the way, leads to.
  private func oppositeOfWorking(
    on typed: TypedNumber, _ finding: Verdict.Reason, _ number: GradingModel.Number, _ context: GradingContext
  ) -> Verdict? {
    guard finding == .wrong, !isZero, !typed.value.isZero, typed.value.isNegative != (truth.value < 0) else {
      return nil
    }
    let found =
      context.graph.unknown == nil
      ? sizeOfWorking(of: typed.negated, number, context, Double.self)
      : sizeOfWorking(of: typed.negated, number, context, Polynomial.self)
    guard let found, found.outcome == .right else { return nil }
    let own: Text? = found.reason == .followThrough ? " for your own working" : nil
    return verdict(
      on: typed, .wrongSign, detail: "\(typed.text) has the right size\(own), but the wrong sign.",
      misconception: misconception(typed, finding, context)?.misconception)
  }

  /// What a number with its sign turned follows from: the learner's own answers, or rounding where it is near the truth.
  private func sizeOfWorking<S: CoefficientScalar>(
    of opposite: TypedNumber, _ number: GradingModel.Number, _ context: GradingContext, _: S.Type
  ) -> Verdict? {
    let work = LearnerWork<S>(number, context)
    if let followed = followThrough(opposite, work), followed.outcome == .right { return followed }
    // Rounding on the way moves a value by little.
    guard let value = opposite.value.nearestDouble, (value - truth.value).magnitude <= truth.value.magnitude / 8 else {
      return nil
    }
    return roundedWorking(opposite, finding(on: opposite), work)
  }

  /// Rules 3 and 4 in one arithmetic.
  private func working<S: CoefficientScalar>(
    on typed: TypedNumber, _ finding: Verdict.Reason, _ number: GradingModel.Number, _ context: GradingContext,
    _: S.Type
  ) -> Verdict? {
    let work = LearnerWork<S>(number, context)
    if finding == .tooFewDigits {
      // A value that rounding leads to may begin a digit further up than the exact one, and then needs a decimal less.
      return precision.isSignificant
        ? roundedWorking(typed, finding, work).flatMap { $0.outcome == .right ? $0 : nil } : nil
    }
    let followed = followThrough(typed, work)
    if let followed, followed.outcome == .right { return followed }
    let rounded = followed?.outcome == .digits ? nil : roundedWorking(typed, finding, work)
    if let rounded, rounded.outcome == .right { return rounded }
    return fullerWorking(typed, finding, work) ?? (followed?.outcome == .digits ? followed : nil) ?? rounded ?? followed
  }

  /// Rule 3: the verdict where the answer follows from a subset of the learner's own earlier answers; wrong where these
  /// have left nothing to work out.
  private func followThrough<S: CoefficientScalar>(_ typed: TypedNumber, _ work: LearnerWork<S>) -> Verdict? {
    guard !work.own.isEmpty else { return nil }
    if let early = work.answeredBefore(typed, self) ?? work.addedUp(typed, self) {
      return work.context.isRepetition(of: typed) ? nil : early
    }
    var trivial: [Revision<S>] = []
    var revisionSearch = work.revisionSearch(rounding: false, near: AcceptanceBounds(roundingTo: typed, precision)) {
      value, revisions in
      guard !revisions.isEmpty else { return false }
      let agreement = work.follower(value, revisions, self).agreement(with: typed)
      guard [.exact, .tooFewDigits, .notExact, .extraDigits].contains(agreement) else { return false }
      guard work.isTrivial(value, revisions, asked: self) else { return true }
      if trivial.isEmpty { trivial = revisions }
      return false
    }
    let found = revisionSearch.search()
    let follower = found.map { work.follower($0.value, $0.revisions, self) }
    guard let found, let follower, let agreement = follower.agreement(with: typed) else {
      guard !trivial.isEmpty else { return nil }
      return verdict(
        on: typed, .wrong,
        detail: "\(typed.text) follows from \(work.told(trivial)), but that leaves nothing to work out here.")
    }
    let sources = work.told(found.revisions)
    if work.context.isRepetition(of: typed) {
      return verdict(
        on: typed, .wrong,
        detail: "\(typed.text) follows from \(sources), but the same number typed again and again earns nothing.")
    }
    if agreement == .exact {
      return verdict(
        on: typed, .followThrough, detail: "Right for your own working: \(typed.text) follows from \(sources).")
    }
    let rest = follower.verdict(on: typed, agreement).detail
    return verdict(on: typed, agreement, detail: "With \(sources), \(rest)")
  }

  /// The same precision asked of a value that the learner's working leads to.
  func follower(_ value: Double) -> NumberJudge {
    follower(Truth(value, error: value.magnitude * Tolerance.engineRounding))
  }

  /// The same precision asked of a value that the learner's working leads to; where it is asked exactly and has no end,
  /// three significant figures.
  func follower(_ truth: Truth) -> NumberJudge {
    let isEndless = precision == .exact && truth.precisely != nil && truth.fraction == nil
    return NumberJudge(truth: truth, precision: isEndless ? .significant(3) : precision)
  }
}
