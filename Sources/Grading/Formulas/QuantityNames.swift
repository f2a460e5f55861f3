import Formula
import GradientEngine

/// What names mean that are not written as the exercise language writes them: `x2`, `beta11`, `C_1`, `W^2_1`, `dC/da`.
///
/// A name is read where only one quantity can be meant. One that the exercise has keeps its meaning, and one that nothing
/// is near to is left to be refused by whoever looks for its value.
struct QuantityNames: Sendable {
  let graph: Graph
  let notation: Notation
  /// What may be called in a formula.
  private let vocabulary: Vocabulary
  /// What names are defined as.
  private let definitions: [String: Expression]

  init(_ graph: Graph, notation: Notation, vocabulary: Vocabulary, definitions: [String: Expression] = [:]) {
    self.graph = graph
    self.notation = notation
    self.vocabulary = vocabulary
    self.definitions = definitions
  }

  /// Whether the exercise, or the language, has this very name.
  func isKnown(_ name: String) -> Bool {
    graph.symbols[name] != nil || name == graph.unknown || name == "e" || name == "pi"
  }

  // MARK: - Names

  /// The function that a word means whose index is set low: g1 for g_1.
  func function(_ word: String) -> String? {
    guard !isKnown(word), vocabulary.functions[word] == nil, candidates(word).isEmpty else { return nil }
    let found = vocabulary.functions.keys.filter { BareName($0) == BareName(word) }
    return found.count == 1 ? found.first : nil
  }

  /// Every quantity, or vector or matrix of them, that a spelling can stand for.
  ///
  /// Where there is none, letters may be large or small; and where it is differentiated, the name of a function stands for its
  /// value.
  func candidates(_ spelling: String, isDifferentiated: Bool = false) -> [Expression] {
    let wanted = BareName(spelling)
    guard !wanted.stem.isEmpty else { return [] }
    let found = candidates(wanted)
    if !found.isEmpty { return found }
    let inAnyCase = candidates(wanted.lowercased, lowercasing: true)
    return inAnyCase.isEmpty && isDifferentiated ? values(ofFunction: wanted) : inAnyCase
  }

  private func candidates(_ wanted: BareName, lowercasing: Bool = false) -> [Expression] {
    var found: [Expression] = []
    for (name, symbol) in graph.symbols.sorted(by: { $0.key < $1.key }) {
      for shown in Set([BareName(name), BareName(notation.show(name: name, in: .unicode))]) {
        let base = lowercasing ? shown.lowercased : shown
        guard base.primes == wanted.primes, wanted.stem.hasPrefix(base.stem) else { continue }
        let rest = wanted.stem.dropFirst(base.stem.count)
        let isIndex = rest == wanted.low || !base.stem.contains(where: \.isNumber)
        let meanings =
          rest.isEmpty
          ? [Expression.name(name)]
          : elements(of: symbol, rest, isIndex: isIndex, isLayered: !shown.high.isEmpty).map { element(name, $0) }
        found += meanings.filter { !found.contains($0) }
      }
    }
    return found
  }

