import Formula

/// A quantity whose value cannot be counted with, and why.
public struct NonFinite: Error, Hashable, Sendable {
  /// The quantity in whose formula it happens first.
  public let quantity: QuantityID
  /// The canonical name of that quantity.
  public let name: String
  /// What happens, as in "log of 0" or "division by 0".
  public let cause: String
}

extension NonFinite: CustomStringConvertible {
  /// The sentence a learner or author reads.
  public var description: String { "\(cause) in \(name)" }
}

extension Graph {
  /// Every place where a value stops being finite although all that it comes from still is.
  public func nonFinite() -> [NonFinite] {
    guard unknown != nil else { return failures(evaluate() as Evaluation<Double>) { $0 } }
    return failures(evaluate(unknown: Polynomial.unknown)) { $0.constant }
  }

  private func failures<S: Scalar>(_ run: Evaluation<S>, _ number: (S) -> Double?) -> [NonFinite] {
    let owner = owningQuantities()
    return nodes.indices.compactMap { id in
      let node = nodes[id]
      guard !run.slots[id].isFinite, node.inputs.allSatisfy({ run.slots[$0].isFinite }), let quantity = owner[id]
      else { return nil }
      let cause = cause(node.operation, node.inputs.map { number(run.slots[$0]) })
      return NonFinite(quantity: quantity, name: self[quantity].name, cause: cause)
    }
  }

  /// For each node the quantity in whose formula it stands.
  private func owningQuantities() -> [NodeID: QuantityID] {
    var owner = owners
    for id in nodes.indices.reversed() {
      guard let quantity = owner[id] else { continue }
      for input in nodes[id].inputs where owner[input] == nil { owner[input] = quantity }
    }
    return owner
  }

  private func cause(_ operation: Operation, _ inputs: [Double?]) -> String {
    func text(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: .unicode) }
    guard let first = inputs.first, let first, let last = inputs.last, let last else {
      return "\(unknown ?? "the unknown") where only a number can be worked with"
    }
    switch operation {
    case .divide: return last == 0 ? "division by 0" : "\(text(first)) divided by \(text(last)) is too large"
    case .power: return "\(text(first)) to the power \(text(last))"
    case .function(let function), .slope(let function): return function.complaint(first)
    default: return "a number too large"
    }
  }
}
