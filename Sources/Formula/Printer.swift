/// Writes an expression with as few parentheses as keep its meaning.
struct Printer {
  let notation: Notation
  let charset: Charset
  let digits: NumberStyle

  /// How tightly a form holds its parts together; a part that binds more loosely than its place is put in parentheses.
  enum Binding: Int, Comparable {
    case sum, product, signed, power, atom
    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
  }

  func text(_ formula: Expression) -> String { text(formula, atLeast: .sum, leads: true) }

  private var unicode: Bool { charset == .unicode }

  /// The text of a part; `leads` where it stands first in its parenthesis, so that a minus sign needs none of its own.
  private func text(_ part: Expression, atLeast place: Binding, leads: Bool) -> String {
    let binding = binding(of: part)
    let signFits = binding == .signed && leads && place < .power
    guard binding < place && !signFits || binding == .signed && !leads else { return form(of: part, leads: leads) }
    return "(" + form(of: part, leads: true) + ")"
  }

  private func binding(of part: Expression) -> Binding {
    switch part.kind {
    case .number(let value): value < 0 ? .signed : scientific(value) ? .product : .atom
    case .negate: .signed
    case .binary(.add, _, _), .binary(.subtract, _, _): .sum
    case .binary(.power, _, _): .power
    case .binary: .product
    default: .atom
    }
  }

  private func scientific(_ value: Double) -> Bool { unicode && digits.text(value, in: charset).contains("×") }

  private func form(of part: Expression, leads: Bool) -> String {
    switch part.kind {
    case .number(let value): digits.text(value, in: charset)
    case .name(let name): notation.show(name: name, in: charset)
    case .index(let base, let indices): indexed(base, indices)
    case .list(let items): "[" + arguments(items) + "]"
    case .negate(let operand): (unicode ? "−" : "-") + text(operand, atLeast: .product, leads: false)
    case .binary(let op, let left, let right): binary(op, left, right, leads: leads)
    case .call("transpose", let items) where unicode && items.count == 1:
      text(items[0], atLeast: .atom, leads: false) + "ᵀ"
    case .call(let name, let items): function(name) + "(" + arguments(items) + ")"
    case .derivative(let of, let by, let partial): derivative(of, by, partial: partial)
    }
  }

  private func arguments(_ items: [Expression]) -> String {
    items.map(text).joined(separator: ", ")
  }

  private func function(_ name: String) -> String {
    unicode ? Vocabulary.signs[name] ?? name : name
  }

  private func indexed(_ base: Expression, _ indices: [Int]) -> String {
    let stem = text(base, atLeast: .atom, leads: false)
    let lowerable = indices.allSatisfy { (0...9).contains($0) }
    let bare = stem.prefix { $0 != "′" }
    if unicode, lowerable, let last = bare.unicodeScalars.last, subscripts[last] == nil {
      return bare + lowered(indices.map(String.init).joined()) + stem.dropFirst(bare.count)
    }
    return stem + "[" + indices.map(String.init).joined(separator: ",") + "]"
  }

  private func derivative(_ of: Expression, _ by: Expression, partial: Bool) -> String {
    if unicode { return "∂" + text(of, atLeast: .atom, leads: false) + "/∂" + text(by, atLeast: .atom, leads: false) }
    let sign = partial ? "partial" : "d"
    return "\(sign)(\(text(of)))/\(sign)(\(text(by)))"
  }

  private func binary(_ op: BinaryOperator, _ left: Expression, _ right: Expression, leads: Bool) -> String {
    switch op {
    case .add, .subtract:
      let sign = op == .add ? "+" : unicode ? "−" : "-"
      if op == .subtract, let printer = tellingApart(left, right) {
        return printer.binary(op, left, right, leads: leads)
      }
      let right = text(right, atLeast: op == .add ? .sum : .product, leads: false)
      return text(left, atLeast: .sum, leads: leads) + " \(sign) " + right
    case .power:
      let base = text(left, atLeast: .atom, leads: false)
      if unicode, let exponent = right.wholeNumber, let last = base.unicodeScalars.last, superscripts[last] == nil {
        // An exponent right behind a prime would read as a part of the name.
        return (last == "′" ? "(\(base))" : base) + raised(String(exponent))
      }
      return base + "^" + (text(right, atLeast: .signed, leads: true))
    case .multiply, .divide, .dot, .elementwise:
      let sign =
        switch op {
        case .divide: "/"
        case .elementwise: unicode ? "⊙" : " .* "
        case .dot: unicode ? "·" : " . "
        default: unicode ? "·" : "*"
        }
      let isOneUnit = op == .divide || right.isBound(otherwiseThan: op)
      let right = text(right, atLeast: isOneUnit ? .signed : .product, leads: false)
      return text(left, atLeast: .product, leads: leads) + sign + right
    }
  }
}

extension Printer {
  /// A printer with more digits, where two different numbers would look the same: 1 − 0.99999999996, not 1 − 1.000.
  private func tellingApart(_ left: Expression, _ right: Expression) -> Printer? {
    guard case .number(let a) = left.kind, case .number(let b) = right.kind, a != b,
      case .significant(let count) = digits, !differs(a, b, digits)
    else { return nil }
    let enough = (count..<17).first { differs(a, b, .significant($0)) } ?? 17
    return Printer(notation: notation, charset: charset, digits: .significant(enough))
  }

  private func differs(_ a: Double, _ b: Double, _ digits: NumberStyle) -> Bool {
    DecimalDigits(a, in: digits).digits != DecimalDigits(b, in: digits).digits
  }
}

extension Expression {
  /// Whether the factors of this product would come apart without parentheses behind `op`: products of matrices and vectors
  /// that go differently entry by entry or as a whole cannot be regrouped.
  fileprivate func isBound(otherwiseThan op: BinaryOperator) -> Bool {
    guard case .binary(let own, let left, let right) = kind, [.multiply, .divide, .dot, .elementwise].contains(own)
    else {
      return false
    }
    let isEntrywise = own == .dot || own == .elementwise || op == .dot || op == .elementwise
    return isEntrywise && own != op || own == .dot && op == .dot
      || left.isBound(otherwiseThan: op) || right.isBound(otherwiseThan: op)
  }

  /// The whole number that this is, when it is a small one.
  fileprivate var wholeNumber: Int? {
    switch kind {
    case .number(let value) where value == value.rounded() && abs(value) < 1000: Int(value)
    case .negate(let operand): operand.wholeNumber.map { -$0 }
    default: nil
    }
  }
}