  /// The quantity that a layer above and an index below name, `z_1^{(2)}` as z2[1]; nothing unless the exercise shows its
  /// names with the layer above, in parentheses where it `isInParentheses`, and only one can be meant.
  func quantity(_ letters: String, index: String, layer: String, isInParentheses: Bool) -> Expression? {
    let stem = BareName(letters).stem
    for fold in [{ $0 }, { $0.lowercased() }] as [(String) -> String] {
      let found = graph.symbols.sorted { $0.key < $1.key }.flatMap { name, symbol -> [Expression] in
        let text = notation.show(name: name, in: .unicode)
        let shown = BareName(text)
        guard shown.high == layer, shown.primes == 0, fold(shown.stem) == fold(stem + layer),
          isInParentheses || !text.contains("⁽")
        else { return [] }
        return elements(of: symbol, index[...], isIndex: true, isLayered: true).map { element(name, $0) }
      }
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }

  /// What a function of the exercise comes to where one quantity is defined by a call of it: L for the Loss of Loss(a₂, y).
  private func values(ofFunction wanted: BareName) -> [Expression] {
    definitions.filter { _, formula in
      guard case .call(let function, _) = formula.kind, graph.functions[function] != nil else { return false }
      return BareName(function) == wanted
    }.keys.sorted().map { .name($0) }
  }

  private func element(_ name: String, _ indices: [Int]) -> Expression {
    indices.isEmpty ? .name(name) : Expression(.index(.name(name), indices))
  }

  /// The indices that digits can be: `21` of a matrix as row 2, column 1.
  ///
  /// Where they are sure to be indices, a vector may be the column or row of a matrix, `W²₁₁` for W²₁, and a number with a
  /// layer above the only one of its layer.
  private func elements(of symbol: Symbol, _ digits: Substring, isIndex: Bool, isLayered: Bool) -> [[Int]] {
    guard digits.count <= 8, digits.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else { return [] }
    let indices: [[Int]]
    switch symbol.tensor.shape.rank {
    case 0: return isIndex && isLayered && digits == "1" ? [[]] : []
    case 1:
      let direct = [Int(digits)].compactMap(\.self)
      let lines =
        (digits.hasSuffix("1") ? [digits.dropLast()] : []) + (digits.hasPrefix("1") ? [digits.dropFirst()] : [])
      let asLine = isIndex ? Set(lines.compactMap { Int($0) }).sorted().map { [$0] } : []
      indices = symbol.element(direct) == nil ? asLine : [direct]
    case 2:
      indices = (1..<max(1, digits.count)).compactMap { place in
        let pair = [Int(digits.prefix(place)), Int(digits.dropFirst(place))].compactMap(\.self)
        return pair.count == 2 ? pair : nil
      }
    default: indices = [digits.compactMap(\.wholeNumberValue)]
    }
    return indices.filter { symbol.element($0) != nil }
  }

  /// What a name that the exercise does not have means; nothing where there is no such quantity.
  private func meaning(_ spelling: String, at range: Range<Int>) throws(Unreadable) -> Expression? {
    let found = candidates(spelling)
    guard found.count > 1 else { return found.first.map { Expression($0.kind, range: range) } }
    throw Unreadable(
      FormulaRefusal.ambiguousName(spelling, meanings: found.prefix(4).map { NearName($0, in: notation) }), at: range)
  }

  private func hasMeaning(_ spelling: String) -> Bool { candidates(spelling).count == 1 || isKnown(spelling) }

  /// The names near a word that the exercise does not have, the likeliest first.
  func near(_ word: String) -> [NearName] {
    let key = BareName(word).stem.lowercased()
    let names = graph.symbols.keys.filter { !$0.hasSuffix("'") || word.contains("'") }.sorted()
    let spelled = names.map {
      (name: $0, keys: [$0, notation.show(name: $0, in: .unicode)].map { BareName($0).stem.lowercased() })
    }
    var found = spelled.filter { $0.keys.contains(key) }.map(\.name)
    found += nearest(word, in: names).map { [$0] } ?? []
    found += spelled.filter { $0.keys.contains { $0.isPrefix(of: key) || key.isPrefix(of: $0) } }.map(\.name)
    found +=
      nearest(key, in: spelled.flatMap(\.keys)).flatMap { key in spelled.first { $0.keys.contains(key) } }.map {
        [$0.name]
      } ?? []
    return found.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(3)
      .map { NearName(.name($0), in: notation) }
  }

  /// All names, as far as there is room to list them.
  var all: [NearName] {
    graph.symbols.keys.filter { !$0.hasSuffix("'") }.sorted().prefix(12).map { NearName(.name($0), in: notation) }
  }

  // MARK: - Formulas

  /// The formula in the names of the exercise.
  func resolved(_ part: Expression) throws(Unreadable) -> Expression {
    switch part.kind {
    case .number: return part
    case .name(let name): return try resolved(name, part)
    case .index(let base, let indices): return try resolved(element: base, indices, part)
    case .binary(.power, let base, let exponent):
      if case .name("T") = exponent.kind, !isKnown("T") {
        return Expression(.call("transpose", [try resolved(base)]), range: part.range)
      }
      if let spelling = spelling(part), !hasMeaning(spelling.base),
        let meaning = try meaning(spelling.whole, at: part.range)
      {
        return meaning
      }
    case .binary(.multiply, let left, let right):
      if let joined = joinedIndex(left, right) { return try resolved(joined) }
    case .binary(.divide, let left, let right):
      if let derivative = derivative(left, right) { return try resolved(derivative) }
    case .derivative(let of, let by, let partial):
      guard case .name(let name) = of.kind, !isKnown(name) else { break }
      let values = candidates(name, isDifferentiated: true)
      if values.count == 1, values[0] != of {
        return try resolved(Expression(.derivative(of: values[0], by: by, partial: partial), range: part.range))
      }
    default: break
    }
    return try withChildrenResolved(part)
  }

  private func withChildrenResolved(_ part: Expression) throws(Unreadable) -> Expression {
    let kind: Expression.Kind
    switch part.kind {
    case .number, .name: return part
    case .index(let base, let indices): kind = .index(try resolved(base), indices)
    case .list(let items): kind = .list(try resolved(items))
    case .negate(let operand): kind = .negate(try resolved(operand))
    case .binary(let op, let left, let right): kind = .binary(op, try resolved(left), try resolved(right))
    case .call(let name, let arguments): kind = .call(name, try resolved(arguments))
    case .derivative(let of, let by, let partial):
      kind = .derivative(of: try resolved(of), by: try resolved(by), partial: partial)
    }
    return Expression(kind, range: part.range)
  }

  private func resolved(_ parts: [Expression]) throws(Unreadable) -> [Expression] {
    var resolved: [Expression] = []
    for part in parts { resolved.append(try self.resolved(part)) }
    return resolved
  }

  private func resolved(_ name: String, _ part: Expression) throws(Unreadable) -> Expression {
    if isKnown(name) { return part }
    if let meaning = try meaning(name, at: part.range) { return meaning }
    if vocabulary.calls(name) { throw Unreadable(FormulaRefusal.functionAlone(name), at: part.range) }
    return part
  }

  /// An element: `z₂` is z2 where there is no z, and `W_2[1]` is an element of W2.
  private func resolved(
    element base: Expression, _ indices: [Int], _ part: Expression
  ) throws(Unreadable) -> Expression {
    guard case .name(let name) = base.kind else {
      return Expression(.index(try resolved(base), indices), range: part.range)
    }
    if let symbol = graph.symbols[name], symbol.element(indices) != nil { return part }
    if let meaning = try meaning(name + "_" + indices.map(String.init).joined(), at: part.range) { return meaning }
    guard !isKnown(name), let whole = try meaning(name, at: base.range) else { return part }
    if case .index(let stem, let first) = whole.kind {
      return Expression(.index(stem, first + indices), range: part.range)
    }
    return Expression(.index(whole, indices), range: part.range)
  }

  // MARK: - What is written in several parts

  /// A name with what is written high or low at it, `W^2`, as one spelling; `base` is the name alone.
  private func spelling(_ part: Expression) -> (base: String, whole: String)? {
    switch part.kind {
    case .name(let name): return (name, name)
    case .index(let base, let indices):
      guard let (base, whole) = spelling(base) else { return nil }
      return (base, "\(whole)_" + indices.map(String.init).joined())
    case .binary(.power, let base, let exponent):
      guard case .name(let name) = base.kind, case .number(let value) = exponent.kind, value >= 0, value < 100,
        value == value.rounded()
      else { return nil }
      return (name, "\(name)^\(Int(value))")
    default: return nil
    }
  }

  /// `W^2 _1`, which is how the language reads `W^2_1`, as one name.
  private func joinedIndex(_ left: Expression, _ right: Expression) -> Expression? {
    guard let index = spelling(right)?.whole, index.hasPrefix("_"), let stem = spelling(left.rightmostFactor) else {
      return nil
    }
    let whole = stem.whole + index
    guard hasMeaning(whole) || differentiated(whole) != nil else { return nil }
    return left.replacingRightmostFactor(Expression(.name(whole), range: left.rightmostFactor.range))
  }

  /// `dL/dw`, which the language reads as a quotient, as a derivative.
  private func derivative(_ left: Expression, _ right: Expression) -> Expression? {
    let above = left.rightmostFactor
    guard let of = spelling(above).flatMap({ differentiated($0.whole) }),
      let by = spelling(right).flatMap({ differentiated($0.whole) })
    else { return nil }
    return left.replacingRightmostFactor(
      Expression(
        .derivative(of: .name(of), by: .name(by), partial: false),
        range: above.range.lowerBound..<right.range.upperBound))
  }

  /// The name behind the d of a differential.
  private func differentiated(_ spelling: String) -> String? {
    guard spelling.hasPrefix("d"), !hasMeaning(spelling) else { return nil }
    let name = String(spelling.dropFirst())
    return hasMeaning(name) || candidates(name, isDifferentiated: true).count == 1 ? name : nil
  }
}

/// A name of the exercise that may have been meant, as it is shown and as it is typed.
struct NearName: Hashable, Sendable {
  let shown: Text
  let typed: String
  let isTypedAsShown: Bool

