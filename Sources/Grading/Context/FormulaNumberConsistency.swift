import Formula
import GradientEngine

/// A formula and a number that a learner gave for the same quantity: the one must come to the other.
extension GradingContext {
  /// The verdict on a number, held against the learner's own formula for the same quantity, where there is one.
  func tied(_ verdict: Verdict, on typed: TypedNumber, _ judge: NumberJudge) -> Verdict {
    // A number granted for rounding on the way is not what any formula gives.
    guard !isFirst, verdict.outcome == .wrong || verdict.reason == .exact, let number,
      let (place, value) = formulaValue(for: number.quantity)
    else { return verdict }
    let agrees = NumberJudge(formulaValue: value, judge.precision).agreement(with: typed) != nil
    if !agrees, typed.isNearly(value) { return verdict }
    if !agrees {
      return verdict.adding(
        "Your formula and this number do not belong together: at the values of this exercise the formula does not give \(typed.text).",
        firstSlip: verdict.firstSlip)
    }
    guard verdict.outcome == .wrong else { return verdict }
    return verdict.adding(
      "It is what your formula gives: the formula is what to look at.",
      firstSlip: gradingModel.entries[place].id)
  }

  /// The verdict on a formula, held against the learner's own number for the same quantity, where there is one.
  func tied(_ verdict: Verdict, on formula: Expression) -> Verdict {
    guard verdict.outcome != .unreadable,
      let answer = answers.last(where: {
        gradingModel.formulaPlaces[$0.asked.quantity]?.contains(place) == true && $0.asked.power == 0
      }),
      let value = gradingModel.graph.number(of: formula)
    else { return verdict }
    let judge = NumberJudge(formulaValue: value, answer.asked.question.precision)
    guard judge.agreement(with: answer.number) == nil else { return verdict }
    let graded = answer.asked.question.grade(
      answer.number, given: earlier(at: answer.place, index: answer.index), tracing: false)
    guard graded.outcome == .wrong || graded.reason == .exact else { return verdict }
    let own: Text = "your \(gradingModel.name(of: answer.asked.quantity)) = \(answer.number.text)"
    return verdict.adding(
      "It does not belong together with \(own): at the values of this exercise it gives another number.",
      firstSlip: verdict.firstSlip)
  }

  /// What the learner's last readable formula for a quantity comes to, and at which step it was given.
  private func formulaValue(for quantity: QuantityID) -> (place: Int, value: Double)? {
    for earlier in (gradingModel.formulaPlaces[quantity] ?? []).reversed() where earlier < place {
      let entry = gradingModel.entries[earlier]
      guard let text = text(at: entry), let formula = entry.question.kind.formula(in: text),
        let value = graph.number(of: formula)
      else { continue }
      return (earlier, value)
    }
    return nil
  }
}

extension TypedNumber {
  /// Whether a value was only rounded badly: no further off than the last digit typed by one.
  fileprivate func isNearly(_ formulaValue: Double) -> Bool {
    guard let claim, claim.decimals > 0, !value.isZero, let own = value.nearestDouble,
      let unit = PowersOfTen.nearest(-claim.decimals)
    else { return false }
    return (own - formulaValue).magnitude < 1.5 * unit
  }
}

extension NumberJudge {
  /// Judges by what a learner's formula comes to, which is computed in a few dozen roundings at most.
  fileprivate init(formulaValue value: Double, _ precision: Precision) {
    self.init(truth: Truth(value, error: value.magnitude * Tolerance.formulaRounding), precision: precision)
  }
}

extension Graph {
  /// What a formula comes to at the exercise's own values, where that is one finite number.
  fileprivate func number(of formula: Expression) -> Double? {
    guard unknown == nil else { return nil }
    let run: Evaluation<Double> = evaluate()
    guard let value = try? self.value(of: formula, over: run), value.shape.count == 1 else { return nil }
    return value.elements.first.flatMap { $0.isFinite ? $0 : nil }
  }
}
