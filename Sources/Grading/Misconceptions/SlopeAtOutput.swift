import Formula
import GradientEngine

extension Misconception {
  /// σ′ taken at the activation's output a instead of at its input z.
  static let slopeAtOutput = Misconception(
    id: "slope-at-output",
    sentence: "That is what comes out when an activation's slope is taken at its output instead of at its input."
  ) { subject in
    subject.factors.compactMap { factor in
      guard let (function, _) = factor.formula.activation else { return nil }
      let again = Expression(.call(function.rawValue, [factor.output]))
      let slope = function.writtenSlope.replacing {
        $0.kind == .name("x") ? factor.output : $0.kind == .name("y") ? again : nil
      }
      return subject.chain(factor.id, as: slope)
    }
  }
}
