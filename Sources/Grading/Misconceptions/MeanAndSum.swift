import Formula

extension Misconception {
  /// Divided by the number of terms where only the sum is meant.
  static let meanForSum = Misconception(
    id: "mean-for-sum",
    sentence: "That is the mean of the terms; here their sum is asked."
  ) { subject in
    let terms = subject.formula.terms
    // Nobody takes the mean of a weighted sum.
    guard subject.phase == .forward, terms.count > 1, !terms.contains(where: \.isProduct) else { return [] }
    return [subject.graph[subject.asked].expression.times(1 / Double(terms.count))]
  }

  /// The sum left undivided where the mean is meant.
  static let sumForMean = Misconception(
    id: "sum-for-mean",
    sentence: "That is the sum of the terms; divide it by how many there are."
  ) { subject in
    guard subject.phase == .forward, case .binary(.divide, let sum, let count) = subject.formula.kind,
      count.kind == .number(Double(sum.terms.count)), sum.terms.count > 1
    else { return [] }
    return [sum]
  }
}

extension Expression {
  /// Whether it is a product of different things, and so no square.
  fileprivate var isProduct: Bool {
    switch kind {
    case .binary(.multiply, let left, let right): left != right
    case .negate(let operand): operand.isProduct
    default: false
    }
  }
}
