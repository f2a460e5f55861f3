/// What a learner has done in one exercise. Steps are known by their ids, so editing an exercise loses nothing:
/// the work of a step that was removed stays here unseen, and a new step simply has no entry yet.
public struct ExerciseProgress: Hashable, Sendable, Codable {
  /// The exercise's id.
  public var exercise: String
  /// What was done, by step id.
  public var steps: [String: StepProgress]
  /// The id of the step the learner was at.
  public var currentStep: String?

  /// Progress as stored; by default that of an exercise never opened.
  public init(exercise: String, steps: [String: StepProgress] = [:], currentStep: String? = nil) {
    self.exercise = exercise
    self.steps = steps
    self.currentStep = currentStep
  }

  /// The work at one step, untouched where there is none.
  public subscript(step id: String) -> StepProgress { steps[id] ?? StepProgress() }

  /// Takes one change in; a change to another exercise changes nothing.
  public mutating func apply(_ change: ProgressChange) {
    guard change.exercise == exercise else { return }
    if let attempt = change.attempt { steps[change.step, default: StepProgress()].attempts.append(attempt) }
    switch change.kind {
    case .attempted: break
    case .drafted(let step, let text):
      steps[step, default: StepProgress()].draft = text
    case .openedHints(let step, let count):
      steps[step, default: StepProgress()].hintsShown = count
    case .showedAnswer(let step):
      steps[step, default: StepProgress()].answerShown = true
    case .moved(let step):
      currentStep = step
    case .begunAgain(let step, _):
      steps[step]?.beginAgain()
    case .tookBack(let step, let standing):
      steps[step]?.answerShown = standing == .shown
    }
  }

  /// What the catalogue shows of this exercise.
  public var summary: ExerciseSummary {
    ExerciseSummary(done: Set(steps.lazy.filter { $0.value.isDone }.map(\.key)), isStarted: !steps.isEmpty)
  }
}

/// How far an exercise is: enough for a line in the catalogue.
public struct ExerciseSummary: Hashable, Sendable {
  /// The ids of the steps that were answered rightly or shown, removed steps included.
  public var done: Set<String>
  /// Whether anything at all was recorded.
  public var isStarted: Bool

  /// A summary as the store counts it.
  public init(done: Set<String> = [], isStarted: Bool = false) {
    self.done = done
    self.isStarted = isStarted
  }
}
