/// The signs that people type, paste from handouts and get from other keyboards, each with the plain one it stands for.
///
/// Every reader of typed text looks here, so that a sign means the same wherever it is typed. A plain sign takes the place
/// of one scalar by one scalar, and a place in the plain text is the same place in the typed one.
///
/// ```swift
/// SignTable.plain("−")     // "-"
/// SignTable.plain("５")    // "5"
/// SignTable.fraction("½")  // (1, 2)
/// ```
public enum SignTable {
  /// The plain sign that a typed one stands for; a sign of no other meaning stands for itself.
  public static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x80 else { return scalar }
    // The full-width forms of ASCII stand 0xFEE0 higher.
    if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar }
    if let sign = signs[scalar] { return sign }
    if scalar.properties.isWhitespace { return " " }
    // Superscript and subscript digits are indices and exponents, and not of this numeric type.
    if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
      return Unicode.Scalar(0x30 + UInt32(value)) ?? scalar
    }
    return mathematicalLetter(scalar) ?? scalar
  }

  /// The numerator and denominator of a fraction in one sign, ½ or ⅔; nothing for any other sign.
  public static func fraction(_ scalar: Unicode.Scalar) -> (over: Int, under: Int)? {
    guard scalar.value >= 0x80, scalar.properties.generalCategory == .otherNumber,
      let value = scalar.properties.numericValue, value > 0, value < 1
    else { return nil }
    for under in 2...10 {
      let over = (value * Double(under)).rounded()
      if (value * Double(under) - over).magnitude < 1e-6 { return (Int(over), under) }
    }
    return nil
  }

  /// Every shape of each sign.
  private static let signs: [Unicode.Scalar: Unicode.Scalar] = {
    let shapes: [(plain: Unicode.Scalar, typed: String)] = [
      ("-", "−‐‑‒–—―﹘﹣➖"), ("+", "﹢➕"), ("*", "·⋅∙•×✕✖⨯∗⋆﹡"), ("/", "÷∕⁄➗"), ("⊙", "∘⨀"),
      ("(", "⟮❨﹙"), (")", "⟯❩﹚"), ("[", "⟦❲"), ("]", "⟧❳"), (",", "٫،，、﹐"), ("=", "≈≃≅﹦"), ("%", "٪﹪"),
      ("'", "’‘′´ʹʼ"), ("^", "ˆ"), (";", "；﹔"), ("∂", "𝜕𝛛𝝏𝞉𝟃"), ("ℓ", "𝓁"), ("ε", "ϵ"), ("φ", "ϕ"), ("θ", "ϑ"),
      ("μ", "µ"),
      (" ", "\u{200B}\u{200E}\u{200F}\u{2060}\u{FEFF}"),
    ]
    return Dictionary(
      shapes.flatMap { plain, typed in typed.unicodeScalars.map { ($0, plain) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The letter that an italic, bold or other letter of a typeset formula stands for.
  private static func mathematicalLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x210E: return "h"
    case 0x1D400...0x1D6A3:
      let place = (scalar.value - 0x1D400) % 52
      return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26)
    case 0x1D6A8...0x1D7C9:
      // Twenty-five capitals, nabla, twenty-five small letters and seven variants make an alphabet.
      let place = (scalar.value - 0x1D6A8) % 58
      if place < 25 { return Unicode.Scalar(0x391 + place) }
      return (26...50).contains(place) ? Unicode.Scalar(0x3B1 + place - 26) : nil
    default: return nil
    }
  }
}
