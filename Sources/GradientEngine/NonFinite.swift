import Formula

/// A quantity whose value is not finite, and why.
public struct NonFinite: Error, Hashable, Sendable {
  /// The quantity in whose formula it happens first.
  public let quantity: QuantityID
  /// The canonical name of that quantity.
  public let name: String
  /// What happens.
  public let cause: Cause

  /// Why a value is not finite although those it comes from are; the operations state it.
  public enum Cause: Hashable, Sendable {
    /// The unknown, by its name, stands where only a number can be worked with.
    case unknownInside(String?)
    case divisionByZero
    case quotient(Double, Double)
    case power(Double, Double)
    case function(ElementaryFunction, Double)
    case tooLarge
    /// What is divided by, or taken a function of, cannot be told from a number at which there is no value.
    case undetermined
  }
}

extension NonFinite: CustomStringConvertible {
  /// The sentence a learner or author reads.
  public var description: String { "\(cause.words.unicode) in \(name)" }
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
      let numbers = node.inputs.map { number(run.slots[$0]) }
      let cause: NonFinite.Cause =
        numbers.isEmpty || numbers.first == .some(nil) || numbers.last == .some(nil)
        ? .unknownInside(unknown) : node.operation.primitive.cause(numbers.map { $0 ?? .nan })
      return NonFinite(quantity: quantity, name: self[quantity].name, cause: cause)
    }
  }

  /// Every quantity whose value `Double`s only seem to know.
  public func undetermined(_ valuation: Valuation) -> [NonFinite] {
    valuation.unknown(in: self).map { NonFinite(quantity: $0, name: self[$0].name, cause: .undetermined) }
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
}

extension Expression {
  /// Why the operation that the formula ends with has no finite value where its operands are these numbers; nothing where it
  /// is no operation on scalars.
  public func causeOfNonFinite(at operands: [Double]) -> NonFinite.Cause? {
    let operation: Operation? =
      switch kind {
      case .binary(.add, _, _): .add
      case .binary(.subtract, _, _): .subtract
      case .binary(.multiply, _, _), .binary(.elementwise, _, _): .multiply
      case .binary(.divide, _, _): .divide
      case .binary(.power, _, _): .power
      case .call(let name, _): ElementaryFunction(rawValue: name).map { .function($0) }
      default: nil
      }
    guard let primitive = operation?.primitive, primitive.inputCounts ~= operands.count else { return nil }
    return primitive.cause(operands)
  }
}
