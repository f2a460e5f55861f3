import Formula
import GradientEngine
import Grading
import Yams

/// A template together with the scalar it stands in, so that what is wrong with it can be reported there.
struct PlacedTemplate {
  let template: ProseTemplate
  let scalar: Node.Scalar
}

/// A step as the file says it, before anything is computed.
struct StepDraft {
  let id: String
  let ask: PlacedTemplate
  let answer: AnswerDraft
  let hints: [PlacedTemplate]
  let worked: PlacedTemplate
  let note: PlacedTemplate?
  let sourceSays: String?
  let misconceptions: [MisconceptionDraft]
  let phase: Phase
  let place: Step.Place

  /// All prose of the step.
  var prose: [PlacedTemplate] {
    [ask] + hints + [worked] + (note.map { [$0] } ?? []) + answer.options.flatMap { [$0.text, $0.why] }
      + misconceptions.map(\.says)
  }
  /// The prose that a learner reads before answering; a note opens after that.
  var leading: [PlacedTemplate] { [ask] + hints }
}

extension Document {
  /// An exercise asks no more questions than this.
  private static var mostSteps: Int { 400 }
  private static var requiredStepKeys: [String] { ["id", "ask", "hints", "worked"] }

  /// Reads the steps and adds their answers to the network's graph.
  mutating func stepDrafts(_ node: Node, _ network: inout Network) -> [StepDraft] {
    guard let sequence = node.sequence, !sequence.isEmpty else {
      report(at: node, "'steps' is \(node.words)", expected: "a list of questions")
      return []
    }
    guard sequence.count <= Self.mostSteps else {
      report(at: node, "there are \(sequence.count) steps", expected: "at most \(Self.mostSteps)")
      return []
    }
    var firstLines: [String: Int] = [:]
    var phase = Phase.forward
    return sequence.compactMap { item in
      guard let mapping = mapping(item, what: "a step") else { return nil }
      guard let kind = kind(mapping["kind"]) else { return nil }
      let allowed =
        ["id", "kind", "ask"] + kind.requiredKeys + kind.optionalKeys + ["hints", "worked", "note", "source-says"]
      let fields = fields(
        of: mapping, allowed: allowed, in: kind == .number ? "a step" : "a step of kind '\(kind.rawValue)'")
      let id = fields["id"].flatMap { identifier($0, what: "the step's id") }
      if let id, let node = fields["id"] {
        if let line = firstLines[id] {
          report(at: node, "the step id '\(id)' is taken, in line \(line)", expected: "an id of its own")
        }
        firstLines[id] = firstLines[id] ?? node.mark?.line
      }
      let draft = draft(fields, kind: kind, id: id, at: item, after: phase, &network)
      phase = draft?.phase ?? phase
      return draft
    }
  }

  private mutating func kind(_ node: Node?) -> StepKind? {
    guard let node else { return .number }
    guard let word = scalar(node, what: "'kind'")?.string else { return nil }
    if let kind = StepKind(rawValue: word) { return kind }
    let words = StepKind.allCases.map(\.rawValue)
    report(
      at: node, "'\(word.clipped)' is no kind of answer", expected: "one of \(words.joined(separator: ", "))",
      suggestion: nearest(word, in: words))
    return nil
  }

  private mutating func draft(
    _ fields: [String: Node], kind: StepKind, id: String?, at item: Node, after phase: Phase,
    _ network: inout Network
  ) -> StepDraft? {
    let name = id.map { "the step '\($0)'" } ?? "this step"
    for key in Self.requiredStepKeys + kind.requiredKeys where fields[key] == nil {
      report(at: item, "\(name) has no '\(key)'", expected: Self.stepPurpose[key])
    }
    let ask = fields["ask"].flatMap { template($0, what: "'ask'", network) }
    let hints = fields["hints"].map { hintTemplates($0, name: name, network) }
    let worked = fields["worked"].flatMap { template($0, what: "'worked'", network) }
    let note = fields["note"].flatMap { template($0, what: "'note'", network) }
    let sourceSays = fields["source-says"].flatMap { line($0, what: "'source-says'") }
    let misconceptions = fields["misconceptions"].map { misconceptionDrafts($0, &network) } ?? []
    guard let answer = answerDraft(fields, kind: kind, &network) else { return nil }
    guard let id, let ask, let hints, let worked else { return nil }
    let draft = StepDraft(
      id: id, ask: ask, answer: answer, hints: hints, worked: worked, note: note, sourceSays: sourceSays,
      misconceptions: misconceptions, phase: answer.formula.map { network.phase(of: $0.formula) } ?? phase,
      place: Step.Place(line: item.mark?.line ?? 1, column: item.mark?.column ?? 1))
    reportGivenAway(draft)
    return draft
  }

