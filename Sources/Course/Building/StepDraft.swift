import Formula
import GradientEngine
import Grading

/// A step with its formulas and prose read, before anything is computed.
struct StepDraft {
  let id: String
  let path: SpecPath
  let ask: PlacedTemplate
  let answer: AnswerDraft
  let hints: [PlacedTemplate]
  let worked: PlacedTemplate
  let note: PlacedTemplate?
  let sourceSays: String?
  let picture: PictureKind?
  let askedAs: String?
  let isOptional: Bool
  let misconceptions: [MisconceptionDraft]
  let phase: Phase

  /// All prose of the step.
  var prose: [PlacedTemplate] {
    [ask] + hints + [worked] + (note.map { [$0] } ?? []) + answer.options.flatMap { [$0.text, $0.why] }
      + misconceptions.map(\.says)
  }
  /// The prose that a learner reads before answering; a note opens after that.
  var leading: [PlacedTemplate] { [ask] + hints }
}

extension ExerciseBuilder {
  /// An exercise asks no more questions than this.
  private static var mostSteps: Int { 400 }
  /// Nor for more numbers, the cells of vectors and matrices counted one by one.
  private static var mostNumbers: Int { 4_000 }
  /// A step foresees no more misconceptions than this.
  private static var mostMisconceptions: Int { 100 }

  /// Takes in the steps and adds their answers to the network's graph.
  mutating func stepDrafts(_ steps: [StepSpec], _ path: SpecPath, _ network: inout Network) -> [StepDraft] {
    if steps.isEmpty, !unread.contains(path) { report(StepMistake.noSteps, at: path) }
    guard steps.count <= Self.mostSteps else {
      report(StepMistake.tooMany(steps.count, of: "steps", limit: Self.mostSteps), at: path)
      return []
    }
    var places: [String: Int] = [:]
    var phase = Phase.forward
    var numbersLeft = Self.mostNumbers
    return steps.enumerated().compactMap { index, spec in
      let place = path[index]
      let id = spec.id.isBlank ? nil : identifier(spec.id, place["id"], what: "the step's id")
      if let id {
        if let first = places[id] { report(StepMistake.idTaken(id, .step(first)), at: place["id"]) }
        places[id] = places[id] ?? index
      }
      let draft = draft(spec, id: id, place, after: phase, &network)
      phase = draft?.phase ?? phase
      let numbers = draft?.answer.asked.count ?? 0
      if numbersLeft >= 0, numbers > numbersLeft {
        report(StepMistake.tooManyNumbers(limit: Self.mostNumbers), at: place["answer"])
      }
      numbersLeft -= numbers
      return draft
    }
  }

  private mutating func draft(
    _ spec: StepSpec, id: String?, _ path: SpecPath, after phase: Phase, _ network: inout Network
  ) -> StepDraft? {
    reportKeys(of: spec, id: id, path)
    func present(_ text: String, _ key: String, _ builder: inout ExerciseBuilder) -> PlacedTemplate? {
      text.isBlank ? nil : builder.template(text, path[key], network)
    }
    let ask = present(spec.ask, "ask", &self)
    let hints = spec.hints.enumerated().map { template($1, path["hints"][$0], what: "a hint", network) }
    let worked = present(spec.worked, "worked", &self)
    let note = spec.note.flatMap { template($0, path["note"], network) }
    let sourceSays = spec.sourceSays.flatMap { line($0, path["source-says"], what: "\(code: "source-says")") }
    let askedAs = spec.askedAs.flatMap { line($0, path["asked-as"], what: "\(code: "asked-as")") }
    let foreseen = spec.misconceptions ?? []
    if foreseen.count > Self.mostMisconceptions {
      report(
        StepMistake.tooMany(foreseen.count, of: "misconceptions", limit: Self.mostMisconceptions),
        at: path["misconceptions"])
    }
    var scratch = network.builder
    let misconceptions = foreseen.prefix(Self.mostMisconceptions).enumerated().compactMap {
      misconception($1, path["misconceptions"][$0], network, &scratch)
    }
    guard let answer = answerDraft(spec, path, &network), let id, let ask, let worked else { return nil }
    let draft = StepDraft(
      id: id, path: path, ask: ask, answer: answer, hints: hints.compactMap { $0 }, worked: worked, note: note,
      sourceSays: sourceSays, picture: spec.picture, askedAs: askedAs,
      isOptional: spec.isOptional ?? false, misconceptions: misconceptions,
      phase: answer.formula.map { network.phase(of: $0.formula) } ?? phase)
    reportGivenAway(draft)
    return draft
  }

