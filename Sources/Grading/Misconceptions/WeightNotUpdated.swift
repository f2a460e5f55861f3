import Formula

extension Misconception {
  /// The old weight for the new one.
  static let weightNotUpdated = Misconception(
    id: "weight-not-updated",
    sentence: "That is what comes out when the weight is not updated.",
    isLikely: true
  ) { subject in
    subject.eachAndAll(
      subject.lineage.compactMap { part in
        guard part.phase == .update, case .binary(.subtract, let old, _) = part.formula.kind,
          subject.quantity(old)?.phase == .given
        else { return nil }
        return (part.id, old)
      })
  }
}
