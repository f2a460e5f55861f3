import Formula
import GradientEngine

/// Digits beyond those that were written down: a calculator holds 0.119623 where 0.1196 was typed.
extension NumberJudge {
  /// The verdict where a number of more digits than asked comes from what the learner's numbers are rounded or cut from.
  ///
  /// Of right numbers that is their value, with any rounding on the way; of wrong ones it is whatever is written so.
  func fullerWorking<S: CoefficientScalar>(
    _ typed: TypedNumber, _ finding: Verdict.Reason, _ work: LearnerWork<S>
  ) -> Verdict? {
    guard isFinerThanAsked(typed), !typed.value.isZero, !work.context.isRepetition(of: typed) else { return nil }
    if finding == .extraDigits, let rounded = roundedWorking(typed, finding, work.unrecorded), rounded.outcome == .right
    {
      return rounded
    }
    guard let revisions = work.revisionsLeavingOpen(typed, self) else { return nil }
    return verdict(
      on: typed, .followThrough,
      detail: "Right for your own working: \(typed.text) follows from \(work.told(revisions)) with more digits.")
  }
}

extension LearnerWork {
  /// The learner's wrong values, all or one of them, that are written with as many digits as asked and leave a number open
  /// only by the digits they do not show; nothing where none do.
  fileprivate func revisionsLeavingOpen(_ typed: TypedNumber, _ judge: NumberJudge) -> [Revision<S>]? {
    guard let number = typed.value.nearestDouble, let unit = typed.claim.flatMap({ PowersOfTen.nearest(-$0.decimals) })
    else { return nil }
    let values: [QuantityID: S] = context.ownValues()
    let revisions = own.filter {
      isInexact($0.value) && context.graph.lineage.depends([self.number.quantity], on: [$0.key])
    }
    .keys.sorted().compactMap { id in
      values[id].map { Revision(quantity: id, source: .own, value: $0, places: 0) }
    }
    let sets = (revisions.count > 1 ? [revisions] : []) + revisions.map { [$0] }
    return sets.first { set in
      guard let range = range(of: set), let most = judge.unitAsked(at: number),
        range.high - range.low <= 2 * most, range.low - unit / 2 <= number, number <= range.high + unit / 2
      else { return false }
      return !isTrivial((range.low + range.high) / 2, set, asked: judge)
    }
  }

  /// Whether answers are not right by themselves, and have the digits asked.
  private func isInexact(_ answers: [Int: GradingContext.Answer]) -> Bool {
    answers.values.allSatisfy { answer in
      let judge = answer.asked.question.judge
      guard let claim = answer.number.claim, let asked = judge.asked, claim.decimals >= asked.needed else {
        return false
      }
      return judge.agreement(with: answer.number) == nil && judge.reach(of: answer.number) == nil
    }
  }

  /// What the number asked can come to when the learner's values have digits that they do not show.
  private func range(of revisions: [Revision<S>]) -> Interval? {
    let overrides = Dictionary(revisions.map { ($0.quantity, $0.value) }) { $1 }
    func result(_ overrides: [QuantityID: S]) -> Double {
      let run: Evaluation<S> = context.graph.evaluate(unknown: S.letter, overrides: overrides)
      return run[number.quantity][number.power]
    }
    let middle = result(overrides)
    var range = Interval(middle)
    for revision in revisions {
      for (power, answer) in own[revision.quantity] ?? [:] {
        guard let unit = unit(of: revision.quantity, power) else { return nil }
        // Rounding leaves out half a unit either way, cutting a whole one away from zero.
        for moved in [unit, -unit / 2] {
          let value = answer.value + (answer.value < 0 ? -moved : moved)
          let step =
            result(overrides.merging([revision.quantity: revision.value.replacing([power: value])]) { $1 }) - middle
          range.low += min(0, step)
          range.high += max(0, step)
        }
      }
    }
    return range.low.isFinite && range.high.isFinite ? range : nil
  }
}

extension NumberJudge {
  /// A unit of the last digit asked of a value.
  fileprivate func unitAsked(at value: Double) -> Double? {
    switch precision {
    case .exact: nil
    case .decimals(let places): PowersOfTen.nearest(-places)
    case .significant(let count): value.magnitude.decade.flatMap { PowersOfTen.nearest($0 + 1 - count) }
    }
  }
}
