extension Grid {
  /// The grid for a terminal that has no UTF-8: every cell shows one ASCII character.
  ///
  /// This is for rules and signs, and the last resort for anything else: text for such a terminal should be laid out in
  /// ASCII, where one character may take several.
  public var ascii: Grid {
    mappingText { text in
      guard text.utf8.count > 1, let character = text.first else { return text.isEmpty ? " " : text }
      if let standIn = standIns[character] { return standIn }
      // A letter with combining accents goes without them.
      let letter = text.unicodeScalars.first.flatMap { $0.isASCII ? String(Character($0)) : nil }
      return letter ?? decomposed[character] ?? "?"
    }
  }
}

/// What stands for a character in a single cell.
private let standIns: [Character: String] = {
  var table: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "‐": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/", "≤": "<", "≥": ">", "≠": "!",
    "≈": "~", "→": ">", "←": "<", "⇒": ">", "↑": "^", "↓": "v", "…": "~", "⋮": ":", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "′": "'", "•": "*", "■": "#", "□": ".", "●": "*", "○": "o", "▸": ">", "✓": "+", "✗": "x", "█": "#",
    "░": ".", "▒": ":", "∂": "d", "ℓ": "l", "∞": "8", "ᵀ": "T", "⁻": "-", "\u{A0}": " ", "ŷ": "y", "σ": "s", "Σ": "S",
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "η": "n", "θ": "t", "λ": "l", "μ": "m", "π": "p", "ρ": "r",
    "τ": "t", "φ": "f", "ω": "w", "Δ": "D", "∇": "D", "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]", "⎥": "]", "⎦": "]",
  ]
  for (digit, (up, down)) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉").enumerated() {
    table[up] = String(digit)
    table[down] = String(digit)
  }
  for character in "─━╌┄═" { table[character] = "-" }
  for character in "│┃╎┆║" { table[character] = "|" }
  for character in "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬" { table[character] = "+" }
  return table
}()

/// Accented letters of one scalar, without their accents.
private let decomposed: [Character: String] = Dictionary(
  uniqueKeysWithValues: zip(
    "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ",
    "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUY".map(String.init)))
