import Formula
import GradientEngine

extension Misconception {
  /// Divided by the number of terms where only the sum is meant.
  static let meanForSum = Misconception(
    id: "mean-for-sum",
    sentence: "That is what comes out with the mean of the terms; here their sum is meant."
  ) { subject in
    func count(_ part: MisconceptionSubject.Part) -> Double? {
      let terms = part.formula.terms
      // Nobody takes the mean of a weighted sum, nor of a difference.
      guard part.phase == .forward, terms.count > 1, !terms.contains(where: \.isProduct),
        terms.allSatisfy({ $0.squareRoot != nil }) || terms.allSatisfy({ subject.siblings($0) != nil })
      else { return nil }
      return Double(terms.count)
    }
    let forward = subject.forward.compactMap { part in count(part).map { (part.id, part.formula.times(1 / $0)) } }
    let backward = subject.slopes.compactMap { slope in
      count(slope.above).map { (slope.id, slope.formula.times(1 / $0)) }
    }
    return subject.eachAndAll(forward) + subject.always(backward)
  }
}

extension MisconceptionSubject {
  /// All of the rewritings together.
  func always(_ rewritings: [(QuantityID, Expression)]) -> [Rewriting] {
    rewritings.isEmpty ? [] : [Dictionary(rewritings, uniquingKeysWith: { first, _ in first })]
  }
}