  /// Notes which keys a step of its kind lacks, and which it has no use for.
  private mutating func reportKeys(of spec: StepSpec, id: String?, _ path: SpecPath) {
    let stated = Set(spec.keys)
    for key in ["id", "ask", "hints", "worked"] + spec.kind.requiredKeys where !unread.contains(path[key]) {
      if key == "hints", spec.hints.count < 2 {
        report(StepMistake.fewHints(spec.hints.count, step: id), at: path[key])
      } else if !stated.contains(key) {
        report(StepMistake.missingKey(key, step: id), at: path)
      }
    }
    let allowed = spec.kind.allowedKeys
    for key in spec.keys where !allowed.contains(key) {
      report(
        StepMistake.unusedKey(key, spec.kind, allowed: allowed, near: nearest(key, in: allowed)), at: path[key])
    }
  }

  /// A question or hint must lead to the answer, not contain it.
  private mutating func reportGivenAway(_ draft: StepDraft) {
    for placed in draft.leading {
      for value in placed.template.values where value.formula == draft.answer.formula?.formula {
        report(StepMistake.givesAnswerAway, in: placed.path, at: value.range.lowerBound)
      }
    }
  }

  /// Compiles the formulas in prose, so that a wrong index or name is found before a learner meets it.
  ///
  /// A formula that is only shown may use letters of its own, as in `sigmoid(u)`; one whose value is shown may not.
  mutating func check(_ prose: [PlacedTemplate], _ network: Network) {
    var scratch = network.builder
    let known = Set(network.names)
    for placed in prose {
      for piece in placed.template.pieces {
        switch piece {
        case .text: break
        case .value(let value): check(value, in: placed.path, &scratch, network)
        case .equation(let sides):
          for side in sides {
            switch side {
            case .value(let value): check(value, in: placed.path, &scratch, network)
            case .formula(let side, let start) where side.names.isSubset(of: known):
              check(side, at: start, in: placed.path, &scratch, network, wantsNumber: false)
            case .formula: break
            }
          }
        }
      }
    }
  }

  private mutating func check(
    _ value: ProseTemplate.Value, in path: SpecPath, _ scratch: inout GraphBuilder, _ network: Network
  ) {
    check(value.formula, at: value.range.lowerBound, in: path, &scratch, network, wantsNumber: true)
  }

  private mutating func check(
    _ formula: Expression, at start: Int, in path: SpecPath, _ scratch: inout GraphBuilder, _ network: Network,
    wantsNumber: Bool
  ) {
    do {
      let shape = try scratch.quantities(for: formula).shape
      if wantsNumber, shape != .scalar { report(StepMistake.notOneNumber(shape), in: path, at: start) }
    } catch {
      let isBlameless = error.isConsequence || network.isBlameless(formula)
      if !isBlameless { report(error, about: formula, in: path, at: start, network) }
    }
  }
}

extension StepSpec {
  /// The keys of a step of the file that this states, in the order in which they are written.
  var keys: [String] {
    let stated: [(key: String, isStated: Bool)] = [
      ("id", !id.isBlank), ("kind", kind != .number), ("ask", !ask.isBlank), ("answer", answer?.isBlank == false),
      ("precision", precision != nil), ("variant-precision", variantPrecision != nil), ("options", options != nil),
      ("in-terms-of", inTermsOf != nil),
      ("unspecified", isUnspecified != nil), ("form", form != nil), ("model", model?.isBlank == false),
      ("names", names != nil),
      ("calls", calls != nil), ("misconceptions", misconceptions != nil), ("hints", !hints.isEmpty),
      ("worked", !worked.isBlank), ("note", note != nil), ("source-says", sourceSays != nil),
    ]
    return stated.filter(\.isStated).map(\.key)
  }
}

extension Expression {
  /// Whether a derivative occurs in the formula.
  var mentionsDerivative: Bool {
    if case .derivative = kind { return true }
    return kind.children.contains(where: \.mentionsDerivative)
  }
}
