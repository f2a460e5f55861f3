import Course
import GradientEngine

extension Work {
  /// How a loss changes with the weight or input that a line of the derivation differentiates it by.
  ///
  /// Nil for other lines, and as long as a step still asks for the derivative or the loss.
  public func curve(of entry: Trace.Entry) -> DeclaredPicture.LossCurve? {
    let (graph, roles, values) = (exercise.graph, exercise.roles, exercise.trace.values)
    guard knowledge.contains(entry.quantity), let (of, by) = graph[entry.quantity].differentiated,
      knowledge.contains(of),
      roles.losses.contains(where: { graph.symbols[$0]?.tensor.elements == [of] }),
      (roles.parameters + roles.inputs).contains(where: { graph.symbols[$0]?.tensor.elements.contains(by) == true }),
      values[of.index].number != nil, let value = values[by.index].number
    else { return nil }
    return DeclaredPicture.LossCurve(of: of, over: by, window: DeclaredPicture.LossCurve.window(around: value))
  }

  /// The number that the learner gave for a quantity: the last that was wrong, so that it can be compared, else the last.
  public func ownNumber(for quantity: QuantityID) -> Double? {
    let steps = exercise.steps.filter { $0.quantities == [quantity] && $0.question.precision != nil }
    let attempts = steps.flatMap { step in
      progress[step: step.id].current.compactMap { attempt in
        step.question.kind.numbers(in: attempt.text)?.first?.nearestDouble.map { ($0, attempt.isRight) }
      }
    }
    return (attempts.last { !$0.1 } ?? attempts.last)?.0
  }
}
