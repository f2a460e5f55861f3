import Formula

extension Misconception {
  /// A matrix read by rows where its columns are meant; a bias stays where it is.
  static let notTransposed = Misconception(
    id: "not-transposed",
    sentence: "That is what comes out when a matrix is not transposed where it should be, or is where it should not."
  ) { subject in
    let forward = subject.forward.compactMap { part in
      let read = Expression(
        sumOf: part.formula.terms.map { subject.quantity($0)?.phase == .given ? $0 : $0.transposed })
      return read == Expression(sumOf: part.formula.terms) ? nil : (part.id, read)
    }
    let backward = subject.slopes.compactMap { slope in
      slope.formula.transposed == slope.formula ? nil : (slope.id, slope.formula.transposed)
    }
    return subject.eachAndAll(forward) + subject.eachAndAll(backward)
  }
}
