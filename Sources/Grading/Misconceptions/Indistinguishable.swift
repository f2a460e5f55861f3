import GradientEngine

extension Worksheet {
  /// The misconceptions that a step cannot tell from the truth at the precision it asks, though their values differ.
  ///
  /// Such a value is right to the digits asked, or as a rounding or cutting on the way may have it: only more digits tell.
  public func indistinguishable(at id: String) -> [String] {
    var found: [String] = []
    for (outcome, shown, history) in misconceptions(at: id) where !found.contains(outcome.id) {
      if let question = history.number?.question, question.judge.accepts(shown, given: history) {
        found.append(outcome.id)
      }
    }
    return found
  }

  /// The groups of misconceptions that a step can tell from the truth, but not from each other, at the precision it asks.
  ///
  /// None of a group is named where an answer fits it.
  public func ambiguous(at id: String) -> [[String]] {
    var groups: [String: [String]] = [:]
    for (outcome, shown, history) in misconceptions(at: id) {
      guard let question = history.number?.question, !question.judge.accepts(shown, given: history) else { continue }
      let group = "\(history.index): \(shown)"
      if groups[group]?.contains(outcome.id) != true { groups[group, default: []].append(outcome.id) }
    }
    return Set(groups.values.filter { $0.count > 1 }.map { $0.sorted() }).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What each misconception comes to at a step where that differs from the truth, as it is shown at the precision asked.
  private func misconceptions(at id: String) -> [(outcome: Diagnosis.Outcome, shown: String, history: History)] {
    guard let step = history(at: id) else { return [] }
    return step.entry.numbers.indices.flatMap { index -> [(Diagnosis.Outcome, String, History)] in
      let history = step.judging(index)
      let question = step.entry.numbers[index].question
      return (Diagnosis(history)?.values ?? []).compactMap { outcome in
        let difference = (outcome.value - question.truth.value).magnitude
        guard difference > max(outcome.value.magnitude, question.truth.value.magnitude) * 1e-12 else { return nil }
        let truth = question.judge.follower(outcome.value).truth
        return (outcome, NumberQuestion(truth: truth, precision: question.precision).expected, history)
      }
    }
  }
}

extension NumberJudge {
  /// Whether a text is right by its value, or as honest rounding may have it.
  func accepts(_ text: String, given history: History) -> Bool {
    guard let typed = try? NumberReader.read(text) else { return false }
    if agreement(with: typed) == .exact { return true }
    guard let number = history.number else { return false }
    let verdict =
      history.graph.unknown == nil
      ? roundedWorking(typed, finding(on: typed), OwnWork<Double>(number, history))
      : roundedWorking(typed, finding(on: typed), OwnWork<Polynomial>(number, history))
    return verdict?.outcome == .right
  }
}
