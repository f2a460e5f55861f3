import Canvas
import Terminal
import Tutor
import TutorUI

/// Runs the tutor until the learner leaves: on the whole screen where the terminal can show one, else in plain lines.
func runTutor(_ session: Session, in environment: Environment, isPlain: Bool, usesMouse: Bool) throws {
  guard !isPlain, let terminal = try? Terminal(usesMouse: usesMouse) else {
    try runPlainTutor(session, in: environment)
    return
  }
  TutorLoop(session: session, environment: environment, terminal: terminal).run()
}

/// The one loop of the program: keys and effects that are due change the session, its effects are carried out, and the
/// screen that follows is painted once.
private final class TutorLoop {
  private var session: Session
  private let environment: Environment
  private let terminal: Terminal
  /// Whether nobody is there to ask again.
  private var isAbandoned = false

  init(session: Session, environment: Environment, terminal: Terminal) {
    self.session = session
    self.environment = environment
    self.terminal = terminal
  }

  func run() {
    terminal.beforeSuspension = { [unowned self] in apply(.keepDraft) }
    paint()
    // The first screen is there; now is the time to read files.
    carryOut(session.begin())
    var isChanged = true
    while !hasEnded {
      if isChanged { paint() }
      let event = terminal.nextEvent(until: environment.nextDue)
      isChanged = event != nil
      handle(event)
      // A flood of keys is painted once for each read.
      while !hasEnded, let event = terminal.nextReadEvent() {
        isChanged = true
        handle(event)
      }
      for report in environment.takeDue() {
        carryOut(session.receive(report, at: environment.now))
        isChanged = isChanged || session.isFrameDue
      }
    }
    terminal.leave()
  }

  private var hasEnded: Bool { environment.hasEnded || isAbandoned }

  private func handle(_ event: KeyEvent?) {
    guard let event else { return }
    if case .mouse(let mouse) = event, mouse.kind == .press {
      // What was clicked on is what is to be seen, so what was not painted yet has to be drawn.
      let screen = render(session, size: terminal.size, theme: terminal.theme)
      if let action = KeyMap.action(forClickAt: mouse.position, on: screen, in: session) { apply(action) }
      return
    }
    if let action = KeyMap.action(for: event, in: session) { apply(action) }
    if event == .endOfInput || event == .interrupt { isAbandoned = true }
  }

  private func apply(_ action: Action) { carryOut(session.apply(action, at: environment.now)) }

  /// Carries out effects in order, and those that follow from what they report.
  private func carryOut(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      for report in environment.carryOut(effect) { waiting += session.receive(report, at: environment.now) }
    }
  }

  private func paint() { terminal.paint(render(session, size: terminal.size, theme: terminal.theme)) }
}
