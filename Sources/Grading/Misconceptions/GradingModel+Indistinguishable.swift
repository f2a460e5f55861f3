import GradientEngine

extension GradingModel {
  /// The misconceptions that a step cannot tell from the truth at the precision it asks, though their values differ.
  ///
  /// Such a value is right to the digits asked, or as a rounding or cutting on the way may have it: only more digits tell.
  public func indistinguishable(at id: String) -> [String] {
    var found: [String] = []
    for (outcome, shown, context) in misconceptions(at: id) where !found.contains(outcome.id) {
      if let question = context.number?.question, question.judge.accepts(shown, given: context) {
        found.append(outcome.id)
      }
    }
    return found
  }

  /// The groups of misconceptions that a step can tell from the truth, but not from each other, at the precision it asks.
  ///
  /// None of a group is named where an answer fits it.
  public func ambiguous(at id: String) -> [[String]] {
    var groups: [String: [Diagnosis.Outcome]] = [:]
    for (outcome, shown, context) in misconceptions(at: id) {
      guard let question = context.number?.question, !question.judge.accepts(shown, given: context) else { continue }
      let group = "\(context.index): \(shown)"
      groups[group, default: []].append(outcome)
    }
    return Set(groups.values.map { Set($0.likeliest.map(\.id)) }.filter { $0.count > 1 }.map { $0.sorted() }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// What each misconception comes to at a step where that differs from the truth, as it is shown at the precision asked.
  private func misconceptions(at id: String) -> [(outcome: Diagnosis.Outcome, shown: String, context: GradingContext)] {
    guard let step = context(at: id) else { return [] }
    return step.entry.numbers.indices.flatMap { index -> [(Diagnosis.Outcome, String, GradingContext)] in
      let context = step.judging(index)
      let question = step.entry.numbers[index].question
      return (Diagnosis(context)?.values ?? []).compactMap { outcome in
        let difference = (outcome.value - question.truth.value).magnitude
        guard
          difference > max(outcome.value.magnitude, question.truth.value.magnitude) * Tolerance.misconceptionDifference
        else { return nil }
        let truth = question.judge.follower(outcome.value).truth
        return (outcome, NumberQuestion(truth: truth, precision: question.precision).expected, context)
      }
    }
  }
}

extension NumberJudge {
  /// Whether a text is right by its value, or as honest rounding may have it.
  func accepts(_ text: String, given context: GradingContext) -> Bool {
    guard let typed = try? NumberReader.read(text) else { return false }
    if agreement(with: typed) == .exact { return true }
    guard let number = context.number else { return false }
    let verdict =
      context.graph.unknown == nil
      ? roundedWorking(typed, finding(on: typed), LearnerWork<Double>(number, context))
      : roundedWorking(typed, finding(on: typed), LearnerWork<Polynomial>(number, context))
    return verdict?.outcome == .right
  }
}
