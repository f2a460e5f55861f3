import Course
import Formula
import Training

/// Everything the program shows and everything it knows of the learner's work in this run, as one value.
///
/// It changes by ``apply(_:at:)``, which takes in what the learner does, and by ``receive(_:at:)``, which takes in what
/// its environment reports. It does no input or output and reads no clock: what must happen outside is returned as effects.
///
/// ```swift
/// var session = Session(entries: catalogue.entries, at: clock.now)
/// session.begin()                                  // [.loadSummaries]
/// session.apply(.accept, at: clock.now)            // [.open(exercise: "not-cost")]
/// session.receive(.opened(exercise, progress), at: clock.now)
/// session.apply(.edit(.insert("1.2")), at: clock.now)
/// session.apply(.accept, at: clock.now)            // [.record(…)]
/// session.work?.verdict?.outcome                   // .right
/// ```
public struct Session: Sendable {
  /// What fills the screen.
  public enum Screen: String, Hashable, Sendable, CaseIterable {
    /// The list of exercises.
    case catalogue
    /// One step of an exercise: question and answer line.
    case exercise
    /// All steps of an exercise and how they stand; the result, once all are done.
    case overview
    /// The derivation, one entry at a time.
    case replay
    /// A picture of the exercise over the whole screen.
    case picture
    /// Training, live.
    case training
    /// The given numbers, to be changed, and what follows from them.
    case experiment
  }

  /// What fills the screen.
  public internal(set) var screen: Screen = .catalogue
  /// The list of exercises.
  public internal(set) var catalogue: CatalogueState
  /// The open exercise.
  public private(set) var work: Work?
  /// What the screens of the open exercise show of it.
  public private(set) var view = ExerciseView()
  /// Other numbers in the place of given ones, for pictures only; nil until they were asked for.
  public private(set) var experiment: Experiment?
  /// The page of keys that lies over the screen, counted from 0; nil while it is closed.
  public internal(set) var helpPage: Int?
  /// One message to the learner; gone with the next key.
  public internal(set) var notice: Text?
  /// Whether what is done cannot be written down.
  public private(set) var isUnsaved = false
  /// The time of the last action or report.
  public private(set) var now: SuspendingClock.Instant
  /// Whether the exercise that the session starts with is still being read.
  public private(set) var isOpening: Bool
  /// Work of this run by exercise, newer than what the store may have.
  private var touched: [String: ExerciseProgress] = [:]
  /// Which steps are worked, where an exercise has lanes.
  public internal(set) var lane = Lane.everyStep
  private let start: (exercise: String, seed: Int?)?
  /// Whether something has changed that the screen should show now; while only training goes on, it is shown now and then.
  public internal(set) var isFrameDue = true
  /// When training was shown last.
  var lastFrame: SuspendingClock.Instant?
  /// Where training was opened from.
  var trainingOrigin = Screen.overview

  /// How long to wait between attempts to write what could not be written.
  private static let retryPeriod = Duration.seconds(5)

  /// A session that starts at the catalogue, or in the exercise with the id `start`, at the time `now`; with a seed in the
  /// variant of that seed.
  public init(
    entries: [Catalogue.Entry], start: String? = nil, seed: Int? = nil, at now: SuspendingClock.Instant
  ) {
    catalogue = CatalogueState(entries: entries)
    self.start = start.map { ($0, seed) }
    self.now = now
    isOpening = start != nil
  }

  /// How long the learner has been at the current step, since coming to it last; nil where no exercise is open.
  public var timeAtStep: Duration? { work.map { $0.arrival.duration(to: now) } }

  /// What to do after the first screen is painted.
  public func begin() -> [Effect] {
    var effects: [Effect] = [.loadSummaries]
    if let start { effects.append(.open(exercise: start.exercise, seed: start.seed)) }
    return effects
  }

  /// Takes in what the learner does at a time, and returns the effects to carry out.
  ///
  /// An action that means nothing on this screen changes nothing but the notice, which is gone.
  public mutating func apply(_ action: Action, at now: SuspendingClock.Instant) -> [Effect] {
    self.now = now
    isFrameDue = true
    notice = nil
    if action == .quit { return leaveStep() + [.quit] }
    if action == .keepDraft { return leaveStep() }
    if action == .help {
      helpPage = helpPage == nil ? 0 : nil
      return []
    }
    if let page = helpPage {
      applyInHelp(action, page: page)
      return []
    }
    switch screen {
    case .catalogue: return applyInCatalogue(action)
    case .exercise: return applyInExercise(action)
    case .overview: return applyInOverview(action)
    case .replay: return applyInReplay(action)
    case .picture: return applyInPicture(action)
    case .training: return applyInTraining(action)
    case .experiment: return applyInExperiment(action)
    }
  }

