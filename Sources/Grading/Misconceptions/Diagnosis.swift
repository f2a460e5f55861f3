import Formula
import GradientEngine

extension NumberJudge {
  /// Rule 5: the verdict where exactly one misconception comes to what was typed.
  ///
  /// Each is tried on the exact intermediates and on the learner's own. What fits twice is not named.
  func misconception(_ typed: TypedNumber, _ finding: Verdict.Reason, _ context: GradingContext) -> Verdict? {
    var outcomes = Diagnosis(context)?.values ?? []
    // Zeros are shown of any small number.
    if finding == .tooFewDigits, typed.value.isZero { return nil }
    // At the digits asked both are the same number: nothing shows that a short one came from the misconception.
    if finding == .tooFewDigits { outcomes = outcomes.filter { !looksRight($0) } }
    guard let (id, sentence) = misconception(typed, among: outcomes, atDigitsTyped: finding != .tooFewDigits) else {
      return nil
    }
    if finding == .tooFewDigits {
      return verdict(
        on: typed, finding, detail: "\(verdict(on: typed, finding).detail) \(sentence)", misconception: id)
    }
    // That the sign alone is wrong has a plainer sentence.
    if finding == .wrongSign {
      return verdict(on: typed, finding, detail: verdict(on: typed, finding).detail, misconception: id)
    }
    return verdict(
      on: typed, .misconception, detail: "\(typed.text) is not right\(scope). \(sentence)", misconception: id)
  }
}

extension NumberJudge {
  /// Whether what a misconception comes to is right at the digits asked.
  private func looksRight(_ outcome: Diagnosis.Outcome) -> Bool {
    let shown = NumberQuestion(truth: follower(outcome.value).truth, precision: precision).expected
    return (try? NumberReader.read(shown)).map { agreement(with: $0) == .exact } ?? false
  }

  /// The one misconception among these outcomes that fits a typed number; nothing where none does, or more than one.
  ///
  /// One whose value has the digits typed, though more are asked, fits only where `atDigitsTyped` and where none fits
  /// at those asked.
  func misconception(
    _ typed: TypedNumber, among outcomes: [Diagnosis.Outcome], atDigitsTyped: Bool = false
  ) -> (id: String, sentence: Text)? {
    let near = AcceptanceBounds(roundingTo: typed, precision)
    let agreeing = outcomes.filter { near.admits($0.value) }
      .map { (outcome: $0, agreement: follower($0.value).agreement(with: typed)) }
    var fitting = agreeing.filter { $0.agreement == .exact }
    if fitting.isEmpty, atDigitsTyped, !typed.isTooCoarseToTell {
      fitting = agreeing.filter { $0.agreement == .tooFewDigits }
    }
    let likeliest = fitting.map(\.outcome).likeliest
    guard let first = likeliest.first, likeliest.allSatisfy({ $0.id == first.id }) else { return nil }
    return (first.id, first.sentence)
  }
}

extension [Diagnosis.Outcome] {
  /// The likely ones, where there are any; else all.
  var likeliest: [Diagnosis.Outcome] {
    let likely = filter(\.isLikely)
    return likely.isEmpty ? self : likely
  }
}

/// What each misconception comes to at the step a history stands at.
struct Diagnosis {
  private let context: GradingContext
  private let number: GradingModel.Number

  /// A value that a misconception leads to.
  struct Outcome: Hashable, Sendable {
    let id: String
    let sentence: Text
    let value: Double
    /// Whether it is told where others come to the same, too.
    let isLikely: Bool

    /// Whether the author of the exercise foresees it.
    var isAuthored: Bool { id.hasPrefix(authoredPrefix) }
  }

  private static let authoredPrefix = "authored-"

  /// More ways of meeting one misconception are not tried.
  private static let mostWays = 256

  /// Nothing where no number is judged.
  init?(_ context: GradingContext) {
    guard let number = context.number else { return nil }
    self.context = context
    self.number = number
  }

