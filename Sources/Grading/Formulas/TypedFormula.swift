import Formula
import GradientEngine

/// A formula as it was typed, put into the signs of the formula language: LaTeX commands, `**` for a power, an equals sign
/// in front, an index in parentheses. Each sign knows where it was typed, so that a caret still points there.
struct TypedFormula {
  /// An index that stands in parentheses, `beta1(1)`, with the element that it is read as.
  struct BracketSlip: Hashable, Sendable {
    let typed: String
    let meant: Expression
  }

  /// The text in the signs of the language.
  var text: String { String(scalars: signs[...]) }
  private(set) var slips: [BracketSlip] = []

  private let typed: [Unicode.Scalar]
  private let plain: [Unicode.Scalar]
  private let names: QuantityNames?
  private var signs: [Unicode.Scalar] = []
  private var origins: [Int] = []
  private var position = 0

  init(_ typed: [Unicode.Scalar], names: QuantityNames?) throws(Unreadable) {
    self.typed = typed
    plain = typed.map(SignTable.plain)
    self.names = names
    if let first = plain.firstIndex(where: { $0 != " " && !$0.properties.isWhitespace }), plain[first] == "=" {
      position = first + 1
    }
    while position < plain.count { try step(to: plain.count) }
  }

  // MARK: - Places

  /// Whether every sign stands where it was typed.
  private var isAsTyped: Bool { origins.count == typed.count && origins.last == typed.count - 1 && origins.first == 0 }

  /// A place in the text as the place where it was typed.
  func range(_ range: Range<Int>) -> Range<Int> {
    guard !isAsTyped else { return range }
    let lower = range.lowerBound < origins.count ? origins[range.lowerBound] : typed.count
    guard range.upperBound > range.lowerBound else { return lower..<lower }
    let upper = range.upperBound <= origins.count ? origins[range.upperBound - 1] + 1 : typed.count + 1
    return lower..<max(lower, upper)
  }

  /// A formula read from the text, with the places where its parts were typed.
  func placed(_ part: Expression) -> Expression {
    guard !isAsTyped else { return part }
    let kind: Expression.Kind =
      switch part.kind {
      case .number, .name: part.kind
      case .index(let base, let indices): .index(placed(base), indices)
      case .list(let items): .list(items.map(placed))
      case .negate(let operand): .negate(placed(operand))
      case .binary(let op, let left, let right): .binary(op, placed(left), placed(right))
      case .call(let name, let arguments): .call(name, arguments.map(placed))
      case .derivative(let of, let by, let partial): .derivative(of: placed(of), by: placed(by), partial: partial)
      }
    return Expression(kind, range: range(part.range))
  }

  // MARK: - One sign after another

  private mutating func put(_ text: String, from place: Int) {
    for scalar in text.unicodeScalars { put(scalar, from: place) }
  }

  private mutating func put(_ sign: Unicode.Scalar, from place: Int) {
    signs.append(sign)
    origins.append(place)
  }

  private mutating func step(to end: Int) throws(Unreadable) {
    let start = position
    switch plain[position] {
    case "*" where position + 1 < end && plain[position + 1] == "*":
      position += 2
      put("^", from: start)
    case "*" where endsName(at: position, to: end): position += 1
    case "^" where position + 1 < end && plain[position + 1] == "*" && endsName(at: position + 1, to: end):
      position += 2
    case "^" where takeLayer(to: end): break
    case let sign where (sign.isHighDigit || sign == "⁽") && takeLayer(to: end): break
    case "\\": try command(to: end)
    case "{": try group(to: end, open: "(", close: ")")
    case "_" where position + 1 < end && plain[position + 1] == "{":
      position += 1
      put("_", from: start)
      index(to: end)
    case "(" where takeSlip(to: end): break
    case "(":
      nameFunction()
      position += 1
      put("(", from: start)
    case "d" where isLoneDifferential(to: end):
      position += 1
      put("d", from: start)
      while plain[position] == " " { position += 1 }
    case "δ" where names?.hasDelta == false:
      position += 1
      put("∂", from: start)
    default:
      position += 1
      put(typed[start], from: start)
    }
  }

  /// What stands in braces, between other brackets.
  private mutating func group(to end: Int, open: String, close: String) throws(Unreadable) {
    let start = position
    guard let last = closingBrace(from: start, to: end) else {
      throw Unreadable(FormulaRefusal.openBrace, at: typed.count..<typed.count)
    }
    put(open, from: start)
    position += 1
    while position < last { try step(to: last) }
    put(close, from: last)
    position = last + 1
  }

