import Formula
import GradientEngine

/// How a learner may have come to a number: what was answered before, and to which digits intermediates are stated.
struct LearnerWork<S: CoefficientScalar> {
  let number: GradingModel.Number
  /// The earlier answers that are not exactly the value, coefficient by coefficient, but for those to this same question.
  let own: [QuantityID: [Int: GradingContext.Answer]]
  /// What was written down at the earlier steps, exact or not, but for the answers to this same question.
  private let recorded: [QuantityID: [Int: RecordedValue]]
  let context: GradingContext
  private let begun = BegunSearches()

  /// The searches for this number as far as they do not depend on what was typed.
  private final class BegunSearches {
    var rounding: RevisionSearch<S>?
    var own: RevisionSearch<S>?
    var work = 0
  }

  init(_ number: GradingModel.Number, _ context: GradingContext) {
    self.number = number
    self.context = context
    let asked = context.graph[number.quantity].expression
    // What is asked once more does not follow from itself.
    own = context.own.compactMapValues { answers in
      let others = answers.filter { context.graph[$0.value.asked.quantity].expression != asked }
      return others.isEmpty ? nil : others
    }
    var recorded: [QuantityID: [Int: RecordedValue]] = [:]
    for answer in context.answers where context.graph[answer.asked.quantity].expression != asked {
      let (quantity, power) = context.graph.root(of: answer.asked)
      recorded[quantity, default: [:]][power] = RecordedValue(answer)
    }
    self.recorded = recorded
  }

  /// How many operations the searches have gone through, about.
  var searchWork: Int { begun.work }

  /// Counts in what a search has gone through.
  func count(_ search: RevisionSearch<S>) { begun.work += search.work }

  /// The search for what leads near a typed number; intermediates are the learner's own, and rounded ones too.
  func revisionSearch(
    rounding: Bool, near: AcceptanceBounds, accepts: @escaping (Double, [Revision<S>]) -> Bool
  ) -> RevisionSearch<S> {
    if let begun = rounding ? begun.rounding : begun.own { return begun.searching(near: near, accepts: accepts) }
    let precisions = rounding ? context.gradingModel.precisions : [:]
    var intermediates: [QuantityID: Intermediate<S>] = [:]
    for id in Set(precisions.keys).union(own.keys) where id != number.quantity {
      intermediates[id] = Intermediate(
        quantity: id, precisions: precisions[id] ?? [], own: (own[id] ?? [:]).mapValues(\.value),
        recorded: rounding ? recordedValues(of: id) : [:])
    }
    let search = RevisionSearch(number, in: context.graph, intermediates, near: near, accepts: accepts)
    let kept = search.searching(near: near) { _, _ in false }
    if rounding { begun.rounding = kept } else { begun.own = kept }
    return search
  }

  /// The judge of a value that revisions lead to, to which the precision of another is asked; without any, that other judge.
  ///
  /// Where more digits are typed than a run over `Double`s knows, it works the value out again in wide arithmetic.
  func follower(_ value: Double, _ revisions: [Revision<S>], _ judge: NumberJudge) -> NumberJudge {
    guard !revisions.isEmpty else { return judge }
    let (graph, number) = (context.graph, number)
    let truth = Truth(value, error: value.magnitude * Tolerance.engineRounding) {
      let overrides = Dictionary(revisions.map { ($0.quantity, $0.value.coefficients) }) { $1 }
      return PreciseValues(graph, overrides: overrides).coefficient(number.power, of: number.quantity)
    }
    return judge.follower(truth)
  }

  /// What was written down for a quantity, or for another that it depends on and has the same value as: p and ∂p/∂z for
  /// an exponential.
  private func recordedValues(of id: QuantityID) -> [Int: RecordedValue] {
    var values = recorded[id] ?? [:]
    guard !recorded.isEmpty else { return values }
    let known = context.gradingModel.values
    for (power, exact) in known[id.index].coefficients.enumerated() where values[power] == nil && exact != 0 {
      values[power] =
        recorded.lazy.flatMap { source, records in records.map { (source, $0.key, $0.value) } }
        .first { source, power, _ in
          let coefficients = known[source.index].coefficients
          return source != id && power < coefficients.count && coefficients[power] == exact
            && context.graph.lineage.depends([id], on: [source])
        }?.2
    }
    return values
  }

  /// The verdict where an earlier step asked for the very same number, and was answered so.
  func answeredBefore(_ typed: TypedNumber, _ judge: NumberJudge) -> Verdict? {
    let (quantity, power) = context.graph.root(of: number)
    guard let answer = own[quantity]?[power], judge.follower(answer.value).agreement(with: typed) == .exact else {
      return nil
    }
    return judge.verdict(
      on: typed, .followThrough,
      detail: "Right for your own working: \(typed.text) follows from \(list: told(own: quantity)).")
  }

  /// The verdict where the learner's own products, asked one by one, are added up to what was typed.
  func addedUp(_ typed: TypedNumber, _ judge: NumberJudge) -> Verdict? {
    let graph = context.graph
    let terms = own.keys.filter { graph.isTerm($0, of: number.quantity) }.sorted()
    guard !terms.isEmpty, graph.unknown == nil else { return nil }
    let run: Evaluation<Double> = graph.evaluate()
    let sum = terms.reduce(run[number.quantity]) { $0 + (own[$1]?[0]?.value ?? run[$1]) - run[$1] }
    guard judge.follower(sum).agreement(with: typed) == .exact else { return nil }
    return judge.verdict(
      on: typed, .followThrough,
      detail: "Right for your own working: \(typed.text) is the sum with \(list: terms.flatMap(told(own:))).")
  }

  /// "your ŷ = 0.12 and β¹₂ cut to 0.999".
  func told(_ revisions: [Revision<S>]) -> Text {
    let phrases = revisions.flatMap { revision -> [Text] in
      let name = context.gradingModel.name(of: revision.quantity)
      return switch revision.source {
      case .own: told(own: revision.quantity)
      case .rounded: ["\(name) rounded to \(text(revision))"]
      case .cut: ["\(name) cut to \(text(revision))"]
      }
    }
    return "\(list: phrases)"
  }

  /// The learner's answers for a quantity, each once, though it may be one for several coefficients.
  private func told(own quantity: QuantityID) -> [Text] {
    var told: [Text] = []
    for answer in (own[quantity] ?? [:]).sorted(by: { $0.key > $1.key }).map(\.value) {
      let entry = context.gradingModel.entries[answer.place]
      let kind = entry.question.kind
      let name = kind.name(ofNumber: answer.index) ?? context.gradingModel.name(of: answer.asked.quantity)
      let text = context.text(at: entry).flatMap(kind.toldExpression) ?? answer.number.text
      let sentence: Text = "your \(name) = \(text)"
      if !told.contains(sentence) { told.append(sentence) }
    }
    return told
  }

  /// The revised value as it is written.
  private func text(_ revision: Revision<S>) -> Text {
    let coefficients = revision.value.coefficients
    guard coefficients.count > 1 else {
      return "\(number: coefficients[0].rational.rounded(toPlaces: revision.places).value.plainText)"
    }
    let value = Value(Polynomial(coefficients: coefficients), unknown: context.graph.unknown)
    return "\(formula: value.expression, in: context.gradingModel.notation)"
  }
}

extension RecordedValue {
  /// An answer as it was written down; what arithmetic comes to counts as rounded to the digits asked.
  fileprivate init(_ answer: GradingContext.Answer) {
    value = answer.value
    let places = answer.number.claim?.decimals ?? answer.asked.question.judge.asked?.needed
    unit = places.flatMap { PowersOfTen.nearest(-$0) } ?? 0
  }
}