  /// Takes in what the environment reports at a time, and returns the effects that follow.
  public mutating func receive(_ report: Report, at now: SuspendingClock.Instant) -> [Effect] {
    self.now = now
    isFrameDue = true
    switch report {
    case .opened(let exercise, let stored):
      return begin(exercise, stored: stored)
    case .couldNotOpen(let reason):
      notice = reason
      isOpening = false
    case .summaries(let summaries):
      catalogue.summaries = summaries.merging(touched.mapValues(\.summary)) { _, newer in newer }
    case .abouts(let abouts):
      catalogue.abouts = abouts
      catalogue.settle()
    case .couldNotSave(let sentence):
      if catalogue.summaries == nil { catalogue.summaries = touched.mapValues(\.summary) }
      guard !isUnsaved else { return [] }
      notice = sentence
      isUnsaved = true
      return [.schedule(.retrySaving, after: Self.retryPeriod, repeating: true)]
    case .savedAgain(let sentence):
      notice = sentence
      guard isUnsaved else { return [] }
      isUnsaved = false
      return [.cancel(.retrySaving)]
    case .told(let sentence):
      notice = sentence
    case .due(let timer):
      if timer == .retrySaving, isUnsaved { return [.retrySaving] }
      if timer == .descent { return descentIsDue() }
      if timer == .training {
        isFrameDue = false
        return trainingIsDue()
      }
    case .trained(let trainer):
      isFrameDue = false
      return receive(trained: trainer)
    }
    return []
  }

  private mutating func begin(_ exercise: Exercise, stored: ExerciseProgress) -> [Effect] {
    isOpening = false
    guard !exercise.steps.isEmpty else {
      notice = "\(prose: exercise.title) has no steps."
      return []
    }
    var opened = Work(exercise: exercise, progress: touched[exercise.progressKey] ?? stored, lane: lane, at: now)
    if opened.isFinished { opened.review() }
    screen = opened.isFinished ? .overview : .exercise
    view = ExerciseView(of: opened)
    experiment = nil
    work = opened
    catalogue.select(id: exercise.id)
    if !opened.changedSteps.isEmpty {
      notice = "This exercise has changed since; \(opened.changedSteps.count, "step") opened again."
    }
    return moved()
  }

  private mutating func applyInHelp(_ action: Action, page: Int) {
    switch action {
    case .back, .accept: helpPage = nil
    case .move(let move): helpPage = move.page(from: page)
    case .edit, .complete, .recallEarlier, .recallLater, .hint, .showAnswer, .note, .about, .known, .firstSlip,
      .gradientCheck,
      .replay, .overview, .nextStep, .previousStep, .goToStep, .filter, .turnPage, .toggleDigits, .jumpDigit, .picture,
      .wholePicture, .nextPicture, .trained, .curve, .nextExercise, .again, .freshNumbers, .changeLane, .experiment,
      .given, .map, .training, .pick, .help,
      .quit, .keepDraft:
      break
    }
  }

  /// The same session with the page of keys closed.
  public var withoutHelp: Session {
    var below = self
    below.helpPage = nil
    return below
  }
}

extension Session {
  /// Changes the open work in place. There is no other way to change it, so that no stale copy can be written back.
  @discardableResult
  mutating func modifyWork<Result>(_ change: (inout Work) -> Result) -> Result? { work?.modify(change) }

  /// Changes in place what the screens of the open exercise show.
  mutating func modifyView(_ change: (inout ExerciseView) -> Void) { change(&view) }

  /// Changes in place the numbers that are tried.
  mutating func modifyExperiment(_ change: (inout Experiment?) -> Void) { change(&experiment) }

  /// Takes a change into the open work and asks for it to be stored.
  mutating func record(_ kind: ProgressChange.Kind) -> [Effect] {
    guard let change = modifyWork({ $0.record(kind) }), let progress = work?.progress else { return [] }
    touched[change.exercise] = progress
    catalogue.summaries?[change.exercise] = progress.summary
    return [.record(change)]
  }

  /// Records where the learner is, unless that is already stored.
  mutating func moved() -> [Effect] {
    guard let work, work.progress.currentStep != work.step.id else { return [] }
    return record(.moved(to: work.step.id))
  }

  /// Records the draft of the current step, unless it is already stored.
  mutating func leaveStep() -> [Effect] {
    guard let work else { return [] }
    let draft = work.stepProgress.isDone ? "" : work.line.textToKeep
    guard draft != work.stepProgress.draft else { return [] }
    return record(.drafted(step: work.step.id, text: draft))
  }
}
