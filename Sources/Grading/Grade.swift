/// Judges a typed text against a question, in the light of what the learner answered before.
///
/// A pure function: the same text on the same question after the same answers always gets the same verdict, whatever
/// front-end asks. A text that cannot be read is ``Verdict/Outcome/unreadable``, never wrong. Without a history an answer
/// is held against the exact value only.
public func grade(_ text: String, on question: Question, given context: GradingContext? = nil) -> Verdict {
  do {
    return question.kind.answer.grade(try question.withoutName(text), given: context)
  } catch {
    return Verdict(error)
  }
}
