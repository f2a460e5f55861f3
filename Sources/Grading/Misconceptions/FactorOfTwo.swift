extension Misconception {
  /// The 2 that differentiating a square brings down, or the ½ in front of one, lost or kept too long.
  static let factorOfTwo = Misconception(
    id: "factor-of-two",
    sentence: "That is off by a factor of 2: look at what becomes of the square, and of a ½ in front of it."
  ) { subject in
    let comesFromSquare =
      subject.isDerivative
      ? subject.factors.contains { !$0.formula.squared.isEmpty } : !subject.formula.squared.isEmpty
    guard comesFromSquare else { return [] }
    let asked = subject.graph[subject.asked].expression
    return [asked.times(2), asked.times(0.5)]
  }
}
