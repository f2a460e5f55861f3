import Formula

/// A question with options to pick from, one or several of which are right.
public struct ChoiceQuestion: Hashable, Sendable {
  /// One option.
  public struct Option: Hashable, Sendable {
    /// What it says.
    public let text: Text
    /// Whether it is to be picked.
    public let isRight: Bool
    /// Why, as a sentence the learner reads once it is picked.
    public let why: Text

    /// States an option.
    public init(text: Text, isRight: Bool, why: Text) {
      self.text = text
      self.isRight = isRight
      self.why = why
    }
  }

  /// The options, in the order shown: a, b, c, …
  public let options: [Option]
  /// Whether several may be picked.
  public let isMultiple: Bool

  /// Asks to pick from at most 26 options.
  public init(options: [Option], isMultiple: Bool) {
    self.options = Array(options.prefix(26))
    self.isMultiple = isMultiple
  }

  /// The letter an option is picked by.
  public static func letter(_ place: Int) -> String { String(UnicodeScalar(UInt8(ascii: "a") + UInt8(place % 26))) }

  private var right: Set<Int> { Set(options.indices.filter { options[$0].isRight }) }
}

extension AnswerWord {
  /// One of several options.
  public static let choice = AnswerWord("choice", required: ["options"], asks: .oneOption) {
    ChoiceQuestion(options: $0.options, isMultiple: false)
  }
  /// Any number of several options.
  public static let choices = AnswerWord("choices", required: ["options"], asks: .someOptions) {
    ChoiceQuestion(options: $0.options, isMultiple: true)
  }
}

extension ChoiceQuestion: ReadAnswerKind {
  /// One option, or any number of them.
  public static let words = [AnswerWord.choice, .choices]

  /// The letters, in the order of the options.
  public var expected: String { right.sorted().map(Self.letter).joined(separator: " ") }

  /// What form of answer is asked for.
  public var asks: Text { isMultiple ? "every letter that fits" : "one letter" }

  /// It is picked.
  public var isPicked: Bool { true }

  /// What the options say; letters alone are no commands.
  public var typedWords: TypedWords { .some(options.map(\.text.ascii)) }

  /// It is none of the options.
  public var unreadableReason: Verdict.Reason { .notAPick }

  private static func label(_ place: Int) -> Text { Text(prose: letter(place)) }

  func echo(of picks: Set<Int>) -> Text { "\(list: picks.sorted().map(Self.label))" }

  func verdict(on picks: Set<Int>, given context: GradingContext?) -> Verdict {
    let parts = picks.sorted().map { place in
      Verdict.Part(
        place: place, label: Self.label(place), reason: options[place].isRight ? .exact : .wrongPick,
        detail: options[place].why)
    }
    let wrong = parts.filter { $0.outcome == .wrong }
    let echo: Text = "read as \(echo(of: picks))"
    if !wrong.isEmpty {
      let why = wrong.map {
        isMultiple ? "\($0.label) is not right: \($0.detail)" as Text : "Not right: \($0.detail)"
      }
      return Verdict(
        .wrongPick, why.joined(separator: " "), reading: echo, parts: parts.map { $0.told($0.outcome == .wrong) })
    }
    guard picks == right else {
      return Verdict(
        .missingPick, "What you picked is right, but there is more to pick.", reading: echo,
        parts: parts)
    }
    let why = parts.map { isMultiple ? "\($0.label): \($0.detail)" as Text : $0.detail }.joined(separator: " ")
    return Verdict(.exact, "Right. \(why)", reading: echo, parts: parts.map { $0.told() })
  }

  // MARK: Reading

  /// The picked options: letters apart or run together, numbers from 1, or the text of one option.
  func read(_ text: String) throws(Unreadable) -> Set<Int> {
    let expected = AnswerForm.letters(options: options.count, several: isMultiple)
    let scalars = try TypedText(text, atMost: 1_000, expected: expected).scalars
    let normal = Self.normalized(text)
    if let place = options.firstIndex(where: { option in
      [Charset.unicode, .ascii].contains { Self.normalized(option.text.text(in: $0)) == normal }
    }) {
      return [place]
    }
    var picks: Set<Int> = []
    for word in words(of: scalars) {
      guard let places = places(of: word.text) else {
        throw Unreadable(ChoiceRefusal.unknown(excerpt(scalars[word.range]), expected), at: word.range)
      }
      picks.formUnion(places)
    }
    guard !picks.isEmpty else {
      throw Unreadable(ChoiceRefusal.nothing(expected), at: 0..<scalars.count)
    }
    guard isMultiple || picks.count == 1 else {
      throw Unreadable(ChoiceRefusal.several(expected), at: 0..<scalars.count)
    }
    return picks
  }

  /// The options that a word names: a letter, several run together, or a number.
  private func places(of word: String) -> [Int]? {
    if let number = Int(word) { return options.indices.contains(number - 1) ? [number - 1] : nil }
    let places = word.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic ? Int(scalar.value) - Int(UInt8(ascii: "a")) : -1
    }
    return places.allSatisfy(options.indices.contains) && Set(places).count == places.count ? places : nil
  }

  private func words(of scalars: [Unicode.Scalar]) -> [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    var start: Int?
    for place in 0...scalars.count {
      let isBreak = place == scalars.count || !scalars[place].continuesWord
      if isBreak, let first = start {
        let text = String(String.UnicodeScalarView(scalars[first..<place])).lowercased()
        if text != "and" { words.append((text, first..<place)) }
        start = nil
      } else if !isBreak, start == nil {
        start = place
      }
    }
    return words
  }

  private static func normalized(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Whether it does not set two picks apart, as a blank, a comma or a bracket does.
  fileprivate var continuesWord: Bool { !properties.isWhitespace && !",;.:()[]{}&+/".unicodeScalars.contains(self) }
}
