extension Misconception {
  /// σ(z) put where σ′(z) belongs.
  static let outputForSlope = Misconception(
    id: "output-for-slope",
    sentence: "That is what comes out when an activation's value stands where its slope belongs."
  ) { subject in
    subject.factors.compactMap { factor in
      // Where the slope of a function is its own value, as with exp, nothing is confused.
      guard factor.formula.activation != nil, factor.slope != factor.output else { return nil }
      return subject.chain(factor.id, as: factor.output)
    }
  }
}
