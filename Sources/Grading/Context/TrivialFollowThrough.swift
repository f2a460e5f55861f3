import GradientEngine

/// A follow-through earns nothing where a learner's own values leave nothing to work out.
extension LearnerWork {
  /// Whether the learner's values have made the work asked trivial, so that typing `value` shows nothing.
  ///
  /// So it is where a factor of zero has made a product zero; where a value of zero has taken something out of the formula
  /// that belongs there; and where the result stays the same whatever is carried on, as behind a saturated activation.
  /// Only wrong answers do so: what follows from one was worked out, and where that comes to nothing, the work was done.
  func isTrivial(_ value: Double, _ revisions: [Revision<S>], asked judge: NumberJudge) -> Bool {
    let own = revisions.filter(\.isOwn)
    guard !own.isEmpty, isTrivial(value, from: own, judge) else { return false }
    let slips = own.filter { (self.own[$0.quantity] ?? [:]).values.contains(where: context.isSlip) }
    return !slips.isEmpty && (slips.count == own.count || isTrivial(value, from: slips, judge))
  }

  /// Whether these of the learner's values have made the work asked trivial.
  private func isTrivial(_ value: Double, from own: [Revision<S>], _ judge: NumberJudge) -> Bool {
    let graph = context.graph
    let overrides = Dictionary(own.map { ($0.quantity, $0.value) }, uniquingKeysWith: { $1 })
    if value == 0, !judge.isZero, graph.isProduct(number.quantity),
      own.contains(where: { $0.value == S(0) || isTooShort($0.quantity) }),
      values(of: [number.quantity], overrides)[number.quantity]?[number.power] == 0
    {
      return true
    }
    let least = judge.leastDifference(at: value)
    if own.contains(where: { $0.value == S(0) }) {
      let inputs = graph[number.quantity].inputs
      let exact = inputs.filter { responds(to: $0, given: values(of: inputs, [:]), by: least) }
      let revised = values(of: inputs, overrides)
      if !exact.allSatisfy({ responds(to: $0, given: revised, by: least) }) { return true }
    }
    // A sum still asks for its other terms.
    let slips = Set(own.map(\.quantity))
    let others = graph[number.quantity].inputs.filter {
      graph[$0].phase != .given && !slips.contains($0) && !graph.lineage.depends([$0], on: slips)
    }
    if others.contains(where: { responds(to: $0, given: overrides, by: least) }) { return false }
    return !own.contains { revision in
      responds(to: revision.quantity, given: overrides, by: least)
        || !responds(to: revision.quantity, given: [:], by: least)
    }
  }

  /// Whether a learner's number for a quantity has fewer digits than asked, as nobody types who has worked it out.
  private func isTooShort(_ quantity: QuantityID) -> Bool {
    (own[quantity] ?? [:]).values.contains { answer in
      guard let claim = answer.number.claim, let asked = answer.asked.question.judge.asked else { return false }
      return claim.decimals < asked.needed
    }
  }

  /// What some quantities come to.
  private func values(of quantities: [QuantityID], _ overrides: [QuantityID: S]) -> [QuantityID: S] {
    let run: Evaluation<S> = context.graph.evaluate(unknown: S.letter, overrides: overrides)
    return Dictionary(quantities.map { ($0, run[$0]) }, uniquingKeysWith: { $1 })
  }

  /// Whether what is asked moves when one quantity is nudged or quartered, those of `overrides` held fast.
  private func responds(to id: QuantityID, given overrides: [QuantityID: S], by least: Double) -> Bool {
    let graph = context.graph
    let still: Evaluation<S> = graph.evaluate(unknown: S.letter, overrides: overrides)
    let others = [still[id].mapped { $1 + max(1, $1.magnitude) / 64 }, still[id].mapped { $1 / 4 }]
    return others.contains { other in
      let moved: Evaluation<S> = graph.evaluate(unknown: S.letter, overrides: overrides.merging([id: other]) { $1 })
      return (moved[number.quantity][number.power] - still[number.quantity][number.power]).magnitude > least
    }
  }
}

extension NumberJudge {
  /// A hundredth of the last digit asked of a value: what moves it by less does not move it.
  fileprivate func leastDifference(at value: Double) -> Double {
    switch precision {
    case .exact: value.magnitude * Tolerance.leastMove
    case .decimals(let places): (PowersOfTen.nearest(-places) ?? 1) / 100
    case .significant(let count): value.magnitude * (PowersOfTen.nearest(1 - count) ?? 1) / 100
    }
  }
}
