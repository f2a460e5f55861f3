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
      let precision = spec.steps.first { $0.id == draft.id }?.variantPrecision ?? draft.answer.precision
      return precision.map {
        VariantConditions.Asked(
          quantities: draft.answer.asked, precision: $0, isGradient: draft.phase == .backward)
      }
    }
    return Drawing(graph: network.builder.graph(), asked: asked, draft: draft)
  }

  /// Notes where prose tells the number of something that varies, as in `y = 1`: in a variant it would be another.
  mutating func reportFixedNumbers(
    _ prose: [PlacedTemplate], _ draft: VariationDraft, _ derivation: DerivedNetwork
  ) {
    let graph = derivation.graph
    let varying = Set(
      draft.draws.flatMap { draw in
        let elements = graph.symbols[draw.name]?.tensor.elements ?? []
        return draw.places.map { elements[$0] }
      })
    // A variant has no notes.
    for placed in prose where placed.path.components.last != .key("note") {
      for case .equation(let sides) in placed.template.pieces where sides.count > 1 {
        for case .formula(let formula, _) in sides {
          guard let quantity = graph.quantity(for: formula),
            varying.contains(quantity) || graph.lineage.depends([quantity], on: varying),
            let value = derivation.value(quantity).number
          else { continue }
          for case .formula(let side, let start) in sides where side.literal?.isRounding(of: value) == true {
            let name = Notation().show(formula, in: .ascii)
            report(VariationMistake.fixedNumber(name), in: placed.path, at: start)
          }
        }
      }
    }
  }
}

extension Double {
  /// Whether a person would write this for a value.
  fileprivate func isRounding(of value: Double) -> Bool { (self - value).magnitude <= 0.005 * max(1, value.magnitude) }
}

extension Expression {
  /// The number that this is, with or without a sign.
  fileprivate var literal: Double? {
    switch kind {
    case .number(let number): number
    case .negate(let operand): operand.literal.map { -$0 }
    default: nil
    }
  }
}

extension Exercise {
  /// Whether every number asked is known, shows something, and where it is asked exactly has few digits.
  var isAnswerable: Bool { steps.allSatisfy(\.isAnswerable) }
}
