extension Grid {
  /// The grid for a terminal that has no UTF-8: every cell shows one ASCII character.
  ///
  /// A safety net of rules and signs. Formulas have an ASCII spelling of their own, and text laid out for such a
  /// terminal should go through ``asciiText(_:)`` first, which may use several characters for one.
  public var ascii: Grid {
    mappingText { text in
      if text.utf8.count == 1 { return text }
      guard let character = text.first else { return " " }
      let spelled = asciiSpelling(character)
      return spelled.utf8.count == 1 ? spelled : oneASCII[character] ?? "?"
    }
  }
}

/// `text` in ASCII, for a terminal or a pipe that has no UTF-8.
///
/// ```swift
/// asciiText("∂ℓ/∂ŷ = −0.88 · 2 ≤ σ")  // "dl/dyhat = -0.88 * 2 <= sigma"
/// ```
public func asciiText(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  return text.reduce(into: "") { $0 += asciiSpelling($1) }
}

private func asciiSpelling(_ character: Character) -> String {
  if character.isASCII { return String(character) }
  if let spelled = spellings[character] { return spelled }
  // A letter with combining accents goes without them.
  let decomposed = String(character).unicodeScalars.first { $0.isASCII }
  return decomposed.map { String(Character($0)) } ?? "?"
}

/// Where a spelling takes several characters, the one that stands in a single cell.
private let oneASCII: [Character: String] = [
  "…": "~", "≤": "<", "≥": ">", "≠": "!", "≈": "~", "→": ">", "←": "<", "⇒": ">", "½": "?", "√": "?",
  "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "η": "n", "θ": "t", "λ": "l", "μ": "m", "π": "p", "ρ": "r",
  "σ": "s", "τ": "t", "φ": "f", "ω": "w", "ŷ": "y", "Σ": "S", "Δ": "D", "∇": "D", "∞": "8",
  "—": "-", "⁻": "-", "⁰": "0", "ᵀ": "T",
]

private let spellings: [Character: String] = {
  var table: [Character: String] = [
    "−": "-", "–": "-", "—": "--", "‐": "-", "‑": "-", "·": "*", "×": "x", "÷": "/", "⋅": "*", "∗": "*",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "→": "->", "←": "<-", "⇒": "=>", "↑": "^", "↓": "v",
    "…": "...", "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "′": "'", "″": "\"", "«": "<", "»": ">",
    "•": "*", "●": "*", "○": "o", "◦": "o", "■": "#", "□": ".", "▪": "*", "▸": ">", "▶": ">", "◀": "<", "▾": "v",
    "›": ">", "‹": "<", "❯": ">", "✓": "+", "✔": "+", "✗": "x", "✘": "x", "█": "#", "▌": "#", "░": ".", "▒": ":",
    "▏": "|", "▕": "|", "∂": "d", "ℓ": "l", "∇": "grad", "∑": "sum", "∏": "prod", "√": "sqrt", "∞": "inf",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "°": "deg", "ŷ": "yhat", "ᵀ": "^T", "⁻": "^-", "₋": "-", "\u{A0}": " ",
    "\u{2009}": " ", "\u{202F}": " ", "\u{FFFD}": "?", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l",
    "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]", "⎥": "]", "⎦": "]",
  ]
  let greek = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda",
    "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
  for (letter, name) in greek { table[Character(letter)] = name }
  for (digit, (up, down)) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉").enumerated() {
    table[up] = String(digit)
    table[down] = String(digit)
  }
  let accented = "àáâãäåāçèéêëēìíîïīñòóôõöōùúûüūýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
  let bare = "aaaaaaaceeeeeiiiiinoooooouuuuuyyAAAAAACEEEEIIIINOOOOOUUUUY"
  for (letter, plain) in zip(accented, bare) { table[letter] = String(plain) }
  for character in "─━╌┄═" { table[character] = "-" }
  for character in "│┃╎┆║" { table[character] = "|" }
  for character in "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬" { table[character] = "+" }
  return table
}()
