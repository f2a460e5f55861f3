import Grading

extension Session {
  mutating func applyInExercise(_ action: Action) -> [Effect] {
    guard var work else { return [] }
    let wasArmed = work.isShowArmed
    work.isShowArmed = false
    self.work = work
    switch action {
    case .edit(let edit):
      return editLine(edit)
    case .recallEarlier:
      if !work.stepProgress.isDone { self.work?.line.recallEarlier() }
    case .recallLater:
      if !work.stepProgress.isDone { self.work?.line.recallLater() }
    case .accept:
      return work.stepProgress.isDone ? goOn() : submit()
    case .hint:
      return openHint()
    case .showAnswer:
      return showAnswer(wasArmed: wasArmed)
    case .note:
      if work.canOpenNote { toggle(.note) } else { notice = "There is no note on this step." }
    case .about:
      toggle(.about)
    case .known:
      toggle(.known)
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
      if work.position + 1 == work.exercise.steps.count { notice = "This is the last step." }
      return go(to: work.position + 1)
    case .previousStep:
      if work.position == 0 { notice = "This is the first step." }
      return go(to: work.position - 1)
    case .goToStep(let index):
      return go(to: index)
    case .move(let move):
      if work.panel == nil {
        self.work?.scrollDerivation(move)
        self.work?.turnQuestion(move)
      } else {
        self.work?.turnPage(move)
      }
    case .back:
      if work.panel != nil {
        self.work?.panel = nil
      } else if !wasArmed {
        return open(.catalogue)
      }
    default:
      break
    }
    return []
  }

  /// Types. Once a step is done it has no line any more, so what is typed then belongs to the next open step.
  private mutating func editLine(_ edit: TextField.Edit) -> [Effect] {
    guard let work else { return [] }
    if work.stepProgress.isDone {
      guard case .insert(let text) = edit else { return [] }
      return typeOn(text)
    }
    // Typing on behind an answer that was judged wrong begins a new one; the old one is an arrow key away.
    if case .insert = edit, work.isWrongAnswerUntouched { self.work?.line.apply(.killToStart) }
    self.work?.line.apply(edit)
    self.work?.isEdited = true
    // What a nudge says is about the number that stood in the line.
    if work.panel == .gradientCheck, self.work?.line.text != work.line.text { self.work?.panel = nil }
    return []
  }

  /// Goes on from a step that is done, and types there what was typed here; a space only goes on.
  private mutating func typeOn(_ text: String) -> [Effect] {
    guard let left = work?.position, work?.nextOpenStep != nil else {
      notice = "All steps are done. Enter shows the result."
      return []
    }
    var effects = goOn()
    if text.contains(where: { !$0.isWhitespace }) { effects += editLine(.insert(text)) }
    if let now = work?.position { notice = "This is step \(now + 1). Step \(left + 1) is done." }
    return effects
  }

  private mutating func toggle(_ panel: Work.Panel) {
    guard var work else { return }
    work.panel = work.panel == panel ? nil : panel
    work.panelPage = 0
    self.work = work
  }

  /// Another screen; the draft is written down first.
  mutating func open(_ screen: Screen) -> [Effect] {
    let effects = leaveStep()
    if let position = work?.position { work?.overviewSelection = position }
    if screen == .overview { self.work?.review() }
    self.screen = screen
    return effects
  }

  /// Another step of the open exercise; one beyond either end is not there and changes nothing.
  mutating func go(to index: Int) -> [Effect] {
    guard let work, work.exercise.steps.indices.contains(index) else { return [] }
    let left = leaveStep()
    screen = .exercise
    self.work?.position = index
    self.work?.arrive()
    return left + moved()
  }

  /// From a step that is done to the next that is not, or to the result.
  private mutating func goOn() -> [Effect] {
    guard let work else { return [] }
    if let next = work.nextOpenStep { return go(to: next) }
    return open(.overview)
  }

