import Formula

extension Misconception {
  /// The sum left undivided where the mean is meant.
  static let sumForMean = Misconception(
    id: "sum-for-mean",
    sentence: "That is what comes out with the sum of the terms; here their mean is meant."
  ) { subject in
    let forward = subject.forward.compactMap { part in part.formula.mean.map { (part.id, $0.sum) } }
    let backward = subject.slopes.compactMap { slope in
      slope.above.formula.mean.map { (slope.id, slope.formula.times($0.count)) }
    }
    return subject.eachAndAll(forward) + subject.always(backward)
  }
}

extension Expression {
  /// The sum and the number of its terms, where the formula is their mean.
  fileprivate var mean: (sum: Expression, count: Double)? {
    guard case .binary(.divide, let sum, let count) = kind, sum.terms.count > 1,
      count.kind == .number(Double(sum.terms.count))
    else { return nil }
    return (sum, Double(sum.terms.count))
  }
}
