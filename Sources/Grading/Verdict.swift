import Formula

/// What grading found: a value, for every front-end the same.
///
/// Value, digits and form are judged apart: an answer can be right in value and short of digits, or right and written as
/// a fraction.
///
/// ```swift
/// let verdict = grade("0.046", on: Question(truth: Truth(0.0464), precision: .significant(3)))
/// verdict.reason          // .tooFewDigits
/// verdict.outcome         // .digits
/// verdict.detail.unicode  // "0.046 is right as far as it goes; give 3 significant figures."
/// ```
public struct Verdict: Hashable, Sendable {
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

  /// Why, as a machine word; the outcome follows from it.
  public let reason: Reason
  /// The sentence the learner reads: never the answer where it is not already given.
  public let detail: Text
  /// How the answer was understood.
  let understood: Understanding?
  /// The place of the mistake in an unreadable text, as Unicode-scalar offsets; empty at its end.
  public let caret: Range<Int>?
  /// The finding on the digits of a number; nothing where the text is unreadable.
  public let digits: DigitsFinding?
  /// How a number was written; nothing where the text is unreadable.
  public let form: Form?
  /// The rule that exactly explains a wrong answer, or one with too few digits to tell, by its own word.
  public let misconception: String?
  /// The earliest answered step that does not follow from those before it, by its id; only beside a wrong answer.
  public let firstSlip: String?
  /// What holds of each cell, coefficient, factor or pick of an answer that has several.
  public let parts: [Part]

  /// The echo, "read as −0.0464, 4 decimals"; nothing where the text is unreadable.
  public var reading: Text? { understood?.text }
  /// What it comes to.
  public var outcome: Outcome { reason.outcome }
  /// The finding on the value; nothing where the text is unreadable.
  public var value: ValueFinding? {
    switch outcome {
    case .unreadable: nil
    case .wrong: .differs
    case .right, .digits, .form: .agrees
    }
  }
  /// Whether the answer counts as an attempt: only a wrong value does.
  public var spendsAttempt: Bool { outcome == .wrong }

  /// A verdict on an answer that was understood.
  init(
    _ reason: Reason, _ detail: Text, reading: Understanding?, digits: DigitsFinding? = nil, form: Form? = nil,
    misconception: String? = nil, firstSlip: String? = nil, parts: [Part] = []
  ) {
    self.reason = reason
    self.detail = detail
    understood = reading
    caret = nil
    self.digits = digits
    self.form = form
    self.misconception = misconception
    self.firstSlip = firstSlip
    self.parts = parts
  }

  /// A verdict on a text that was not understood.
  init(_ unreadable: Unreadable) {
    reason = unreadable.reason
    detail = unreadable.sentence
    caret = unreadable.range
    understood = nil
    digits = nil
    form = nil
    misconception = nil
    firstSlip = nil
    parts = []
  }

  /// The same finding with more to say.
  func adding(_ more: Text, firstSlip: String?) -> Verdict {
    Verdict(
      reason, "\(detail) \(more)", reading: understood, digits: digits, form: form, misconception: misconception,
      firstSlip: firstSlip, parts: parts)
  }
}

extension Verdict {
  /// The finding on one cell, coefficient, factor or pick.
  public struct Part: Hashable, Sendable {
    /// Which it is, in the order of the question; of factors in the order typed.
    public let place: Int
    /// What it is called: "α¹₂", "the coefficient of y".
    public let label: Text
    /// Why, as a machine word; the outcome follows from it.
    public let reason: Reason
    /// The sentence the learner reads.
    public let detail: Text
    /// Whether the verdict on the whole answer already says it.
    public internal(set) var isTold: Bool

    /// What it comes to.
    public var outcome: Outcome { reason.outcome }

    /// States a finding.
    public init(place: Int, label: Text, reason: Reason, detail: Text, isTold: Bool = false) {
      self.place = place
      self.label = label
      self.reason = reason
      self.detail = detail
      self.isTold = isTold
    }

    /// The same, where the verdict on the whole answer says it.
    func told(_ isTold: Bool = true) -> Part {
      var part = self
      part.isTold = isTold
      return part
    }
  }
}

extension Verdict {
  /// How an answer was understood, written out only where somebody reads it: a batch of numbers needs none of it.
  enum Understanding: Hashable, Sendable {
    case text(Text)
    indirect case number(TypedNumber, Precision)

    /// "read as −0.0464, 4 decimals".
    var text: Text {
      switch self {
      case .text(let text): text
      case .number(let typed, let precision): "read as \(typed.echo(askedTo: precision))"
      }
    }

    static func == (left: Understanding, right: Understanding) -> Bool { left.text == right.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// A verdict on an answer whose echo is at hand.
  init(
    _ reason: Reason, _ detail: Text, reading: Text?, digits: DigitsFinding? = nil, form: Form? = nil,
    misconception: String? = nil, firstSlip: String? = nil, parts: [Part] = []
  ) {
    self.init(
      reason, detail, reading: reading.map { .text($0) }, digits: digits, form: form, misconception: misconception,
      firstSlip: firstSlip, parts: parts)
  }
}
