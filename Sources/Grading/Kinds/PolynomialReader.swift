import BigInt
import Formula
import GradientEngine

/// Reads a polynomial in one letter, in exact arithmetic: `-0.248442y + 0.070060644`, `(0.282 - y)*0.282*0.881`.
struct PolynomialReader {
  /// The longest text that is read, in Unicode scalars.
  static let longest = 1_000
  /// The highest power that is worked out.
  static let highest = 8

  let unknown: String
  let notation: Notation

  /// The coefficients of the powers 0, 1, 2, …; the highest is not zero, unless it is the only one.
  ///
  /// One that was written out as a number keeps what its digits claim; one that arithmetic made has no digits of its own.
  func read(_ text: String) throws(Unreadable) -> [TypedNumber] {
    let scalars = try TypedText(text, atMost: Self.longest).scalars
    let reader = FormulaReader(notation: notation, vocabulary: .ofNumbers)
    let formula = try reader.read(text)
    let work = PolynomialWork(unknown: unknown, scalars: scalars)
    let polynomial = try work.value(of: formula)
    let written = work.written(formula)
    return polynomial.enumerated().map { power, value in
      if let literal = written?[power] { return literal }
      return TypedNumber(
        value: .rational(value), form: .arithmetic, claim: nil, written: value.shortWritten, comma: .none)
    }
  }
}

extension Vocabulary {
  /// The functions that are worked out of numbers.
  fileprivate static let ofNumbers = Vocabulary(
    functions: Dictionary(uniqueKeysWithValues: ElementaryFunction.allCases.map { ($0.rawValue, 1...1) }))
}

/// A polynomial's exact value, worked out from its tree; numbers are read from the text again, digit by digit.
private struct PolynomialWork {
  let unknown: String
  let scalars: [Unicode.Scalar]

  /// What a number was typed as; one that no text stands behind is that of a fraction in one sign, or of a slope.
  private func literal(_ part: Expression) throws(Unreadable) -> TypedNumber {
    if case .number(let value) = part.kind, part.range.isEmpty {
      let rational = value.rational
      return TypedNumber(
        value: .rational(rational), form: .arithmetic, claim: nil, written: rational.shortWritten, comma: .none)
    }
    do {
      return try NumberReader.read(String(String.UnicodeScalarView(scalars[part.range.clamped(to: 0..<scalars.count)])))
    } catch {
      throw Unreadable(error.refusal, at: part.range)
    }
  }

  func value(of part: Expression) throws(Unreadable) -> [Rational] {
    switch part.kind {
    case .number: return [try literal(part).value.rational]
    case .name(unknown): return [Rational(0), Rational(1)]
    case .name(let name) where NumberFunction.constants[name] != nil:
      return [Rational(computed: NumberFunction.constants[name]?.value ?? 0)]
    case .name(let name):
      throw refusal(.name(excerpt(name.unicodeScalars), unknown: unknown), part)
    case .negate(let operand): return try value(of: operand).map { -$0 }
    case .binary(.add, let left, let right): return try sum(value(of: left), value(of: right), part)
    case .binary(.subtract, let left, let right): return try sum(value(of: left), value(of: right).map { -$0 }, part)
    case .binary(.multiply, let left, let right), .binary(.elementwise, let left, let right),
      .binary(.dot, let left, let right):
      return try product(value(of: left), value(of: right), part)
    case .binary(.divide, let left, let right): return try quotient(value(of: left), value(of: right), right)
    case .binary(.power, let base, let exponent): return try power(value(of: base), value(of: exponent), part)
    case .call(let name, let arguments): return try call(name, arguments, part)
    case .index, .list, .derivative:
      throw refusal(.structure(unknown: unknown), part)
    }
  }

  /// The coefficients that stand as numbers before their power, where the text is a sum of such terms, one a power.
  func written(_ formula: Expression) -> [Int: TypedNumber]? {
    var found: [Int: TypedNumber] = [:]
    func term(_ part: Expression, isNegative: Bool) -> Bool {
      switch part.kind {
      case .binary(.add, let left, let right):
        return term(left, isNegative: isNegative) && term(right, isNegative: isNegative)
      case .binary(.subtract, let left, let right):
        return term(left, isNegative: isNegative) && term(right, isNegative: !isNegative)
      case .negate(let operand): return term(operand, isNegative: !isNegative)
      case .binary(.multiply, let left, let right):
        // −0.5·y is read as (−0.5)·y.
        if case .negate(let size) = left.kind { return single(size, right, !isNegative) }
        return single(left, right, isNegative) || single(right, left, isNegative)
      default:
        return single(part, nil, isNegative)
      }
    }
    func single(_ number: Expression, _ letter: Expression?, _ isNegative: Bool) -> Bool {
      guard case .number = number.kind, let power = letter.map(self.power) ?? 0, found[power] == nil,
        let typed = try? literal(number)
      else { return false }
      found[power] = isNegative ? typed.negated : typed
      return true
    }
    return term(formula, isNegative: false) ? found : nil
  }

