import Formula

extension Misconception {
  /// 2(a − y)² for the derivative of (a − y)²: the 2 is brought down and the square left standing.
  static let squareKept = Misconception(
    id: "square-kept",
    sentence: "That is what comes out when the square is kept after differentiating it."
  ) { subject in
    subject.factors.flatMap { factor in
      factor.formula.squared.map { base in
        subject.chain(factor.id, as: Expression(.binary(.multiply, factor.slope, base)))
      }
    }
  }
}
