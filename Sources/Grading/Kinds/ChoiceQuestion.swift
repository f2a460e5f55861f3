/// A question with options to pick from, one or several of which are right.
public struct ChoiceQuestion: Hashable, Sendable {
  /// One option.
  public struct Option: Hashable, Sendable {
    /// What it says.
    public let text: String
    /// Whether it is to be picked.
    public let isRight: Bool
    /// Why, as a sentence the learner reads once it is picked.
    public let why: String

    /// States an option.
    public init(text: String, isRight: Bool, why: String) {
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

extension ChoiceQuestion: AnswerKind {
  var expected: String { right.sorted().map(Self.letter).joined(separator: " ") }

  /// What form of answer is asked for.
  public var asks: String { isMultiple ? "every letter that fits" : "one letter" }

  func echo(of picks: Set<Int>) -> String { picks.sorted().map(Self.letter).listed }

  func verdict(on picks: Set<Int>, given context: GradingContext?) -> Verdict {
    let parts = picks.sorted().map { place in
      Verdict.Part(
        label: Self.letter(place), outcome: options[place].isRight ? .right : .wrong, detail: options[place].why)
    }
    let wrong = parts.filter { $0.outcome == .wrong }
    let echo = "read as \(echo(of: picks))"
    if !wrong.isEmpty {
      let why = wrong.map { isMultiple ? "\($0.label) is not right: \($0.detail)" : "Not right: \($0.detail)" }
      return Verdict(.wrong, .wrongPick, why.joined(separator: " "), reading: echo, parts: parts)
    }
    guard picks == right else {
      return Verdict(
        .wrong, .missingPick, "What you picked is right, but it is not all: there is more to pick.", reading: echo,
        parts: parts)
    }
    let why = parts.map { isMultiple ? "\($0.label): \($0.detail)" : $0.detail }.joined(separator: " ")
    return Verdict(.right, .exact, "Right. \(why)", reading: echo, parts: parts)
  }

  // MARK: Reading

  private var letters: String {
    options.count > 1 ? "\(Self.letter(0)) to \(Self.letter(options.count - 1))" : Self.letter(0)
  }

  /// The picked options: letters apart or run together, numbers from 1, or the text of one option.
  func read(_ text: String) throws(Unreadable) -> Set<Int> {
    let expected = isMultiple ? "letters from \(letters), such as “a c”" : "one letter from \(letters)"
    let scalars = try TypedText(text, atMost: 1_000, expected: expected).scalars
    let normal = Self.normalized(text)
    if let place = options.firstIndex(where: { Self.normalized($0.text) == normal }) { return [place] }
    var picks: Set<Int> = []
    for word in words(of: scalars) {
      guard let places = places(of: word.text) else {
        throw Unreadable(
          reason: .notAPick, message: "\(quoted(scalars[word.range])) is none of the options", expected: expected,
          range: word.range)
      }
      picks.formUnion(places)
    }
    guard !picks.isEmpty else {
      throw Unreadable(reason: .notAPick, message: "No option is named", expected: expected, range: 0..<scalars.count)
    }
    guard isMultiple || picks.count == 1 else {
      throw Unreadable(
        reason: .notAPick, message: "Only one option can be picked here", expected: expected, range: 0..<scalars.count)
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
