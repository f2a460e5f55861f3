/// What a piece of text is for. Screens say this; only the ``Theme`` knows what it looks like.
public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  /// Running text.
  case plain
  /// The name of the screen or of the exercise.
  case title
  /// A heading within a screen.
  case heading
  /// A line that separates parts of the screen.
  case rule
  /// What matters less now: what is already known, explanations in the margin.
  case muted
  /// The question being asked: the first thing the eye should meet.
  case question
  /// A formula.
  case formula
  /// A number that was computed or answered.
  case value
  /// What the learner types.
  case input
  /// How the typed text is read, echoed beside it.
  case echo
  /// A verdict: right.
  case right
  /// A verdict: wrong.
  case wrong
  /// A verdict that costs nothing (too few digits, unreadable), or any other caution.
  case warning
  /// A hint or a note that the learner asked for.
  case hint
  /// What stands out without being a verdict: the current step, a progress bar.
  case accent
  /// The name of a key.
  case key
  /// The chosen row of a list.
  case selection
}

/// Role and emphasis of a cell.
public struct Style: Hashable, Sendable {
  /// Emphasis that every terminal has in some form, colours or not.
  public struct Emphasis: OptionSet, Hashable, Sendable {
    /// The bits, one for each kind of emphasis.
    public let rawValue: UInt8

    /// Emphasis from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes.
    public static let bold = Emphasis(rawValue: 1)
    /// A line below.
    public static let underline = Emphasis(rawValue: 2)
    /// Ink and paper exchanged.
    public static let reverse = Emphasis(rawValue: 4)
    /// Fainter strokes.
    public static let dim = Emphasis(rawValue: 8)
  }

  /// What the text is for.
  public var role: Role
  /// Emphasis beyond what the role has by itself.
  public var emphasis: Emphasis

  /// A style for `role`, with more emphasis where it is wanted.
  public init(_ role: Role = .plain, _ emphasis: Emphasis = []) {
    self.role = role
    self.emphasis = emphasis
  }

  /// Running text.
  public static let plain = Style(.plain)
  /// The name of the screen or of the exercise.
  public static let title = Style(.title)
  /// A heading within a screen.
  public static let heading = Style(.heading)
  /// A line that separates parts of the screen.
  public static let rule = Style(.rule)
  /// What matters less now.
  public static let muted = Style(.muted)
  /// The question being asked.
  public static let question = Style(.question)
  /// A formula.
  public static let formula = Style(.formula)
  /// A number that was computed or answered.
  public static let value = Style(.value)
  /// What the learner types.
  public static let input = Style(.input)
  /// How the typed text is read.
  public static let echo = Style(.echo)
  /// A verdict: right.
  public static let right = Style(.right)
  /// A verdict: wrong.
  public static let wrong = Style(.wrong)
  /// A verdict that costs nothing, or a caution.
  public static let warning = Style(.warning)
  /// A hint or a note.
  public static let hint = Style(.hint)
  /// What stands out without being a verdict.
  public static let accent = Style(.accent)
  /// The name of a key.
  public static let key = Style(.key)
  /// The chosen row of a list.
  public static let selection = Style(.selection)
}

/// One character cell of a screen.
public struct Cell: Hashable, Sendable {
  /// The character shown, with its combining marks; empty in the right half of a wide character.
  public let text: String
  /// How it is shown.
  public let style: Style

  /// A cell that shows `text` in `style`.
  init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// A space in plain style.
  public static let blank = Cell(text: " ", style: .plain)

  /// Whether this is the right half of a wide character.
  public var isContinuation: Bool { text.isEmpty }
}
