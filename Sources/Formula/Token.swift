/// One word of a formula, with its place in Unicode scalars.
struct Token: Hashable {
  enum Kind: Hashable {
    case number(Double)
    /// A fraction in one sign, ½.
    case fraction(Int, Int)
    case name(String)
    case symbol(Character)
    /// Digits written low, one index each: `₂₁`.
    case subscripts([Int])
    /// An exponent written high: `²`, `⁻¹`.
    case superscript(Int)
    case end
  }
  let kind: Kind
  let range: Range<Int>
  /// The beginning of it as it was typed.
  let text: String
}

extension Token {
  /// What a message says was found; nothing at the end.
  var found: SyntaxMistake.Found? {
    switch kind {
    case .number(let value): .number(value)
    case .fraction, .symbol: .symbol(text)
    case .name: .name(text)
    case .subscripts: .index
    case .superscript: .exponent
    case .end: nil
    }
  }
}
