import Formula

/// Why a typed text is no answer: never the learner's loss, always a place and a way on.
struct Unreadable: Error, Hashable, Sendable {
  let reason: Verdict.Reason
  /// What is the matter, as a sentence.
  let message: String
  /// What would have been read at that place.
  let expected: String
  /// Where, as Unicode-scalar offsets in the typed text; empty at the end of the text.
  let range: Range<Int>

  /// What is the matter and what was expected, as the learner reads it.
  var sentence: String { "\(message); expected \(expected)." }
}

/// What a typed text contributes to a sentence: without control characters, and not too long.
func quoted(_ scalars: some Sequence<Unicode.Scalar>, limit: Int = 16) -> String {
  var text = ""
  var count = 0
  for scalar in scalars {
    if count == limit {
      text.append("…")
      break
    }
    count += 1
    text.unicodeScalars.append(contentsOf: scalar.visible.unicodeScalars)
  }
  return "“\(text)”"
}