  private mutating func submit() -> [Effect] {
    guard let work else { return [] }
    let text = work.line.text
    guard text.contains(where: { !$0.isWhitespace }) else {
      if work.panel != nil {
        self.work?.panel = nil
        return []
      }
      notice = "Type an answer first."
      return []
    }
    let verdict = work.verdict(on: text)
    let isRepeated =
      verdict.spendsAttempt
      && work.stepProgress.attempts.contains { $0.charged && isSameAnswer($0.text, text, to: work.step.question) }
    let attempt = Attempt(
      text: text, outcome: verdict.outcome.rawValue, reason: verdict.reason.rawValue,
      charged: verdict.spendsAttempt && !isRepeated)
    self.work?.panel = nil
    var effects = [record(.attempted(step: work.step.id, attempt))]
    // The line keeps an answer that was not right, to be corrected; it is then also what a later session resumes with.
    let draft = verdict.outcome == .right ? "" : text
    if draft != work.stepProgress.draft { effects.append(record(.drafted(step: work.step.id, text: draft))) }
    self.work?.line.remember(text)
    self.work?.verdict = verdict
    self.work?.questionPage = 0
    self.work?.judged = text
    self.work?.isEdited = false
    self.work?.isRepeated = isRepeated
    return effects.compactMap(\.self)
  }

  private mutating func checkGradient() {
    guard let work else { return }
    guard work.canCheckGradient else {
      notice = "A nudge checks a number that you typed for a derivative."
      return
    }
    let check = work.checkedGradient
    if check == nil { notice = "A nudge says nothing about this derivative." }
    let isOpen = work.panel == .gradientCheck && check == work.gradientCheck
    self.work?.gradientCheck = check
    self.work?.panel = isOpen || check == nil ? nil : .gradientCheck
    self.work?.panelPage = 0
  }

  private mutating func openHint() -> [Effect] {
    guard let work else { return [] }
    let open = work.openHints.count
    guard !work.stepProgress.isDone else { return tellDone() }
    guard open < work.step.hints.count else {
      notice = open == 0 ? "There is no hint for this step." : "There are no more hints."
      if open > 0 { self.work?.hintFocus = (work.hintFocus + 1) % open }
      return []
    }
    self.work?.hintFocus = open
    return record(.openedHints(step: work.step.id, count: open + 1)).map { [$0] } ?? []
  }

  private mutating func showAnswer(wasArmed: Bool) -> [Effect] {
    guard let work else { return [] }
    guard !work.stepProgress.isDone else { return tellDone() }
    guard wasArmed else {
      self.work?.isShowArmed = true
      return []
    }
    let left = leaveStep()
    return left + (record(.showedAnswer(step: work.step.id)).map { [$0] } ?? [])
  }

  /// What is said where help is asked for at a step that needs none any more.
  private mutating func tellDone() -> [Effect] {
    notice = "This step is done. Enter goes on."
    return []
  }
}

extension Work {
  /// Whether there is a note on where the handout slips at this step. It can be read before the answer is found:
  /// who compares with the handout should not be left doubting a right number.
  public var canOpenNote: Bool { step.note != nil }

  mutating func turnPage(_ move: Move) {
    switch move {
    case .down, .pageDown: panelPage += 1
    case .up, .pageUp: panelPage = max(0, panelPage - 1)
    case .first, .last: panelPage = 0
    }
  }

  mutating func turnQuestion(_ move: Move) {
    switch move {
    case .down, .pageDown: questionPage += 1
    case .up, .pageUp: questionPage = max(0, questionPage - 1)
    case .first, .last: questionPage = 0
    }
  }

  mutating func scrollDerivation(_ move: Move) {
    switch move {
    case .up: scroll -= 1
    case .down: scroll += 1
    case .pageUp: scroll -= 4
    case .pageDown: scroll += 4
    case .first: scroll = -derivation.count
    case .last: scroll = derivation.count
    }
    scroll = max(-derivation.count, min(derivation.count, scroll))
  }
}
