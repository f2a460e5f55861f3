import Course
import Formula

extension Session {
  /// The open exercise with the numbers of the experiment, else as it is given.
  public var pictured: Exercise? { experiment?.exercise ?? work?.exercise }

  /// Opens the screen on which given numbers can be changed.
  mutating func openExperiment() -> [Effect] {
    guard let work else { return [] }
    let effects = leaveStep()
    modifyExperiment { experiment in
      // A shape that was asked may be known by now.
      if experiment?.isChanged != true {
        experiment = Experiment(with: work.exercise) { work.openStep(askingShapeOf: $0) != nil }
      }
    }
    guard experiment?.numbers.isEmpty == false else {
      modifyExperiment { $0 = nil }
      notice = "Nothing given can be changed here yet."
      return effects
    }
    let origin = screen
    modifyView { view in
      view.experimentOrigin = origin
      view.panelPage = 0
    }
    screen = .experiment
    return effects
  }

  mutating func applyInExperiment(_ action: Action) -> [Effect] {
    switch action {
    case .edit(let edit):
      modifyExperiment { $0?.edit(edit) }
    case .move(.pageUp), .move(.pageDown):
      if case .move(let move) = action { modifyView { $0.panelPage = move.page(from: $0.panelPage) } }
    case .move(let move):
      modifyExperiment { $0?.move(move) }
    case .given(let action):
      if experiment?.isChanged != true, action == .reset || action == .undo {
        notice = "All numbers are as given."
      }
      change { $0.apply(action) }
    case .accept:
      guard experiment?.field.isEmpty == false else {
        notice = "Type another number for the chosen one."
        return []
      }
      var refusal: Text?
      change { refusal = $0.enter() }
      notice = refusal
    case .nextPicture:
      modifyView { $0.pictureTurn += 1 }
    case .wholePicture:
      return toggleWholePicture()
    case .overview:
      return open(.overview)
    case .back, .experiment:
      if action == .back, experiment?.field.isEmpty == false {
        modifyExperiment { $0?.clearField() }
      } else {
        screen = view.experimentOrigin
      }
    case .complete, .recallEarlier, .recallLater, .hint, .showAnswer, .note, .about, .known, .firstSlip, .gradientCheck,
      .replay, .nextStep, .previousStep, .goToStep, .filter, .turnPage, .toggleDigits, .jumpDigit, .picture, .trained,
      .curve, .nextExercise, .again, .freshNumbers, .changeLane, .map, .training, .pick, .help, .quit, .keepDraft:
      break
    }
    return []
  }

  /// Changes the numbers; a walk on the map began with other ones, and begins anew.
  private mutating func change(_ change: (inout Experiment) -> Void) {
    let before = experiment?.settings
    modifyExperiment { experiment in
      guard var changed = experiment else { return }
      experiment = nil
      change(&changed)
      experiment = changed
    }
    guard experiment?.settings != before, let graph = pictured?.graph else { return }
    modifyView { $0.map?.restart(in: graph) }
  }

  /// Gives every number back; nothing where none was changed.
  mutating func endExperiment() {
    guard experiment != nil else { return }
    change { $0.apply(.reset) }
  }
}
