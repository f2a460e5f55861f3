import Formula

extension Misconception {
  /// ½(a − y)² for (a − y)².
  static let strayHalf = Misconception(
    id: "stray-half",
    sentence: "That is what comes out with a factor \(sign: .half) in front of the square; here there is none."
  ) { subject in
    subject.eachAndAll(
      subject.forward.compactMap { part in
        let terms = part.formula.terms
        // Half the sum of two is their mean, which is another mistake.
        guard terms.count != 2, terms.allSatisfy({ $0.squareRoot != nil }) else { return nil }
        return (part.id, part.formula.times(0.5))
      })
  }
}
