/// One thing a learner did that must outlive the session.
public struct ProgressChange: Hashable, Sendable {
  /// The exercise's id.
  public var exercise: String
  /// What was done.
  public var kind: Kind

  /// A change in one exercise.
  public init(exercise: String, kind: Kind) {
    self.exercise = exercise
    self.kind = kind
  }

  /// What was done, and at which step.
  public enum Kind: Hashable, Sendable {
    /// An answer was submitted and judged.
    case attempted(step: String, Attempt)
    /// The text in the answer line when the learner left it; empty once it was submitted.
    case drafted(step: String, text: String)
    /// So many hints are open now.
    case openedHints(step: String, count: Int)
    /// The answer was shown before it was found.
    case showedAnswer(step: String)
    /// The learner is at this step now.
    case moved(to: String)
    /// The step, which stood so, is worked again; what was done before stays recorded.
    case begunAgain(step: String, was: Standing)
    /// The step stands again as it did before it was last begun again.
    case tookBack(step: String, to: Standing)
  }

  /// The id of the step that changed, or was moved to.
  public var step: String {
    switch kind {
    case .attempted(let step, _), .drafted(let step, _), .openedHints(let step, _), .showedAnswer(let step): step
    case .moved(let step), .begunAgain(let step, _), .tookBack(let step, _): step
    }
  }

  /// What the change adds to the list of answers of its step, if anything.
  public var attempt: Attempt? {
    switch kind {
    case .attempted(_, let attempt): attempt
    case .begunAgain(_, let standing): .again(was: standing)
    case .tookBack(_, let standing): .takenBack(to: standing)
    case .drafted, .openedHints, .showedAnswer, .moved: nil
    }
  }
}
