import Formula
import GradientEngine
import Grading

extension AnswerDraft {
  /// Why the values asked for cannot be; nil where they can.
  func mistakeInValue(_ derivation: DerivedNetwork) -> FormulaError? {
    guard let formula = formula?.formula, !kind.asksFormula, kind != .shape else { return nil }
    for quantity in asked {
      if !derivation.isFinite(quantity) {
        let cause = derivation.failures.first { $0.quantity == quantity }?.cause
        return FormulaError(
          "this answer has no finite value" + (cause.map { ": \($0.words.unicode)" } ?? ""),
          expected: "a formula with a number for its value", at: 0..<1)
      }
      let value = derivation.value(quantity)
      if kind == .expression {
        guard value.unknown == nil else { continue }
        return FormulaError("this answer has no unknown in it", expected: "a step of kind 'number'", at: 0..<1)
      }
      if let letter = value.unknown {
        let answer = Notation().show(formula, in: .ascii)
        return FormulaError(
          "this answer has the unknown \(letter) in it",
          expected: kind == .number
            ? "coefficient(\(answer), \(letter)) or constant(\(answer), \(letter))" : "one without it", at: 0..<1)
      }
      if kind == .count || kind == .class, value.number?.isWholeAndSmall != true {
        return FormulaError("this answer is no whole number", expected: "a formula that counts", at: 0..<1)
      }
    }
    return nil
  }
}

extension StepDraft {
  /// The finished step; nil where its answer is none.
  ///
  /// Throws a `FormulaError` about the answer where it can be none.
  func step(
    _ derivation: DerivedNetwork, _ makings: QuestionMakings, _ typesetter: inout Typesetter
  ) throws(FormulaError) -> Step? {
    let options = answer.options.map { option in
      (text: typesetter.prose(option.text), isTrue: option.isTrue, why: typesetter.prose(option.why))
    }
    let question: Question?
    if answer.kind.isChoice {
      question = Question(
        ChoiceQuestion(
          options: options.map {
            ChoiceQuestion.Option(
              text: Text(prose: $0.text.text(in: .unicode)), isRight: $0.isTrue,
              why: Text(prose: $0.why.text(in: .unicode)))
          }, isMultiple: answer.kind == .choices))
    } else {
      let unnamed = try makings.question(answer)
      question = answer.formula.flatMap { unnamed?.naming($0.formula, in: typesetter.notation) } ?? unnamed
    }
    guard let question else { return nil }
    return Step(
      id: id, ask: typesetter.prose(ask), kind: answer.kind, answer: answer.formula?.formula,
      quantities: answer.asked, phase: phase, question: question, options: options.map(\.text),
      hints: hints.map { typesetter.prose($0) },
      worked: Worked(
        method: typesetter.prose(worked), lines: lines(derivation), notation: typesetter.notation),
      note: note.map { typesetter.prose($0) }, sourceSays: sourceSays, place: place)
  }

  /// The equations that lead to the numbers asked for; none where the answer is no number.
  private func lines(_ derivation: DerivedNetwork) -> [Worked.Line] {
    guard let formula = answer.formula?.formula else { return [] }
    if let quantity = answer.asked.first, answer.asked.count == 1 { return derivation.lines(to: formula, quantity) }
    return answer.asked.flatMap { derivation.lines(to: derivation.graph[$0].expression, $0) }
  }

  /// The misconceptions that the author foresees, with their sentences.
  func authored(_ typesetter: inout Typesetter) -> [AuthoredMisconception] {
    misconceptions.map {
      AuthoredMisconception(
        step: id, formula: $0.formula.formula, sentence: Text(prose: typesetter.prose($0.says).text(in: .unicode)))
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
