import Canvas
import Terminal
import Tutor
import TutorUI

/// Runs the tutor until the learner leaves: on the whole screen where the terminal can show one, else in plain lines.
func runTutor(_ session: Session, in world: Environment, isPlain: Bool) throws {
  guard !isPlain, let terminal = try? Terminal() else {
    try runPlainTutor(session, in: world)
    return
  }
  TutorLoop(session: session, world: world, terminal: terminal).run()
}

/// The one loop of the program: a key becomes an action, the action changes the session, its effects are carried out,
/// and the screen that follows is painted once.
private final class TutorLoop {
  private var session: Session
  private let world: Environment
  private let terminal: Terminal

  init(session: Session, world: Environment, terminal: Terminal) {
    self.session = session
    self.world = world
    self.terminal = terminal
  }

  func run() {
    terminal.beforeSuspension = { [unowned self] in apply(.keepDraft) }
    paint()
    // The first screen is there; now is the time to read files.
    carryOut(session.begin())
    while !world.hasEnded {
      paint()
      let event = terminal.nextEvent()
      if let action = KeyMap.action(for: event, in: session) { apply(action) }
      // Nobody is there to ask again.
      if event == .endOfInput || event == .interrupt { break }
    }
    terminal.leave()
  }

  private func apply(_ action: Action) { carryOut(session.apply(action)) }

  /// Carries out effects in order, and those that follow from what they report.
  private func carryOut(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      for report in world.carryOut(effect) { waiting += session.apply(report) }
    }
  }

  private func paint() { terminal.paint(render(session, size: terminal.size, theme: terminal.theme)) }
}
