import Formula

/// A question whose answer is one of a few classes, by its label.
public struct ClassQuestion: Hashable, Sendable {
  /// The labels, such as 0 and 1.
  public let labels: [String]
  /// The label that is right.
  public let answer: String

  /// Asks for `answer` among `labels`.
  public init(labels: [String], answer: String) {
    self.labels = labels.contains(answer) ? labels : labels + [answer]
    self.answer = answer
  }
}

extension AnswerWord {
  /// Which class the network chooses.
  public static let `class` = AnswerWord("class", required: ["answer"], asks: .wholeNumber) { draft in
    draft.wholeNumber.map { number in
      ClassQuestion(labels: (0...max(1, number)).map(String.init), answer: String(number))
    }
  }
}

extension ClassQuestion: ReadAnswerKind {
  /// Which class the network chooses.
  public static let words = [AnswerWord.class]

  /// The label.
  public var expected: String { answer }

  /// What form of answer is asked for: "a class: 0 or 1".
  public var asks: Text { "a class: \(AnswerForm.label(labels).words)" }

  /// The labels.
  public var typedWords: TypedWords { .some(labels) }

  /// It is none of the classes.
  public var unreadableReason: Verdict.Reason { .notAClass }

  /// The class as the number that the exercise computes for it, where its label is one.
  public var numbers: [NumberQuestion] { [number].compactMap(\.self) }

  /// The label as a number.
  public func numbers(in text: String) -> [TypedNumber]? {
    (try? read(text)).flatMap { try? NumberReader.read($0) }.map { [$0] }
  }

  func echo(of label: String) -> Text { "class \(prose: label)" }

  func verdict(on label: String, given context: GradingContext?) -> Verdict {
    let echo: Text = "read as \(echo(of: label))"
    if label == answer { return Verdict(.exact, "Right: class \(prose: label).", reading: echo) }
    if let context, let typed = try? NumberReader.read(label),
      let followed = number?.judge.verdict(on: typed, .wrong, by: context.read()), followed.outcome == .right
    {
      return Verdict(followed.reason, followed.detail, reading: echo)
    }
    return Verdict(.wrong, "Class \(prose: label) is not right.", reading: echo)
  }

  private var number: NumberQuestion? {
    Double(answer).map { NumberQuestion(truth: Truth($0), precision: .exact) }
  }

  func read(_ text: String) throws(Unreadable) -> String {
    let count = try TypedText(text, atMost: 1_000, expected: .label(labels)).scalars.count
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "class" { words.removeFirst() }
    let typed = words.joined(separator: " ")
    guard !typed.isEmpty else { throw Unreadable(TextRefusal.empty(.label(labels)), at: count..<count) }
    if let label = labels.first(where: { $0.lowercased() == typed }) { return label }
    let number = try? NumberReader.read(typed)
    if let value = number?.value.rational,
      let label = labels.first(where: { label in
        (try? NumberReader.read(label)).map { $0.value.rational == value } ?? false
      })
    {
      return label
    }
    let refusal: ClassRefusal =
      number?.claim.map { $0.decimals > 0 } == true
      ? .output(labels: labels) : .unknown(excerpt(text.unicodeScalars), labels: labels)
    throw Unreadable(refusal, at: 0..<count)
  }
}
