import Formula
import GradientEngine
import Grading

extension ExerciseBuilder {
  /// What is needed to draw numbers for an exercise, without its questions and prose.
  struct Drawing {
    let graph: Graph
    let asked: [VariantConditions.Asked]
    let draft: VariationDraft
  }

  /// Prepares to draw numbers for an exercise; nil, with mistakes noted, where it states none or nothing that varies.
  mutating func drawing(_ spec: ExerciseSpec) -> Drawing? {
    guard let vary = spec.vary else {
      report(VariationMistake.nothingVaries, at: .root)
      return nil
    }
    var network = network(spec)
    let drafts = stepDrafts(spec.steps, SpecPath.root["steps"], &network)
    guard network.isSound else { return nil }
    let draft = variation(vary, SpecPath.root["vary"], network, &network.builder)
    guard mistakes.isEmpty else { return nil }
    let asked = drafts.compactMap { draft in
      draft.answer.precision.map {
        VariantConditions.Asked(
          quantities: draft.answer.asked, precision: $0, isGradient: draft.phase == .backward)
      }
    }
    return Drawing(graph: network.builder.graph(), asked: asked, draft: draft)
  }

  /// Notes where prose has a number for something that varies, as in `y = 1`: a variant would tell the number of another.
  mutating func reportFixedNumbers(_ prose: [PlacedTemplate], _ draft: VariationDraft, _ graph: Graph) {
    let varying = Set(draft.draws.flatMap { draw in
      let elements = graph.symbols[draw.name]?.tensor.elements ?? []
      return draw.places.map { elements[$0] }
    })
    for placed in prose {
      for case .equation(let sides) in placed.template.pieces where sides.count > 1 {
        let formulas = sides.compactMap(\.shownFormula)
        guard let varied = formulas.first(where: { graph.depends($0, on: varying) }) else { continue }
        for case .formula(let side, let start) in sides where side.isLiteral {
          let name = Notation().show(varied, in: .ascii)
          report(VariationMistake.fixedNumber(name), in: placed.path, at: start)
        }
      }
    }
  }
}

extension Graph {
  /// Whether a formula mentions something that is one of these quantities or computed from them.
  fileprivate func depends(_ formula: Expression, on varying: Set<QuantityID>) -> Bool {
    let mentioned = formula.names.flatMap { symbols[$0]?.tensor.elements ?? [] }
    if let quantity = quantity(for: formula) {
      return varying.contains(quantity) || lineage.depends([quantity], on: varying)
    }
    return mentioned.contains(where: varying.contains) || lineage.depends(mentioned, on: varying)
  }
}

extension Expression {
  /// Whether this is a number, with or without a sign.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .number: true
    case .negate(let operand): operand.isLiteral
    default: false
    }
  }
}

extension Exercise {
  /// Whether every number asked is known, shows something, and where it is asked exactly has few digits.
  var isAnswerable: Bool { steps.allSatisfy(\.isAnswerable) }
}
