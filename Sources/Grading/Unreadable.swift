import Formula

/// What keeps a typed text from being an answer: a mistake that is never the learner's loss, with what to type instead.
protocol Refusal: Mistake {
  /// The machine word that a verdict gives for it.
  var reason: Verdict.Reason { get }
}

/// The error of every reader: why a typed text is no answer, and where.
///
/// ```swift
/// do { _ = try NumberReader.read("1,234,567") } catch { error.sentence.ascii }
/// // "Digits are not grouped in thousands here; expected the digits without a mark."
/// ```
struct Unreadable: Error, Sendable {
  /// Why, as a case with what its words need.
  let refusal: any Refusal
  /// Where, as Unicode-scalar offsets in the typed text; empty at the end of the text.
  let range: Range<Int>

  init(_ refusal: any Refusal, at range: Range<Int>) {
    self.refusal = refusal
    self.range = range
  }

  var reason: Verdict.Reason { refusal.reason }

  /// What is wrong and what was expected, as the learner reads it.
  var sentence: Text {
    var text = refusal.message.capitalized
    if let suggestion = refusal.suggestion { text += " (did you mean \(prose: suggestion)?)" }
    if let expected = refusal.expected { text += "; expected \(expected)" }
    return text + "."
  }

  /// The same in a longer text, in which the one read begins at `offset`.
  func moved(by offset: Int) -> Unreadable {
    Unreadable(refusal, at: range.lowerBound + offset..<range.upperBound + offset)
  }
}

/// The Unicode scalars of a typed text, by which every place in it is told.
struct TypedText {
  let scalars: [Unicode.Scalar]

  /// Refuses a text of more than `limit` scalars.
  init(_ text: String, atMost limit: Int) throws(Unreadable) {
    scalars = Array(text.unicodeScalars)
    guard scalars.count <= limit else {
      throw Unreadable(TextRefusal.tooLong(found: scalars.count, limit: limit), at: limit..<scalars.count)
    }
  }

  /// Also refuses a text of nothing but blanks.
  init(_ text: String, atMost limit: Int, expected: AnswerForm) throws(Unreadable) {
    try self.init(text, atMost: limit)
    if scalars.allSatisfy(\.properties.isWhitespace) {
      throw Unreadable(TextRefusal.empty(expected), at: scalars.count..<scalars.count)
    }
  }
}

/// What a typed text contributes to a sentence: not too much of it.
func excerpt(_ scalars: some Sequence<Unicode.Scalar>, limit: Int = 16) -> String {
  var view = String.UnicodeScalarView()
  var count = 0
  for scalar in scalars {
    guard count < limit else {
      view.append("…")
      break
    }
    view.append(scalar)
    count += 1
  }
  return String(view)
}
