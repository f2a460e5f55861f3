import Formula
import GradientEngine

extension Misconception {
  /// One of several ways from the loss is left out of the sum.
  static let pathForgotten = Misconception(
    id: "path-forgotten",
    sentence: "That is what comes out when one of the paths is left out: add up all of them."
  ) { subject in
    subject.eachAndAll(
      subject.lineage.flatMap { part -> [(QuantityID, Expression)] in
        let terms = part.formula.terms
        guard subject.graph[part.id].differentiated != nil, !subject.graph[part.id].isLocalDerivative, terms.count > 1
        else { return [] }
        return terms.indices.map { left in
          (part.id, Expression(sumOf: terms.indices.filter { $0 != left }.map { terms[$0] }))
        }
      })
  }
}
