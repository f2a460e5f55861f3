import Formula

/// What a step asks for, by name: an answer may begin with it and an equals sign, `dL/dw2 = …`; an update also with an arrow,
/// `w1 ← …`.
struct AskedName: Hashable, Sendable {
  private let spellings: Set<String>

  /// The ways in which `formula` is written.
  init(_ formula: Expression, in notation: Notation) {
    spellings = Set(
      [notation.show(formula, in: .ascii), notation.show(formula, in: .unicode)].map { Self.bare($0.unicodeScalars) })
  }

  /// Whether a text names what is asked: `∂L/∂w₂`, `d(L)/d(w2)` and `dL/dw2` do alike.
  ///
  /// An updated weight is assigned to the weight of the same name without the prime.
  func isMeant(by text: some Sequence<Unicode.Scalar>) -> Bool {
    let bare = Self.bare(text)
    return spellings.contains { $0 == bare || $0.contains("'") && $0.filter { $0 != "'" } == bare }
  }

  /// Letters, digits and strokes only; digits low or high as plain ones, Greek letters spelled, every sign of a derivative
  /// as a d.
  private static func bare(_ text: some Sequence<Unicode.Scalar>) -> String {
    var bare = ""
    for scalar in text.lazy.map(SignTable.plain) where !scalar.properties.isWhitespace {
      switch scalar {
      case "∂", "δ": bare += "d"
      case "(", ")", "[", "]", "{", "}", "\\", ",", "_", "^", "⁽", "⁾", "*", ".": break
      default:
        if let digit = scalar.properties.numericType.flatMap({ _ in scalar.properties.numericValue }) {
          bare += String(Int(max(0, min(9, digit))))
        } else {
          bare += Notation.spelling(of: scalar)
        }
      }
    }
    return bare.hasPrefix("partial") ? "d" + bare.dropFirst(7).replacing("/partial", with: "/d") : bare
  }
}

extension Question {
  /// Whether a text answers with a number, and not with a formula for it.
  public func hasNumber(in text: String) -> Bool {
    (try? withoutName(text)).map { kind.numbers(in: $0) != nil } ?? false
  }

  /// The text without the name of what is asked and the equals sign that it may begin with; blanks keep places in it.
  ///
  /// Throws where it begins with another name.
  func withoutName(_ text: String) throws(Unreadable) -> String {
    let scalars = Array(text.unicodeScalars.prefix(AskedName.longest + 1))
    guard kind.leadingName != .none, let asked, let sign = scalars.assignment, sign.upperBound <= AskedName.longest,
      !scalars[sign.upperBound...].starts(with: "=".unicodeScalars),
      let first = scalars[..<sign.lowerBound].firstIndex(where: { !$0.properties.isWhitespace }),
      scalars[first].properties.isAlphabetic || SignTable.plain(scalars[first]) == "∂" || scalars[first] == "\\",
      !"<>!".unicodeScalars.contains(scalars[sign.lowerBound - 1]), !scalars[..<sign.lowerBound].hasOpenBracket
    else { return text }
    let name = scalars[first..<sign.lowerBound]
    guard kind.leadingName == .variable && name.allSatisfy(\.isPartOfCodeName) || asked.isMeant(by: name) else {
      let end = (name.lastIndex { !$0.properties.isWhitespace } ?? first) + 1
      throw Unreadable(
        TextRefusal.otherName(excerpt(scalars[first..<end]), kind.unreadableReason), at: first..<end)
    }
    var view = String.UnicodeScalarView()
    for _ in 0..<sign.upperBound { view.append(" ") }
    view.append(contentsOf: text.unicodeScalars.dropFirst(sign.upperBound))
    return String(view)
  }
}

extension AskedName {
  /// No name is longer than this, in Unicode scalars.
  fileprivate static let longest = 120
}

extension [Unicode.Scalar] {
  /// Where the first sign stands that may assign a value: `=`, `:=`, `←` or `<-`.
  fileprivate var assignment: Range<Int>? {
    guard let place = firstIndex(where: { "=←".unicodeScalars.contains($0) }) ?? firstIndex(of: "<") else { return nil }
    switch self[place] {
    case "=" where place > 0 && self[place - 1] == ":": return place - 1..<place + 1
    case "<": return place + 1 < count && self[place + 1] == "-" ? place..<place + 2 : nil
    default: return place..<place + 1
    }
  }
}

extension Sequence<Unicode.Scalar> {
  /// Whether a bracket is not closed, so that an equals sign behind it names an argument.
  fileprivate var hasOpenBracket: Bool {
    reduce(0) { $0 + ("([".unicodeScalars.contains($1) ? 1 : ")]".unicodeScalars.contains($1) ? -1 : 0) } > 0
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfCodeName: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || properties.isWhitespace
  }
}
