import Formula

/// How the quantities of a graph hang together, for whoever rewrites some of them.
extension Graph {
  /// The quantity that a name, an element or a derivative stands for; nothing for other formulas.
  public func quantity(for formula: Expression) -> QuantityID? {
    guard case .derivative(let of, let by, let partial) = formula.kind else {
      return elements(formula).flatMap { $0.shape == .scalar ? $0.elements.first : nil }
    }
    guard let above = quantity(for: of), let below = quantity(for: by) else { return nil }
    return derivative(of: above, by: below, partial: partial)
  }

  /// Whether a quantity is computed as a product, which one factor of zero makes zero.
  public func isProduct(_ id: QuantityID) -> Bool {
    func isProduct(_ id: NodeID) -> Bool {
      switch nodes[id].operation {
      case .multiply, .slope: true
      case .dot: nodes[id].inputs.count == 2
      case .copy, .negate: isProduct(nodes[id].inputs[0])
      default: false
      }
    }
    return isProduct(self[id].node)
  }

  /// Whether a quantity is one of the products that a weighted sum adds up.
  public func isTerm(_ term: QuantityID, of sum: QuantityID) -> Bool {
    let (sum, term) = (nodes[self[sum].node], nodes[self[term].node])
    guard sum.operation == .dot else { return false }
    return stride(from: 0, to: sum.inputs.count, by: 2).contains { place in
      let pair = sum.inputs[place..<place + 2]
      switch term.operation {
      case .multiply: return Set(pair) == Set(term.inputs)
      // One times a weight is the weight, as for a bias.
      case .copy: return pair.contains(term.inputs[0]) && pair.contains { nodes[$0].operation == .constant(1) }
      default: return false
      }
    }
  }

  /// Where a quantity is but a coefficient of another in the unknown: of which, and of what power.
  public func coefficientTaken(by id: QuantityID) -> (of: QuantityID, power: Int)? {
    let node = nodes[self[id].node]
    guard case .coefficient(let power) = node.operation, let owner = owners[node.inputs[0]] else { return nil }
    return (owner, power)
  }
}

extension Quantity {
  /// What is differentiated by what, for a derivative.
  public var differentiated: (of: QuantityID, by: QuantityID)? { derivative.map { ($0.of, $0.by) } }

  /// Whether it is a derivative taken from one formula, and not by the chain rule over others.
  public var isLocalDerivative: Bool { derivative != nil && chain.isEmpty }
}
