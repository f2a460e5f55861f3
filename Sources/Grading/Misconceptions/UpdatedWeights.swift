import Formula

extension Misconception {
  /// The weights after the update used in the backward pass that leads to it.
  static let updatedWeights = Misconception(
    id: "updated-weights",
    sentence: "That is what comes out when the backward pass already uses weights after their update."
  ) { subject in
    subject.factors.compactMap { factor in
      let updated = factor.slope.replacing { part in
        guard case .index(let base, let indices) = part.kind, case .name(let name) = base.kind,
          subject.graph.symbols[name + "'"] != nil
        else { return nil }
        return Expression(.index(.name(name + "'"), indices))
      }
      return updated == factor.slope ? nil : subject.chain(factor.id, as: updated)
    }
  }
}