  init(_ formula: Expression, in notation: Notation) {
    shown = "\(formula: formula, in: notation)"
    typed = notation.show(formula, in: .ascii)
    isTypedAsShown = typed == notation.show(formula, in: .unicode)
  }
}

/// A name without what only sets it: indices low and high as plain digits, Greek letters spelled, primes at the end.
///
/// A number above comes before an index below, whichever is typed first: `W_{21}^1` is W121, as W^1_21 is.
struct BareName: Hashable, Sendable {
  private(set) var stem = ""
  private(set) var primes = 0
  /// The digits that are set high, and the index at its end that is set low.
  private(set) var high = ""
  private(set) var low = ""

  private enum Script { case none, high, low }

  init(_ name: some StringProtocol) {
    var parts: [(script: Script, text: String)] = []
    func append(_ text: String, _ script: Script) {
      if parts.last?.script == script {
        parts[parts.count - 1].text += text
      } else {
        parts.append((script, text))
      }
    }
    var script = Script.none
    for scalar in name.unicodeScalars.lazy.map(SignTable.plain) {
      switch scalar {
      case "'": primes += 1
      case "_", "[": script = .low
      case "^", "⁽": script = .high
      case "(", ")", "]", "{", "}", ",", "\\", " ", "⁾": break
      default:
        if let digit = scalar.properties.numericType.flatMap({ _ in scalar.properties.numericValue }),
          (0...9).contains(digit)
        {
          let isLow = (0x2080...0x2089).contains(scalar.value)
          append(String(Int(digit)), isLow ? .low : ("0"..."9").contains(scalar) ? script : .high)
        } else {
          script = .none
          append(Notation.spelling(of: scalar), .none)
        }
      }
    }
    if parts.count >= 2, parts[parts.count - 1].script == .high, parts[parts.count - 2].script == .low {
      parts.swapAt(parts.count - 1, parts.count - 2)
    }
    stem = parts.map(\.text).joined()
    high = parts.last { $0.script == .high }?.text ?? ""
    low = parts.last.map { $0.script == .low ? $0.text : "" } ?? ""
  }

