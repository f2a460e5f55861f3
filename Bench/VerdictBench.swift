import Course
import Formula
import Grading

/// How fast answers are judged: right numbers, wrong numbers where most has to be tried, and formulas.
func benchVerdicts() throws {
  let catalogue = try Catalogue.builtIn()
  let exercises = try catalogue.entries.map { try catalogue.open($0.id) }
  benchExactPath(exercises)
  benchWorstPath(exercises)
  benchFormulas(exercises)
}

/// An answer to a step of an exercise, and what the learner answered before.
private struct Trial {
  let exercise: Exercise
  let step: Step
  let text: String
  var earlier: [String: String] = [:]

  var place: String { "\(exercise.id) \(step.id)" }

  func grade() -> Verdict { exercise.grade(text, at: step, after: earlier) }

  /// Seconds for one verdict: the middle of some measurements.
  func seconds(measurements: Int) -> Double {
    median(
      (0..<measurements).map { _ in
        let start = now()
        _ = grade()
        return now() - start
      })
  }
}

extension [Trial] {
  /// The trial that takes longest, and how long: all are timed a little, the slowest of these thoroughly.
  fileprivate func slowest() -> (trial: Trial, seconds: Double)? {
    let quick = map { ($0, $0.seconds(measurements: 3)) }.sorted { $0.1 > $1.1 }
    let thorough = quick.prefix(12).map { (trial: $0.0, seconds: $0.0.seconds(measurements: 25)) }
    return thorough.max { $0.seconds < $1.seconds }
  }

  /// Seconds for one verdict on the average.
  fileprivate func average(repeats: Int) -> Double {
    let start = now()
    for _ in 0..<repeats { for trial in self { _ = trial.grade() } }
    return (now() - start) / Double(repeats * count)
  }
}

/// The model answer of every numeric step, which its value alone settles.
private func benchExactPath(_ exercises: [Exercise]) {
  let trials = exercises.flatMap { exercise in
    exercise.numericSteps.map { Trial(exercise: exercise, step: $0, text: $0.question.expected) }
  }
  let rate = 1 / median((0..<5).map { _ in trials.average(repeats: 20) })
  report(
    "numeric verdicts, exact path", "\(grouped(rate)) a second over \(trials.count) steps",
    goal: "100 000 a second", isMet: rate >= 1e5)
}

/// Wrong numbers after earlier wrong ones: follow-through, rounding, every misconception and the first slip are all tried.
private func benchWorstPath(_ exercises: [Exercise]) {
  var trials: [Trial] = []
  for exercise in exercises {
    let steps = exercise.numericSteps
    for (place, step) in steps.enumerated() {
      // The last few steps, and all of them: what was answered there is off by a little, differently at each.
      for count in [0, 3, place] where count <= place {
        let earlier = steps[(place - count)..<place].enumerated().map { number, step in
          (step.id, step.question.expected.scalingNumbers(by: 1.03 + Double(number % 7) * 0.01))
        }
        // Near enough that rounding might explain it, and far off.
        for factor in [1.002, 1.02, 1.2, -1.7, 30] {
          trials.append(
            Trial(
              exercise: exercise, step: step, text: step.question.expected.scalingNumbers(by: factor),
              earlier: Dictionary(uniqueKeysWithValues: earlier)))
        }
      }
    }
  }
  trials = trials.filter { $0.grade().outcome == .wrong }
  guard let (worst, seconds) = trials.slowest() else { return }
  let rate = 1 / trials.average(repeats: 1)
  report(
    "numeric verdicts, worst path",
    "\(grouped(rate)) a second over \(trials.count) wrong answers; slowest \(decimals(seconds * 1000, 2)) ms "
      + "(\(worst.place), \(worst.text) after \(worst.earlier.count) earlier answers)",
    goal: "slowest under 1 ms", isMet: seconds < 0.001)
}

/// Formulas, chains and code: the model answer, the same in another form, and wrong by a factor, by a little, by a term.
private func benchFormulas(_ exercises: [Exercise]) {
  var trials: [Trial] = []
  for exercise in exercises {
    for step in exercise.steps {
      let model = step.question.expected
      let texts: [String]
      switch step.question.kind {
      case is FormulaQuestion, is CodeQuestion:
        texts = [model, "2*(\(model))/2", "2*(\(model))", "(\(model))*1.0000001", "\(model) + 1"]
      case is ChainQuestion: texts = [model, "2 * \(model)", String(model.prefix { $0 != "*" && $0 != "·" })]
      default: continue
      }
      trials += texts.map { Trial(exercise: exercise, step: step, text: $0) }
    }
  }
  trials = trials.filter { $0.grade().outcome != .unreadable }
  guard let (worst, seconds) = trials.slowest() else { return }
  let rate = 1 / median((0..<5).map { _ in trials.average(repeats: 5) })
  report(
    "formula verdicts",
    "\(grouped(rate)) a second over \(trials.count) answers; slowest \(decimals(seconds * 1e6, 0)) µs "
      + "(\(worst.place), \(worst.text))",
    goal: "slowest under 100 µs", isMet: seconds < 1e-4)
}

extension Exercise {
  /// The steps whose answer is a number, or several.
  fileprivate var numericSteps: [Step] {
    steps.filter {
      $0.question.kind is NumberQuestion || $0.question.kind is TensorQuestion || $0.question.kind is ExpressionQuestion
    }
  }
}

extension String {
  /// The text with every number in it multiplied, to four significant figures.
  fileprivate func scalingNumbers(by factor: Double) -> String {
    var (result, rest) = ("", Substring(self))
    while let first = rest.first {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      guard !number.isEmpty, let value = Double(number) else {
        result.append(first)
        rest.removeFirst()
        continue
      }
      result += NumberStyle.significant(4).text(value == 0 ? factor : value * factor, in: .ascii)
      rest.removeFirst(number.count)
      guard rest.first == "e" else { continue }
      let power = rest.prefix { $0.isNumber || $0 == "e" || $0 == "-" }
      result += power
      rest.removeFirst(power.count)
    }
    return result
  }
}

/// A large number with its thousands set apart.
func grouped(_ number: Double) -> String {
  let digits = String(Int(number.rounded()))
  return String(
    digits.enumerated().flatMap { place, digit in
      place > 0 && (digits.count - place).isMultiple(of: 3) ? [" ", digit] : [digit]
    })
}
