import Formula
import GradientEngine

/// The values that the prose of an exercise shows, and its prose with them put in.
struct ProseEvaluation {
  let notation: Notation
  private let quantities: [Expression: QuantityID]
  private let values: [Value]
  /// Values that could not be shown.
  private(set) var mistakes: [SpecMistake] = []

  /// Computes all values that the prose shows, in one run, beside the exercise's own graph and not in it.
  init(_ network: Network, of prose: [PlacedTemplate]) {
    notation = network.notation
    var scratch = network.builder
    var quantities: [Expression: QuantityID] = [:]
    for (formula, _) in prose.flatMap(\.template.values) where quantities[formula] == nil {
      quantities[formula] = try? scratch.quantities(for: formula).elements.first
    }
    self.quantities = quantities
    values = quantities.isEmpty ? [] : Valuation(scratch.graph()).values
  }

  /// The prose with its formulas in the exercise's notation and its values computed.
  mutating func text(_ placed: PlacedTemplate) -> Text {
    var text = Text()
    for piece in placed.template.pieces {
      switch piece {
      case .text(let prose): text.append(.prose(prose))
      case .formulas(let sides, _): text.append(.formula(Equation(sides, in: notation)))
      case .value(let formula, let style, let range):
        // A formula without a quantity was reported when it was compiled.
        let value = quantities[formula].map { values[$0.index] } ?? Value(0)
        if value.coefficients.allSatisfy(\.isFinite) {
          text.append(.formula(Equation([value.expression], in: notation, digits: style)))
        } else {
          mistakes.append(
            SpecMistake(mistake: StepMistake.noFiniteValue, path: placed.path, offset: range.lowerBound))
        }
      }
    }
    return text
  }
}
