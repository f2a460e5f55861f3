import GradientEngine

extension GradingModel {
  /// The misconceptions that a step cannot tell from the truth at the precision it asks, though their values differ.
  ///
  /// Such a value is right to the digits asked, or as a rounding or cutting on the way may have it: only more digits tell.
  public func indistinguishable(at id: String) -> [String] {
    var found: [String] = []
    for (outcome, isAccepted, _) in misconceptions(at: id) where isAccepted && !found.contains(outcome.id) {
      found.append(outcome.id)
    }
    return found
  }

  /// The groups of misconceptions that a step can tell from the truth, but not from each other, at the precision it asks.
  ///
  /// None of a group is named where an answer fits it.
  public func ambiguous(at id: String) -> [[String]] {
    var groups: [String: [Diagnosis.Outcome]] = [:]
    for (outcome, isAccepted, group) in misconceptions(at: id) where !isAccepted {
      groups[group, default: []].append(outcome)
    }
    return Set(groups.values.map { Set($0.likeliest.map(\.id)) }.filter { $0.count > 1 }.map { $0.sorted() }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// What each misconception comes to at a step where that differs from the truth: whether that is accepted as it is shown
  /// at the precision asked, and a word that those have in common which show the same. What is not known is left out.
  private func misconceptions(at id: String) -> [(outcome: Diagnosis.Outcome, isAccepted: Bool, group: String)] {
    guard let step = context(at: id) else { return [] }
    return step.entry.numbers.indices.flatMap { index -> [(Diagnosis.Outcome, Bool, String)] in
      let context = step.judging(index)
      let judging = MisconceptionJudging(context)
      let question = step.entry.numbers[index].question
      return (Diagnosis(context)?.values ?? []).compactMap { outcome in
        let difference = (outcome.value - question.truth.value).magnitude
        guard
          difference > max(outcome.value.magnitude, question.truth.value.magnitude) * Tolerance.misconceptionDifference
        else { return nil }
        let truth = question.judge.follower(outcome.value).truth
        let shown = NumberQuestion(truth: truth, precision: question.precision).expected
        return judging.accepts(shown).map { (outcome, $0, "\(index): \(shown)") }
      }
    }
  }
}

/// Whether the values of misconceptions are right at one of a step's numbers, by themselves or as honest rounding may have it.
private struct MisconceptionJudging {
  private let context: GradingContext
  /// The learner's work in the arithmetic of the exercise.
  private let work: LearnerWork<Double>?
  private let workWithUnknown: LearnerWork<Polynomial>?

  init(_ context: GradingContext) {
    self.context = context
    let hasUnknown = context.graph.unknown != nil
    work = hasUnknown ? nil : context.number.map { LearnerWork($0, context) }
    workWithUnknown = hasUnknown ? context.number.map { LearnerWork($0, context) } : nil
  }

  /// Nothing where too much was gone through for texts before.
  func accepts(_ text: String) -> Bool? {
    guard let judge = context.number?.question.judge, let typed = try? NumberReader.read(text) else { return false }
    if judge.agreement(with: typed) == .exact { return true }
    let model = context.gradingModel
    return model.diagnoses.isAccepted(text, at: context.place, context.index, atMost: model.effort.search) {
      let before = (work?.searchWork ?? 0) + (workWithUnknown?.searchWork ?? 0)
      let finding = judge.finding(on: typed)
      let verdict =
        work.flatMap { judge.roundedWorking(typed, finding, $0) }
        ?? workWithUnknown.flatMap { judge.roundedWorking(typed, finding, $0) }
      let after = (work?.searchWork ?? 0) + (workWithUnknown?.searchWork ?? 0)
      return (verdict?.outcome == .right, after - before)
    }
  }
}
