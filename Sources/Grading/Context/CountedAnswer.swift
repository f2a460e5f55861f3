/// Which of the answers to a step counts, where later steps are graded in the light of it: the first right one, or else the
/// last that could be read.
///
/// ```swift
/// var counted = CountedAnswer()
/// counted.add("0.4", judged: .wrong)
/// counted.add("0.5", judged: .right)
/// counted.add("about a half", judged: .unreadable)
/// counted.text  // "0.5"
/// ```
public struct CountedAnswer: Hashable, Sendable {
  /// The answer, as it was typed; nil as long as none could be read.
  public private(set) var text: String?
  /// Whether it is right, so that no other takes its place.
  public private(set) var isRight = false

  /// No answer yet.
  public init() {}

  /// Takes an answer into account, in the order in which answers were given.
  public mutating func add(_ answer: String, judged outcome: Verdict.Outcome) {
    guard !isRight, outcome != .unreadable else { return }
    text = answer
    isRight = outcome == .right
  }
}
