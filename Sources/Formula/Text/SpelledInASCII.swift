/// Words from outside the program, an author's or a learner's, in the letters of a plain keyboard.
///
/// Letters and signs that people write about networks are spelled as they would be typed; of other letters the accent is
/// dropped, and what is left is shown as `?`. The program's own words are never spelled anew.
func spelledInASCII(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  return text.reduce(into: "") { result, character in
    if character.isASCII {
      result.append(character)
    } else if let spelled = spellings[character] {
      result += spelled
    } else {
      let base = character.decomposedBase
      result += base.map { $0.isASCII ? String($0) : spellings[$0] ?? "?" } ?? "?"
    }
  }
}

extension Character {
  /// The letter without its accents.
  fileprivate var decomposedBase: Character? {
    if let letter = accented[self] { return letter }
    return unicodeScalars.first.map { Character($0) }.flatMap { $0 == self ? nil : $0 }
  }
}

private let accented: [Character: Character] = Dictionary(
  uniqueKeysWithValues: zip(
    "àáâãåāçèéêëēìíîïīñòóôõōùúûūýÿÀÁÂÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÙÚÛÝ", "aaaaaaceeeeeiiiiinooooouuuuyyAAAAACEEEEIIIINOOOOUUUY"))

private let spellings: [Character: String] = {
  var table: [Character: String] = [
    "−": "-", "–": "-", "—": "--", "‐": "-", "‑": "-", "·": "*", "⋅": "*", "∗": "*", "×": "*", "÷": "/", "⊙": ".*",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "√": "sqrt", "∂": "d", "∇": "grad", "∑": "sum", "∏": "prod", "∞": "infinity",
    "±": "+/-", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->", "←": "<-", "⇒": "=>", "…": "...", "•": "*",
    "′": "'", "″": "''", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "°": " degrees",
    "ŷ": "yhat", "ℓ": "l", "ᵀ": "^T", "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ", "\u{FFFD}": "?",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae",
    "Æ": "AE", "ł": "l", "⁻": "^-", "₋": "-",
  ]
  for (letter, name) in greek { table[Character(letter)] = name }
  for (digit, (up, down)) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉").enumerated() {
    table[up] = "^\(digit)"
    table[down] = String(digit)
  }
  return table
}()
