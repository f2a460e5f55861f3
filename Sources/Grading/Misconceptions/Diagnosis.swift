import Formula
import GradientEngine

extension NumberJudge {
  /// Rule 5: the verdict where exactly one misconception comes to what was typed.
  ///
  /// Each is tried on the exact intermediates and on the learner's own. What fits twice is not named.
  func misconception(_ typed: TypedNumber, _ finding: Verdict.Reason, _ history: History) -> Verdict? {
    guard let (id, sentence) = misconception(typed, among: Diagnosis(history)?.values ?? []) else { return nil }
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
  private let number: Worksheet.Number

  /// A value that a misconception leads to.
  struct Outcome: Hashable, Sendable {
    let id: String
    let sentence: String
    let value: Double
  }

  /// More ways of meeting one misconception are not tried.
  private static let mostWays = 256

  /// Nothing where no number is judged.
  init?(_ history: History) {
    guard let number = history.number else { return nil }
    self.history = history
    self.number = number
  }

  /// Every misconception with its values, on the exact intermediates and on the learner's own.
  var values: [Outcome] {
    let known = history.worksheet.diagnoses.known(at: history.place, history.index) {
      let ways = ways
      return KnownDiagnoses.Known(ways: ways, values: values(of: ways, ownWork: false))
    }
    return history.own.isEmpty ? known.values : known.values + values(of: known.ways, ownWork: true)
  }

  private func values(of ways: [Way], ownWork: Bool) -> [Outcome] {
    history.graph.unknown == nil
      ? values(of: ways, on: ownWork ? history.ownValues() : [:], Double.self)
      : values(of: ways, on: ownWork ? history.ownValues() : [:], Polynomial.self)
  }

  private func values<S: HandValue>(of ways: [Way], on own: [QuantityID: S], _: S.Type) -> [Outcome] {
    let before = history.graph.evaluate(unknown: S.letter, overrides: own)
    return ways.compactMap { outcome(of: $0, on: own, before) }
  }

  /// One way of meeting a misconception.
  struct Way: Sendable {
    let id: String
    let sentence: String
    /// What is computed otherwise, in the order of computing.
    let rewriting: [(id: QuantityID, formula: Expression)]

    init(id: String, sentence: String, rewriting: Rewriting) {
      self.id = id
      self.sentence = sentence
      self.rewriting = rewriting.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  private var ways: [Way] {
    let subject = MisconceptionSubject(
      history.graph, number.quantity,
      settled: Set(history.worksheet.entries[..<history.place].flatMap(\.quantities)))
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
    of way: Way, on own: [QuantityID: S], _ before: Evaluation<S>
  ) -> Outcome? {
    let graph = history.graph
    var overrides = own
    var run = before
    for (id, formula) in way.rewriting {
      // A rule may write what the graph does not have, such as an element that is missing; then it does not apply.
      guard let tensor = try? FormulaEvaluator(graph, run).value(of: formula), tensor.elements.count == 1 else {
        return nil
      }
      overrides[id] = tensor.elements[0]
      run = graph.evaluate(unknown: S.letter, overrides: overrides)
    }
    let value = run[number.quantity][number.power]
    guard value.isFinite else { return nil }
    return Outcome(id: way.id, sentence: way.sentence, value: value)
  }
}
