/// Role and emphasis of a cell, and in a picture the shades it is drawn in.
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

  /// The shade of the character, instead of the role's ink.
  public var ink: Shade?
  /// The shade behind the character, instead of the terminal's own paper.
  public var paper: Shade?

  /// A style for `role`, with more emphasis where it is wanted, and in a picture with shades.
  public init(_ role: Role = .plain, _ emphasis: Emphasis = [], ink: Shade? = nil, paper: Shade? = nil) {
    self.role = role
    self.emphasis = emphasis
    self.ink = ink
    self.paper = paper
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
  /// In a picture, what is above 0.
  public static let positive = Style(.positive)
  /// In a picture, what is below 0.
  public static let negative = Style(.negative)
}
