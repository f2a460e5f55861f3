import Course
import Formula
import GradientEngine

/// What help there is at a step, and when the tutor speaks of it by itself.
extension Work {
  /// After so many different wrong answers the tutor says what help there is.
  private static let patience = 3

  /// Whether so many different answers were wrong that help is spoken of.
  private var isStuck: Bool { stepProgress.chargedMistakes >= Self.patience }

  /// The author's hints; once the learner is stuck, the formula with the numbers put in is one more.
  public var hints: [Text] {
    let isReached = isStuck || stepProgress.hintsShown > step.hints.count
    return step.hints + (isReached ? [formulaHint].compactMap(\.self) : [])
  }

  /// How the number asked for is computed, as far as that is known, without what it comes to.
  ///
  /// Nothing where the formula is still to be found.
  private var formulaHint: Text? {
    guard let line = step.worked.lines.last, let quantity = step.quantity, line.formula != line.shown,
      !exercise.steps.contains(where: { other in
        other.question.kind.asksFormula && !progress[step: other.id].isDone
          && other.answer.flatMap(exercise.graph.quantity(for:)) == quantity
      })
    else { return nil }
    var sides = [line.shown] + [line.chain, line.formula].compactMap(\.self)
    // A number put in alone would be the answer, and one that is not found yet that of another step.
    if !line.substituted.isNumber, exercise.graph[quantity].inputs.allSatisfy(knowledge.contains) {
      sides.append(line.substituted)
    }
    return Text(.formula(Equation(sides, in: exercise.notation, digits: .significant(6))))
  }

  /// What help is left, where the learner is stuck.
  public var offeredHelp: Text? {
    guard isStuck, !stepProgress.isDone else { return nil }
    let opened = stepProgress.hintsShown
    let next: Text? =
      opened < step.hints.count
      ? "\(key: .hint) opens a hint and "
      : opened < hints.count ? "\(key: .hint) shows the formula with what is known put in, and " : nil
    return "\(stepProgress.chargedMistakes) different answers were wrong: \(next)\(key: .showAnswer) shows the answer."
  }
}

/// What is said of the value with which the exercise goes on.
extension Work {
  /// Which value the exercise goes on with, after an answer that is right and another number.
  public var valueGoneOnWith: Text? {
    guard stepProgress.isDone, let verdict, let quantity = step.quantity,
      [.followThrough, .roundedWorking, .cutWorking].contains(verdict.reason), step.question.kind.numbers.count == 1
    else { return nil }
    // What is not shown yet cannot be spoken of; the board marks the learner's own number.
    guard knowledge.contains(quantity) else { return nil }
    let value = exercise.trace.values[quantity.index].expression
    return "The exercise goes on with \(formula: value, in: exercise.notation, digits: .significant(6))."
  }
}

extension Expression {
  /// Whether it is a number, with or without a sign.
  fileprivate var isNumber: Bool {
    switch kind {
    case .number: true
    case .negate(let operand): operand.isNumber
    default: false
    }
  }
}
