import Formula

extension Misconception {
  /// tanh for the sigmoid, or the sigmoid for tanh.
  static let otherActivation = Misconception(
    id: "other-activation",
    sentence: "That is what comes out with the other activation: tanh and the sigmoid are easily confused."
  ) { subject in
    let other = subject.formula.replacing { part in
      switch part.kind {
      case .call("sigmoid", let arguments): Expression(.call("tanh", arguments))
      case .call("tanh", let arguments): Expression(.call("sigmoid", arguments))
      default: nil
      }
    }
    return other == subject.formula ? [] : [other]
  }
}
