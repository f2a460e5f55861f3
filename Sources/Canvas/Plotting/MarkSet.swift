/// The characters that a picture is drawn with: each shows some of the dots that a cell is divided into.
///
/// ```swift
/// MarkSet.braille.glyph(0b1001)     // "⠑": the dots at the top left and below it on the right
/// MarkSet.quadrants.glyph(0b1001)   // "▚"
/// MarkSet.ascii.glyph(0b100110)     // "/"
/// ```
public enum MarkSet: String, Hashable, Sendable, CaseIterable {
  /// Strokes of ASCII, each the likest to dots two across and three down.
  case ascii
  /// Blocks of half a cell.
  case halfBlocks
  /// Blocks of a quarter of a cell.
  case quadrants
  /// Blocks of a sixth of a cell, of Unicode 13.
  case sextants
  /// Dots two across and four down.
  case braille

  /// How many dots lie side by side in a cell.
  public var across: Int { self == .halfBlocks ? 1 : 2 }

  /// How many dots lie below each other in a cell.
  public var down: Int {
    switch self {
    case .halfBlocks, .quadrants: 2
    case .ascii, .sextants: 3
    case .braille: 4
    }
  }

  /// The character that shows these dots: bit `row * across + column`, counted from the top left.
  public func glyph(_ bits: UInt8) -> Character {
    let bits = Int(bits) & ((1 << (across * down)) - 1)
    switch self {
    case .ascii: return Self.strokes[bits]
    case .halfBlocks: return Self.halves[bits]
    case .quadrants: return Self.quarters[bits]
    case .sextants: return Self.sixths[bits]
    case .braille: return Self.dots[bits]
    }
  }

  private static let halves = Array(" ▀▄█")
  private static let quarters = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

  /// U+1FB00 has no code for the patterns that older blocks show: nothing, both halves, all.
  private static let sixths: [Character] = (0..<64).map { bits in
    switch bits {
    case 0: " "
    case 21: "▌"
    case 42: "▐"
    case 63: "█"
    default: character(0x1FB00 + UInt32(bits) - 1 - (bits > 21 ? 1 : 0) - (bits > 42 ? 1 : 0))
    }
  }

  /// Braille counts its dots down the left side, then down the right, and the bottom row last.
  private static let dots: [Character] = (0..<256).map { bits in
    let order = [0, 3, 1, 4, 2, 5, 6, 7]
    return character((0..<8).reduce(UInt32(0x2800)) { $0 | (bits >> $1 & 1 == 1 ? 1 << UInt32(order[$1]) : 0) })
  }

  private static func character(_ code: UInt32) -> Character { Unicode.Scalar(code).map(Character.init) ?? " " }

  /// The stroke that differs from each pattern in the fewest dots.
  private static let strokes: [Character] = {
    let templates: [(Character, [Int])] = [
      (" ", [0]), ("'", [0b000011, 0b000010, 0b001010]), ("`", [0b000001, 0b000101]),
      ("-", [0b001100, 0b000100, 0b001000]),
      (".", [0b110000, 0b010000, 0b100000]), ("|", [0b010101, 0b101010, 0b010100, 0b101000]),
      ("/", [0b011010, 0b010110, 0b011000, 0b000110, 0b010010]),
      ("\\", [0b101001, 0b100101, 0b100100, 0b001001, 0b100001]),
      ("=", [0b111100, 0b001111, 0b110011]), ("+", [0b011110, 0b101101, 0b011101, 0b101110]), ("#", [0b111111]),
    ]
    return (0..<64).map { bits in
      let nearest = templates.map { glyph, shapes in
        (glyph: glyph, distance: shapes.map { ($0 ^ bits).nonzeroBitCount }.min() ?? 8)
      }.filter { bits == 0 || $0.glyph != " " }.min { $0.distance < $1.distance }
      return nearest?.glyph ?? "#"
    }
  }()
}
