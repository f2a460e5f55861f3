import Course
import GradientEngine

extension Work {
  /// A loss before and after the update of the parameters.
  public struct LossChange: Hashable, Sendable {
    /// The loss.
    public let loss: QuantityID
    /// Its value for the parameters as given.
    public let before: Double
    /// Its value for the parameters after the update.
    public let after: Double
  }

  /// What the update does to the first loss: the forward pass once more, with the updated parameters in the place of those
  /// given. Nil where nothing is updated, and until all steps are done.
  public var lossChange: LossChange? {
    let graph = exercise.graph
    guard isFinished, let loss = exercise.roles.losses.first.flatMap({ graph.quantity(named: $0)?.id }),
      let before = exercise.trace.values[loss.index].number
    else { return nil }
    var updated: [QuantityID: Double] = [:]
    for name in exercise.roles.parameters {
      guard let old = graph.symbols[name]?.tensor.elements, let new = graph.symbols[name + "'"]?.tensor.elements,
        old.count == new.count
      else { continue }
      for (old, new) in zip(old, new) { updated[old] = exercise.trace.values[new.index].number }
    }
    guard !updated.isEmpty else { return nil }
    let run: Evaluation<Double> = graph.evaluate(overrides: updated)
    let after = run[loss]
    return after.isFinite ? LossChange(loss: loss, before: before, after: after) : nil
  }
}
