import Formula

extension NumberJudge {
  /// The verdict with its sentence: friendly, specific, and silent about an answer not yet found.
  func verdict(on typed: TypedNumber, _ reason: Verdict.Reason) -> Verdict {
    verdict(on: typed, reason, detail: sentence(on: typed, reason))
  }

  /// A verdict with a sentence of its own.
  func verdict(
    on typed: TypedNumber, _ reason: Verdict.Reason, detail: Text, misconception: String? = nil
  ) -> Verdict {
    Verdict(
      reason, detail, reading: .number(typed, precision), digits: digitsFinding(typed, reason), form: typed.form,
      misconception: misconception)
  }

  private func digitsFinding(_ typed: TypedNumber, _ reason: Verdict.Reason) -> Verdict.DigitsFinding {
    guard let claim = typed.claim, let asked else { return reason == .notExact ? .tooFew : .asAsked }
    if reason == .tooFewDigits { return .tooFew }
    if claim.decimals < asked.needed, claim.coarsest < asked.needed { return .tooFew }
    return max(claim.coarsest, asked.needed) > asked.strict ? .more : .asAsked
  }

  private func sentence(on typed: TypedNumber, _ reason: Verdict.Reason) -> Text {
    let shown = typed.text
    switch reason {
    case .exact:
      let isRounded = typed.claim == nil && !truth.admits(typed.value, places: nil)
      return "Right: \(shown)\(typed.result)\(isRounded ? scope : nil)."
    case .tooFewDigits:
      return typed.isTooCoarseToTell
        ? "\(shown) is too coarse to tell; give \(precision)."
        : "\(shown) is right as far as it goes; give \(precision)."
    case .extraDigits:
      return precision == .decimals(0)
        ? "\(shown) is right to the whole number asked; its decimals are not."
        : "\(shown) is right to the \(precision) asked; its later digits are not."
    case .notExact:
      return "\(shown) is the value rounded; it is asked exactly, and a fraction such as 2/7 will do."
    case .wrongSign:
      return "\(shown) has the right size, but the wrong sign."
    case .powerOfTen:
      return "\(shown) has the right digits, but is off by a power of ten."
    case .lastDigit:
      return "\(shown) is off in its last digit only: check the rounding."
    case .notZero:
      let counting: Text? =
        precision.isSignificant ? " Count \(precision) from the first digit that is not 0." : nil
      return "\(shown) is not right: the value is not zero\(precision.isSignificant ? nil : scope).\(counting)"
    default:
      let sign = !isZero && !typed.value.isZero && typed.value.isNegative != (truth.value < 0)
      return "\(shown) is not right\(scope).\(sign ? " Check its sign, too." : nil)"
    }
  }

  /// " to 3 decimals".
  var scope: Text {
    switch precision {
    case .exact: ""
    case .decimals(0): " to the whole number asked"
    default: " to \(precision)"
    }
  }
}

extension Precision {
  /// "to 3 decimals", as a whole number, exactly.
  var toDigits: Text {
    switch self {
    case .exact: "exactly"
    case .decimals(0): "as \(self)"
    default: "to \(self)"
    }
  }
}

extension TypedNumber {
  /// How a number was understood: "−0.0464, 4 decimals".
  func echo(askedTo precision: Precision) -> Text {
    var text: Text = "\(self.text)\(result)"
    if let count = countedDigits(askedTo: precision) { text += ", \(count)" }
    switch comma {
    case .none: break
    case .decimal: text += " (the comma as a decimal point)"
    case .likeThousands: text += " (the comma as a decimal point, not for thousands)"
    }
    return text
  }

  /// How many digits the text shows, in the unit the question asks for.
  private func countedDigits(askedTo precision: Precision) -> Text? {
    guard let claim else { return nil }
    switch precision {
    case .exact:
      return nil
    case .decimals:
      guard claim.decimals >= 0 else { return nil }
      return claim.decimals == 0 ? "no decimals" : "\(claim.decimals, "decimal")"
    case .significant:
      guard claim.significant > 0 else { return nil }
      let most = claim.significant
      let least = most - (claim.decimals - claim.coarsest)
      return least == most ? "\(most) significant" : "\(least) to \(most) significant"
    }
  }

  /// Whether its digits say too little to tell a right number from a wrong one: a single one, but for zeros.
  var isTooCoarseToTell: Bool { claim.map { $0.significant - ($0.decimals - $0.coarsest) < 2 } ?? false }

  /// What fractions and arithmetic come to, " = 0.24", and what an exponent does to a short number.
  var result: Text {
    switch form {
    case .decimal:
      return ""
    case .scientific:
      guard let decimal, !decimal.isZero, let decade = decimal.decade, (-6...6).contains(decade),
        decimal.exponent >= -12, decimal.exponent <= 0
      else { return "" }
      return " = \(number: decimal.plainText)"
    case .fraction, .arithmetic:
      let result = value.rational.shortWritten
      return result == written ? "" : " = \(numeral: result)"
    }
  }
}
