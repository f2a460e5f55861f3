import Canvas
import Tutor

extension KeyMap {
  /// What a click on a screen means to a session; nil where it means nothing.
  ///
  /// - Parameter screen: the session's screen, as it was drawn.
  public static func action(forClickAt position: Position, on screen: Grid, in session: Session) -> Action? {
    switch screen.target(at: position) {
    case .key(let event): action(for: event, in: session)
    case .item(let place): .pick(.item(place))
    case .point(let point): .pick(.point(x: point.x, y: point.y))
    case nil: nil
    }
  }

  /// What the wheel of the mouse does: it moves through what is longer than the screen.
  static func wheel(_ kind: MouseEvent.Kind, in context: KeyContext) -> Action? {
    let scrolls: Bool =
      switch context {
      case .catalogue, .filter, .exercise, .experiment, .overview, .replay, .help: true
      case .picture, .training: false
      }
    guard scrolls else { return nil }
    switch kind {
    case .press: return nil
    case .wheelUp: return .move(.up)
    case .wheelDown: return .move(.down)
    }
  }
}
