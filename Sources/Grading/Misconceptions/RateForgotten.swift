import Formula
import GradientEngine

extension Misconception {
  /// The gradient itself taken off, without the learning rate.
  static let rateForgotten = Misconception(
    id: "rate-forgotten",
    sentence: "That is what comes out when the learning rate is left out of the update."
  ) { subject in
    subject.eachAndAll(
      subject.lineage.flatMap { part -> [(QuantityID, Expression)] in
        guard part.phase == .update, case .binary(.subtract, let old, let step) = part.formula.kind,
          case .binary(.multiply, let left, let right) = step.kind
        else { return [] }
        return [(left, right), (right, left)].filter { subject.quantity($0.0)?.phase == .given }
          .map { (part.id, Expression(.binary(.subtract, old, $0.1))) }
      })
  }
}
