/// How a recorded answer relates to the other answers, where that matters.
public enum StepRemark: Hashable, Sendable {
  /// The earliest answer that does not follow from those before it.
  case firstSlip
  /// Right only for the learner's own answer to the step with this number, which is not right.
  case follows(from: Int)
  /// Was right for an earlier answer that has been corrected since.
  case followed
}
