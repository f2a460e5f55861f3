extension Misconception {
  /// A weighted sum without the weight that stands alone.
  static let biasForgotten = Misconception(
    id: "bias-forgotten",
    sentence: "That is what comes out when the bias is left out of the sum."
  ) { subject in
    guard subject.phase == .forward else { return [] }
    let terms = subject.formula.terms
    guard terms.count > 1 else { return [] }
    return terms.indices.filter { subject.quantity(terms[$0])?.phase == .given }.map { bias in
      MisconceptionSubject.sum(terms.indices.filter { $0 != bias }.map { terms[$0] })
    }
  }
}
