import Course
import GradientEngine

extension Work {
  /// A loss before and after one step of its parameters.
  public struct LossChange: Sendable {
    /// How the loss changes along that step, and beyond it.
    public let curve: DescentCurve
    /// Its value for the parameters as given.
    public let before: Double
    /// Its value after the step.
    public let after: Double
  }

  /// What the update does to the loss; where the exercise has none, a small step against the gradient. Nil until all steps
  /// are done, and where the loss is no number.
  public var lossChange: LossChange? {
    guard isFinished, let curve = exercise.descentCurve else { return nil }
    let losses = curve.losses(at: [0, curve.step])
    return losses.allSatisfy(\.isFinite) ? LossChange(curve: curve, before: losses[0], after: losses[1]) : nil
  }
}
