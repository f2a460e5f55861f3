/// The letters that have a spelling: what is typed as `alpha` may be typed, and is shown, as α.
let greek: [(letter: Unicode.Scalar, spelling: String)] = [
  ("α", "alpha"), ("β", "beta"), ("γ", "gamma"), ("δ", "delta"), ("ε", "epsilon"), ("ζ", "zeta"), ("η", "eta"),
  ("θ", "theta"), ("ι", "iota"), ("κ", "kappa"), ("λ", "lambda"), ("μ", "mu"), ("ν", "nu"), ("ξ", "xi"),
  ("π", "pi"), ("ρ", "rho"), ("σ", "sigma"), ("τ", "tau"), ("φ", "phi"), ("χ", "chi"), ("ψ", "psi"),
  ("ω", "omega"), ("Γ", "Gamma"), ("Δ", "Delta"), ("Θ", "Theta"), ("Λ", "Lambda"), ("Σ", "Sigma"), ("Φ", "Phi"),
  ("Ψ", "Psi"), ("Ω", "Omega"),
]

/// How single characters of a name are spelled in its canonical form.
private let letterSpellings: [Unicode.Scalar: String] = Dictionary(
  uniqueKeysWithValues: greek.map { ($0.letter, $0.spelling) } + [
    ("′", "'"), ("\u{302}", "hat"), ("ŷ", "yhat"), ("ℓ", "l"),
  ])

extension Notation {
  /// The letters of a name as they are typed: `alpha` for α; any other sign as it is.
  public static func spelling(of scalar: Unicode.Scalar) -> String {
    letterSpellings[scalar] ?? String(Character(scalar))
  }

  /// The Greek letters as they are typed.
  public static let greekSpellings = greek.map(\.spelling)
}

/// How a name looks where its exercise does not say: Greek letters, `yhat` as ŷ, and a last number set low.
func shownByDefault(_ name: String) -> String {
  let stem = name.prefix { $0 != "'" }
  let primes = String(repeating: "′", count: name.count - stem.count)
  let letters = stem.prefix { !$0.isNumber && $0 != "_" }
  let digits = stem.dropFirst(letters.count).drop { $0 == "_" }
  guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return String(stem) + primes }
  let base =
    letters == "yhat" ? "ŷ" : greek.first { $0.spelling == letters }.map { String($0.letter) } ?? String(letters)
  return base + lowered(digits) + primes
}

/// The digits of a text as subscripts.
func lowered(_ digits: some StringProtocol) -> String { shifted(digits, to: "₀₁₂₃₄₅₆₇₈₉") }
/// The digits of a text as superscripts, its minus sign too.
func raised(_ digits: some StringProtocol) -> String { shifted(digits, to: "⁰¹²³⁴⁵⁶⁷⁸⁹") }

private func shifted(_ digits: some StringProtocol, to row: String) -> String {
  let row = Array(row)
  return String(digits.map { $0 == "-" || $0 == "−" ? "⁻" : $0.wholeNumberValue.map { row[$0] } ?? $0 })
}
