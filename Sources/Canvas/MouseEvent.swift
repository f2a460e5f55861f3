/// What was done with the mouse, and where.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: String, Hashable, Sendable {
    /// The left button was pressed.
    case press
    case wheelUp, wheelDown
  }

  /// What was done.
  public let kind: Kind
  /// The cell.
  public let position: Position

  /// States an event.
  public init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// What a click somewhere on a grid means.
public enum ClickTarget: Hashable, Sendable {
  /// The same as a key.
  case key(KeyEvent)
  /// An item of the list on the screen, counted from 0.
  case item(Int)
  /// A point of the plane that a plot shows.
  case point(PlotPoint)
}

/// A part of a grid that means something to a click.
struct ClickRegion: Hashable, Sendable {
  enum Meaning: Hashable, Sendable {
    case target(ClickTarget)
    case plot(PlotFrame)
  }

  let area: Area
  let meaning: Meaning
}
