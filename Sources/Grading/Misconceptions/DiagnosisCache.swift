import Synchronization

/// The ways of going wrong at each step, worked out when they are first asked for.
///
/// They follow from the exercise alone, so that keeping them changes no verdict, only how soon it comes.
final class DiagnosisCache: Sendable {
  /// What is known of one number that a step asks for.
  struct Known: Sendable {
    let ways: [Diagnosis.Way]
    /// What they come to on the exact intermediates.
    let values: [Diagnosis.Outcome]
  }

  private struct Key: Hashable {
    let place: Int
    let index: Int
  }

  private let known = Mutex<[Key: Known]>([:])

  /// What is known of a step's number, or else is found now.
  func known(at place: Int, _ index: Int, find: () -> Known) -> Known {
    let key = Key(place: place, index: index)
    if let known = known.withLock({ $0[key] }) { return known }
    let found = find()
    known.withLock { $0[key] = found }
    return found
  }
}
