import Formula
import Grading

extension Session {
  mutating func applyInExercise(_ action: Action) -> [Effect] {
    guard let work else { return [] }
    let wasArmed = view.isShowArmed
    modifyView { view in
      view.isShowArmed = false
      view.pictureKey = nil
    }
    switch action {
    case .edit(let edit):
      return editLine(edit)
    case .complete:
      return complete()
    case .recallEarlier:
      if !work.stepProgress.isDone { modifyWork { $0.line.recallEarlier() } }
    case .recallLater:
      if !work.stepProgress.isDone { modifyWork { $0.line.recallLater() } }
    case .accept:
      return work.stepProgress.isDone ? goOn() : submit()
    case .hint:
      return openHint()
    case .showAnswer:
      return showAnswer(wasArmed: wasArmed)
    case .note:
      if work.canOpenNote { modifyView { $0.toggle(.note) } } else { notice = "There is no note on this step." }
    case .about:
      modifyView { $0.toggle(.about) }
    case .known:
      modifyView { $0.toggle(.known) }
    case .firstSlip:
      guard let slip = work.slipToVisit, slip != work.position else {
        notice = work.noSlip
        return []
      }
      return go(to: slip)
    case .gradientCheck:
      checkGradient()
    case .replay:
      return openReplay()
    case .overview:
      return open(.overview)
    case .nextStep:
      guard let next = work.laneSteps.first(where: { $0 > work.position }) else {
        notice = "This is the last step."
        return []
      }
      return go(to: next)
    case .previousStep:
      guard let previous = work.laneSteps.last(where: { $0 < work.position }) else {
        notice = "This is the first step."
        return []
      }
      return go(to: previous)
    case .goToStep(let index):
      return go(to: index)
    case .move(let move):
      turn(move, rows: work.derivation.count)
    case .back:
      if view.panel != nil {
        modifyView { $0.panel = nil }
      } else if !wasArmed {
        return open(.catalogue)
      }
    case .picture:
      modifyView { view in
        view.showsPicture = !view.isPictureShown(at: work.step.phase)
        view.pictureKey = .swap
      }
    case .wholePicture:
      return toggleWholePicture()
    case .nextPicture:
      modifyView { view in
        view.pictureTurn += 1
        view.showsPicture = true
        view.pictureKey = .next
      }
    case .again(let again):
      return workAgain(again, wasArmed: false)
    case .freshNumbers:
      return takeFreshNumbers()
    case .changeLane:
      return changeLane()
    case .experiment:
      return openExperiment()
    case .pick(.item(let option)):
      return pick(option: option)
    case .training(.open):
      return openTraining()
    case .filter, .turnPage, .toggleDigits, .jumpDigit, .trained, .curve, .nextExercise, .given, .map, .training, .pick,
      .help, .quit,
      .keepDraft:
      break
    }
    return []
  }

  /// Moves through the open panel, else through the derivation and a question of several pages.
  private mutating func turn(_ move: Move, rows: Int) {
    modifyView { view in
      if view.panel == nil {
        view.scroll(move, rows: rows)
        view.questionPage = move.page(from: view.questionPage)
      } else {
        view.panelPage = move.page(from: view.panelPage)
      }
    }
  }

  /// Edits the answer line. A done step has no line any more, so text typed there belongs to the next open step.
  private mutating func editLine(_ edit: TextField.Edit) -> [Effect] {
    guard work?.stepProgress.isDone == false else {
      guard case .insert(let text) = edit else { return [] }
      return typeOn(text)
    }
    let before = work?.line.text
    modifyWork { $0.edit(edit) }
    // What a nudge says is about the number that stood in the line.
    if view.panel == .gradientCheck, work?.line.text != before { modifyView { $0.panel = nil } }
    return []
  }

  /// Completes the name before the cursor, as far as those that fit agree, and lists them where there are several.
  private mutating func complete() -> [Effect] {
    guard let work, !work.stepProgress.isDone, let completion = NameCompletion(in: work) else { return open(.overview) }
    if !completion.added.isEmpty || completion.replaced > 0 {
      modifyWork { work in
        for _ in 0..<completion.replaced { work.edit(.deleteBack) }
        work.edit(.insert(completion.added))
      }
    }
    if let told = completion.told { notice = told }
    return []
  }

