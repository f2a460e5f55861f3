import Course
import Formula
import GradientEngine

/// Which quantities of an exercise a learner has seen the value of, or could have.
///
/// What a step asks is known once the step is done. What no step asks is known once everything in its formula is, unless
/// an open step still builds on it and no done one does: then its value would give a part of the work away.
public struct Knowledge: Sendable {
  private var known: Set<QuantityID> = []
  private var asking: [QuantityID: Int] = [:]

  init(of exercise: Exercise, progress: ExerciseProgress) {
    var open: Set<QuantityID> = []
    var done: Set<QuantityID> = []
    for (index, step) in exercise.steps.enumerated() {
      let isDone = progress[step: step.id].isDone
      for quantity in Self.asked(by: step, in: exercise.graph) {
        if isDone {
          done.insert(quantity)
        } else {
          open.insert(quantity)
          if asking[quantity] == nil { asking[quantity] = index }
        }
      }
    }
    done.subtract(open)
    let underOpen = Self.ancestors(of: open, in: exercise.graph)
    let underDone = Self.ancestors(of: done, in: exercise.graph)
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
    guard case .call(let function, let parts) = step.answer?.kind, let whole = parts.first,
      function == "coefficient" || function == "constant", let polynomial = graph.quantity(named: canonical(whole))
    else { return step.quantities }
    return step.quantities + [polynomial.id]
  }

  private static func canonical(_ expression: Expression) -> String { Notation().show(expression, in: .ascii) }

  private static func ancestors(of quantities: Set<QuantityID>, in graph: Graph) -> Set<QuantityID> {
    var found: Set<QuantityID> = []
    var pending = Array(quantities)
    while let next = pending.popLast() {
      for input in graph[next].inputs where found.insert(input).inserted { pending.append(input) }
    }
    return found
  }
}
