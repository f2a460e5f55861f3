import Formula

/// The class of a typed character, for the number reader; each shape of a sign has the class of the plain one.
enum NumberCharacter: Hashable, Sendable {
  case digit(UInt8)
  case superscriptDigit(UInt8)
  case superscriptMinus
  case superscriptPlus
  case vulgarFraction(UInt8, over: UInt8)
  case point
  case comma
  case plus
  case minus
  case times
  case root
  case letterX
  case letterE
  case divide
  case caret
  case open
  case close
  case equals
  case percent
  case blank
  case groupMark
  case letter
  case other

  init(_ scalar: Unicode.Scalar) {
    let plain = SignTable.plain(scalar)
    self = plain.isASCII ? Self.ascii(UInt8(plain.value)) : Self.beyondASCII(plain)
  }

  private static func ascii(_ byte: UInt8) -> NumberCharacter {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "."): .point
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .times
    case UInt8(ascii: "/"): .divide
    case UInt8(ascii: "^"): .caret
    case UInt8(ascii: "("): .open
    case UInt8(ascii: ")"): .close
    case UInt8(ascii: "="), UInt8(ascii: "~"): .equals
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "'"), UInt8(ascii: "_"): .groupMark
    case UInt8(ascii: " "), 0x09...0x0D: .blank
    case UInt8(ascii: "x"), UInt8(ascii: "X"): .letterX
    case UInt8(ascii: "e"), UInt8(ascii: "E"): .letterE
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    default: .other
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> NumberCharacter {
    switch scalar {
    case "‰": return .percent
    case "\u{066C}", "˙": return .groupMark
    case "√": return .root
    case "⁻": return .superscriptMinus
    case "⁺": return .superscriptPlus
    case "¹": return .superscriptDigit(1)
    case "²": return .superscriptDigit(2)
    case "³": return .superscriptDigit(3)
    case "⁰", "⁴"..."⁹": return .superscriptDigit(UInt8(scalar.value - 0x2070))
    default:
      if let (over, under) = SignTable.fraction(scalar) { return .vulgarFraction(UInt8(over), over: UInt8(under)) }
      return scalar.properties.isAlphabetic ? .letter : .other
    }
  }

  /// A word of letters may contain any of these.
  var isLetter: Bool { self == .letter || self == .letterX || self == .letterE }

  var isDigit: Bool {
    if case .digit = self { true } else { false }
  }

  var isSuperscript: Bool {
    switch self {
    case .superscriptDigit, .superscriptMinus, .superscriptPlus: true
    default: false
    }
  }
}
