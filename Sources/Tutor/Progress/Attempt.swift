import Grading

/// One answer the learner gave, kept exactly as it was typed.
public struct Attempt: Hashable, Sendable, Codable {
  /// The typed text, character for character.
  public var text: String
  /// The verdict's outcome: `right`, `wrong`, `digits`, `form` or `unreadable`.
  public var outcome: String
  /// The verdict's machine word, such as `exact` or `too-few-digits`.
  public var reason: String
  /// Whether this answer cost an attempt. The same wrong answer given again does not.
  public var charged: Bool
  /// What was asked, in words that change when the question or its numbers do; nothing where that was not recorded.
  public var asked = ""
  /// How long the learner had been at the step, in milliseconds; 0 where that was not recorded.
  public var milliseconds = 0
  /// How many hints were open.
  public var hints = 0
  /// The word of the misconception that was named; nothing where none was.
  public var misconception = ""

  /// An attempt as it was typed and judged.
  public init(text: String, outcome: String, reason: String, charged: Bool) {
    self.text = text
    self.outcome = outcome
    self.reason = reason
    self.charged = charged
  }

  /// Whether the answer was right.
  public var isRight: Bool { outcome == Verdict.Outcome.right.rawValue }
}
