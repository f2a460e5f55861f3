extension Session {
  mutating func applyInCatalogue(_ action: Action) -> [Effect] {
    switch action {
    case .edit(let edit):
      guard catalogue.isFiltering else { return [] }
      // Backspace in an empty filter leaves it, as in a pager.
      if edit == .deleteBack, catalogue.filter.isEmpty { catalogue.isFiltering = false }
      catalogue.filter.apply(edit)
      catalogue.settle()
    case .pick(.item(let place)):
      guard catalogue.visible.indices.contains(place) else { return [] }
      guard place == catalogue.selectedIndex else {
        catalogue.selectedIndex = place
        return []
      }
      return applyInCatalogue(.accept)
    case .filter:
      catalogue.isFiltering = true
      if catalogue.abouts == nil { return [.loadAbouts] }
    case .move(let move):
      catalogue.move(move)
    case .back:
      catalogue.isFiltering = false
      catalogue.filter = TextField()
      catalogue.settle()
    case .accept:
      guard let entry = catalogue.selected else { return [] }
      catalogue.isFiltering = false
      return [.open(exercise: entry.id)]
    case .complete, .recallEarlier, .recallLater, .hint, .showAnswer, .note, .about, .known, .firstSlip, .gradientCheck,
      .replay,
      .overview, .nextStep, .previousStep, .goToStep, .turnPage, .toggleDigits, .jumpDigit, .picture, .experiment,
      .given, .wholePicture,
      .nextPicture, .trained, .curve, .nextExercise, .again, .freshNumbers, .changeLane, .map, .training, .pick, .help,
      .quit, .keepDraft:
      break
    }
    return []
  }
}
