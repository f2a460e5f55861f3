/// A follow-through earns nothing where the same numbers are typed again, whatever is asked.
extension GradingContext {
  /// Whether a number was typed before, by somebody whose wrong answers are mostly numbers typed before.
  ///
  /// Who goes wrong once works on with the same number wherever it is asked again, and may meet it again by chance. Who
  /// types it without working goes wrong with it more often than that.
  func isRepetition(of typed: TypedNumber) -> Bool {
    let answers = answers
    guard answers.contains(where: { $0.number.value == typed.value }) else { return false }
    var (slips, repeated) = (Set<Int>(), Set<Int>())
    for answer in answers where isSlip(answer) {
      slips.insert(answer.place)
      if answers.contains(where: { $0.place < answer.place && $0.number.value == answer.number.value }) {
        repeated.insert(answer.place)
      }
    }
    return slips.count >= 2 && repeated.count * 3 >= slips.count
  }
}
