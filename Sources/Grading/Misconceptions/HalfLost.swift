import Formula

extension Misconception {
  /// 2(a − y) for the derivative of ½(a − y)², and (a − y)² for its value.
  static let halfLost = Misconception(
    id: "half-lost",
    sentence: "That is what comes out when the \(sign: .half) in front of a square is lost."
  ) { subject in
    let backward = subject.squareSlopes.filter { $0.above.formula.halvedSquare != nil }.map {
      ($0.id, $0.formula.times(2))
    }
    let forward = subject.forward.compactMap { part in part.formula.halvedSquare.map { (part.id, $0) } }
    return subject.eachAndAll(backward) + subject.eachAndAll(forward)
  }
}
