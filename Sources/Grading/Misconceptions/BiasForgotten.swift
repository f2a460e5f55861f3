import Formula
import GradientEngine

extension Misconception {
  /// A weighted sum without the weight that stands alone.
  static let biasForgotten = Misconception(
    id: "bias-forgotten",
    sentence: "That is what comes out when the bias is left out of the sum."
  ) { subject in
    subject.eachAndAll(
      subject.forward.flatMap { part -> [(QuantityID, Expression)] in
        let terms = part.formula.terms
        guard terms.contains(where: \.isProduct) else { return [] }
        return terms.indices.filter { subject.quantity(terms[$0])?.phase == .given }.map { bias in
          (part.id, Expression(sumOf: terms.indices.filter { $0 != bias }.map { terms[$0] }))
        }
      })
  }
}
