import Formula

extension Misconception {
  /// + for − in the update.
  static let ascent = Misconception(
    id: "ascent",
    sentence: "That goes up the gradient: the update takes the step away from it."
  ) { subject in
    guard subject.phase == .update, case .binary(.subtract, let old, let step) = subject.formula.kind else { return [] }
    return [Expression(.binary(.add, old, step))]
  }
}
