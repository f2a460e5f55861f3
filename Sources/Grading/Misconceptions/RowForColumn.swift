import Formula

extension Misconception {
  /// A matrix read with its indices in the wrong order: not transposed, or transposed where it should not be.
  static let rowForColumn = Misconception(
    id: "row-for-column",
    sentence: "That is what comes out when a matrix is read by row where a column is meant: mind its indices."
  ) { subject in
    let forward = subject.isDerivative ? [] : [subject.formula.transposed].filter { $0 != subject.formula }
    let backward = subject.factors.filter { $0.slope.transposed != $0.slope }.map {
      subject.chain($0.id, as: $0.slope.transposed)
    }
    return forward + backward
  }
}

extension Expression {
  /// The formula with the indices of every matrix element exchanged.
  fileprivate var transposed: Expression {
    replacing { part in
      guard case .index(let base, let indices) = part.kind, indices.count == 2 else { return nil }
      return Expression(.index(base, indices.reversed()))
    }
  }
}
