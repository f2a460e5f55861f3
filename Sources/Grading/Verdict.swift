/// What grading found: a value, for every front-end the same.
///
/// Value, digits and form are judged apart: an answer can be right in value and short of digits, or right and written as
/// a fraction.
public struct Verdict: Hashable, Sendable {
  /// What it comes to.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The answer is right.
    case right
    /// The answer is wrong; the only outcome that spends an attempt.
    case wrong
    /// Right as far as it goes with too few digits, or right at the digits asked with later ones that are not.
    case digits
    /// Right, but not in the form asked: in other terms, or with steps left out.
    case form
    /// Not understood, so not judged.
    case unreadable
  }

  /// Why, as a machine word.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    // Right.
    case exact
    case followThrough = "follow-through"
    case roundedWorking = "rounded-working"

    case equivalent
    case chain
    case joinedChain = "joined-chain"

    // Form.
    case otherTerms = "other-terms"
    case joinSteps = "join-steps"
    case restated

    // Digits.
    case tooFewDigits = "too-few-digits"
    case extraDigits = "extra-digits"
    case notExact = "not-exact"

    // Wrong.
    case wrong
    case wrongSign = "wrong-sign"
    case powerOfTen = "power-of-ten"
    case lastDigit = "last-digit"
    case notZero = "not-zero"
    case misconception

    case notEquivalent = "not-equivalent"
    case constantFactor = "constant-factor"
    case otherDomain = "other-domain"
    case onlyHere = "only-here"
    case notGeneral = "not-general"
    case otherShape = "other-shape"
    case transposed
    case wrongFactor = "wrong-factor"
    case missingFactor = "missing-factor"
    case extraFactor = "extra-factor"
    case someCells = "some-cells"
    case wrongPick = "wrong-pick"
    case missingPick = "missing-pick"

    // Unreadable.
    case notAFormula = "not-a-formula"
    case notAChain = "not-a-chain"
    case notCode = "not-code"
    case notAShape = "not-a-shape"
    case notAList = "not-a-list"
    case cellCount = "cell-count"
    case notAClass = "not-a-class"
    case notAPick = "not-a-pick"
    case undecided
    case empty
    case unfinished
    case notANumber = "not-a-number"
    case unit
    case percent
    case thousands
    case function
    case divisionByZero = "division-by-zero"
    case exponentNotWhole = "exponent-not-whole"
    case tooLarge = "too-large"
    case tooLong = "too-long"
    case tooDeep = "too-deep"
    case noValue = "no-value"
  }

  /// Whether the value itself agrees with the truth as far as the typed digits say.
  public enum ValueFinding: String, Hashable, Sendable {
    case agrees
    case differs
  }

  /// How the typed digits compare with those asked.
  public enum DigitsFinding: String, Hashable, Sendable {
    /// As many as asked, or a result that is judged as rounded to them.
    case asAsked = "as-asked"
    case tooFew = "too-few"
    /// More than asked, judged at all of them.
    case more
  }

  /// How the answer was written.
  public enum Form: String, Hashable, Sendable {
    case decimal
    case scientific
    case fraction
    case arithmetic
  }

  /// What it comes to.
  public let outcome: Outcome
  /// Why, as a machine word.
  public let reason: Reason
  /// The sentence the learner reads: plain Unicode, and never the answer where it is not already given.
  public let detail: String
  /// The echo, "read as −0.0464, 4 decimals"; nothing where the text is unreadable.
  public let reading: String?
  /// The place of the trouble in an unreadable text, as Unicode-scalar offsets; empty at its end.
  public let caret: Range<Int>?
  /// The finding on the value; nothing where the text is unreadable.
  public let value: ValueFinding?
  /// The finding on the digits; nothing where the text is unreadable.
  public let digits: DigitsFinding?
  /// How the answer was written; nothing where the text is unreadable.
  public let form: Form?

  /// The rule that exactly explains a wrong answer, by its own word.
  public let misconception: String?
  /// The earliest answered step that does not follow from those before it, by its id; only beside a wrong answer.
  public let firstSlip: String?

  /// What holds of each cell, factor or pick of an answer that has several.
  public internal(set) var parts: [Part] = []

  /// Whether the answer counts as an attempt: only a wrong value does.
  public var spendsAttempt: Bool { outcome == .wrong }
}

extension Verdict {
  /// The finding on one cell, factor or pick.
  public struct Part: Hashable, Sendable {
    /// What it is called, or how it was typed.
    public let label: String
    /// What it comes to.
    public let outcome: Outcome
    /// The sentence the learner reads.
    public let detail: String

    /// States a finding.
    public init(label: String, outcome: Outcome, detail: String) {
      self.label = label
      self.outcome = outcome
      self.detail = detail
    }
  }

  /// A verdict on an answer that is no number.
  init(
    _ outcome: Outcome, _ reason: Reason, _ detail: String, reading: String?, caret: Range<Int>? = nil,
    misconception: String? = nil, firstSlip: String? = nil, parts: [Part] = []
  ) {
    self.init(
      outcome: outcome, reason: reason, detail: detail, reading: reading, caret: caret,
      value: outcome == .unreadable ? nil : outcome == .wrong ? .differs : .agrees, digits: nil, form: nil,
      misconception: misconception, firstSlip: firstSlip, parts: parts)
  }
}

extension Verdict {
  /// A verdict on a text that was not understood.
  init(_ unreadable: Unreadable) {
    self.init(
      outcome: .unreadable, reason: unreadable.reason, detail: unreadable.sentence, reading: nil,
      caret: unreadable.range, value: nil, digits: nil, form: nil, misconception: nil, firstSlip: nil)
  }

  /// The same finding with more to say.
  func with(detail: String, firstSlip: String?) -> Verdict {
    Verdict(
      outcome: outcome, reason: reason, detail: detail, reading: reading, caret: caret, value: value, digits: digits,
      form: form, misconception: misconception, firstSlip: firstSlip, parts: parts)
  }
}
