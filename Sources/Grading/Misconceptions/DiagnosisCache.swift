import Synchronization

/// The ways of going wrong at each step, worked out when they are first asked for.
///
/// They follow from the exercise alone, so that keeping them changes no verdict, only how soon it comes. Of a very large
/// exercise not all are kept.
final class DiagnosisCache: Sendable {
  /// What is known of one number that a step asks for.
  struct Known: Sendable {
    let ways: [Diagnosis.Way]
    /// What they come to on the exact intermediates.
    let values: [Diagnosis.Outcome]

    /// How much memory it takes, roughly in words.
    fileprivate var size: Int { ways.reduce(0) { $0 + $1.stages.length + 100 * $1.rewriting.count } }
  }

  private struct Key: Hashable {
    let place: Int
    let index: Int
  }

  private struct State {
    var known: [Key: Known] = [:]
    var size = 0
    var accepted: [Key: [String: Bool]] = [:]
    var work: [Key: Int] = [:]
  }

  /// So many words are kept.
  private static let largest = 10_000_000

  private let state = Mutex(State())

  /// What is known of a step's number, or else is found now.
  func known(at place: Int, _ index: Int, find: () -> Known) -> Known {
    let key = Key(place: place, index: index)
    if let known = state.withLock({ $0.known[key] }) { return known }
    let found = find()
    state.withLock {
      guard $0.size + found.size <= Self.largest else { return }
      $0.known[key] = found
      $0.size += found.size
    }
    return found
  }

  /// Whether a text is accepted for a step's number, or else what `find` says, with the work that took; nothing where
  /// more work than `limit` was done for that number.
  func isAccepted(
    _ text: String, at place: Int, _ index: Int, atMost limit: Int, find: () -> (isAccepted: Bool, work: Int)
  ) -> Bool? {
    let key = Key(place: place, index: index)
    let (known, work) = state.withLock { ($0.accepted[key]?[text], $0.work[key] ?? 0) }
    if let known { return known }
    guard work <= limit else { return nil }
    let found = find()
    state.withLock {
      $0.accepted[key, default: [:]][text] = found.isAccepted
      $0.work[key] = work + found.work
    }
    return found.isAccepted
  }
}
