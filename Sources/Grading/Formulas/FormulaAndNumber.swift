import Formula
import GradientEngine

extension FormulaQuestion {
  /// What to say where a learner's formula, at the exercise's own values, does not give the learner's number.
  ///
  /// `precision` is what the number is asked to. Nothing where they agree, or where either cannot be read. A number that was
  /// granted for earlier rounding is not held against the formula: ask only about numbers that were not.
  public func mismatch(formula: String, number: String, precision: Precision) -> String? {
    guard let typed = try? reader.read(formula), let number = try? NumberReader.read(number) else { return nil }
    let run: Evaluation<Double> = exercise.evaluate()
    guard let value = try? FormulaEvaluator(exercise, run).value(of: typed), value.shape.count == 1,
      let comes = value.elements.first, comes.isFinite
    else { return nil }
    // A learner's formula is computed in a few dozen roundings at most.
    let judge = NumberJudge(truth: Truth(comes, error: comes.magnitude * 1e-12), precision: precision)
    guard judge.agreement(with: number) == nil else { return nil }
    return
      "Formula and number do not belong together: at this exercise's values your formula does not give \(number.text)."
  }
}
