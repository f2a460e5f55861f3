/// The class of a typed character, for the number reader.
///
/// Learners paste from web pages, handouts and word processors, so each sign has many shapes; all of one meaning are one
/// here.
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
    // The full-width forms of ASCII stand 0xFEE0 higher.
    let folded = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    if folded < 0x80 {
      self = Self.ascii(UInt8(folded))
    } else {
      self = Self.beyondASCII(scalar)
    }
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
    case "\u{2212}", "\u{2010}"..."\u{2015}", "\u{FE58}", "\u{FE63}": .minus
    case "×", "·", "⋅", "∙", "•", "✕", "∗": .times
    case "÷", "∕", "⁄": .divide
    case "\u{066B}": .comma
    case "≈", "≃", "≅": .equals
    case "‰", "٪": .percent
    case "’", "\u{066C}", "˙": .groupMark
    case "⁻": .superscriptMinus
    case "⁺": .superscriptPlus
    case "¹": .superscriptDigit(1)
    case "²": .superscriptDigit(2)
    case "³": .superscriptDigit(3)
    case "⁰", "⁴"..."⁹": .superscriptDigit(UInt8(scalar.value - 0x2070))
    case "\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}": .blank
    default: byProperties(scalar)
    }
  }

  private static func byProperties(_ scalar: Unicode.Scalar) -> NumberCharacter {
    let properties = scalar.properties
    if properties.isWhitespace { return .blank }
    if properties.numericType == .decimal, let digit = properties.numericValue { return .digit(UInt8(digit)) }
    if properties.generalCategory == .otherNumber, let value = properties.numericValue, value > 0, value < 1 {
      for denominator in 2...10 {
        let numerator = (value * Double(denominator)).rounded()
        if (value * Double(denominator) - numerator).magnitude < 1e-6 {
          return .vulgarFraction(UInt8(numerator), over: UInt8(denominator))
        }
      }
    }
    return properties.isAlphabetic ? .letter : .other
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
