import Formula

extension Misconception {
  /// a − y for the derivative of (a − y)².
  static let twoLost = Misconception(
    id: "two-lost",
    sentence: "That is what comes out when the factor 2 from the derivative of the square is lost."
  ) { subject in
    subject.eachAndAll(
      subject.squareSlopes.filter { $0.above.formula.halvedSquare == nil }.map { ($0.id, $0.formula.times(0.5)) })
  }
}
