/// Running text for a screen that has only the characters of a plain keyboard.
///
/// Letters and signs that prose about networks uses are spelled out; anything else that is not ASCII becomes `?`.
func asciiText(_ text: String) -> String {
  guard !text.utf8.allSatisfy({ $0 < 128 }) else { return text }
  var result = ""
  for character in text {
    if character.isASCII {
      result.append(character)
    } else if let spelled = spellings[character] {
      result += spelled
    } else {
      // An accent is dropped before the letter is given up.
      let base = String(character).unicodeScalars.first.map { Character($0) }
      result += base.flatMap { $0.isASCII ? String($0) : spellings[$0] } ?? "?"
    }
  }
  return result
}

private let spellings: [Character: String] = [
  "−": "-", "–": "-", "—": "-", "·": "*", "×": "*", "÷": "/", "½": "1/2", "¼": "1/4", "…": "...", "′": "'", "″": "''",
  "‘": "'", "’": "'", "“": "\"", "”": "\"", "≤": "<=", "≥": ">=", "≠": "/=", "≈": "~", "→": "->", "←": "<-", "∂": "d",
  "√": "sqrt", "∑": "sum", "∞": "infinity", "±": "+/-", "ŷ": "yhat", "ℓ": "l", "ᵀ": "^T", "°": " degrees",
  "⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "⁵": "^5", "⁶": "^6", "⁷": "^7", "⁸": "^8", "⁹": "^9",
  "⁻": "^-", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
  "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda",
  "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "Δ": "Delta", "Σ": "Sigma",
  "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a", "ç": "c", "ñ": "n",
]
