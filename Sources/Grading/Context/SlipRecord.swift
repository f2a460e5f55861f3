import Synchronization

/// Which of the earlier answers do not follow from those before them, worked out when they are first asked for.
///
/// They follow from the answers alone, so that keeping them changes no verdict, only how soon it comes.
final class SlipRecord: Sendable {
  private struct Key: Hashable {
    let place: Int
    let index: Int
  }

  private let known = Mutex<[Key: Bool]>([:])

  /// Whether a number that a step asks for was answered wrong, or else what is found now.
  func isSlip(_ place: Int, _ index: Int, find: () -> Bool) -> Bool {
    let key = Key(place: place, index: index)
    if let known = known.withLock({ $0[key] }) { return known }
    let found = find()
    known.withLock { $0[key] = found }
    return found
  }
}

extension GradingContext {
  /// Whether an earlier answer is wrong, also in the light of the ones before it.
  func isSlip(_ answer: Answer) -> Bool {
    slips.isSlip(answer.place, answer.index) {
      guard answer.asked.question.judge.finding(on: answer.number) != .exact else { return false }
      return answer.asked.question.grade(
        answer.number, given: earlier(at: answer.place, index: answer.index), tracing: false
      ).outcome == .wrong
    }
  }
}