  /// Goes to the next open step and types the text there; a space only goes on.
  private mutating func typeOn(_ text: String) -> [Effect] {
    guard let left = work?.position, work?.nextOpenStep != nil else {
      notice = "All steps are done. \(key: .accept) shows the result."
      return []
    }
    var effects = goOn()
    if text.contains(where: { !$0.isWhitespace }) { effects += editLine(.insert(text)) }
    if let now = work?.position { notice = "This is step \(now + 1). Step \(left + 1) is done." }
    return effects
  }

  /// Another screen; the draft is written down first.
  mutating func open(_ screen: Screen) -> [Effect] {
    let effects = leaveStep()
    if let position = work?.position { modifyView { $0.overviewSelection = position } }
    if screen == .overview { modifyWork { $0.review() } }
    self.screen = screen
    return effects
  }

  /// Another step of the open exercise; one beyond either end is not there and changes nothing.
  mutating func go(to index: Int) -> [Effect] {
    guard work?.exercise.steps.indices.contains(index) == true else { return [] }
    let left = leaveStep()
    screen = .exercise
    let now = now
    modifyWork { $0.move(to: index, at: now) }
    if let work { modifyView { $0.arrive(at: work) } }
    return left + moved()
  }

  /// From a step that is done to the next that is not, or to the result.
  private mutating func goOn() -> [Effect] {
    if let next = work?.nextOpenStep { return go(to: next) }
    return open(.overview)
  }

  private mutating func submit() -> [Effect] {
    guard let work else { return [] }
    guard work.line.text.contains(where: { !$0.isWhitespace }) else {
      if view.panel == nil { notice = "Type an answer first." }
      modifyView { $0.panel = nil }
      return []
    }
    modifyView { view in
      view.panel = nil
      view.questionPage = 0
    }
    let now = now
    guard let attempt = modifyWork({ $0.submit(at: now) }) else { return [] }
    let effects = record(.attempted(step: work.step.id, attempt))
    // The line keeps an answer that was not right, to be corrected; it is then also what a later session resumes with.
    let draft = attempt.isRight ? "" : attempt.text
    guard draft != work.stepProgress.draft else { return effects }
    return effects + record(.drafted(step: work.step.id, text: draft))
  }

  private mutating func checkGradient() {
    guard let work else { return }
    guard work.canCheckGradient else {
      notice = "A nudge checks a number that you typed for a derivative."
      return
    }
    let check = work.checkedGradient
    if check == nil { notice = "A nudge says nothing about this derivative." }
    modifyView { view in
      let isOpen = view.panel == .gradientCheck && check == view.gradientCheck
      view.gradientCheck = check
      view.panel = isOpen || check == nil ? nil : .gradientCheck
      view.panelPage = 0
    }
  }

  private mutating func openHint() -> [Effect] {
    guard let work else { return [] }
    let open = work.openHints.count
    guard !work.stepProgress.isDone else { return tellDone() }
    guard open < work.hints.count else {
      notice = open == 0 ? "There is no hint for this step." : "There are no more hints."
      if open > 0 { modifyView { $0.hintFocus = ($0.hintFocus + 1) % open } }
      return []
    }
    modifyView { $0.hintFocus = open }
    return record(.openedHints(step: work.step.id, count: open + 1))
  }

  private mutating func showAnswer(wasArmed: Bool) -> [Effect] {
    guard let work else { return [] }
    guard !work.stepProgress.isDone else { return tellDone() }
    guard wasArmed else {
      modifyView { $0.isShowArmed = true }
      return []
    }
    return leaveStep() + record(.showedAnswer(step: work.step.id))
  }

  /// Says that the step is done, where a hint or the answer is asked for.
  private mutating func tellDone() -> [Effect] {
    notice = .stepIsDone
    return []
  }
}

extension Text {
  /// The message at a step that needs no answer any more.
  public static let stepIsDone: Text = "This step is done. \(key: .accept) goes on."
}
