import Formula
import GradientEngine

extension Misconception {
  /// The derivative by the last quantity on the path for that by what is asked.
  static let lastFactorLeftOut = Misconception(
    id: "last-factor-left-out",
    sentence: "That is what comes out when the last factor of the chain is left out."
  ) { subject in
    guard let end = subject.lineage.last(where: { subject.graph[$0.id].differentiated != nil }),
      case .binary(.multiply, let chain, let last) = end.formula.kind, let factor = subject.quantity(last),
      factor.isLocalDerivative, subject.quantity(chain)?.differentiated != nil,
      // That of an activation is a mistake of its own.
      !subject.bends.contains(where: { $0.slope.id == factor.id })
    else { return [] }
    return [[end.id: chain]]
  }
}
