import Course
import Formula
import Grading

/// An open exercise: where the learner is in it, what is typed, and what lies open.
public struct Work: Sendable {
  /// The exercise.
  public let exercise: Exercise
  /// What the learner has done in it.
  public internal(set) var progress: ExerciseProgress {
    didSet { knowledge = Knowledge(of: exercise, progress: progress) }
  }
  /// What may be shown of the derivation after that.
  public private(set) var knowledge: Knowledge
  /// The number of the current step, counted from 0.
  public internal(set) var position: Int
  /// The line the answer is typed in.
  public internal(set) var line: AnswerLine
  /// The verdict on the last answer given at this step.
  public internal(set) var verdict: Verdict?
  /// The text ``verdict`` judges.
  public internal(set) var judged = ""
  /// Whether the line was edited since it was judged.
  var isEdited = false
  /// Whether the last answer had been given before and so cost nothing.
  public internal(set) var isRepeated = false
  /// Which of the opened hints is looked at, counted from 0.
  public internal(set) var hintFocus = 0
  /// The panel that lies over what is known; nil while none is open.
  public internal(set) var panel: Panel?
  /// Which page of the panel is looked at, counted from 0; it may run over and then starts again.
  public internal(set) var panelPage = 0
  /// Whether showing the answer was asked for once; the next time does it.
  public internal(set) var isShowArmed = false
  /// How many rows the derivation is scrolled away from where the question wants it; negative is up.
  public internal(set) var scroll = 0
  /// The last nudge that was asked for at this step.
  public internal(set) var gradientCheck: GradientCheck?
  /// Which page of a question too long for its place is looked at; it may run over and then starts again.
  public internal(set) var questionPage = 0
  /// How the recorded answers stand among each other, by step number; looked up when the list of steps is opened.
  public internal(set) var remarks: [Int: StepRemark] = [:]
  /// Which step is chosen in the list of steps.
  public internal(set) var overviewSelection = 0
  /// Where the replay stands.
  public internal(set) var replay = ReplayState()

  init(exercise: Exercise, progress: ExerciseProgress) {
    self.exercise = exercise
    self.progress = progress
    knowledge = Knowledge(of: exercise, progress: progress)
    line = AnswerLine()
    let steps = exercise.steps
    position =
      steps.firstIndex { $0.id == progress.currentStep }
      ?? steps.firstIndex { !progress[step: $0.id].isDone } ?? 0
    arrive()
    if progress.steps.isEmpty, progress.currentStep == nil { panel = .about }
  }

  /// What can lie over the known, for a while.
  public enum Panel: Hashable, Sendable {
    /// What the exercise is about. Open by itself when the exercise is met for the first time.
    case about
    /// Where the handout slips at this step.
    case note
    /// Givens and derivation, every line whole.
    case known
    /// What nudging shows beside the learner's own number.
    case gradientCheck
  }

  /// The current step.
  public var step: Step { exercise.steps[position] }
  /// What was done at the current step.
  public var stepProgress: StepProgress { progress[step: step.id] }
  /// How a step stands, by its number.
  public func standing(_ index: Int) -> Standing { progress[step: exercise.steps[index].id].standing }
  /// How many steps of the exercise as it is now are done.
  public var doneCount: Int { exercise.steps.count { progress[step: $0.id].isDone } }
  /// Whether no step is left to answer.
  public var isFinished: Bool { doneCount == exercise.steps.count }
  /// The hints opened at this step; fewer where the exercise has lost some.
  public var openHints: ArraySlice<Text> { step.hints.prefix(stepProgress.hintsShown) }

  /// The next step without a right or shown answer, looking onwards from the current one and then from the start.
  public var nextOpenStep: Int? {
    let order = Array((position + 1)..<max(position + 1, exercise.steps.count)) + Array(0..<position)
    return order.first { !standing($0).isDone }
  }

  func change(_ kind: ProgressChange.Kind) -> ProgressChange { ProgressChange(exercise: exercise.id, kind: kind) }

  /// Sets up the line and the last verdict of the step just come to, from what is stored of it.
  mutating func arrive() {
    let stored = stepProgress
    line = AnswerLine(draft: stored.isDone ? "" : stored.draft, history: stored.attempts.map(\.text))
    panel = nil
    panelPage = 0
    isShowArmed = false
    isRepeated = false
    scroll = 0
    questionPage = 0
    gradientCheck = nil
    isEdited = false
    hintFocus = max(0, openHints.count - 1)
    overviewSelection = position
    judged = stored.rightAnswer ?? stored.attempts.last?.text ?? ""
    verdict = judged.isEmpty ? nil : verdict(on: judged)
    // What was right when it was given stays right, also where an answer it followed from was put right since.
    if stored.rightAnswer != nil, verdict?.outcome != .right { verdict = nil }
  }

  /// Whether the line still holds, untouched, what was judged wrong.
  var isWrongAnswerUntouched: Bool {
    !isEdited && verdict?.outcome == .wrong && line.text == judged
  }

  /// Judges a text as the answer to the current step, in the light of what was answered before.
  func verdict(on text: String) -> Verdict { exercise.grade(text, at: step, after: answers) }

  /// What the learner answered, by step: the right answer, or else the last one that was understood; nothing where it was shown.
  var answers: [String: String] {
    progress.steps.compactMapValues { step in
      var counted = CountedAnswer()
      for attempt in step.attempts {
        counted.add(attempt.text, judged: Verdict.Outcome(rawValue: attempt.outcome) ?? .wrong)
      }
      return step.answerShown && !counted.isRight ? nil : counted.text
    }
  }
}
