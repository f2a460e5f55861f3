import Course
import Formula
import Training

extension TimerID {
  /// The next slice of training.
  public static let training = TimerID(rawValue: "training")
}

extension Work {
  /// Whether training would give nothing away, and there is something to train.
  ///
  /// On data points it shows only means over them, which no step asks. Else no step may ask for a loss any more.
  public var canTrain: Bool {
    let (graph, roles) = (exercise.graph, exercise.roles)
    guard graph.unknown == nil, !roles.parameters.isEmpty, !roles.losses.isEmpty else { return false }
    if exercise.pictures.contains(where: { $0.kind == .points }) { return true }
    return roles.losses.allSatisfy { loss in graph.quantity(named: loss).map { knowledge.contains($0.id) } ?? true }
  }
}

extension Session {
  /// Opens the screen of training, and lets it go on.
  mutating func openTraining() -> [Effect] {
    guard let work else { return [] }
    guard work.canTrain else {
      notice =
        work.exercise.graph.unknown == nil
        ? "Training begins once the loss is no longer asked."
        : "A letter stands for a number here, so nothing can be trained."
      return []
    }
    if view.training == nil {
      do throws(TrainingMistake) {
        let run = TrainingRun(try TrainingProblem(work.exercise))
        modifyView { $0.training = run }
      } catch {
        notice = ("\(error.sentence)." as Text).capitalized
        return []
      }
    }
    let effects = leaveStep()
    trainingOrigin = screen
    screen = .training
    return effects + carryOut(.open)
  }

  mutating func applyInTraining(_ action: Action) -> [Effect] {
    switch action {
    case .training(let action): return carryOut(action)
    case .back, .accept:
      modifyView { $0.training?.pause() }
      screen = trainingOrigin
      return [.cancel(.training)]
    case .edit, .complete, .recallEarlier, .recallLater, .move, .hint, .showAnswer, .note, .about, .known, .firstSlip,
      .gradientCheck, .replay, .overview, .nextStep, .previousStep, .goToStep, .filter, .turnPage, .toggleDigits,
      .jumpDigit, .curve, .nextExercise, .again, .freshNumbers, .changeLane, .picture, .experiment, .given,
      .wholePicture, .nextPicture, .trained, .map,
      .pick, .help, .quit,
      .keepDraft:
      return []
    }
  }

  /// Carries out an action of training; slices are scheduled while it goes on.
  private mutating func carryOut(_ action: TrainingRun.Action) -> [Effect] {
    let now = now
    let wasRunning = view.training?.isRunning == true && screen == .training && action != .open
    modifyView { $0.training?.apply(action, at: now) }
    let isRunning = view.training?.isRunning == true
    switch (wasRunning, isRunning) {
    case (false, true): return [.schedule(.training, after: TrainingRun.period, repeating: true)]
    case (true, false): return [.cancel(.training)]
    case (true, true), (false, false): return []
    }
  }

  /// The next slice, where training goes on and a step is due.
  mutating func trainingIsDue() -> [Effect] {
    guard screen == .training, view.training?.isRunning == true else { return [.cancel(.training)] }
    var slice: TrainingSlice?
    let now = now
    modifyView { slice = $0.training?.slice(at: now) }
    guard let slice, let trainer = view.training?.trainer else { return [] }
    return [.train(trainer, slice)]
  }

  /// Takes in how far a slice came; a frame is due only now and then.
  mutating func receive(trained trainer: Trainer) -> [Effect] {
    let now = now
    // What was trained for a run that was started again meanwhile is of no use.
    guard let run = view.training, run.isRunning, run.trainer.problem.exercise.id == trainer.problem.exercise.id else {
      return []
    }
    modifyView { $0.training?.receive(trainer, at: now) }
    let isRunning = view.training?.isRunning == true
    if !isRunning || lastFrame.map({ now - $0 >= TrainingRun.framePeriod }) ?? true {
      lastFrame = now
      isFrameDue = true
    }
    return isRunning ? [] : [.cancel(.training)]
  }
}
