extension Misconception {
  /// One of several ways from the loss is left out of the sum.
  static let pathForgotten = Misconception(
    id: "path-forgotten",
    sentence: "That is what comes out when one of the paths is left out: add up all ways by which it acts."
  ) { subject in
    guard subject.paths.count > 1 else { return [] }
    return subject.paths.indices.map { left in
      MisconceptionSubject.sum(
        subject.paths.indices.filter { $0 != left }.map { index in
          MisconceptionSubject.product(subject.paths[index].map { subject.graph[$0].expression })
        })
    }
  }
}
