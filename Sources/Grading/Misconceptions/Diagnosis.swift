import Formula
import GradientEngine

extension NumberJudge {
  /// Rule 5: the verdict where exactly one misconception comes to what was typed.
  ///
  /// Each is tried on the exact intermediates and on the learner's own. What fits twice is not named.
  func misconception(_ typed: TypedNumber, _ finding: Verdict.Reason, _ history: History) -> Verdict? {
    guard let (id, sentence) = misconception(typed, among: Diagnosis(history).values) else { return nil }
    // That the sign alone is wrong has a plainer sentence.
    if finding == .wrongSign {
      return verdict(on: typed, finding, detail: verdict(on: typed, finding).detail, misconception: id)
    }
    return verdict(
      on: typed, .misconception, detail: "\(typed.text) is not right\(scope). \(sentence)", misconception: id)
  }
}

extension NumberJudge {
  /// The one misconception among these outcomes that fits a typed number; nothing where none does, or more than one.
  func misconception(_ typed: TypedNumber, among outcomes: [Diagnosis.Outcome]) -> (id: String, sentence: String)? {
    let near = Nearness(roundingTo: typed, precision)
    let fitting = outcomes.filter {
      near.admits($0.value) && follower($0.value).agreement(with: typed) == .exact
    }
    guard let first = fitting.first, fitting.allSatisfy({ $0.id == first.id }) else { return nil }
    return (first.id, first.sentence)
  }
}

/// What each misconception comes to at the step a history stands at.
struct Diagnosis {
  private let history: History

  /// A value that a misconception leads to.
  struct Outcome: Hashable, Sendable {
    let id: String
    let sentence: String
    let value: Double
  }

  /// More ways of meeting one misconception are not tried.
  private static let mostWays = 256

  init(_ history: History) { self.history = history }

  /// Every misconception with its values, on the exact intermediates and on the learner's own.
  var values: [Outcome] {
    if history.graph.unknown == nil { return values(Double.self) }
    return values(Polynomial.self)
  }

  private func values<S: HandValue>(_: S.Type) -> [Outcome] {
    guard let asked = history.number else { return [] }
    let own: [QuantityID: S] = history.ownValues()
    let workings = own.isEmpty ? [[:]] : [[:], own]
    return ways(to: asked.quantity).flatMap { way in workings.compactMap { outcome(of: way, at: asked, on: $0) } }
  }

  private struct Way {
    let id: String
    let sentence: String
    let rewriting: Rewriting
  }

  private func ways(to asked: QuantityID) -> [Way] {
    let subject = MisconceptionSubject(
      history.graph, asked, settled: Set(history.worksheet.entries[..<history.place].flatMap(\.quantities)))
    let general = Misconception.all.flatMap { misconception in
      misconception.rewritings(subject).prefix(Self.mostWays).map {
        Way(id: misconception.id, sentence: misconception.sentence, rewriting: $0)
      }
    }
    let step = history.entry.id
    let authored = history.worksheet.misconceptions.enumerated().filter { $0.element.step == step }.map {
      Way(
        id: "authored-\($0.offset + 1)", sentence: $0.element.sentence,
        rewriting: subject.instead($0.element.formula))
    }
    return general + authored
  }

  /// What is asked when the quantities rewritten are computed otherwise, each from what was computed before it.
  private func outcome<S: HandValue>(
    of way: Way, at asked: Worksheet.Number, on own: [QuantityID: S]
  ) -> Outcome? {
    let graph = history.graph
    var overrides = own
    for (id, formula) in way.rewriting.sorted(by: { $0.key < $1.key }) {
      let run = graph.evaluate(unknown: S.letter, overrides: overrides)
      // A rule may write what the graph does not have, such as an element that is missing; then it does not apply.
      guard let tensor = try? FormulaEvaluator(graph, run).value(of: formula), tensor.elements.count == 1 else {
        return nil
      }
      overrides[id] = tensor.elements[0]
    }
    let run = graph.evaluate(unknown: S.letter, overrides: overrides)
    let value = run[asked.quantity][asked.power]
    guard value.isFinite else { return nil }
    return Outcome(id: way.id, sentence: way.sentence, value: value)
  }
}
