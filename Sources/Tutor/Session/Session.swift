import Course

/// Everything the program shows and everything it knows of the learner's work in this run, as one value.
///
/// ``apply(_:)`` is the only way it changes. It does no input or output: what must happen outside is returned as effects.
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
  }

  /// What fills the screen.
  public internal(set) var screen: Screen = .catalogue
  /// The list of exercises.
  public internal(set) var catalogue: CatalogueState
  /// The open exercise.
  public internal(set) var work: Work?
  /// The page of keys that lies over the screen, counted from 0; nil while it is closed.
  public internal(set) var helpPage: Int?
  /// One message to the learner; gone with the next key.
  public internal(set) var notice: String?
  /// Whether what is done cannot be written down.
  public internal(set) var isUnsaved = false
  /// Work of this run by exercise, newer than what the store may have.
  var touched: [String: ExerciseProgress] = [:]
  /// Whether the exercise that the session starts with is still being read.
  public private(set) var isOpening: Bool
  private let start: String?

  /// A session that starts at the catalogue, or in the exercise with the id `start`.
  public init(entries: [Catalogue.Entry], start: String? = nil) {
    catalogue = CatalogueState(entries: entries)
    self.start = start
    isOpening = start != nil
  }

  /// What to do after the first screen is painted.
  public func begin() -> [Effect] {
    var effects: [Effect] = [.loadSummaries]
    if let start { effects.append(.open(exercise: start)) }
    return effects
  }

  /// Takes one action in and says what must happen outside. An action that means nothing here changes nothing.
  public mutating func apply(_ action: Action) -> [Effect] {
    if let effects = applyReport(action) { return effects }
    notice = nil
    switch action {
    case .quit: return leaveStep() + [.quit]
    case .keepDraft: return leaveStep()
    case .help:
      helpPage = helpPage == nil ? 0 : nil
      return []
    default: break
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
    }
  }

  /// What the world reports; nil where the action is the learner's.
  private mutating func applyReport(_ action: Action) -> [Effect]? {
    switch action {
    case .opened(let exercise, let stored):
      guard !exercise.steps.isEmpty else {
        notice = "\(exercise.title) has no steps."
        return []
      }
      var opened = Work(exercise: exercise, progress: touched[exercise.id] ?? stored)
      if opened.isFinished { opened.review() }
      work = opened
      screen = opened.isFinished ? .overview : .exercise
      catalogue.select(id: exercise.id)
      isOpening = false
      return moved()
    case .couldNotOpen(let reason):
      notice = reason
      isOpening = false
      return []
    case .summaries(let summaries):
      catalogue.summaries = summaries.merging(touched.mapValues(\.summary)) { _, newer in newer }
      return []
    case .abouts(let abouts):
      catalogue.abouts = abouts
      catalogue.settle()
      return []
    case .couldNotSave(let reason):
      if !isUnsaved { notice = "Your work cannot be saved: \(reason)" }
      isUnsaved = true
      if catalogue.summaries == nil { catalogue.summaries = touched.mapValues(\.summary) }
      return []
    case .savedAgain(let sentence):
      notice = sentence
      isUnsaved = false
      return []
    case .told(let sentence):
      notice = sentence
      return []
    default:
      return nil
    }
  }

  private mutating func applyInHelp(_ action: Action, page: Int) {
    switch action {
    case .back, .accept: helpPage = nil
    case .move(.down), .move(.pageDown): helpPage = page + 1
    case .move(.up), .move(.pageUp): helpPage = max(0, page - 1)
    case .move(.first): helpPage = 0
    default: break
    }
  }

  /// The same session with the page of keys closed.
  public var withoutHelp: Session {
    var below = self
    below.helpPage = nil
    return below
  }

  /// Takes a change into the open work and asks for it to be stored.
  mutating func record(_ kind: ProgressChange.Kind) -> Effect? {
    guard var work else { return nil }
    let change = work.change(kind)
    work.progress.apply(change)
    touched[work.exercise.id] = work.progress
    catalogue.summaries?[work.exercise.id] = work.progress.summary
    self.work = work
    return .record(change)
  }

  /// Records where the learner is, unless that is already stored.
  mutating func moved() -> [Effect] {
    guard let work, work.progress.currentStep != work.step.id else { return [] }
    return record(.moved(to: work.step.id)).map { [$0] } ?? []
  }

  /// Records the draft of the current step, unless it is already stored.
  mutating func leaveStep() -> [Effect] {
    guard let work else { return [] }
    let draft = work.stepProgress.isDone ? "" : work.line.textToKeep
    guard draft != work.stepProgress.draft else { return [] }
    return record(.drafted(step: work.step.id, text: draft)).map { [$0] } ?? []
  }
}
