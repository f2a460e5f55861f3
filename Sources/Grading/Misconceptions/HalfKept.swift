import Formula

extension Misconception {
  /// ½(a − y) for the derivative of ½(a − y)².
  static let halfKept = Misconception(
    id: "half-kept",
    sentence:
      "That is what comes out when the \(sign: .half) in front of a square is kept after the 2 has cancelled it."
  ) { subject in
    subject.eachAndAll(
      subject.squareSlopes.filter { $0.above.formula.halvedSquare != nil }.map { ($0.id, $0.formula.times(0.5)) })
  }
}
