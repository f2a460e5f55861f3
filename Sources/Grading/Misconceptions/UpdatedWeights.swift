import Formula

extension Misconception {
  /// The weights after the update used in the backward pass that leads to it.
  static let updatedWeights = Misconception(
    id: "updated-weights",
    sentence: "That is what comes out when the backward pass already uses weights after their update."
  ) { subject in
    subject.eachAndAll(
      subject.slopes.compactMap { slope in
        let updated = slope.formula.replacing { part in
          switch part.kind {
          case .index(let base, let indices):
            guard case .name(let name) = base.kind, subject.isUpdated(name) else { return nil }
            return Expression(.index(.name(name + "'"), indices))
          case .name(let name) where subject.isUpdated(name): return .name(name + "'")
          default: return nil
          }
        }
        return updated == slope.formula ? nil : (slope.id, updated)
      })
  }
}

extension MisconceptionSubject {
  /// Whether the exercise updates what this name stands for; what a second pass computes anew under such a name is no
  /// parameter.
  fileprivate func isUpdated(_ name: String) -> Bool {
    guard graph.symbols[name]?.tensor.elements.allSatisfy({ graph[$0].phase == .given }) == true else { return false }
    return graph.symbols[name + "'"]?.tensor.elements.first.map { graph[$0].phase == .update } ?? false
  }
}
