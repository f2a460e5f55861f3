import Formula
import GradientEngine

extension Work {
  /// A line of the derivation by its number, counted from 0; the last for a number beyond it.
  public func entry(_ number: Int) -> Trace.Entry {
    exercise.trace.entries[min(number, exercise.trace.entries.count - 1)]
  }

  /// The number of the first step that asks for a line of the derivation, counted from 0; lines are numbered apart from
  /// steps, because most exercises derive more than they ask.
  public func step(asking entry: Trace.Entry) -> Int? {
    exercise.steps.firstIndex { $0.quantities.contains(entry.quantity) }
  }

  /// Whether a line of the derivation can be shown whole: its value and all that goes into it are known.
  public func isOpen(_ entry: Trace.Entry) -> Bool {
    knowledge.contains(entry.quantity) && exercise.graph[entry.quantity].inputs.allSatisfy(knowledge.contains)
      && entry.paths.allSatisfy { $0.allSatisfy { knowledge.contains($0.quantity) } }
  }

  /// The number of the step to work on before a line of the derivation can be shown whole; nil where it can.
  public func stepToOpen(_ entry: Trace.Entry) -> Int? {
    guard !isOpen(entry) else { return nil }
    if let step = knowledge.openStep(asking: entry.quantity) { return step }
    return nextBlocking(entry.quantity) ?? exercise.steps.indices.first { !standing($0).isDone }
  }

  /// The first open step that asks for something the quantity is made of.
  private func nextBlocking(_ quantity: QuantityID) -> Int? {
    exercise.graph.lineage.ancestors(of: [quantity]).compactMap { knowledge.openStep(asking: $0) }.min()
  }
}

extension Work {
  /// The formula that the learner has found for a quantity, or was shown: of several steps that ask for it, the last.
  public func foundFormula(for quantity: QuantityID) -> Expression? {
    exercise.steps.last { step in
      step.question.kind.modelFormula != nil && progress[step: step.id].isDone
        && step.answer.flatMap(exercise.graph.quantity(for:)) == quantity
    }?.question.kind.modelFormula
  }
}