  private static let stepPurpose = [
    "id": "a word by which its progress is kept", "ask": "the question", "answer": "the formula that is asked for",
    "precision": "\"1 decimal\", \"3 significant\" or \"exact\"", "hints": "at least two hints",
    "worked": "one line on the method", "options": "a list of what can be picked", "model": "the line of code itself",
  ]

  private mutating func hintTemplates(_ node: Node, name: String, _ network: Network) -> [PlacedTemplate] {
    let count = node.sequence?.count ?? 1
    if count < 2 {
      report(at: node, "\(name) has \(count) hint\(count == 1 ? "" : "s")", expected: "at least two hints")
    }
    return scalars(node, what: "'hints'").map { template($0, network) }
  }

  /// The prose template in a node.
  mutating func template(_ node: Node, what: String, _ network: Network) -> PlacedTemplate? {
    scalar(node, what: what).map { template($0, network) }
  }

  /// The prose template in a scalar.
  mutating func template(_ scalar: Node.Scalar, _ network: Network) -> PlacedTemplate {
    let template = ProseTemplate(parsing: scalar.string, with: network.parser)
    for mistake in template.mistakes { report(mistake, in: scalar) }
    return PlacedTemplate(template: template, scalar: scalar)
  }

  /// A question or hint must lead to the answer, not contain it.
  private mutating func reportGivenAway(_ draft: StepDraft) {
    for placed in draft.leading {
      for value in placed.template.values where value.formula == draft.answer.formula?.formula {
        report(
          FormulaError("this gives the answer away", expected: "words that lead to it", at: value.range),
          in: placed.scalar)
      }
    }
  }

  /// Compiles the formulas in prose, so that a wrong index or name is found before a learner meets it.
  ///
  /// A formula that is only shown may use letters of its own, as in `sigmoid(u)`; one whose value is shown may not.
  mutating func checkProse(_ prose: [PlacedTemplate], _ network: Network) {
    var scratch = network.builder
    let known = Set(network.names)
    for placed in prose {
      for piece in placed.template.pieces {
        switch piece {
        case .text: break
        case .value(let formula, _, let range):
          check(formula, at: range.lowerBound, in: placed.scalar, &scratch, network, wantsNumber: true)
        case .formulas(let sides, let starts):
          for (side, start) in zip(sides, starts) where side.names.isSubset(of: known) {
            check(side, at: start, in: placed.scalar, &scratch, network, wantsNumber: false)
          }
        }
      }
    }
  }

  private mutating func check(
    _ formula: Expression, at start: Int, in scalar: Node.Scalar, _ scratch: inout GraphBuilder, _ network: Network,
    wantsNumber: Bool
  ) {
    do {
      let shape = try scratch.quantities(for: formula).shape
      if wantsNumber, shape != .scalar {
        let error = FormulaError(
          "this is \(shape)", expected: "one number, such as one element of it", at: start..<start + 1)
        report(error, in: scalar)
      }
    } catch {
      let isBlameless = error.isConsequence || !network.unread.isDisjoint(with: formula.names)
      if !isBlameless { report(error.moved(by: start), about: formula, in: scalar, network) }
    }
  }
}

extension Expression {
  /// Whether a derivative occurs in the formula.
  var mentionsDerivative: Bool {
    if case .derivative = kind { return true }
    return kind.children.contains(where: \.mentionsDerivative)
  }
}