  private func closingBrace(from start: Int, to end: Int) -> Int? {
    var depth = 0
    for place in start..<end {
      if plain[place] == "{" { depth += 1 }
      if plain[place] == "}" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }

  /// An index in braces, `_{1,2}`, as digits alone.
  private mutating func index(to end: Int) {
    position += 1
    while position < end, plain[position] != "}" {
      if plain[position] != ",", plain[position] != " " { put(String(Character(plain[position])), from: position) }
      position += 1
    }
    position = min(end, position + 1)
  }

  /// Whether a d stands before a blank and a name, `d L/d w`, and is none itself.
  private func isLoneDifferential(to end: Int) -> Bool {
    guard names?.isKnown("d") == false, signs.last.map(\.isPartOfName) != true else { return false }
    guard let next = plain[position + 1..<end].firstIndex(where: { $0 != " " }), next > position + 1 else {
      return false
    }
    return plain[next].properties.isAlphabetic
  }

  // MARK: - Indices in parentheses

  /// Reads `(1)` directly behind the name of a vector, or `(2,1)` behind that of a matrix, as an index.
  private mutating func takeSlip(to end: Int) -> Bool {
    guard let names, !nameBefore.isEmpty, let close = plain[position..<end].firstIndex(of: ")") else { return false }
    let word = String(scalars: nameBefore)
    let inner = String(scalars: plain[position + 1..<close])
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
    let indices = parts.compactMap(\.self)
    guard indices.count == parts.count, let whole = names.tensor(word),
      names.graph.symbols[whole]?.element(indices) != nil
    else { return false }
    slips.append(
      BracketSlip(
        typed: "\(word)(\(inner))", meant: Expression(.index(.name(whole), indices))))
    put("[" + indices.map(String.init).joined(separator: ",") + "]", from: position)
    position = close + 1
    return true
  }

  // MARK: - Names as handouts print them

  /// Whether a star belongs to the name of a given before it, `y*`, since nothing follows that it could multiply with.
  private func endsName(at star: Int, to end: Int) -> Bool {
    guard let names, signs.last?.isPartOfName == true else { return false }
    if let next = plain[(star + 1)..<end].firstIndex(where: { $0 != " " }) {
      switch plain[next] {
      case ")", "]", "}", ",", "+", "/", "*", "=", "⊙": break
      case "-" where next > star + 1: break
      default: return false
      }
    }
    return names.isGiven(lastWord)
  }

  private var lastWord: String { String(scalars: wordBefore) }

  /// Reads a layer above that stands behind an index below, `z_1^{(2)}`, as the exercise writes it: z2[1].
  private mutating func takeLayer(to end: Int) -> Bool {
    guard let names, let raised = raisedNumber(to: end) else { return false }
    let word = lastWord
    for name in word.hasPrefix("d") ? [word, String(word.dropFirst())] : [word] {
      let letters = name.prefix { $0.isLetter }
      let index = name.dropFirst(letters.count).unicodeScalars
      guard let first = index.first, first == "_" || first.isLowDigit,
        index.allSatisfy({ $0 == "_" || $0.isIndexDigit || $0.isLowDigit }),
        let meant = names.quantity(
          String(letters), index: BareName(String(index)).stem, layer: raised.digits,
          isInParentheses: raised.isInParentheses)
      else { continue }
      let place = origins[signs.count - name.unicodeScalars.count]
      signs.removeLast(name.unicodeScalars.count)
      origins.removeLast(name.unicodeScalars.count)
      put(names.notation.show(meant, in: .ascii), from: place)
      origins[origins.count - 1] = raised.end - 1
      position = raised.end
      return true
    }
    return false
  }

  /// A whole number above, as it stands here: `^2`, `^(2)`, `^{(2)}`, `²` or `⁽²⁾`.
  private func raisedNumber(to end: Int) -> (digits: String, isInParentheses: Bool, end: Int)? {
    for (open, close) in [("^{(", ")}"), ("^(", ")"), ("^{", "}"), ("^", ""), ("⁽", "⁾"), ("", "")] {
      guard plain[position..<end].starts(with: open.unicodeScalars) else { continue }
      let start = position + open.unicodeScalars.count
      let digits = plain[start..<end].prefix { open.hasPrefix("^") ? $0.isIndexDigit : $0.isHighDigit }
      guard !digits.isEmpty, plain[digits.endIndex..<end].starts(with: close.unicodeScalars) else { continue }
      return (
        BareName(String(scalars: digits)).stem, open.hasSuffix("(") || open == "⁽",
        digits.endIndex + close.unicodeScalars.count
      )
    }
    return nil
  }

  /// What ends where the text stands so far and may be a name, with digits before it.
  private var wordBefore: ArraySlice<Unicode.Scalar> {
    var start = signs.count
    while start > 0, signs[start - 1].isPartOfName { start -= 1 }
    return signs[start...]
  }

  /// The name that ends where the text stands so far.
  private var nameBefore: ArraySlice<Unicode.Scalar> { wordBefore.drop(while: \.isIndexDigit) }

  /// Writes a function's name before a parenthesis as the exercise does: g1 for g_1.
  private mutating func nameFunction() {
    let word = nameBefore
    guard word.contains("_"), let name = names?.function(String(scalars: word)) else { return }
    let place = origins[signs.count - word.count]
    signs.removeLast(word.count)
    origins.removeLast(word.count)
    put(name, from: place)
  }

  // MARK: - LaTeX

  private mutating func command(to end: Int) throws(Unreadable) {
    let start = position
    position += 1
    var name = ""
    while position < end, plain[position].isASCIILetter {
      name.unicodeScalars.append(plain[position])
      position += 1
    }
    if name.isEmpty, position < end {
      // \, and \; are blanks.
      position += 1
      return put(" ", from: start)
    }
    switch name {
    case "hat", "widehat":
      try decorated(to: end, start)
      put("hat", from: start)
    case "mathrm", "mathbf", "mathit", "boldsymbol", "bm", "text", "operatorname":
      try decorated(to: end, start)
    case "left", "right", "bigl", "bigr", "big", "Big", "displaystyle", "limits": break
    case "sqrt":
      put("sqrt", from: start)
      if position < end, plain[position] == "{" { try group(to: end, open: "(", close: ")") }
    default:
      guard let meaning = Self.commands[name] ?? (Self.words.contains(name) ? name : nil) else {
        throw Unreadable(FormulaRefusal.command("\\" + name), at: start..<position)
      }
      // A name right before it ends there.
      if meaning.unicodeScalars.first?.properties.isAlphabetic == true, signs.last?.isPartOfName == true {
        if signs.last != "d" && signs.last != "∂" { put(" ", from: start) }
      }
      put(meaning, from: start)
      while position < end, plain[position] == " ", meaning == "∂" { position += 1 }
    }
  }

  /// What a command such as \hat stands before: a group, a command, or one sign.
  private mutating func decorated(to end: Int, _ start: Int) throws(Unreadable) {
    while position < end, plain[position] == " " { position += 1 }
    guard position < end else {
      throw Unreadable(FormulaRefusal.command(String(scalars: typed[start..<end])), at: start..<end)
    }
    if plain[position] == "{" {
      try group(to: end, open: "", close: "")
    } else {
      try step(to: end)
    }
  }

  private static let words: Set<String> = Set(Notation.greekSpellings).union([
    "exp", "log", "ln", "sin", "cos", "sinh", "cosh", "tanh", "max", "min",
  ])

  private static let commands: [String: String] = [
    "varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "ell": "ℓ", "partial": "∂", "cdot": "*",
    "times": "*",
    "ast": "*", "odot": "⊙", "circ": "⊙", "div": "/", "prime": "'", "top": "T", "quad": " ", "qquad": " ",
  ]
}

extension QuantityNames {
  /// Whether a word is the name of a given that is one number.
  fileprivate func isGiven(_ word: String) -> Bool {
    guard let quantity = graph.quantity(named: word)?.id else { return false }
    return graph[quantity].phase == .given
  }

  /// The vector or matrix that a word is a name of; nothing for the name of a number.
  fileprivate func tensor(_ word: String) -> String? {
    let name = graph.symbols[word] != nil ? [Expression.name(word)] : candidates(word)
    guard name.count == 1, case .name(let whole) = name[0].kind, (graph.symbols[whole]?.tensor.shape.rank ?? 0) > 0
    else {
      return nil
    }
    return whole
  }

  /// Whether some name is, or begins with, a delta.
  fileprivate var hasDelta: Bool {
    graph.symbols.keys.contains { $0.hasPrefix("delta") || notation.show(name: $0, in: .unicode).hasPrefix("δ") }
  }
}

extension Unicode.Scalar {
  /// Whether it can be part of a name as names are shown, W²₁ or z⁽¹⁾.
  fileprivate var isPartOfName: Bool {
    if isASCII { return isASCIILetter || isIndexDigit || self == "_" || self == "'" }
    return properties.isAlphabetic || properties.numericType != nil || "_'⁽⁾\u{302}".unicodeScalars.contains(self)
  }
  fileprivate var isHighDigit: Bool { !isASCII && "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains(self) }
  fileprivate var isLowDigit: Bool { (0x2080...0x2089).contains(value) }
  fileprivate var isIndexDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
