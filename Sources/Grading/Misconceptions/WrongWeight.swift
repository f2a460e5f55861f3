import Formula

extension Misconception {
  /// Going back through a weighted sum over the weight of another connection of the same layer.
  static let wrongWeight = Misconception(
    id: "wrong-weight",
    sentence: "That is what comes out with the weight of another connection of the layer."
  ) { subject in
    subject.factors.flatMap { factor -> [Expression] in
      guard case .index(let base, let indices) = factor.slope.kind, case .name(let name) = base.kind,
        let symbol = subject.graph.symbols[name], symbol.tensor.elements.count <= 64
      else { return [] }
      let transposed = Expression(.index(base, indices.reversed()))
      return symbol.tensor.elements.map { subject.graph[$0].expression }
        .filter { $0 != factor.slope && $0 != transposed }.map { subject.chain(factor.id, as: $0) }
    }
  }
}
