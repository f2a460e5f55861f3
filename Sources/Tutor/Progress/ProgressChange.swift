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
  }

  /// The id of the step that changed, or was moved to.
  public var step: String {
    switch kind {
    case .attempted(let step, _), .drafted(let step, _), .openedHints(let step, _), .showedAnswer(let step): step
    case .moved(let step): step
    }
  }
}
