import Course
import Formula
import GradientEngine
import Grading
import TestSupport

/// A learner who goes wrong once and works on from there without another slip.
///
/// What follows is worked out by running the graph with the learner's values put in, and no rule of the grader.
public struct HonestLearnerSweep: Sendable {
  /// The later answers that were judged.
  public private(set) var followed = 0
  /// Those that were not accepted, each with what was said.
  public private(set) var refused: [String] = []

  /// Works an exercise with one slip at every numeric step in turn, with some slips drawn for each.
  public init(in exercise: Exercise, seed: UInt64, slips: Int = .max) {
    var random = SeededGenerator(seed: seed)
    for step in exercise.numericSteps {
      for slip in exercise.slips(at: step, using: &random).shuffled(using: &random).prefix(slips) {
        for isRounding in [false, true] { work(exercise, slip, at: step, isRounding: isRounding) }
      }
    }
  }

  /// Answers all steps before the slip with the model answers, and all after it from the learner's own values: with all
  /// digits, or where `isRounding` with those that were typed.
  private mutating func work(_ exercise: Exercise, _ slip: String, at wrong: Step, isRounding: Bool) {
    var answers: [String: String] = [:]
    var own: [QuantityID: Polynomial] = [:]
    var isWrong = false
    for step in exercise.steps {
      guard step.question.kind is NumberQuestion || step.question.kind is ExpressionQuestion, let asked = step.quantity
      else { continue }
      let text: String
      if step.id == wrong.id {
        guard exercise.grade(slip, at: step, after: answers).outcome == .wrong else { return }
        text = slip
        isWrong = true
      } else if isWrong {
        let run = exercise.graph.evaluate(unknown: .unknown, overrides: own)
        // Nobody goes on from what has no value.
        guard run[asked].isFinite else { return }
        text = step.question.expected(for: run[asked], in: exercise)
      } else {
        text = step.question.expected
      }
      // What is asked once more does not follow from itself.
      if isWrong, step.id != wrong.id, exercise.graph.root(of: asked) != exercise.graph.root(of: wrong.quantities[0]) {
        let verdict = exercise.grade(text, at: step, after: answers)
        followed += 1
        if verdict.outcome != .right {
          refused.append(
            "\(wrong.id) = \(slip), then \(step.id) = \(text)\(isRounding ? " (rounded)" : ""): \(verdict.detail.unicode)"
          )
        }
      }
      answers[step.id] = text
      if step.id == wrong.id || isWrong && isRounding, let typed = Double(text) {
        exercise.put(typed, for: asked, in: &own)
      }
    }
  }
}

extension Question {
  /// What a learner with this value types.
  fileprivate func expected(for value: Polynomial, in exercise: Exercise) -> String {
    if let question = kind as? NumberQuestion {
      let text = NumberQuestion(truth: Truth(value[0]), precision: question.precision).expected
      // Where an exact answer is asked, own working may lead to a number without an end.
      guard question.precision == .exact, text.count(where: \.isNumber) > 12 else { return text }
      return NumberQuestion(truth: Truth(value[0]), precision: .significant(6)).expected
    }
    guard let unknown = exercise.graph.unknown, let precision = kind.numbers.first?.precision else { return expected }
    return ExpressionQuestion(
      Value(value, unknown: unknown), unknown: unknown, notation: exercise.notation, precision: precision
    ).expected
  }
}

extension Graph {
  fileprivate func root(of id: QuantityID) -> QuantityID { coefficientTaken(by: id)?.of ?? id }
}

extension Exercise {
  /// Wrong numbers for a step: the sign or a factor of 2 wrong, some other slope, another number of the exercise.
  fileprivate func slips(at step: Step, using random: inout SeededGenerator) -> [String] {
    guard let question = step.question.kind as? NumberQuestion else { return [] }
    let value = question.truth.value
    let others = numericSteps.compactMap(\.question.truth?.value).filter { $0 != value }
    let values = [
      -value, 2 * value, value / 2, 4 * value, value * Double.random(in: 0.3...3, using: &random),
      value == 0 ? 0.7 : value * Double.random(in: -2 ... -0.5, using: &random),
    ]
    // A zero leaves nothing to work out after it.
    return (values + [others.randomElement(using: &random)].compactMap(\.self)).filter { $0 != 0 }.map {
      NumberQuestion(truth: Truth($0), precision: question.precision).expected
    }
  }

  /// Puts a learner's number for a quantity, or for one coefficient of it, in its place.
  fileprivate func put(_ number: Double, for asked: QuantityID, in own: inout [QuantityID: Polynomial]) {
    guard let (whole, power) = graph.coefficientTaken(by: asked) else {
      own[asked] = Polynomial(number)
      return
    }
    let known = own[whole] ?? graph.evaluate(unknown: .unknown, overrides: own)[whole]
    own[whole] = Polynomial(
      coefficients: (0...max(known.degree, power)).map { $0 == power ? number : known[$0] })
  }
}
