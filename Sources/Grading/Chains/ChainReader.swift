import Formula
import GradientEngine

/// Reads a product of derivatives: `∂L/∂a₂ · ∂a₂/∂z₂`, `d(L)/d(a2) * d(a2)/d(z2)`, `dL/da2 da2/dz2`.
struct ChainReader: Sendable {
  /// The longest text that is read, in Unicode scalars.
  static let longest = 1_000

  /// One typed factor: what is differentiated, and by what.
  struct Factor: Hashable, Sendable {
    let of: Expression
    let by: Expression
  }

  private let names: QuantityNames
  /// Every spelling of a name, longest first, with the canonical one.
  private let spellings: [(text: [Unicode.Scalar], name: String)]

  /// Reads the names of `graph`; a function stands for the name that is defined by it.
  init(_ graph: Graph, notation: Notation, definitions: [String: Expression]) {
    names = QuantityNames(graph, notation: notation, vocabulary: .standard, definitions: definitions)
    spellings = graph.symbols.keys.sorted().flatMap { name in
      Set([name, notation.show(name: name, in: .unicode)]).sorted()
        .map { ($0.unicodeScalars.map(SignTable.plain), name) }
    }.sorted { $0.text.count > $1.text.count }
  }

  func read(_ text: String) throws(Unreadable) -> [Factor] {
    let typed = try TypedFormula(try TypedText(text, atMost: Self.longest).scalars, names: names)
    var cursor = ChainCursor(
      scalars: typed.text.unicodeScalars.map(SignTable.plain), spellings: spellings, names: names)
    do {
      return try cursor.factors()
    } catch {
      let range = typed.range(error.range)
      guard case .unknownName(_, let near) = error.refusal as? ChainRefusal, !range.isEmpty else {
        throw Unreadable(error.refusal, at: range)
      }
      let name = excerpt(Array(text.unicodeScalars)[range])
      throw Unreadable(ChainRefusal.unknownName(name, near: near), at: range)
    }
  }
}

private struct ChainCursor {
  let scalars: [Unicode.Scalar]
  let spellings: [(text: [Unicode.Scalar], name: String)]
  let names: QuantityNames
  var position = 0

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skipBlanks() {
    while let current, current.properties.isWhitespace { position += 1 }
  }

  private mutating func take(_ signs: String) -> Bool {
    guard let current, signs.unicodeScalars.contains(current) else { return false }
    position += 1
    return true
  }

  /// Refuses what stands where something else had to come.
  private func misfit(_ expected: ChainRefusal.Expected) -> Unreadable {
    guard let current else {
      return Unreadable(ChainRefusal.unfinished(expected), at: scalars.count..<scalars.count)
    }
    let word = scalars[position...].prefix(while: \.isPartOfName)
    let end = max(word.endIndex, position + 1)
    return Unreadable(
      ChainRefusal.unexpected(excerpt(word.isEmpty ? [current] : Array(word)), expected), at: position..<end)
  }

  mutating func factors() throws(Unreadable) -> [ChainReader.Factor] {
    skipBlanks()
    if current == "=" {
      position += 1
      skipBlanks()
    }
    guard current != nil else {
      throw Unreadable(TextRefusal.empty(.chain), at: scalars.count..<scalars.count)
    }
    var factors: [ChainReader.Factor] = []
    while true {
      factors.append(try factor())
      skipBlanks()
      guard current != nil else { return factors }
      if take("*") { skipBlanks() }
    }
  }

  private mutating func factor() throws(Unreadable) -> ChainReader.Factor {
    if take("([") {
      skipBlanks()
      let inner = try factor()
      skipBlanks()
      guard take(")]") else { throw misfit(.closingParenthesis) }
      return inner
    }
    let of = try half(.derivative)
    skipBlanks()
    guard take("/") else { throw misfit(.denominator) }
    skipBlanks()
    let by = try half(.otherHalf)
    return ChainReader.Factor(of: of, by: by)
  }

