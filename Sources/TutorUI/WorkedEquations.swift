import Formula
import GradientEngine
import Tutor

/// The equations that lead to a step's answer, from name to value.
///
/// A derivative along a chain is worked as a learner would: the chain, then the numbers of its factors.
///
/// An answer that is right for own earlier answers has none as long as its numbers would tell what those should be.
func workedEquations(_ work: Work) -> [Equation] {
  if let quantity = work.step.quantity, !work.knowledge.contains(quantity) { return [] }
  return equations(workedAt: work)
}

/// The equations that lead to a step's answer, also while that is not found: for the room that they will take.
func equations(workedAt work: Work) -> [Equation] {
  work.step.worked.lines.map { line in
    let numbers = work.exercise.trace.entries.first { $0.shown == line.shown }?.chainNumbers
    let middle = numbers.flatMap { numbers in line.chain.map { [$0, numbers] } } ?? [line.formula, line.substituted]
    // What is made of numbers alone is worked out in one go.
    if line.shown.names.isEmpty {
      return Equation(
        [line.shown, line.value.expression], in: work.exercise.notation, digits: .significant(6))
    }
    // A term of a list has no name of its own.
    let name = line.shown.isListElement ? [] : [line.shown]
    return Equation(
      name + middle + [line.value.expression], in: work.exercise.notation, digits: .significant(6))
  }
}

extension Expression {
  /// Whether it is an element of a list that is written out.
  fileprivate var isListElement: Bool {
    if case .index(let base, _) = kind, case .list = base.kind { true } else { false }
  }
}
