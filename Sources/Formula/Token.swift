/// One word of a formula, with its place in Unicode scalars.
struct Token: Hashable {
  enum Kind: Hashable {
    case number(Double)
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
}

extension Token.Kind {
  /// What a message says was found; nothing at the end.
  var found: SyntaxMistake.Found? {
    switch self {
    case .number(let value): .number(value)
    case .name(let name): .name(name)
    case .symbol(let symbol): .symbol(symbol)
    case .subscripts: .index
    case .superscript: .exponent
    case .end: nil
    }
  }
}
