import Formula
import GradientEngine

extension Graph {
  /// What is asked, written in the terms allowed: each name by its definition, each derivative by its chain.
  ///
  /// Every formula names only what is further up, so this ends; the number of replacements is bounded all the same, since
  /// they can multiply.
  ///
  /// - Parameters:
  ///   - quantity: what `asked` comes to, where it is one number; without it the quantity of that name is taken.
  ///   - definitions: what names stand for, also those of whole vectors and matrices.
  func writtenOut(
    _ asked: Expression, _ quantity: QuantityID? = nil, in terms: [Expression]?,
    by definitions: [String: Expression] = [:]
  ) -> Expression {
    var budget = 1_000

    func ownFormula(of part: Expression, _ quantity: QuantityID?) -> Expression? {
      if case .name(let name) = part.kind, let formula = definitions[name] { return formula }
      guard let quantity = quantity ?? self.quantity(named: Notation().show(part, in: .ascii))?.id,
        self[quantity].phase != .given
      else { return nil }
      return formula(of: quantity)
    }

    func expanded(_ formula: Expression) -> Expression {
      formula.replacing { part in
        guard part.isReference else { return nil }
        if part.isAdmitted(by: terms) { return part }
        guard budget > 0, let own = ownFormula(of: part, nil), own != part else { return nil }
        budget -= 1
        return expanded(own)
      }
    }

    if let own = ownFormula(of: asked, quantity) { return own == asked ? own : expanded(own) }
    // What has no formula in one piece has one for each of its parts, as a list has.
    return asked.replacing { part in
      guard part.isReference else { return nil }
      if terms != nil, part.isAdmitted(by: terms) { return part }
      return ownFormula(of: part, nil).map(expanded)
    }
  }
}

extension Expression {
  /// Whether a name, an element or a derivative may stand in an answer.
  func isAdmitted(by terms: [Expression]?) -> Bool {
    guard let terms else { if case .derivative = kind { return false } else { return true } }
    if terms.contains(self) { return true }
    if case .index(let base, _) = kind { return terms.contains(base) }
    return false
  }

  /// Whether this refers to quantities: a name, an element of one, or a derivative.
  fileprivate var isReference: Bool {
    switch kind {
    case .name, .index, .derivative: true
    default: false
    }
  }
}
