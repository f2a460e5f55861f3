import Formula

/// One word of a line of Python, with its place in Unicode scalars.
struct CodeToken: Hashable {
  enum Kind: Hashable {
    case number(Double)
    case name(String)
    case sign(String)
    case end
  }

  let kind: Kind
  let range: Range<Int>

  /// Cuts a line into tokens.
  static func tokens(of scalars: [Unicode.Scalar]) throws(Unreadable) -> [CodeToken] {
    var tokens: [CodeToken] = []
    var position = 0
    /// How many brackets are open: a slice and a named argument stand in some.
    var depth = 0
    while position < scalars.count {
      let start = position
      let scalar = scalars[position]
      if scalar == " " || scalar == "\t" {
        position += 1
        continue
      }
      let kind: Kind
      if scalar.isCodeDigit || scalar == "." && position + 1 < scalars.count && scalars[position + 1].isCodeDigit {
        kind = try number(scalars, &position)
      } else if scalar.properties.isAlphabetic || scalar == "_" {
        while position < scalars.count, scalars[position].continuesCodeName { position += 1 }
        kind = .name(String(String.UnicodeScalarView(scalars[start..<position])))
      } else {
        let sign = try sign(scalars, &position, inBrackets: depth > 0)
        if sign == "(" || sign == "[" { depth += 1 }
        if sign == ")" || sign == "]" { depth -= 1 }
        kind = .sign(sign)
      }
      tokens.append(CodeToken(kind: kind, range: start..<position))
    }
    tokens.append(CodeToken(kind: .end, range: scalars.count..<scalars.count))
    return tokens
  }

  private static func number(_ scalars: [Unicode.Scalar], _ position: inout Int) throws(Unreadable) -> Kind {
    let start = position
    func digits() { while position < scalars.count, scalars[position].isCodeDigit { position += 1 } }
    digits()
    if position < scalars.count, scalars[position] == "." {
      position += 1
      digits()
    }
    if position < scalars.count, scalars[position] == "e" || scalars[position] == "E" {
      var after = position + 1
      if after < scalars.count, scalars[after] == "-" || scalars[after] == "+" { after += 1 }
      if after < scalars.count, scalars[after].isCodeDigit {
        position = after
        digits()
      }
    }
    if position < scalars.count, scalars[position].continuesCodeName {
      throw Unreadable(CodeRefusal.nameAfterNumber, at: position..<position + 1)
    }
    let text = String(String.UnicodeScalarView(scalars[start..<position]))
    let isWhole = scalars[start..<position].allSatisfy(\.isCodeDigit)
    if isWhole, text.first == "0", text.contains(where: { $0 != "0" }) {
      throw Unreadable(CodeRefusal.leadingZero, at: start..<position)
    }
    guard let value = Double(text.hasSuffix(".") ? text + "0" : text), value.isFinite else {
      throw Unreadable(CodeRefusal.numberTooLarge, at: start..<position)
    }
    return .number(value)
  }

  private static func sign(
    _ scalars: [Unicode.Scalar], _ position: inout Int, inBrackets: Bool
  ) throws(Unreadable) -> String {
    let start = position
    for sign in ["**", "//", "==", "!=", "<=", ">=", "->", ":="]
    where scalars[start...].starts(with: sign.unicodeScalars) {
      position += 2
      return try known(sign, start..<position)
    }
    position += 1
    if inBrackets, scalars[start] == ":" || scalars[start] == "=" { return String(Character(scalars[start])) }
    return try known(String(Character(scalars[start])), start..<position)
  }

  /// A sign that can stand in such a line; for any other what to write in its place.
  private static func known(_ sign: String, _ range: Range<Int>) throws(Unreadable) -> String {
    let advice: CodeRefusal.SignAdvice
    switch sign {
    case "+", "-", "*", "/", "**", "@", "(", ")", "[", "]", ",", ".": return sign
    case "^": advice = .power
    case "=", ":=": advice = .rightHandSide
    case "\"", "'": advice = .noString
    case "\n", "\r", ";": advice = .oneLine
    case "#": advice = .noComment
    default:
      let plain = sign.unicodeScalars.first.map(SignTable.plain)
      advice = plain == "-" ? .minus : plain == "*" ? .product : .expression
    }
    throw Unreadable(CodeRefusal.sign(sign, advice), at: range)
  }
}

extension Unicode.Scalar {
  fileprivate var isCodeDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var continuesCodeName: Bool { properties.isAlphabetic || isCodeDigit || self == "_" }
}