  /// Every misconception with its values, on the exact intermediates and on the learner's own.
  var values: [Outcome] {
    let known = context.gradingModel.diagnoses.known(at: context.place, context.index) {
      let ways = ways
      return DiagnosisCache.Known(ways: ways, values: values(of: ways, ownWork: false))
    }
    return context.own.isEmpty ? known.values : known.values + values(of: known.ways, ownWork: true)
  }

  private func values(of ways: [Way], ownWork: Bool) -> [Outcome] {
    context.graph.unknown == nil
      ? values(of: ways, on: ownWork ? context.ownValues() : [:], Double.self)
      : values(of: ways, on: ownWork ? context.ownValues() : [:], Polynomial.self)
  }

  private func values<S: CoefficientScalar>(of ways: [Way], on own: [QuantityID: S], _: S.Type) -> [Outcome] {
    let graph = context.graph
    let before = graph.evaluate(unknown: S.letter, overrides: own)
    let kept = KeptQuantities(own.keys, in: graph)
    var run = before
    return ways.compactMap { way in
      defer {
        way.stages.restore(&run, from: before)
        for id in way.rewriting.keys { run[id] = before[id] }
      }
      return value(of: way, &run, keeping: kept).map {
        Outcome(id: way.id, sentence: way.sentence, value: $0, isLikely: way.isLikely)
      }
    }
  }

  /// One way of meeting a misconception.
  struct Way: Sendable {
    let id: String
    let sentence: Text
    let rewriting: Rewriting
    let isLikely: Bool
    /// What leads to what is asked, with stops where it is computed otherwise.
    let stages: StagedEvaluation
  }

  private var ways: [Way] {
    let gradingModel = context.gradingModel
    let subject = MisconceptionSubject(
      context.graph, number.quantity, settled: Set(gradingModel.entries[..<context.place].flatMap(\.quantities)),
      atMost: gradingModel.effort.terms)
    let instructions = TargetInstructions(of: number.quantity, in: context.graph)
    let mostWays = gradingModel.effort.operations / max(1, instructions.count)
    func way(_ id: String, _ sentence: Text, _ rewriting: Rewriting, isLikely: Bool = false) -> Way {
      Way(
        id: id, sentence: sentence, rewriting: rewriting, isLikely: isLikely,
        stages: StagedEvaluation(instructions, stoppingAt: Set(rewriting.keys)))
    }
    let general = Misconception.all.flatMap { misconception in
      misconception.rewritings(subject).prefix(min(Self.mostWays, mostWays / Misconception.all.count)).map {
        way(misconception.id, misconception.sentence, $0, isLikely: misconception.isLikely)
      }
    }
    let foreseen = gradingModel.misconceptions.enumerated().filter { $0.element.step == context.entry.id }
    let authored = foreseen.prefix(mostWays).map {
      way("\(Self.authoredPrefix)\($0.offset + 1)", $0.element.sentence, subject.instead($0.element.formula))
    }
    return general + authored
  }

  /// What is asked when the quantities rewritten are computed otherwise, each from what was computed before it.
  ///
  /// Nothing where a rule writes what the graph does not have, such as an element that is missing: then it does not apply.
  private func value<S: CoefficientScalar>(
    of way: Way, _ run: inout Evaluation<S>, keeping kept: KeptQuantities
  ) -> Double? {
    func rewritten(_ id: QuantityID) -> S? {
      guard let formula = way.rewriting[id],
        let tensor = try? FormulaEvaluator(context.graph, run).value(of: formula), tensor.elements.count == 1
      else { return nil }
      return tensor.elements[0]
    }
    let stops = way.stages.stops
    for id in way.rewriting.keys where id != number.quantity && !stops.contains(id) {
      guard let value = rewritten(id) else { return nil }
      run[id] = value
    }
    for (stop, id) in stops.dropLast().enumerated() {
      way.stages.advance(&run, to: stop, keeping: kept)
      guard let value = rewritten(id) else { return nil }
      run[id] = value
    }
    way.stages.advance(&run, to: stops.count - 1, keeping: kept)
    let result = way.rewriting[number.quantity] == nil ? run[number.quantity] : rewritten(number.quantity)
    return result.map { $0[number.power] }.flatMap { $0.isFinite ? $0 : nil }
  }
}
