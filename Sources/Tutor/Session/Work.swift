import Course
import Formula
import Grading

/// The learner's work on an open exercise: what was done, where the learner is, and what is typed and judged there.
public struct Work: Sendable {
  /// The exercise.
  public let exercise: Exercise
  /// What the learner has done in it.
  public private(set) var progress: ExerciseProgress
  /// The steps that ask something else than when they were answered; those answers do not count.
  public let changedSteps: Set<String>
  /// What may be shown of the derivation after that.
  public private(set) var knowledge: Knowledge
  /// The derivation as far as the learner has come.
  public private(set) var derivation = Derivation()
  /// The numbers of the steps that are worked, in order.
  public private(set) var laneSteps: [Int]
  /// The number of the current step, counted from 0.
  public private(set) var position: Int
  /// When the learner came to the current step.
  public private(set) var arrival: SuspendingClock.Instant
  /// The line the answer is typed in.
  public internal(set) var line = AnswerLine()
  /// The verdict on the last answer given at this step.
  public private(set) var verdict: Verdict?
  /// The text ``verdict`` judges.
  public private(set) var judged = ""
  /// Whether the last answer had been given before and so cost nothing.
  public private(set) var isRepeated = false
  /// How the recorded answers relate to each other, by step number; looked up when the list of steps is opened.
  public private(set) var remarks: [Int: StepRemark] = [:]
  /// Whether the line was edited since it was judged.
  private var isEdited = false

  /// Work that goes on where it was left, at the time `now`.
  init(
    exercise: Exercise, progress: ExerciseProgress, lane: Lane = .everyStep, at now: SuspendingClock.Instant
  ) {
    let (progress, changed) = progress.fitting(exercise)
    self.exercise = exercise
    self.progress = progress
    changedSteps = changed
    laneSteps = lane.steps(of: exercise)
    knowledge = Knowledge(of: exercise, progress: progress)
    let steps = exercise.steps
    position =
      steps.firstIndex { $0.id == progress.currentStep }
      ?? steps.firstIndex { !progress[step: $0.id].isDone } ?? 0
    arrival = now
    move(to: position, at: now)
  }

  /// The current step.
  public var step: Step { exercise.steps[position] }
  /// What was done at the current step.
  public var stepProgress: StepProgress { progress[step: step.id] }
  /// How a step stands, by its number.
  public func standing(_ index: Int) -> Standing { progress[step: exercise.steps[index].id].standing }
  /// How many steps of the lane are done.
  public var doneCount: Int { laneSteps.count { standing($0).isDone } }
  /// Whether no step of the lane is left to answer.
  public var isFinished: Bool { doneCount == laneSteps.count }
  /// Whether the exercise was never opened before.
  var isUntouched: Bool { progress.steps.isEmpty && progress.currentStep == nil }
  /// The hints opened at this step; fewer where the exercise has lost some.
  public var openHints: ArraySlice<Text> { hints.prefix(stepProgress.hintsShown) }
  /// Whether there is a note on where the handout slips at this step. It can be read before the answer is found:
  /// a learner who compares with the handout should not be left doubting a right number.
  public var canOpenNote: Bool { step.note != nil }
  /// Whether the verdict is on what stands in the line now.
  public var isJudged: Bool { stepProgress.isDone || line.text == judged }

  /// The next step without a right or shown answer, looking onwards from the current one and then from the start.
  public var nextOpenStep: Int? {
    let order = laneSteps.filter { $0 > position } + laneSteps.filter { $0 < position }
    return order.first { !standing($0).isDone }
  }

  /// From now on the steps of this lane are worked.
  mutating func change(to lane: Lane) { laneSteps = lane.steps(of: exercise) }

  /// Changes the work in place.
  mutating func modify<Result>(_ change: (inout Work) -> Result) -> Result { change(&self) }

  /// Takes a change in, and returns it as it is to be stored.
  mutating func record(_ kind: ProgressChange.Kind) -> ProgressChange {
    let change = ProgressChange(exercise: exercise.progressKey, kind: kind)
    progress.apply(change)
    switch kind {
    case .attempted, .showedAnswer, .begunAgain, .tookBack:
      knowledge = Knowledge(of: exercise, progress: progress)
      derivation = Derivation(of: self)
    case .drafted, .openedHints, .moved: break  // tells nothing of any value
    }
    return change
  }

  /// Goes to a step, and sets up its line and its last verdict from what is stored of it.
  mutating func move(to index: Int, at now: SuspendingClock.Instant) {
    position = index
    arrival = now
    derivation = Derivation(of: self)
    let stored = stepProgress
    line = AnswerLine(draft: stored.isDone ? "" : stored.draft, history: stored.current.map(\.text))
    isRepeated = false
    isEdited = false
    judged = stored.rightAnswer ?? stored.current.last?.text ?? ""
    verdict = judged.isEmpty ? nil : verdict(on: judged)
    // What was right when it was given stays right, also where an answer it followed from was put right since.
    if stored.rightAnswer != nil, verdict?.outcome != .right { verdict = nil }
  }

  /// Types in the line. Typing on behind an answer that was judged wrong begins a new one; the old one is an arrow key
  /// away.
  mutating func edit(_ edit: TextField.Edit) {
    if case .insert = edit, isWrongAnswerUntouched { line.apply(.killToStart) }
    line.apply(edit)
    isEdited = true
  }

  /// Whether the line still holds, untouched, what was judged wrong.
  private var isWrongAnswerUntouched: Bool {
    !isEdited && verdict?.outcome == .wrong && line.text == judged
  }

  /// Judges what stands in the line, and returns the attempt to record.
  ///
  /// The same wrong answer given again is not charged, however it is written.
  mutating func submit(at now: SuspendingClock.Instant) -> Attempt {
    let text = line.text
    let verdict = verdict(on: text)
    isRepeated =
      verdict.spendsAttempt
      && stepProgress.current.contains { $0.charged && isSameAnswer($0.text, text, to: step.question) }
    line.remember(text)
    self.verdict = verdict
    judged = text
    isEdited = false
    var attempt = Attempt(
      text: text, outcome: verdict.outcome.rawValue, reason: verdict.reason.rawValue,
      charged: verdict.spendsAttempt && !isRepeated)
    attempt.asked = step.asked
    attempt.milliseconds = max(0, Int(arrival.duration(to: now) / .milliseconds(1)))
    attempt.hints = openHints.count
    attempt.misconception = verdict.misconception ?? ""
    return attempt
  }

  /// Judges a text as the answer to the current step, in the light of what was answered before.
  private func verdict(on text: String) -> Verdict { exercise.grade(text, at: step, after: answers) }

  /// The learner's answers by step id: the right answer, else the last one that could be read. A step whose answer was
  /// shown has none.
  var answers: [String: String] {
    progress.steps.compactMapValues { step in
      var counted = CountedAnswer()
      for attempt in step.current {
        counted.add(attempt.text, judged: Verdict.Outcome(rawValue: attempt.outcome) ?? .wrong)
      }
      return step.answerShown && !counted.isRight ? nil : counted.text
    }
  }

  /// Updates ``remarks``.
  mutating func review() { remarks = reviewed }
}
