import Glibc
import Testing

@testable import Canvas

/// The luminance of one of the colours 16 to 255, by the formula of WCAG 2, section "relative luminance".
func luminance(_ colour: Int) -> Double {
  func linear(_ level: Int) -> Double {
    let c = Double(level) / 255
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
  }
  func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
  guard colour < 232 else { return linear(8 + 10 * (colour - 232)) }
  let cube = colour - 16
  return 0.2126 * linear(level(cube / 36)) + 0.7152 * linear(level(cube / 6 % 6)) + 0.0722 * linear(level(cube % 6))
}

func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }

@Test(arguments: Role.allCases)
func everyInkCanBeReadOnItsPaper(role: Role) throws {
  for (paper, backgrounds) in [(Theme.Paper.dark, [0.0]), (.light, [1.0]), (.unknown, [0.0, 1.0])] {
    guard let ink = Theme(depth: .full, paper: paper).appearance(of: Style(role)).ink else { continue }
    try #require(ink >= 16)
    for background in backgrounds {
      #expect(contrast(luminance(ink), background) >= (paper == .unknown ? 3.8 : 4.5), "\(role) on \(paper)")
    }
  }
}

@Test func withoutColoursRolesStillDiffer() {
  let theme = Theme(depth: .none)
  #expect(Role.allCases.allSatisfy { theme.appearance(of: Style($0)).ink == nil })
  #expect(theme.appearance(of: .selection).emphasis == .reverse)
  #expect(theme.appearance(of: .right).emphasis == .bold)
  #expect(theme.appearance(of: .muted).emphasis == .dim)
  #expect(theme.appearance(of: Style(.plain, .underline)).emphasis == .underline)
}

@Test func environmentDecidesTheTheme() {
  #expect(Theme(colours: 256, isASCII: false, environment: [:]) == Theme(depth: .full, paper: .unknown))
  #expect(Theme(colours: 8, isASCII: true, environment: [:]) == Theme(depth: .basic, isASCII: true))
  #expect(Theme(colours: -1, isASCII: false, environment: [:]).depth == .none)
  #expect(Theme(colours: 256, isASCII: false, environment: ["NO_COLOR": "1"]).depth == .none)
  #expect(Theme(colours: 256, isASCII: false, environment: ["NO_COLOR": ""]).depth == .full)
  for (value, paper) in [
    ("15;0", Theme.Paper.dark), ("0;15", .light), ("0;default;15", .light), ("12;8", .dark), ("0;7", .light),
    ("x", .unknown),
    ("15;default", .unknown),
  ] {
    #expect(Theme(colours: 8, isASCII: false, environment: ["COLORFGBG": value]).paper == paper)
  }
}

@Test func basicInksAvoidWhatVanishes() {
  for role in Role.allCases {
    let unknown = Theme(depth: .basic).appearance(of: Style(role)).ink
    #expect(![3, 4, 6].contains(unknown), "yellow, blue or cyan for \(role)")
    #expect(![3, 6].contains(Theme(depth: .basic, paper: .light).appearance(of: Style(role)).ink))
    #expect(Theme(depth: .basic, paper: .dark).appearance(of: Style(role)).ink != 4)
  }
}
