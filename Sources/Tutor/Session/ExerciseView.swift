import GradientEngine
import Grading

/// What the screens of an open exercise show of it: what lies open, which page, and what is chosen.
///
/// Nothing here is worth keeping when the program ends.
public struct ExerciseView: Hashable, Sendable {
  /// What can cover the known values for a while.
  public enum Panel: Hashable, Sendable {
    /// What the exercise is about. Open by itself when the exercise is met for the first time.
    case about
    /// Where the handout slips at this step.
    case note
    /// Givens and derivation, every line whole.
    case known
    /// The finite difference beside the learner's own number.
    case gradientCheck
  }

  /// A key for the picture beside the derivation.
  public enum PictureKey: Hashable, Sendable {
    /// Shows or hides it.
    case swap
    /// Shows the next one.
    case next
  }

  /// The panel that covers the known values; nil while none is open.
  public internal(set) var panel: Panel?
  /// Which page of the panel is looked at, counted from 0; it may run over and then starts again.
  public internal(set) var panelPage = 0
  /// Which page of a question too long for its place is looked at; it may run over and then starts again.
  public internal(set) var questionPage = 0
  /// How many rows the derivation is scrolled away from where the question wants it; negative is up.
  public internal(set) var scroll = 0
  /// Which of the opened hints is looked at, counted from 0.
  public internal(set) var hintFocus = 0
  /// Whether showing the answer was asked for once; the next time does it.
  public internal(set) var isShowArmed = false
  /// Whether starting over was asked for once; the next time does it.
  public internal(set) var isStartOverArmed = false
  /// The steps that were last begun again, by number; none once that is taken back.
  public internal(set) var begunAgain: [Int] = []
  /// The last finite difference that was asked for at this step.
  public internal(set) var gradientCheck: GradientCheck?
  /// Which step is chosen in the list of steps.
  public internal(set) var overviewSelection = 0
  /// Where the replay stands.
  public internal(set) var replay = ReplayState()
  /// Whether the learner wants the picture beside what is known; nil while the step decides.
  public internal(set) var showsPicture: Bool?
  /// The key for the picture that was pressed just now; where it could do nothing, the screen says why.
  public internal(set) var pictureKey: PictureKey?
  /// The screen from which the given numbers were come to.
  var experimentOrigin = Session.Screen.exercise
  /// How many pictures on from the one that fits the step is the one shown; it may run over and then starts again.
  public internal(set) var pictureTurn = 0
  /// Whether points are drawn for the weights after training, not for those given.
  public internal(set) var showsTrained = false
  /// The map of the exercise, once it was opened.
  public internal(set) var map: DescentMap?
  /// The training of the exercise, once it was opened.
  public internal(set) var training: TrainingRun?

  init() {}

  /// What is shown of an exercise just opened; at its first opening, what it is about.
  init(of work: Work) {
    arrive(at: work)
    if work.isUntouched { panel = .about }
  }

  /// What is shown of the step just come to. The replay stays where it is.
  mutating func arrive(at work: Work) {
    let before = self
    self = ExerciseView()
    replay = before.replay
    showsPicture = before.showsPicture
    map = before.map
    begunAgain = before.begunAgain
    training = before.training
    showsTrained = before.showsTrained
    hintFocus = max(0, work.openHints.count - 1)
    overviewSelection = work.position
  }

  /// Whether the picture takes the place of the derivation's second half at a step, where there is room for one only.
  ///
  /// Going forward there is nothing in that place yet; going backward the learner needs what stands there.
  public func isPictureShown(at phase: Phase) -> Bool { showsPicture ?? (phase == .given || phase == .forward) }

  /// The same with the picture so many places on from the one that fits the step.
  public func showingPicture(_ turn: Int) -> ExerciseView {
    var turned = self
    turned.pictureTurn = turn
    return turned
  }

  mutating func toggle(_ panel: Panel) {
    self.panel = self.panel == panel ? nil : panel
    panelPage = 0
  }

  /// Scrolls the derivation, which has so many rows.
  mutating func scroll(_ move: Move, rows: Int) {
    let wanted =
      switch move {
      case .up: scroll - 1
      case .down: scroll + 1
      case .pageUp: scroll - 4
      case .pageDown: scroll + 4
      case .first: -rows
      case .last: rows
      }
    scroll = max(-rows, min(rows, wanted))
  }
}
