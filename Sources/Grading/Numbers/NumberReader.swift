import BigInt

/// Reads a typed number: a decimal in any of its shapes, a fraction, or a little arithmetic, which is exact as long as no
/// function of a number, no e or π and no power that is not whole stands in it.
///
/// ```
/// answer  := ["="] sum
/// sum     := factor-chain (("+" | "−") factor-chain)*
/// chain   := factor (["·" | "/"] factor)*          without a sign only before "(", a function, e and π
/// factor  := ["+" | "−"] power
/// power   := atom [superscript | ("^" | "**") ["+" | "−"] atom]
/// atom    := numeral | vulgar-fraction | "(" sum ")" | function "(" sum ")" | "√" atom | "e" | "π"
/// numeral := digits ["." digits] ["e" ["+" | "−"] digits]
/// ```
///
/// Whatever it does not understand it refuses, with the place and what would have been understood there.
struct NumberReader {
  /// The longest text that is read, in Unicode scalars.
  static let longest = 1_000
  /// The deepest nesting of parentheses that is read.
  static let deepest = 32
  /// The largest power of ten that can be typed; a `Double` ends near 308.
  static let largestExponent = 999

  let scalars: [Unicode.Scalar]
  let characters: [NumberCharacter]
  var position = 0
  /// Whether some numeral so far had a decimal point; a text keeps to either points or commas.
  var hasPoint = false
  /// What commas meant so far.
  var comma = TypedNumber.Comma.none
  private var depth = 0
  private var echo = ""
  /// Whether something in it was worked out in binary, so that the last digits are not exact.
  private var isApproximate = false

