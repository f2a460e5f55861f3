import Course
import GradientEngine
import Grading
import TestSupport

/// The true values to one to fifteen digits, and the same with the last of them one to three units off.
///
/// What is right is told by bounds on the value, which are the engine's and none of the grader's.
public struct PerturbationSweep: Sendable {
  /// The numbers that were judged.
  public private(set) var judged = 0
  /// Wrong digits that were taken for the value itself, or for the value cut.
  public private(set) var wrongAccepted: [String] = []
  /// Wrong digits that were taken for what rounding on the way comes to, by the number of digits.
  public private(set) var rounded: [Int: Int] = [:]
  /// Right digits that were not accepted.
  public private(set) var rightRefused: [String] = []
  /// The numbers at digits to which the bounds do not know the value.
  public private(set) var unknown = 0

  /// Tries all numeric steps of an exercise at some numbers of digits.
  public init(in exercise: Exercise, digits: some Sequence<Int>, seed: UInt64) {
    // With a letter left in the values there are no bounds to hold them against.
    guard exercise.graph.unknown == nil else { return }
    var random = SeededGenerator(seed: seed)
    let bounds: Evaluation<Interval> = exercise.graph.evaluate()
    for step in exercise.numericSteps {
      guard let quantity = step.quantity, let question = step.question.kind as? NumberQuestion,
        question.truth.value != 0
      else { continue }
      let interval = bounds[quantity]
      for digits in digits {
        let places = digits - 1 - School.decade(of: question.truth.value)
        guard places >= 0, let unit = Double("1e-\(places)") else { continue }
        let right = School.writtenOut(interval.low / 2 + interval.high / 2, places: places)
        judge(right, places, step, question, interval, exercise)
        let off = Double(Int.random(in: 1...3, using: &random) * (Bool.random(using: &random) ? 1 : -1))
        let wrong = School.writtenOut((Double(right) ?? 0) + off * unit, places: places)
        judge(wrong, places, step, question, interval, exercise)
      }
    }
  }

  private mutating func judge(
    _ text: String, _ places: Int, _ step: Step, _ question: NumberQuestion, _ interval: Interval, _ exercise: Exercise
  ) {
    judged += 1
    let low = School.rounded(School.writtenOut(interval.low), places: places)
    guard low == School.rounded(School.writtenOut(interval.high), places: places) else {
      unknown += 1
      return
    }
    let cut = School.cut(School.writtenOut(interval.low), places: places)
    let isCut = text == cut && cut == School.cut(School.writtenOut(interval.high), places: places)
    let verdict = exercise.grade(text, at: step)
    let told = "\(exercise.id) \(step.id) = \(text) for \(interval.low)…\(interval.high): \(verdict.detail.unicode)"
    if text == low {
      // With fewer digits than asked it is right as far as it goes, or too coarse to tell.
      if verdict.outcome != .right, verdict.outcome != .digits { rightRefused.append(told) }
    } else if verdict.outcome == .right {
      if verdict.detail.unicode.contains("with ") {
        rounded[School.significantDigits(of: text), default: 0] += 1
      } else if !(isCut && verdict.detail.unicode.contains("cut")) {
        wrongAccepted.append(told)
      }
    }
  }
}

extension School {
  /// The digits of a written number from the first that is not zero.
  fileprivate static func significantDigits(of text: String) -> Int {
    text.filter(\.isNumber).drop { $0 == "0" }.count
  }
}
