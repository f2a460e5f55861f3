import Formula

extension Misconception {
  /// The chain goes through an activation as if that were not there: σ′ taken as 1.
  static let slopeLeftOut = Misconception(
    id: "slope-left-out",
    sentence: "That is what comes out when the derivative of the activation function is left out of the chain."
  ) { subject in
    subject.eachAndAll(subject.bends.compactMap { $0.replacing(by: .number(1)) })
  }
}