  /// The power of the unknown that a factor is: y, y², y^3.
  private func power(_ letter: Expression) -> Int? {
    switch letter.kind {
    case .name(unknown): return 1
    case .binary(.power, let base, let exponent):
      guard base.kind == .name(unknown), case .number(let value) = exponent.kind, value >= 1, value <= 8 else {
        return nil
      }
      return value == value.rounded() ? Int(value) : nil
    default: return nil
    }
  }

  private func refusal(_ refusal: PolynomialRefusal, _ part: Expression) -> Unreadable {
    Unreadable(refusal, at: part.range)
  }

  private func trimmed(_ polynomial: [Rational], _ part: Expression) throws(Unreadable) -> [Rational] {
    var polynomial = polynomial
    while polynomial.count > 1, polynomial[polynomial.count - 1].isZero { polynomial.removeLast() }
    guard polynomial.count <= PolynomialReader.highest + 1 else {
      throw refusal(.powerTooHigh(unknown: unknown), part)
    }
    guard polynomial.allSatisfy(\.isManageable) else {
      throw refusal(.numbersTooLong, part)
    }
    return polynomial
  }

  private func sum(_ left: [Rational], _ right: [Rational], _ part: Expression) throws(Unreadable) -> [Rational] {
    let terms = (0..<max(left.count, right.count)).map { power in
      let zero = Rational(0)
      return (power < left.count ? left[power] : zero) + (power < right.count ? right[power] : zero)
    }
    return try trimmed(terms, part)
  }

  private func product(_ left: [Rational], _ right: [Rational], _ part: Expression) throws(Unreadable) -> [Rational] {
    var terms = [Rational](repeating: Rational(0), count: left.count + right.count - 1)
    for (i, a) in left.enumerated() { for (j, b) in right.enumerated() { terms[i + j] = terms[i + j] + a * b } }
    return try trimmed(terms, part)
  }

  /// A function of a number.
  private func call(_ name: String, _ arguments: [Expression], _ part: Expression) throws(Unreadable) -> [Rational] {
    guard let function = NumberFunction(name), arguments.count == 1 else {
      throw refusal(.name(excerpt(name.unicodeScalars), unknown: unknown), part)
    }
    let argument = try value(of: arguments[0])
    guard argument.count == 1 else { throw refusal(.functionOfUnknown(name, unknown: unknown), part) }
    guard let number = ExactNumber.rational(argument[0]).nearestDouble else { throw refusal(.numbersTooLong, part) }
    let value = function.value(number)
    guard value.isFinite else { throw Unreadable(NumberRefusal.noFunctionValue(name), at: part.range) }
    return [Rational(computed: value)]
  }

  private func quotient(_ left: [Rational], _ right: [Rational], _ divisor: Expression) throws(Unreadable) -> [Rational]
  {
    guard right.count == 1 else {
      throw refusal(.divisionByUnknown(unknown: unknown), divisor)
    }
    guard let inverse = right[0].reciprocal else {
      throw refusal(.divisionByZero, divisor)
    }
    return try trimmed(left.map { $0 * inverse }, divisor)
  }

  private func power(_ base: [Rational], _ exponent: [Rational], _ part: Expression) throws(Unreadable) -> [Rational] {
    if base.count == 1, exponent.count == 1, exponent[0].integer == nil, base[0].numerator > 0,
      let number = ExactNumber.rational(base[0]).nearestDouble,
      let power = ExactNumber.rational(exponent[0]).nearestDouble
    {
      let value = NumberFunction.power(number, power)
      guard value.isFinite else { throw refusal(.powerTooLarge, part) }
      return [Rational(computed: value)]
    }
    guard exponent.count == 1, let whole = exponent[0].integer, whole.magnitude <= 999 else {
      throw refusal(.powerNotWhole, part)
    }
    if base.count == 1 {
      if base[0].isZero, whole <= 0 {
        throw refusal(.powerOfZero, part)
      }
      guard let power = base[0].power(whole) else {
        throw refusal(.powerTooLarge, part)
      }
      return [power]
    }
    guard (0...PolynomialReader.highest).contains(whole) else {
      throw refusal(.powerOfUnknown(unknown: unknown), part)
    }
    var product = [Rational(1)]
    for _ in 0..<whole { product = try self.product(product, base, part) }
    return product
  }
}
