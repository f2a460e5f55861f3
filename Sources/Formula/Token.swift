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
  var words: String {
    switch self {
    case .number(let value): "the number \(NumberStyle.full.text(value, in: .ascii))"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .subscripts: "an index"
    case .superscript: "an exponent"
    case .end: "the end"
    }
  }
}