  /// The same in small letters.
  var lowercased: BareName {
    var name = self
    name.stem = stem.lowercased()
    return name
  }

  /// Names are one where letters, digits and primes are.
  static func == (left: BareName, right: BareName) -> Bool { left.stem == right.stem && left.primes == right.primes }
  /// Hashes letters, digits and primes.
  func hash(into hasher: inout Hasher) {
    hasher.combine(stem)
    hasher.combine(primes)
  }
}

extension String {
  /// Whether another word begins with it, and not by chance.
  fileprivate func isPrefix(of word: String) -> Bool { word.hasPrefix(self) && (count > 1 || word.count <= 2) }
}

extension Expression {
  /// The last factor of a product as it is written: b of `a·b`, and of `−a·b`.
  fileprivate var rightmostFactor: Expression {
    switch kind {
    case .binary(.multiply, _, let right), .binary(.divide, _, let right), .binary(.dot, _, let right),
      .binary(.elementwise, _, let right):
      right.rightmostFactor
    case .negate(let operand): operand.rightmostFactor
    default: self
    }
  }

  fileprivate func replacingRightmostFactor(_ new: Expression) -> Expression {
    switch kind {
    case .binary(let op, let left, let right) where [.multiply, .divide, .dot, .elementwise].contains(op):
      Expression(.binary(op, left, right.replacingRightmostFactor(new)), range: range)
    case .negate(let operand): Expression(.negate(operand.replacingRightmostFactor(new)), range: range)
    default: new
    }
  }
}
