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
    let near = Nearness(typed, precision)
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

  private func values<S: SingleNumber>(_: S.Type) -> [Outcome] {
    let own = history.own.mapValues { S($0.value) }
    let workings = own.isEmpty ? [[:]] : [[:], own]
    return ways.flatMap { way in workings.compactMap { outcome(of: way, on: $0) } }
  }

  private struct Way {
    let id: String
    let sentence: String
    let rewriting: Rewriting
  }

  private var ways: [Way] {
    let subject = MisconceptionSubject(
      history.graph, history.asked, settled: Set(history.worksheet.entries[..<history.place].map(\.quantity)))
    let general = Misconception.all.flatMap { misconception in
      misconception.rewritings(subject).prefix(Self.mostWays).map {
        Way(id: misconception.id, sentence: misconception.sentence, rewriting: $0)
      }
    }
    let step = history.worksheet.entries[history.place].id
    let authored = history.worksheet.misconceptions.enumerated().filter { $0.element.step == step }.map {
      Way(
        id: "authored-\($0.offset + 1)", sentence: $0.element.sentence,
        rewriting: subject.instead($0.element.formula))
    }
    return general + authored
  }

  /// What is asked when the quantities rewritten are computed otherwise, each from what was computed before it.
  private func outcome<S: SingleNumber>(of way: Way, on own: [QuantityID: S]) -> Outcome? {
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
    guard let value = run[history.asked].single, value.isFinite else { return nil }
    return Outcome(id: way.id, sentence: way.sentence, value: value)
  }
}
