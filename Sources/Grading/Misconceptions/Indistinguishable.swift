import GradientEngine

extension Worksheet {
  /// The misconceptions that a step cannot tell from the truth at the precision it asks, though their values differ.
  ///
  /// Such a value is right to the digits asked, or as a rounding or cutting on the way may have it: only more digits tell.
  public func indistinguishable(at id: String) -> [String] {
    guard let history = history(at: id), case .number(let question) = entries[history.place].question.kind else {
      return []
    }
    var found: [String] = []
    for outcome in Diagnosis(history).values where !found.contains(outcome.id) {
      let difference = (outcome.value - question.truth.value).magnitude
      guard difference > max(outcome.value.magnitude, question.truth.value.magnitude) * 1e-12 else { continue }
      let shown = NumberQuestion(
        truth: question.judge.follower(outcome.value).truth, precision: question.precision
      ).expected
      if question.judge.accepts(shown, given: history) { found.append(outcome.id) }
    }
    return found
  }
}

extension NumberJudge {
  /// Whether a text is right by its value, or as honest rounding may have it.
  func accepts(_ text: String, given history: History) -> Bool {
    guard let typed = try? NumberReader.read(text) else { return false }
    return agreement(with: typed) == .exact || roundedWorking(typed, history)?.outcome == .right
  }
}
