/// What the roles look like on this terminal.
///
/// Inks are chosen so that they can be read on the paper they stand on: where it is not known whether that is light or
/// dark, from the middle, with a contrast of at least 3.8 to black and to white alike. No role depends on its colour:
/// verdicts have their sign and their words.
public struct Theme: Hashable, Sendable {
  /// How many colours the terminal shows.
  public enum Depth: Hashable, Sendable {
    /// No colours at all, or the user wants none (`NO_COLOR`).
    case none
    /// The eight or sixteen colours whose look is up to the terminal.
    case basic
    /// The 256 colours of which 16 to 255 look alike everywhere.
    case full
  }

  /// What the terminal writes on.
  public enum Paper: Hashable, Sendable {
    /// Dark, as far as is known.
    case dark
    /// Light, as far as is known.
    case light
    /// Not known.
    case unknown
  }

  /// How one style is drawn.
  public struct Appearance: Hashable, Sendable {
    /// The number of the colour, as terminals count them; the terminal's own ink where nil.
    public let ink: Int?
    /// The number of the colour behind it; the terminal's own paper where nil.
    public let paper: Int?
    /// The emphasis, that of the role and that of the style together.
    public let emphasis: Style.Emphasis
  }

  /// How many colours may be used.
  public let depth: Depth
  /// What they stand on.
  public let paper: Paper
  /// Whether only ASCII can be shown.
  public let isASCII: Bool

  /// A theme for a terminal with these abilities.
  public init(depth: Depth = .full, paper: Paper = .unknown, isASCII: Bool = false) {
    self.depth = depth
    self.paper = paper
    self.isASCII = isASCII
  }

  /// A theme for a terminal of `colours` colours in this environment.
  ///
  /// - `NO_COLOR` (set and not empty, see no-color.org) turns colours off.
  /// - `COLORFGBG`, which several terminals set (`15;0`), tells a light paper from a dark one.
  public init(colours: Int, isASCII: Bool, environment: [String: String]) {
    let depth: Depth = colours >= 256 ? .full : colours >= 8 ? .basic : .none
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self.init(depth: refused ? .none : depth, paper: Paper(environment["COLORFGBG"]), isASCII: isASCII)
  }

  /// The ink and emphasis of a style.
  ///
  /// On a shade, ink is black or white, whichever can be read there, unless the style has a shade of ink too.
  public func appearance(of style: Style) -> Appearance {
    let paper = style.paper.flatMap(paperColour)
    let ink = style.ink.flatMap(inkColour) ?? style.paper.flatMap(inkOn) ?? ink(style.role)
    return Appearance(ink: ink, paper: paper, emphasis: style.emphasis.union(emphasis(style.role)))
  }

  /// Emphasis of the roles themselves: they differ without any colour.
  private func emphasis(_ role: Role) -> Style.Emphasis {
    switch role {
    case .title, .heading, .question, .right, .wrong, .warning, .key: .bold
    case .input: .bold
    case .accent: depth == .full ? [] : .bold
    case .rule, .muted, .echo: depth == .full ? [] : .dim
    case .selection: .reverse
    case .plain, .formula, .value, .hint, .positive, .negative: []
    }
  }

  private func ink(_ role: Role) -> Int? {
    switch depth {
    case .none: nil
    case .basic: basicInk(role)
    case .full: fullInk(role)
    }
  }

  /// Colours 16 to 255. The middle column has L ≈ 0.18 (WCAG relative luminance), alike far from black and white.
  private func fullInk(_ role: Role) -> Int? {
    let (dark, unknown, light): (Int, Int, Int)
    switch role {
    case .plain, .question, .formula, .value, .input, .selection: return nil
    case .title, .heading, .accent, .key: (dark, unknown, light) = (80, 31, 24)
    case .right: (dark, unknown, light) = (114, 28, 22)
    case .wrong: (dark, unknown, light) = (210, 160, 124)
    case .warning: (dark, unknown, light) = (179, 130, 94)
    case .hint: (dark, unknown, light) = (183, 97, 54)
    case .rule, .muted, .echo: (dark, unknown, light) = (246, 243, 240)
    // Blue and orange: the pair that every kind of colour blindness leaves apart.
    case .positive: (dark, unknown, light) = (75, 32, 25)
    case .negative: (dark, unknown, light) = (215, 130, 130)
    }
    return paper == .dark ? dark : paper == .light ? light : unknown
  }

  /// Colours 0 to 7, whose look is the terminal's. Yellow and cyan vanish on white, blue on black.
  private func basicInk(_ role: Role) -> Int? {
    switch role {
    case .right: 2
    case .wrong: 1
    case .warning: paper == .dark ? 3 : 5
    case .title, .heading, .accent, .key: paper == .dark ? 6 : paper == .light ? 4 : nil
    case .hint: paper == .unknown ? nil : 5
    case .positive: paper == .dark ? 6 : paper == .light ? 4 : nil
    case .negative: paper == .dark ? 3 : paper == .light ? 1 : 5
    default: nil
    }
  }
}

extension Theme.Paper {
  /// From the value of `COLORFGBG`, whose last field is the number of the background's colour.
  init(_ colorfgbg: String?) {
    let fields = colorfgbg?.split(separator: ";") ?? []
    switch fields.last.flatMap({ Int($0) }) {
    case .some(0...6), .some(8): self = .dark
    case .some(7), .some(9...15): self = .light
    default: self = .unknown
    }
  }
}
