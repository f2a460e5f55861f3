import Course

extension Session {
  /// Opens the picture over the whole screen, or closes it.
  mutating func toggleWholePicture() -> [Effect] {
    guard screen != .picture else {
      screen = .exercise
      return []
    }
    guard let work else { return [] }
    let effects = leaveStep()
    let shown = experiment?.exercise ?? work.exercise
    modifyView { view in
      if view.map == nil { view.map = shown.contourMap.map { DescentMap($0, of: shown.graph) } }
    }
    screen = .picture
    return effects
  }

  mutating func applyInPicture(_ action: Action) -> [Effect] {
    guard work != nil else { return [] }
    switch action {
    case .map(let action):
      if action == .reset { endExperiment() }
      return walk(action)
    case .pick(.point(let x, let y)):
      guard view.map != nil else { return [] }
      return walk(to: DescentMap.Point(x: x, y: y))
    case .experiment:
      return openExperiment()
    case .nextPicture:
      modifyView { $0.pictureTurn += 1 }
    case .trained:
      modifyView { $0.showsTrained.toggle() }
    case .back, .accept, .wholePicture:
      screen = .exercise
    case .overview:
      return open(.overview)
    case .replay:
      return openReplay()
    case .training(.open):
      return openTraining()
    case .edit, .complete, .recallEarlier, .recallLater, .move, .hint, .showAnswer, .note, .about, .known, .firstSlip,
      .gradientCheck, .nextStep, .previousStep, .goToStep, .filter, .turnPage, .toggleDigits, .jumpDigit, .curve,
      .nextExercise, .again, .freshNumbers, .changeLane, .picture, .given, .training, .pick, .help, .quit, .keepDraft:
      break
    }
    return []
  }
}

extension Exercise {
  /// The map over two given numbers that the exercise declares.
  public var contourMap: DeclaredPicture.ContourMap? {
    for case .contour(let map) in pictures { return map }
    return nil
  }
}
