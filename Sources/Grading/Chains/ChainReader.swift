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

  private let notation: Notation
  /// Every spelling of a name, longest first, with the canonical one.
  private let spellings: [(text: [Unicode.Scalar], name: String)]

  /// Reads the names of `graph`.
  init(_ graph: Graph, notation: Notation) {
    self.notation = notation
    let names = graph.symbols.keys.sorted()
    spellings = names.flatMap { name in
      Set([name, notation.show(name: name, in: .unicode)]).sorted().map { (Array($0.unicodeScalars), name) }
    }.sorted { $0.text.count > $1.text.count }
  }

  func read(_ text: String) throws(Unreadable) -> [Factor] {
    var cursor = ChainCursor(scalars: try TypedText(text, atMost: Self.longest).scalars, spellings: spellings)
    return try cursor.factors()
  }
}

private struct ChainCursor {
  let scalars: [Unicode.Scalar]
  let spellings: [(text: [Unicode.Scalar], name: String)]
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

  private func refusal(_ message: String, _ expected: String, _ range: Range<Int>? = nil) -> Unreadable {
    guard position < scalars.count || range != nil else {
      return Unreadable(
        reason: .unfinished, message: "The chain is not finished", expected: expected,
        range: scalars.count..<scalars.count)
    }
    return Unreadable(
      reason: .notAChain, message: message, expected: expected, range: range ?? position..<position + 1)
  }

  private func misfit(_ expected: String) -> Unreadable {
    refusal(current.map { "\(quoted([$0])) does not fit here" } ?? "", expected)
  }

  mutating func factors() throws(Unreadable) -> [ChainReader.Factor] {
    skipBlanks()
    if current == "=" {
      position += 1
      skipBlanks()
    }
    guard current != nil else {
      throw .empty(expected: "a product such as ∂u/∂v · ∂v/∂w", at: scalars.count)
    }
    var factors: [ChainReader.Factor] = []
    while true {
      factors.append(try factor())
      skipBlanks()
      guard current != nil else { return factors }
      if take("*·⋅×∙•") { skipBlanks() }
    }
  }

  private mutating func factor() throws(Unreadable) -> ChainReader.Factor {
    if take("([") {
      skipBlanks()
      let inner = try factor()
      skipBlanks()
      guard take(")]") else { throw misfit("“)”") }
      return inner
    }
    let of = try half("a derivative such as ∂u/∂v")
    skipBlanks()
    guard take("/∕÷") else { throw misfit("“/” and what it is differentiated by") }
    skipBlanks()
    let by = try half("the other half of the derivative, such as ∂v")
    return ChainReader.Factor(of: of, by: by)
  }

  /// `∂u`, `∂(u)`, `d(u)`, `du` or `partial(u)`.
  private mutating func half(_ expected: String) throws(Unreadable) -> Expression {
    let start = position
    let word = "partial".unicodeScalars
    if scalars[position...].starts(with: word) {
      position += word.count
    } else if !take("∂dδ𝜕") {
      throw misfit(expected)
    }
    skipBlanks()
    guard take("(") else { return try quantity(from: start) }
    skipBlanks()
    let inner = try quantity(from: position)
    skipBlanks()
    guard take(")") else { throw misfit("“)”") }
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
      while end < scalars.count, scalars[end].isPartOfName { end += 1 }
      guard end > begin else { throw misfit("the name of a quantity") }
      var word = String(String.UnicodeScalarView(scalars[begin..<end]))
      // z₂ may be meant for z2.
      while end < scalars.count, let digit = Self.low(scalars[end]) {
        word += String(digit)
        end += 1
      }
      let near = nearest(word, in: spellings.map { String(String.UnicodeScalarView($0.text)) })
      throw refusal(
        "\(quoted(scalars[begin..<end])) is no quantity of this exercise"
          + (near.map { " (did you mean \($0)?)" } ?? ""),
        "one of its names", begin..<end)
    }
    position += fit.text.count
    let name = Expression(.name(fit.name), range: begin..<position)
    let indices = try indices()
    return indices.isEmpty ? name : Expression(.index(name, indices), range: begin..<position)
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
      while let current, case .digit(let digit) = Glyph(current) {
        value = min((value ?? 0) * 10 + Int(digit), 1_000_000)
        position += 1
      }
      guard let value else { throw misfit("a whole number as index") }
      indices.append(value)
      skipBlanks()
    } while take(",")
    guard take("]") else { throw misfit("“]” after the index") }
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
      || self == "'" || self == "′"
  }
}
