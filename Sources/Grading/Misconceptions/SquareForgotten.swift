import Formula

extension Misconception {
  /// a − y for the value of (a − y)², with either sign.
  static let squareForgotten = Misconception(
    id: "square-forgotten",
    sentence: "That is what comes out when the difference is not squared."
  ) { subject in
    let plain = subject.forward.compactMap { part in
      let unsquared = part.formula.replacing { $0.squareRoot }
      return unsquared == part.formula ? nil : (part.id, unsquared)
    }
    return subject.eachAndAll(plain) + subject.eachAndAll(plain.map { ($0.0, Expression(.negate($0.1))) })
  }
}
