import Formula
import GradientEngine
import Grading

extension AnswerDraft {
  /// Why the values asked for cannot be; nil where they can.
  func mistakeInValue(_ derivation: DerivedNetwork) -> AnswerMistake? {
    guard let formula = formula?.formula, kind.asksValue else { return nil }
    for quantity in asked {
      if !derivation.isFinite(quantity) {
        let failure = derivation.failures.first { $0.quantity == quantity }
        return .notFinite(cause: failure?.cause.words)
      }
      let value = derivation.value(quantity)
      if kind.subject == .polynomial {
        guard value.unknown == nil else { continue }
        return .noUnknown
      }
      if let letter = value.unknown { return .unknown(letter, in: formula, kind) }
      if kind.subject == .wholeNumber, value.number?.isWholeAndSmall != true { return .notWhole }
    }
    return nil
  }
}

extension StepDraft {
  /// The finished step; nil where its answer is none.
  ///
  /// Throws a `FormulaError` about the answer where it can be none.
  func step(
    _ derivation: DerivedNetwork, _ questions: QuestionBuilder, _ evaluation: inout ProseEvaluation
  ) throws(FormulaError) -> Step? {
    let options = answer.options.map { option in
      ChoiceQuestion.Option(
        text: evaluation.text(option.text), isRight: option.isTrue, why: evaluation.text(option.why))
    }
    guard let question = try questions.question(answer, options: options) else { return nil }
    let conventions = derivation.conventions(at: answer.asked)
    return Step(
      id: id, ask: evaluation.text(ask), kind: answer.kind, answer: answer.formula?.formula,
      quantities: answer.asked, phase: phase, question: question, options: options.map(\.text),
      hints: hints.map { evaluation.text($0) } + conventions.map(\.words), conventions: conventions,
      worked: Worked(
        method: evaluation.text(worked), lines: lines(derivation), notation: evaluation.notation),
      note: note.map { evaluation.text($0) }, sourceSays: sourceSays, picture: picture, askedAs: askedAs,
      isOptional: isOptional, path: path)
  }

  /// The equations that lead to the numbers asked for; none where the answer is no number.
  private func lines(_ derivation: DerivedNetwork) -> [Worked.Line] {
    guard let formula = answer.formula?.formula else { return [] }
    if let quantity = answer.asked.first, answer.asked.count == 1 { return derivation.lines(to: formula, quantity) }
    return answer.asked.flatMap { derivation.lines(to: derivation.graph[$0].expression, $0) }
  }

  /// The misconceptions that the author foresees, with their sentences.
  func authored(_ evaluation: inout ProseEvaluation) -> [AuthoredMisconception] {
    misconceptions.map {
      AuthoredMisconception(
        step: id, formula: $0.formula.formula, sentence: evaluation.text($0.says))
    }
  }
}

extension DerivedNetwork {
  /// What the steps ask over the graph.
  func gradingModel(of steps: [Step], _ network: Network, _ misconceptions: [AuthoredMisconception]) -> GradingModel {
    GradingModel(
      graph: graph, values: trace.values, notation: network.notation,
      entries: steps.map { GradingModel.Entry(id: $0.id, quantities: $0.quantities, question: $0.question) },
      misconceptions: misconceptions)
  }
}

extension Double {
  /// Whether the number counts something.
  fileprivate var isWholeAndSmall: Bool { rounded() == self && magnitude < 1e9 }
}
