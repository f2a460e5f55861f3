/// A step of a colour ramp: how dark a place of a picture is, or how far to which side of 0.
public struct Shade: Hashable, Sendable {
  /// The colours it is a step of.
  public var ramp: Ramp
  /// How far along the ramp, from 0 to 255.
  public var level: UInt8

  /// A step by its level.
  public init(_ ramp: Ramp, level: UInt8) {
    self.ramp = ramp
    self.level = level
  }

  /// The step at a fraction of the ramp; below 0 and above 1 are its ends, and what is no number is its middle.
  public init(_ ramp: Ramp, at fraction: Double) {
    self.init(ramp, level: fraction.isNaN ? 128 : UInt8(max(0, min(255, (fraction * 255).rounded()))))
  }
}

/// A row of colours whose order the eye can tell, with and without colour vision.
public enum Ramp: UInt8, Hashable, Sendable, CaseIterable {
  /// Light for low, dark for high.
  case sequential
  /// Orange below the middle, light in the middle, blue above it.
  case diverging
  /// The same, paler, for points to stand on.
  case pale

  /// The colours of a terminal that has 256, from level 0 to 255.
  ///
  /// The luminance of the sequential ones falls from each to the next, so that they are in order for every eye.
  public var colours: [Int] {
    switch self {
    case .sequential: [230, 193, 157, 114, 73, 31, 25, 19, 17]
    case .diverging: [130, 172, 215, 223, 231, 153, 74, 31, 25]
    case .pale: [215, 223, 231, 153, 74]
    }
  }

  /// The colours of a terminal that has eight, which only accompany the signs of ``signs(_:)``.
  func basicColours(on paper: Theme.Paper) -> [Int?] {
    switch self {
    case .sequential: [nil]
    case .diverging, .pale: paper == .dark ? [3, nil, 6] : paper == .light ? [1, nil, 4] : [5, nil, nil]
    }
  }

  /// The characters that stand for the ramp where colours do not, from level 0 to 255 on light paper.
  func signs(_ theme: Theme) -> [Character] {
    switch self {
    case .sequential:
      let signs = Array(theme.isASCII ? " .:-=+*#%@" : " ░▒▓█")
      // Light is low on any paper; ink is what is light on a dark one.
      return theme.paper == .dark ? signs.reversed() : signs
    case .diverging, .pale: return Array(theme.isASCII ? "%=-.+*#" : "≡=-·+*#")
    }
  }
}

extension Shade {
  /// The entry of a row that stands for the ramp.
  func entry<Element>(of row: [Element]) -> Element { row[min(row.count - 1, Int(level) * row.count / 256)] }
}

extension Theme {
  /// The colour of a shade as paper; nil where shades are shown by characters.
  func paperColour(_ shade: Shade) -> Int? { depth == .full ? shade.entry(of: shade.ramp.colours) : nil }

  /// The colour of a shade as ink; nil where it is the terminal's own.
  func inkColour(_ shade: Shade) -> Int? {
    switch depth {
    case .full: shade.entry(of: shade.ramp.colours)
    case .basic: shade.entry(of: shade.ramp.basicColours(on: paper))
    case .none: nil
    }
  }

  /// Black or white, whichever can be read on a shade; nil where the paper stays the terminal's own.
  func inkOn(_ shade: Shade) -> Int? {
    guard depth == .full else { return nil }
    let place = Int(shade.level) * shade.ramp.colours.count / 256
    switch shade.ramp {
    case .sequential: return place < 6 ? 16 : 231
    case .pale: return 16
    case .diverging: return place == 0 || place >= 8 ? 231 : 16
    }
  }
}
