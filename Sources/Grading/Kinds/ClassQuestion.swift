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

extension ClassQuestion: AnswerKind {
  var expected: String { answer }

  /// What form of answer is asked for: "a class: 0 or 1".
  public var asks: String { "a class: \(choices)" }

  private var choices: String { labels.listed(with: "or") }

  func echo(of label: String) -> String { "class \(label)" }

  func verdict(on label: String, given context: GradingContext?) -> Verdict {
    let echo = "read as \(echo(of: label))"
    if label == answer { return Verdict(.right, .exact, "Right: class \(label).", reading: echo) }
    if let context, let typed = try? NumberReader.read(label),
      let followed = number?.judge.verdict(on: typed, .wrong, by: context.read()), followed.outcome == .right
    {
      return Verdict(.right, followed.reason, followed.detail, reading: echo)
    }
    return Verdict(.wrong, .wrong, "Class \(label) is not right.", reading: echo)
  }

  /// The class as the number that the exercise computes for it, where its label is one.
  var number: NumberQuestion? {
    Double(answer).map { NumberQuestion(truth: Truth($0), precision: .exact) }
  }

  func read(_ text: String) throws(Unreadable) -> String {
    let count = try TypedText(text, atMost: 1_000, expected: choices).scalars.count
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "class" { words.removeFirst() }
    let typed = words.joined(separator: " ")
    guard !typed.isEmpty else { throw .empty(expected: choices, at: count) }
    if let label = labels.first(where: { $0.lowercased() == typed }) { return label }
    let number = try? NumberReader.read(typed)
    if let value = number?.value.rational,
      let label = labels.first(where: { label in
        (try? NumberReader.read(label)).map { $0.value.rational == value } ?? false
      })
    {
      return label
    }
    let message =
      number?.claim.map { $0.decimals > 0 } == true
      ? "That is a number, and the class is asked"
      : "Type the class itself, not \(quoted(text.unicodeScalars))"
    throw Unreadable(reason: .notAClass, message: message, expected: choices, range: 0..<count)
  }
}