  /// Reads a whole text as one number.
  static func read(_ text: String) throws(Unreadable) -> TypedNumber {
    var reader = NumberReader(try TypedText(text, atMost: longest, expected: .number).scalars)
    return try reader.readAnswer()
  }

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    characters = scalars.map(NumberCharacter.init)
  }

  // MARK: Looking ahead

  func character(at index: Int) -> NumberCharacter? { characters.indices.contains(index) ? characters[index] : nil }
  var current: NumberCharacter? { character(at: position) }
  var isAtEnd: Bool { position >= characters.count }

  mutating func skipBlanks() {
    while current == .blank { position += 1 }
  }

  func digit(at index: Int) -> UInt8? {
    if case .digit(let digit) = character(at: index) { digit } else { nil }
  }

  // MARK: Arithmetic

  /// A value on its way up: a literal keeps its digits until arithmetic is done with it.
  private enum Part {
    case numeral(Numeral)
    /// 10 to a whole power, which after a literal is its exponent.
    case powerOfTen(Int)
    case fraction(Rational)
    case value(Rational)
  }

  private func rational(_ part: Part, from start: Int) throws(Unreadable) -> Rational {
    switch part {
    case .fraction(let rational), .value(let rational):
      return rational
    case .numeral(let numeral):
      return try manageable(Rational(numeral.decimal), from: start)
    case .powerOfTen(let power):
      return try manageable(Rational(DecimalNumber(isNegative: false, coefficient: 1, exponent: power)), from: start)
    }
  }

  private func manageable(_ value: Rational, from start: Int) throws(Unreadable) -> Rational {
    guard value.isManageable else { throw tooLarge(start..<position) }
    return value
  }

  // MARK: Grammar

  private mutating func readAnswer() throws(Unreadable) -> TypedNumber {
    skipBlanks()
    if current == .equals {
      position += 1
      skipBlanks()
    }
    let part = try readSum()
    skipBlanks()
    guard isAtEnd else { throw trailing() }
    return finished(part)
  }

  private func finished(_ part: Part) -> TypedNumber {
    switch part {
    case .numeral(let numeral):
      TypedNumber(
        value: .decimal(numeral.decimal), form: numeral.power == nil ? .decimal : .scientific,
        claim: numeral.claim, written: numeral.written, comma: comma)
    case .powerOfTen(let power):
      TypedNumber(
        value: .decimal(DecimalNumber(isNegative: false, coefficient: 1, exponent: power)), form: .arithmetic,
        claim: nil, written: echo, comma: comma)
    case .fraction(let rational):
      TypedNumber(value: .rational(rational), form: .fraction, claim: nil, written: echo, comma: comma)
    case .value(let rational):
      TypedNumber(
        value: .rational(isApproximate ? rational.roundedAsComputed : rational), form: .arithmetic, claim: nil,
        written: echo, comma: comma)
    }
  }

  private mutating func readSum() throws(Unreadable) -> Part {
    let start = position
    var sum = try readChain()
    while true {
      skipBlanks()
      let isMinus = current == .minus
      guard isMinus || current == .plus else { return sum }
      position += 1
      echo += isMinus ? " - " : " + "
      skipBlanks()
      let termStart = position
      let term = try rational(try readChain(), from: termStart)
      sum = .value(try manageable(try rational(sum, from: start) + (isMinus ? -term : term), from: start))
    }
  }

  private mutating func readChain() throws(Unreadable) -> Part {
    let start = position
    let echoStart = echo.utf8.count
    var product = try readFactor()
    while true {
      skipBlanks()
      guard let isDivision = readMultiplicationSign() ?? (startsFactorWithoutSign ? false : nil) else { return product }
      echo += isDivision ? "/" : "*"
      skipBlanks()
      let factorStart = position
      let factor = try readFactor()
      product = try combined(product, isDivision, factor, from: start, factorAt: factorStart)
      if case .numeral(let numeral) = product {
        // 1.2·10^−3 was a number in scientific notation after all.
        echo.replaceSubrange(echo.utf8.index(echo.startIndex, offsetBy: echoStart)..., with: numeral.written)
      }
    }
  }

  private func combined(
    _ left: Part, _ isDivision: Bool, _ right: Part, from start: Int, factorAt: Int
  ) throws(Unreadable) -> Part {
    if case .numeral(var numeral) = left, !isDivision, case .powerOfTen(let power) = right, numeral.power == nil {
      numeral.power = power
      numeral.decimal = numeral.decimal.shifted(by: power)
      return .numeral(numeral)
    }
    let dividend = try rational(left, from: start)
    let divisor = try rational(right, from: factorAt)
    guard isDivision else { return .value(try manageable(dividend * divisor, from: start)) }
    guard let inverse = divisor.reciprocal else {
      throw refusal(.divisionByZero, at: factorAt..<position)
    }
    let quotient = try manageable(dividend * inverse, from: start)
    if case .numeral(let over) = left, case .numeral(let under) = right, over.isWhole, under.isWhole {
      return .fraction(quotient)
    }
    return .value(quotient)
  }

  /// Whether a factor follows that needs no sign before it: `2(1 − 0.5)`, `2 sqrt(2)`.
  private var startsFactorWithoutSign: Bool {
    if current == .open || current == .root { return true }
    guard position < scalars.count, scalars[position].properties.isAlphabetic else { return false }
    let name = word(at: position).text
    return NumberFunction(name) != nil || NumberFunction.constants[name] != nil
  }

  /// Steps over × or ÷ in any of their shapes and says whether it divides; nothing if there is none.
  private mutating func readMultiplicationSign() -> Bool? {
    switch current {
    case .times where character(at: position + 1) == .times && scalars[position] == "*":
      return nil
    case .times:
      position += 1
      return false
    case .divide:
      position += 1
      return true
    case .letterX where startsPowerOfTen(at: position + 1):
      position += 1
      return false
    default:
      return nil
    }
  }

  /// Whether "10^" or "10" and a superscript follow, which makes an x before them a multiplication sign.
  private func startsPowerOfTen(at index: Int) -> Bool {
    var index = index
    while character(at: index) == .blank { index += 1 }
    guard digit(at: index) == 1, digit(at: index + 1) == 0, let next = character(at: index + 2) else { return false }
    return next == .caret || next == .times || next.isSuperscript
  }

  private mutating func readFactor() throws(Unreadable) -> Part {
    let start = position
    guard current == .minus || current == .plus else { return try readPower() }
    let isMinus = current == .minus
    position += 1
    skipBlanks()
    if current == .minus || current == .plus {
      throw refusal(.twoSigns, at: position..<position + 1)
    }
    if isMinus { echo += "-" }
    let part = try readPower()
    guard isMinus else { return part }
    if case .numeral(var numeral) = part {
      numeral.decimal = numeral.decimal.negated
      return .numeral(numeral)
    }
    let negative = -(try rational(part, from: start))
    if case .fraction = part { return .fraction(negative) }
    return .value(negative)
  }

  private mutating func readPower() throws(Unreadable) -> Part {
    let start = position
    let base = try readAtom()
    let afterBase = position
    skipBlanks()
    let exponent: Rational
    if let current, current.isSuperscript {
      guard position == afterBase else { throw trailing() }
      exponent = Rational(BigInt(try readSuperscript()))
    } else if current == .caret || (current == .times && character(at: position + 1) == .times) {
      position += current == .caret ? 1 : 2
      exponent = try readExponent()
    } else {
      position = afterBase
      return base
    }
    skipBlanks()
    if let current, current == .caret || current.isSuperscript {
      throw refusal(.twoPowers, at: position..<position + 1)
    }
    guard let whole = exponent.integer else {
      return try .value(power(of: rational(base, from: start), exponent, from: start))
    }
    guard whole.magnitude <= Self.largestExponent else { throw tooLarge(start..<position) }
    if case .numeral(let numeral) = base, numeral.isTen { return .powerOfTen(whole) }
    let value = try rational(base, from: start)
    if value.isZero && whole <= 0 {
      throw refusal(.powerOfZero, at: start..<position)
    }
    if isApproximate { return try .value(power(of: value, exponent, from: start)) }
    guard let power = value.power(whole) else { throw tooLarge(start..<position) }
    return .value(power)
  }

  /// A power that is not whole, or of a number that is not exact.
  private mutating func power(of base: Rational, _ exponent: Rational, from start: Int) throws(Unreadable) -> Rational {
    guard exponent.integer != nil || base.numerator >= 0 else {
      throw refusal(.powerNotWhole, at: start..<position)
    }
    if base.isZero, exponent.numerator <= 0 { throw refusal(.powerOfZero, at: start..<position) }
    guard let base = ExactNumber.rational(base).nearestDouble,
      let exponent = ExactNumber.rational(exponent).nearestDouble
    else { throw tooLarge(start..<position) }
    return try computed(NumberFunction.power(base, exponent), from: start)
  }

  /// A number that was worked out in binary.
  private mutating func computed(_ value: Double, from start: Int) throws(Unreadable) -> Rational {
    isApproximate = true
    guard value.isFinite else { throw tooLarge(start..<position) }
    return Rational(computed: value)
  }

  private mutating func readSuperscript() throws(Unreadable) -> Int {
    let start = position
    var isNegative = false
    if current == .superscriptMinus || current == .superscriptPlus {
      isNegative = current == .superscriptMinus
      position += 1
    }
    var value = 0
    var count = 0
    while case .superscriptDigit(let digit) = current {
      value = min(value * 10 + Int(digit), Self.largestExponent + 1)
      count += 1
      position += 1
    }
    guard count > 0 else { throw expectedHere(.raisedWholeNumber) }
    guard value <= Self.largestExponent else { throw tooLarge(start..<position) }
    echo += (isNegative ? "^-" : "^") + String(value)
    return isNegative ? -value : value
  }

  private mutating func readExponent() throws(Unreadable) -> Rational {
    skipBlanks()
    echo += "^"
    let start = position
    var isNegative = false
    if current == .minus || current == .plus {
      isNegative = current == .minus
      if isNegative { echo += "-" }
      position += 1
      skipBlanks()
    }
    let exponent = try rational(try readAtom(), from: start)
    if let whole = exponent.integer, whole.magnitude > Self.largestExponent { throw tooLarge(start..<position) }
    return isNegative ? -exponent : exponent
  }

  private mutating func readAtom() throws(Unreadable) -> Part {
    switch current {
    case .digit, .point, .comma:
      let numeral = try readNumeral()
      echo += numeral.written
      return .numeral(numeral)
    case .vulgarFraction(let over, let under):
      position += 1
      echo += "\(over)/\(under)"
      return .fraction(Rational(BigInt(over), over: BigUInt(under)))
    case .open:
      return try readParentheses()
    case .root:
      return try readRoot()
    default:
      return try readWord()
    }
  }

  /// `√2`, `√(1 + 3)`.
  private mutating func readRoot() throws(Unreadable) -> Part {
    let start = position
    guard depth < Self.deepest else { throw refusal(.tooDeep, at: position..<position + 1) }
    position += 1
    skipBlanks()
    echo += "sqrt"
    let isOpen = current == .open
    if !isOpen { echo += "(" }
    depth += 1
    let operand = try rational(try readAtom(), from: start)
    depth -= 1
    if !isOpen { echo += ")" }
    return try .value(value(of: .elementary(.sqrt), "√", operand, from: start))
  }

  /// A function of a number, or e or π.
  private mutating func readWord() throws(Unreadable) -> Part {
    let start = position
    let (name, end) = word(at: position)
    if let constant = NumberFunction.constants[name] {
      position = end
      echo += constant.written
      return try .value(computed(constant.value, from: start))
    }
    guard let function = NumberFunction(name) else { throw expectedHere(.number) }
    let typed = excerpt(scalars[position..<end])
    position = end
    skipBlanks()
    guard current == .open else { throw refusal(.functionAlone(typed), at: start..<end) }
    echo += function.written
    let argument = try rational(try readParentheses(), from: start)
    return try .value(value(of: function, typed, argument, from: start))
  }

  private mutating func value(
    of function: NumberFunction, _ typed: String, _ argument: Rational, from start: Int
  ) throws(Unreadable) -> Rational {
    guard let number = ExactNumber.rational(argument).nearestDouble else { throw tooLarge(start..<position) }
    let value = function.value(number)
    guard value.isFinite else { throw refusal(.noFunctionValue(typed), at: start..<position) }
    return try computed(value, from: start)
  }

  private mutating func readParentheses() throws(Unreadable) -> Part {
    guard depth < Self.deepest else {
      throw refusal(.tooDeep, at: position..<position + 1)
    }
    let start = position
    depth += 1
    position += 1
    echo += "("
    skipBlanks()
    let inner = try readSum()
    skipBlanks()
    guard current == .close else {
      if isAtEnd { throw expectedHere(.closingParenthesis) }
      throw trailing()
    }
    depth -= 1
    position += 1
    echo += ")"
    // A parenthesised literal has ended its digits: (1.2)e3 is no number.
    if case .fraction(let fraction) = inner { return .fraction(fraction) }
    if case .numeral(let numeral) = inner { return .numeral(numeral) }
    return .value(try rational(inner, from: start))
  }
}
