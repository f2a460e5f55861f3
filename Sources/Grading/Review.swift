/// An answer of a learner, seen together with those before it.
public struct ReviewedAnswer: Hashable, Sendable {
  /// How an answer stands among the others.
  public enum Mark: String, Hashable, Sendable {
    /// Right, or right as far as its digits go.
    case right
    /// The earliest answer that does not follow from those before it: the place to look at first.
    case firstSlip = "first-slip"
    /// Not the exact value, but right for the learner's own earlier answers; the verdict's detail says for which.
    case follows
    /// Another answer that does not follow from those before it.
    case wrong
  }

  /// The step's id.
  public let step: String
  /// How it stands.
  public let mark: Mark
  /// What is found on the answer by itself, given those before it.
  public let verdict: Verdict
}

extension Worksheet {
  /// The answered steps in the order of asking, each marked by whether it follows from the ones before it.
  ///
  /// `answers` are the last texts by step id; what cannot be read is left out.
  public func review(_ answers: [String: String]) -> [ReviewedAnswer] {
    var isFirst = true
    return entries.compactMap { entry in
      guard let text = answers[entry.id], let earlier = history(at: entry.id, answers: answers),
        case .number(let question) = entry.question.kind
      else { return nil }
      let verdict = question.grade(text, given: earlier, tracing: false)
      let mark: ReviewedAnswer.Mark
      switch verdict.outcome {
      case .unreadable: return nil
      case .right, .digits, .form: mark = verdict.reason == .followThrough ? .follows : .right
      case .wrong:
        mark = isFirst ? .firstSlip : .wrong
        isFirst = false
      }
      return ReviewedAnswer(step: entry.id, mark: mark, verdict: verdict)
    }
  }
}
