import Formula

extension Misconception {
  /// 2(a − y)² for the derivative of (a − y)²: the 2 is brought down and the square left standing.
  static let squareKept = Misconception(
    id: "square-kept",
    sentence: "That is what comes out when the square is kept after differentiating it."
  ) { subject in
    subject.eachAndAll(
      subject.slopes.flatMap { slope in
        slope.squares.flatMap { root in
          let kept = Expression(.binary(.multiply, slope.formula, root))
          // With the square its half may be kept as well.
          return (slope.above.formula.halvedSquare?.squareRoot == root ? [kept, kept.times(0.5)] : [kept])
            .map { (slope.id, $0) }
        }
      })
  }
}

extension MisconceptionSubject.Slope {
  /// What is squared in the formula above and contains what is differentiated by.
  var squares: [Expression] {
    Set(above.formula.parts.compactMap(\.squareRoot)).filter { $0.parts.contains(below) }
  }
}
