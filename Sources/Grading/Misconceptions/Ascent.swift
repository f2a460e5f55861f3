import Formula

extension Misconception {
  /// + for − in the update.
  static let ascent = Misconception(
    id: "ascent",
    sentence: "That goes up the gradient: the update must subtract the step."
  ) { subject in
    subject.eachAndAll(
      subject.lineage.compactMap { part in
        guard part.phase == .update, case .binary(.subtract, let old, let step) = part.formula.kind,
          subject.quantity(old)?.phase == .given
        else { return nil }
        return (part.id, Expression(.binary(.add, old, step)))
      })
  }
}
