import Formula

extension Misconception {
  /// The chain goes through an activation as if that were not there: ∂a/∂z taken as 1.
  static let slopeLeftOut = Misconception(
    id: "slope-left-out",
    sentence: "That is what comes out when the slope of an activation is left out of the chain."
  ) { subject in
    subject.factors.filter { $0.formula.activation != nil }.map { subject.chain($0.id, as: .number(1)) }
  }
}