  /// `∂u`, `∂(u)`, `d(u)`, `du` or `partial(u)`.
  private mutating func half(_ expected: ChainRefusal.Expected) throws(Unreadable) -> Expression {
    let start = position
    let word = "partial".unicodeScalars
    if scalars[position...].starts(with: word) {
      position += word.count
    } else if !take("∂dδ") {
      throw misfit(expected)
    }
    skipBlanks()
    guard take("(") else { return try quantity(from: start) }
    skipBlanks()
    let inner = try quantity(from: position)
    skipBlanks()
    guard take(")") else { throw misfit(.closingParenthesis) }
    return inner
  }

  /// A name of the exercise, and an index behind it.
  private mutating func quantity(from start: Int) throws(Unreadable) -> Expression {
    let begin = position
    let fit = spellings.first { spelling in
      guard scalars[position...].starts(with: spelling.text) else { return false }
      let after = position + spelling.text.count
      return after == scalars.count || !(scalars[after].isPartOfName && spelling.text.last?.isPartOfName == true)
    }
    guard let fit else {
      var end = position
      // W^2_1 and z₂ may be how an index is written.
      while end < scalars.count, scalars[end].isPartOfName || scalars[end] == "^" || Self.low(scalars[end]) != nil {
        end += 1
      }
      guard end > begin else { throw misfit(.quantity) }
      let word = String(String.UnicodeScalarView(scalars[begin..<end]))
      let meanings = names.candidates(word, isDifferentiated: true)
      if meanings.count == 1 {
        position = end
        return try element(of: meanings[0], from: begin)
      }
      if meanings.count > 1 { throw ambiguous(word, meanings, at: begin..<end) }
      let near = nearest(word, in: spellings.map { String(String.UnicodeScalarView($0.text)) })
      throw Unreadable(ChainRefusal.unknownName(excerpt(scalars[begin..<end]), near: near), at: begin..<end)
    }
    position += fit.text.count
    return try element(of: .name(fit.name), from: begin)
  }

  private mutating func element(of name: Expression, from begin: Int) throws(Unreadable) -> Expression {
    let indices = try indices()
    guard !indices.isEmpty else { return Expression(name.kind, range: begin..<position) }
    if case .name(let stem) = name.kind, names.graph.symbols[stem]?.element(indices) == nil {
      // W²₁₁ may be printed for an element of a vector.
      let word = stem + "_" + indices.map(String.init).joined()
      let meanings = names.candidates(word)
      let range = begin..<position
      guard let meaning = meanings.first else {
        throw Unreadable(ChainRefusal.unknownName(excerpt(scalars[range]), near: nil), at: range)
      }
      guard meanings.count == 1 else { throw ambiguous(word, meanings, at: range) }
      return Expression(meaning.kind, range: range)
    }
    return Expression(.index(name, indices), range: begin..<position)
  }

  private func ambiguous(_ word: String, _ meanings: [Expression], at range: Range<Int>) -> Unreadable {
    Unreadable(
      ChainRefusal.ambiguousName(word, meanings: meanings.prefix(4).map { NearName($0, in: names.notation) }), at: range
    )
  }

  private mutating func indices() throws(Unreadable) -> [Int] {
    var indices: [Int] = []
    while let current, let digit = Self.low(current) {
      indices.append(digit)
      position += 1
    }
    guard indices.isEmpty, take("[") else { return indices }
    repeat {
      skipBlanks()
      var value: Int?
      while let current, case .digit(let digit) = NumberCharacter(current) {
        value = min((value ?? 0) * 10 + Int(digit), 1_000_000)
        position += 1
      }
      guard let value else { throw misfit(.wholeIndex) }
      indices.append(value)
      skipBlanks()
    } while take(",")
    guard take("]") else { throw misfit(.closingBracket) }
    return indices
  }

  private static func low(_ scalar: Unicode.Scalar) -> Int? {
    (0x2080...0x2089).contains(scalar.value) ? Int(scalar.value) - 0x2080 : nil
  }
}

extension Unicode.Scalar {
  /// Whether a name goes on with it.
  fileprivate var isPartOfName: Bool {
    properties.isAlphabetic && !(0x2080...0x2089).contains(value) || ("0"..."9").contains(self) || self == "_"
      || self == "'"
      || ("⁰"..."⁹").contains(self) || "¹²³⁽⁾".unicodeScalars.contains(self)
  }
}
