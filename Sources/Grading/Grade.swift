/// Judges a typed text against a question, in the light of what the learner answered before.
///
/// A pure function: the same text on the same question after the same answers always gets the same verdict, whatever
/// front-end asks. A text that cannot be read is ``Verdict/Outcome/unreadable``, never wrong. Without a context an answer
/// is held against the exact value only.
///
/// ```swift
/// let question = Question(truth: Truth(0.25), precision: .decimals(2))
/// grade("1/4", on: question).detail.unicode   // "Right: 1/4 = 0.25."
/// grade("0,25", on: question).reason          // .exact
/// grade("a fourth", on: question).outcome     // .unreadable
/// ```
public func grade(_ text: String, on question: Question, given context: GradingContext? = nil) -> Verdict {
  do {
    let answer = try question.withoutName(text)
    let verdict = question.kind.grade(answer, given: context)
    guard verdict.outcome == .unreadable else { return verdict }
    return question.formulas?.verdict(on: answer, question.kind) ?? verdict
  } catch {
    return Verdict(error)
  }
}

/// How `text` reads as an answer to `question`, for the echo beside the input line.
///
/// ```swift
/// reading(of: ".5", for: question).text.unicode  // "read as 0.5, 1 decimal"
/// reading(of: "1/", for: question).state         // .unfinished
/// ```
public func reading(of text: String, for question: Question) -> Reading {
  do {
    let answer = try question.withoutName(text)
    let reading = question.kind.reading(of: answer)
    guard reading.state == .unreadable || reading.state == .unfinished else { return reading }
    return question.formulas?.reading(of: answer) ?? reading
  } catch {
    return Reading(error)
  }
}

/// Whether two texts give a question the same answer, however they are written; texts that cannot be read never do.
///
/// So the same wrong value is not charged twice.
public func isSameAnswer(_ first: String, _ second: String, to question: Question) -> Bool {
  guard let first = try? question.withoutName(first), let second = try? question.withoutName(second) else {
    return false
  }
  return question.kind.areSame(first, second)
}
