import GradientEngine

extension NumberJudge {
  /// What the exact value does not settle: whether the answer follows from how the learner came to it.
  ///
  /// Rules 3 to 6 of grading, in this order: the learner's own earlier answers, rounding on the way, a misconception, and
  /// for a wrong answer the first slip. Nothing where none of them applies.
  func verdict(on typed: TypedNumber, _ finding: Verdict.Reason, given history: History) -> Verdict? {
    if let verdict = followThrough(typed, history) ?? roundedWorking(typed, history) { return verdict }
    // A slip of the point or in the last digit says more about the text than any rule on how it came about.
    return [.wrong, .notZero, .wrongSign].contains(finding) ? misconception(typed, finding, history) : nil
  }

  /// Rule 3: the verdict where the answer follows from a subset of the learner's own earlier answers.
  private func followThrough(_ typed: TypedNumber, _ history: History) -> Verdict? {
    let own = history.own
    guard !own.isEmpty else { return nil }
    let cone = Cone(of: history.asked, in: history.graph, stoppingAt: Set(own.keys))
    let near = Nearness(typed, precision)
    let found = search(cone, unknown: history.graph.unknown) { id, _ in
      own[id].map { [Revision(own: $0)] } ?? []
    } accepts: { value, revisions in
      guard !revisions.isEmpty, near.admits(value) else { return false }
      let agreement = follower(value).agreement(with: typed)
      return (agreement == .exact || agreement == .tooFewDigits) && !isTrivial(value, revisions, history)
    }
    guard let (value, revisions) = found else { return nil }
    let isEnough = follower(value).agreement(with: typed) == .exact
    let sources = revisions.told(history)
    return verdict(
      on: typed, isEnough ? .followThrough : .tooFewDigits,
      detail: isEnough
        ? "Right for your own working: \(typed.text) follows from \(sources)."
        : "With \(sources), \(typed.text) is right as far as it goes; give \(precision).")
  }

  /// The same precision asked of a value that the learner's working leads to.
  func follower(_ value: Double) -> NumberJudge {
    NumberJudge(truth: Truth(value, error: value.magnitude * Revision.relativeError), precision: precision)
  }

  func search(
    _ cone: Cone, unknown: String?, alternatives: @escaping (QuantityID, Double) -> [Revision],
    accepts: @escaping (Double, [Revision]) -> Bool
  ) -> (value: Double, revisions: [Revision])? {
    if unknown == nil {
      var workings = Workings<Double>(cone, alternatives: alternatives, accepts: accepts)
      return workings.search().map { ($0.value, $0.revisions) }
    }
    var workings = Workings<Polynomial>(cone, alternatives: alternatives, accepts: accepts)
    return workings.search().map { ($0.value, $0.revisions) }
  }

  /// Whether the learner's earlier values have left nothing to work out: the result is zero, or no longer depends on at
  /// least half of what it is made of.
  func isTrivial(_ value: Double, _ revisions: [Revision], _ history: History) -> Bool {
    let own = revisions.filter { $0.source == .own }
    guard !own.isEmpty else { return false }
    guard value != 0 || isZero else { return true }
    let graph = history.graph
    guard graph.unknown == nil else { return false }
    let inputs = graph[history.asked].inputs
    let exact = graph.responses(of: history.asked, to: inputs, overrides: [:])
    let revised = graph.responses(
      of: history.asked, to: inputs,
      overrides: Dictionary(own.map { ($0.quantity, $0.value) }, uniquingKeysWith: { $1 }))
    return exact.count > 0 && revised.intersection(exact).count * 2 <= exact.count
  }
}

extension Graph {
  /// Which of `inputs` move a quantity when they alone are nudged.
  fileprivate func responses(
    of asked: QuantityID, to inputs: [QuantityID], overrides: [QuantityID: Double]
  ) -> Set<QuantityID> {
    let still: Evaluation<Double> = evaluate(overrides: overrides)
    return Set(
      inputs.filter { input in
        let nudged = overrides.merging([input: still[input] + max(1, still[input].magnitude) / 64]) { $1 }
        let moved: Evaluation<Double> = evaluate(overrides: nudged)
        return moved[asked] != still[asked]
      })
  }
}

/// A quick look whether a value can have been typed as these digits at all.
struct Nearness: Sendable {
  let typed: Double
  private let unit: Double
  private let relative: Double

  init(_ number: TypedNumber, _ precision: Precision) {
    typed = number.value.nearestDouble ?? .nan
    let shown = number.claim.map { PowersOfTen.nearest(-$0.coarsest) ?? .infinity } ?? 0
    switch precision {
    case .exact:
      unit = 0
      relative = 0x1p-40
    case .decimals(let places):
      unit = max(shown, PowersOfTen.nearest(-places) ?? 1) * 1.01
      relative = 0
    case .significant(let count):
      unit = shown * 1.01
      relative = 1.01 * (PowersOfTen.nearest(1 - count) ?? 1)
    }
  }

  /// Whether the value is within a unit of the last digit shown or asked, whichever is coarser.
  func admits(_ value: Double) -> Bool {
    !((value - typed).magnitude > unit + relative * max(value.magnitude, typed.magnitude))
  }
}

extension [String] {
  /// "a", "a and b", "a, b and c".
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
