import Formula
import GradientEngine

extension NumberJudge {
  /// Rule 5: the verdict where exactly one misconception comes to what was typed.
  ///
  /// Each is tried on the exact intermediates and on the learner's own. What fits twice is not named.
  func misconception(_ typed: TypedNumber, _ history: History) -> Verdict? {
    let found = Diagnosis(history).misconceptions { follower($0).agreement(with: typed) == .exact }
    guard found.count == 1, let (id, sentence) = found.first else { return nil }
    return verdict(
      on: typed, .misconception, detail: "\(typed.text) is not right\(scope). \(sentence)", misconception: id)
  }
}

/// What each misconception comes to at the step a history stands at.
struct Diagnosis {
  private let history: History

  init(_ history: History) { self.history = history }

  /// The misconceptions of which some value `fits`, with their sentences, by their ids.
  func misconceptions(where fits: (Double) -> Bool) -> [String: String] {
    var found: [String: String] = [:]
    for (misconception, sentence, value) in values where found[misconception] == nil && fits(value) {
      found[misconception] = sentence
    }
    return found
  }

  /// Every misconception with its values.
  var values: [(id: String, sentence: String, value: Double)] {
    let graph = history.graph
    let own = history.own.mapValues(\.value)
    if graph.unknown == nil {
      let exact: Evaluation<Double> = graph.evaluate()
      guard !own.isEmpty else { return values(over: [exact]) }
      return values(over: [exact, graph.evaluate(overrides: own)])
    }
    return values(over: [graph.evaluate(unknown: Polynomial.unknown)])
  }

  private func values<S: SingleNumber>(over runs: [Evaluation<S>]) -> [(id: String, sentence: String, value: Double)] {
    let evaluators = runs.map { FormulaEvaluator(history.graph, $0) }
    return wrongFormulas.flatMap { wrong in
      evaluators.compactMap { evaluator in
        // A rule may write what the graph does not have, such as an element that is missing; then it does not apply.
        guard let tensor = try? evaluator.value(of: wrong.formula), tensor.elements.count == 1,
          let value = tensor.elements[0].single, value.isFinite
        else { return nil }
        return (wrong.id, wrong.sentence, value)
      }
    }
  }

  private var wrongFormulas: [(id: String, sentence: String, formula: Expression)] {
    let subject = MisconceptionSubject(history.graph, history.asked)
    let general = Misconception.all.flatMap { misconception in
      misconception.formulas(subject).map { (misconception.id, misconception.sentence, subject.answer($0)) }
    }
    let step = history.worksheet.entries[history.place].id
    let authored = history.worksheet.misconceptions.enumerated().filter { $0.element.step == step }.map {
      ("authored-\($0.offset + 1)", $0.element.sentence, $0.element.formula)
    }
    return general + authored
  }
}

extension Worksheet {
  /// The misconceptions that a step cannot tell from the truth at the precision it asks, though their values differ.
  public func indistinguishable(at id: String) -> [String] {
    guard let history = history(at: id), case .number(let question) = entries[history.place].question.kind else {
      return []
    }
    var found: [String] = []
    for (misconception, _, value) in Diagnosis(history).values where !found.contains(misconception) {
      let difference = (value - question.truth.value).magnitude
      guard difference > max(value.magnitude, question.truth.value.magnitude) * 1e-12 else { continue }
      let shown = NumberQuestion(truth: question.judge.follower(value).truth, precision: question.precision).expected
      if question.grade(shown, given: history).outcome == .right { found.append(misconception) }
    }
    return found
  }
}
