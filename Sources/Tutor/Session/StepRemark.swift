/// How a recorded answer stands to the others, where there is something to say.
public enum StepRemark: Hashable, Sendable {
  /// The earliest answer that does not follow from those before it.
  case firstSlip
  /// Right only for the learner's own answer to the step with this number, which is not right.
  case follows(from: Int)
  /// Was right for an answer that has been put right since.
  case followed
}
