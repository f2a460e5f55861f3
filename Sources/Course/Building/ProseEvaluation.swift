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
    for formula in prose.flatMap(\.template.values).map(\.formula) where quantities[formula] == nil {
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
      case .equation(let sides): text.append(.formula(equation(sides, placed)))
      case .value(let value): text.append(.formula(equation([.value(value)], placed)))
      }
    }
    return text
  }

  /// The equation with its values computed; a value that is no number is left out and reported.
  private mutating func equation(_ sides: [ProseTemplate.Side], _ placed: PlacedTemplate) -> Equation {
    var style: NumberStyle?
    let shown = sides.compactMap { side -> Expression? in
      switch side {
      case .formula(let formula, _): return formula
      case .value(let value):
        style = value.style
        // A formula without a quantity was reported when it was compiled.
        let computed = quantities[value.formula].map { values[$0.index] } ?? Value(0)
        if computed.coefficients.allSatisfy(\.isFinite) { return computed.expression }
        mistakes.append(
          SpecMistake(mistake: StepMistake.noFiniteValue, path: placed.path, offset: value.range.lowerBound))
        return nil
      }
    }
    return style.map { Equation(shown, in: notation, digits: $0) } ?? Equation(shown, in: notation)
  }
}
