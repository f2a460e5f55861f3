import Formula
import GradientEngine
import Grading
import Yams

/// Sets the prose of an exercise: formulas in its notation, values from its graph.
struct Typesetter {
  let notation: Notation
  private let quantities: [Expression: QuantityID]
  private let values: [Value]
  /// Values that could not be shown, with the scalar they stand in.
  private(set) var mistakes: [(FormulaError, Node.Scalar)] = []

  /// Computes all values that the prose shows, in one run, beside the exercise's own graph and not in it.
  init(_ network: Network, proseIn prose: [PlacedTemplate]) {
    notation = network.notation
    var scratch = network.builder
    var quantities: [Expression: QuantityID] = [:]
    for (formula, _) in prose.flatMap(\.template.values) where quantities[formula] == nil {
      quantities[formula] = try? scratch.quantities(for: formula).elements.first
    }
    self.quantities = quantities
    values = quantities.isEmpty ? [] : scratch.graph().values()
  }

  /// The prose, ready for the screen.
  mutating func prose(_ placed: PlacedTemplate) -> Prose {
    var found: [FormulaError] = []
    let prose = placed.template.rendered(in: notation, mistakes: &found) { (formula) throws(FormulaError) in
      // A formula without a quantity was reported when it was compiled.
      guard let quantity = quantities[formula] else { return Value(0) }
      guard values[quantity.index].coefficients.allSatisfy(\.isFinite) else {
        throw FormulaError("this has no finite value", expected: "a formula with a number for its value", at: 0..<1)
      }
      return values[quantity.index]
    }
    mistakes += found.map { ($0, placed.scalar) }
    return prose
  }
}
