import Formula

extension Misconception {
  /// σ(z) put where σ′(z) belongs; where a slope is its own value, as with exp, nothing is confused.
  static let outputForSlope = Misconception(
    id: "output-for-slope",
    sentence: "That is what comes out when an activation stands where its derivative belongs."
  ) { subject in
    subject.eachAndAll(subject.bends.compactMap { $0.replacing(by: $0.output) })
  }
}
