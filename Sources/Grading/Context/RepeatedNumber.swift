/// A follow-through earns nothing where numbers that stand there already are typed again, whatever is asked.
extension GradingContext {
  /// Whether a number was copied by somebody whose wrong answers are copied, too.
  ///
  /// Who goes wrong once works on with the same number wherever it is asked again, and may meet another by chance. Who
  /// types what was typed before, or what another step asks, goes wrong with it more often than that.
  func isRepetition(of typed: TypedNumber) -> Bool {
    guard isCopy(typed, at: place) else { return false }
    var (slips, copies) = (Set<Int>(), Set<Int>())
    for answer in answers where isSlip(answer) {
      slips.insert(answer.place)
      if isCopy(answer.number, at: answer.place) { copies.insert(answer.place) }
    }
    if copies.count >= 2, copies.count * 3 >= slips.count { return true }
    // Nothing but this number was typed so far.
    return Set(answers.map(\.place)).count >= 2 && !slips.isEmpty
      && answers.allSatisfy { $0.number.value == typed.value }
  }

  /// Whether a number was typed before a step, or was the right one at a step before.
  private func isCopy(_ typed: TypedNumber, at place: Int) -> Bool {
    answers.contains { $0.place < place && $0.number.value == typed.value }
      || gradingModel.entries[..<place].contains { entry in
        entry.numbers.contains { $0.question.judge.agreement(with: typed) == .exact }
      }
  }
}
