import Course
import Formula
import GradientEngine

/// The quantities of an exercise whose values may be shown to the learner.
///
/// What a step asks is known once the step is done. What no step asks is known once everything in its formula is, unless
/// an open step still builds on it and no done one does: then its value would give a part of the work away. The true
/// value of an answer that is right only for the learner's own earlier answers is known once every step that leads to it is done.
public struct Knowledge: Sendable {
  private var known: Set<QuantityID> = []
  private var asking: [QuantityID: Int] = [:]

  init(of exercise: Exercise, progress: ExerciseProgress) {
    var open: Set<QuantityID> = []
    var done: Set<QuantityID> = []
    // What was right for the learner's own earlier answers only: its true value would tell what those should be.
    var following: Set<QuantityID> = []
    for (index, step) in exercise.steps.enumerated() {
      let isDone = progress[step: step.id].isDone
      for quantity in Self.asked(by: step, in: exercise.graph) {
        if progress[step: step.id].isFollowThrough {
          following.insert(quantity)
        } else if isDone {
          done.insert(quantity)
        } else {
          open.insert(quantity)
          if asking[quantity] == nil { asking[quantity] = index }
        }
      }
    }
    done.subtract(open)
    following.subtract(open)
    for quantity in following where exercise.graph.lineage.ancestors(of: [quantity]).isDisjoint(with: open) {
      done.insert(quantity)
    }
    let underOpen = exercise.graph.lineage.ancestors(of: open)
    let underDone = exercise.graph.lineage.ancestors(of: done)
    for quantity in exercise.graph.quantities {
      let id = quantity.id
      if open.contains(id) { continue }
      if done.contains(id) || quantity.phase == .given {
        known.insert(id)
      } else if quantity.inputs.allSatisfy(known.contains) {
        if !underOpen.contains(id) || underDone.contains(id) { known.insert(id) }
      }
    }
  }

  /// Whether the value of a quantity may be shown.
  public func contains(_ quantity: QuantityID) -> Bool { known.contains(quantity) }

  /// The number of the first open step that asks for a quantity.
  public func openStep(asking quantity: QuantityID) -> Int? { asking[quantity] }

  /// What a step asks for: its own quantities, and where one is part of a polynomial, the polynomial too.
  private static func asked(by step: Step, in graph: Graph) -> [QuantityID] {
    if step.question.kind.asksFormula, let answer = step.answer { return graph.elements(of: answer) }
    guard case .call(let function, let parts) = step.answer?.kind, let whole = parts.first,
      function == "coefficient" || function == "constant", let polynomial = graph.quantity(named: canonical(whole))
    else { return step.quantities }
    return step.quantities + [polynomial.id]
  }

  private static func canonical(_ expression: Expression) -> String { Notation().show(expression, in: .ascii) }
}

extension Graph {
  /// The quantities of a name or derivative: itself, or all its elements.
  fileprivate func elements(of answer: Expression) -> [QuantityID] {
    if case .name(let name) = answer.kind { return symbols[name]?.tensor.elements ?? [] }
    guard case .derivative(let upper, let lower, let isPartial) = answer.kind else {
      return quantities.filter { $0.expression == answer }.map(\.id)
    }
    return quantities.filter { quantity in
      guard case .derivative(let of, let by, isPartial) = quantity.expression.kind else { return false }
      return of.isElement(of: upper) && by.isElement(of: lower)
    }.map(\.id)
  }
}

extension Expression {
  /// Whether it is the other, or an element of it.
  fileprivate func isElement(of other: Expression) -> Bool {
    if self == other { return true }
    if case .index(let base, _) = kind { return base == other }
    return false
  }
}
