import Formula

/// A product of quantities, one of those that a weighted sum adds up.
public struct WeightedTerm: Hashable, Sendable {
  /// The quantities multiplied; none for a plain number.
  public let factors: [QuantityID]
  /// The number that they are multiplied by.
  public let coefficient: Double
}

/// How neurons hang together, read off the formulas.
extension Graph {
  /// The products that a quantity adds up, where its formula is a sum of products; nil for any other formula.
  ///
  /// A function around the sum, as in `yhat = sigmoid(W . x)`, is looked through where the sum has no name of its own.
  public func weightedSum(of id: QuantityID) -> [WeightedTerm]? {
    var root = self[id].node
    if case .function = nodes[root].operation, owners[nodes[root].inputs[0]] == nil { root = nodes[root].inputs[0] }
    var terms: [WeightedTerm] = []
    return gather(root, times: 1, isRoot: true, &terms) ? terms : nil
  }

  /// The quantity that an activation function is applied to, where a quantity is just that, and the function; of softmax the
  /// logit at its own place. Nil for any other formula.
  public func activation(of id: QuantityID) -> (function: ElementaryFunction?, argument: QuantityID)? {
    var node = self[id].node
    while case .copy = nodes[node].operation {
      if let owner = owners[nodes[node].inputs[0]], owner != id { return nil }
      node = nodes[node].inputs[0]
    }
    switch nodes[node].operation {
    case .function(let function): return owners[nodes[node].inputs[0]].map { (function, $0) }
    case .softmax(let place): return owners[nodes[node].inputs[place]].map { (nil, $0) }
    default: return nil
    }
  }

  /// The function that a quantity applies to a sum without a name of its own.
  public func functionAroundSum(of id: QuantityID) -> ElementaryFunction? {
    let node = nodes[self[id].node]
    guard case .function(let function) = node.operation, owners[node.inputs[0]] == nil else { return nil }
    return function
  }

  private func gather(
    _ node: NodeID, times coefficient: Double, isRoot: Bool = false, _ terms: inout [WeightedTerm]
  ) -> Bool {
    if !isRoot, let owner = owners[node] {
      terms.append(WeightedTerm(factors: [owner], coefficient: coefficient))
      return true
    }
    let inputs = nodes[node].inputs
    switch nodes[node].operation {
    case .constant(let value):
      terms.append(WeightedTerm(factors: [], coefficient: coefficient * value))
      return true
    case .copy: return gather(inputs[0], times: coefficient, &terms)
    case .negate: return gather(inputs[0], times: -coefficient, &terms)
    case .add, .sum: return inputs.allSatisfy { gather($0, times: coefficient, &terms) }
    case .subtract:
      return gather(inputs[0], times: coefficient, &terms) && gather(inputs[1], times: -coefficient, &terms)
    case .multiply: return product(inputs, times: coefficient, &terms)
    case .dot:
      return stride(from: 0, to: inputs.count, by: 2).allSatisfy {
        product([inputs[$0], inputs[$0 + 1]], times: coefficient, &terms)
      }
    default: return false
    }
  }

  private func product(_ factors: [NodeID], times coefficient: Double, _ terms: inout [WeightedTerm]) -> Bool {
    var (coefficient, found, pending) = (coefficient, [QuantityID](), factors)
    while let node = pending.popLast() {
      if let owner = owners[node] {
        found.append(owner)
        continue
      }
      switch nodes[node].operation {
      case .constant(let value): coefficient *= value
      case .negate:
        coefficient = -coefficient
        pending += nodes[node].inputs
      case .multiply, .copy: pending += nodes[node].inputs
      default: return false
      }
    }
    terms.append(WeightedTerm(factors: found.reversed(), coefficient: coefficient))
    return true
  }
}
