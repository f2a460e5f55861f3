import Canvas

/// What the control sequences of xterm, and of those that follow it, stand for.
///
/// Source: "XTerm Control Sequences", the sections on PC-style and VT220-style function keys; the number pad is that of
/// the VT100 in application mode; `u` is the key encoding of fixterms and kitty.
enum KeyTable {
  /// `ESC [ x` and `ESC O x`.
  static let byLetter: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .function(1), "Q": .function(2),
    "R": .function(3), "S": .function(4), "Z": .backTab, "M": .enter,
  ]

  /// `ESC O x` of rxvt, where Control is held.
  static let byShiftedLetter: [Character: Key] = ["c": .wordRight, "d": .wordLeft]

  /// `ESC O x` of the number pad.
  static let numberPad: [Character: Character] = [
    "p": "0", "q": "1", "r": "2", "s": "3", "t": "4", "u": "5", "v": "6", "w": "7", "x": "8", "y": "9", "n": ".",
    "l": ",", "m": "-", "k": "+", "j": "*", "o": "/", "X": "=",
  ]

  /// `ESC [ number ~`.
  private static let byNumber: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
    12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
    19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]

  /// What a whole control sequence stands for; nil where it is no key.
  static func event(parameters: [Int], final: Character) -> KeyEvent? {
    let modifiers = Modifiers(parameter: parameters.count > 1 ? parameters[1] : 1)
    // ESC [ 12 ; 40 R tells where the cursor is, and is not F3.
    if final != "~", final != "u", (parameters.first ?? 1) > 1 || (parameters.count > 1 && parameters[1] > 64) {
      return nil
    }
    switch final {
    case "~" where parameters.first == 27 && parameters.count == 3: return key(code: parameters[2], modifiers)
    case "~": return byNumber[parameters.first ?? 0].map { .key($0) }
    case "u": return key(code: parameters.first ?? 0, modifiers)
    case "C" where modifiers.isWord: return .key(.wordRight)
    case "D" where modifiers.isWord: return .key(.wordLeft)
    case "M": return nil  // ESC [ M is a mouse report, unlike ESC O M
    default: return byLetter[final].map { .key($0) }
    }
  }

  /// A key by the code of its character, as terminals tell it that can tell every key apart.
  private static func key(code: Int, _ modifiers: Modifiers) -> KeyEvent? {
    switch code {
    case 9: return .key(modifiers.shift ? .backTab : .tab)
    case 13: return .key(.enter)
    case 27: return .key(.escape)
    case 127, 8: return .key(modifiers.isWord ? .control("w") : .backspace)
    default: return character(code: code, modifiers)
    }
  }

  private static func character(code: Int, _ modifiers: Modifiers) -> KeyEvent? {
    guard code >= 0x20, let scalar = Unicode.Scalar(UInt32(clamping: code)) else { return nil }
    let character = Character(scalar)
    if modifiers.control { return character == "c" ? .interrupt : .key(.control(character)) }
    return modifiers.alt && character.isASCII ? .key(.alt(character)) : .character(character)
  }

  /// The second parameter: one more than the sum of 1 for Shift, 2 for Alt, 4 for Control.
  private struct Modifiers {
    let shift: Bool
    let alt: Bool
    let control: Bool

    init(parameter: Int) {
      let bits = max(0, parameter - 1)
      shift = bits & 1 != 0
      alt = bits & 2 != 0
      control = bits & 4 != 0
    }

    var isWord: Bool { alt || control }
  }
}
