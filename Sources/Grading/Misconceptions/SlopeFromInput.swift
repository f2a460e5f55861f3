import Formula

extension Misconception {
  /// z(1 − z) for a(1 − a).
  static let slopeFromInput = Misconception(
    id: "slope-from-input",
    sentence: "That is what comes out when the weighted sum stands in the derivative where the activation belongs."
  ) { subject in
    subject.eachAndAll(
      subject.bends.compactMap { bend in
        bend.replacing(by: MisconceptionSubject.Bend.written(bend.function, x: bend.argument, y: bend.argument))
      })
  }
}
