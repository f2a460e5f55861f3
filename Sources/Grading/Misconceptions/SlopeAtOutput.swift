import Formula

extension Misconception {
  /// σ′ taken at the activation's output a instead of at its input z.
  static let slopeAtOutput = Misconception(
    id: "slope-at-output",
    sentence:
      "That is what comes out when the derivative of the activation function is taken at the activation, not at the weighted sum."
  ) { subject in
    subject.eachAndAll(
      subject.bends.compactMap { bend in
        let again = Expression(.call(bend.function.rawValue, [bend.output]))
        return bend.replacing(by: MisconceptionSubject.Bend.written(bend.function, x: bend.output, y: again))
      })
  }
}
