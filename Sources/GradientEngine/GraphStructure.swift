import Formula

/// How the quantities of a graph hang together, for whoever rewrites some of them.
extension Graph {
  /// What a quantity is computed from, the quantity itself included and what is given left out, in the order of computing.
  public func lineage(of id: QuantityID) -> [QuantityID] {
    var found: Set<QuantityID> = [id]
    var pending = [id]
    while let next = pending.popLast() {
      for input in self[next].inputs where self[input].phase != .given && found.insert(input).inserted {
        pending.append(input)
      }
    }
    return found.sorted()
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
