/// What the quantities of a graph are computed from, and what is computed from them.
///
/// ```swift
/// graph.lineage.ancestors(of: [loss])            // everything that the loss depends on
/// graph.lineage.depends([loss], on: [weight])    // whether it depends on the weight
/// ```
public struct Lineage: Hashable, Sendable {
  /// For each quantity, by its place, those that its own formula mentions.
  private let inputs: [[QuantityID]]

  /// The lineage of some quantities of a graph, which lead to nothing by way of the others.
  public init(_ quantities: [Quantity], where isIncluded: (Quantity) -> Bool = { _ in true }) {
    let included = quantities.map(isIncluded)
    if included.allSatisfy({ $0 }) {
      inputs = quantities.map(\.inputs)
    } else {
      inputs = quantities.map { quantity in
        included[quantity.id.index] ? quantity.inputs.filter { included[$0.index] } : []
      }
    }
  }

  /// What some quantities are computed from, directly or over others; they themselves only where they lead to one another.
  ///
  /// Nothing in `barrier` is found, nor what leads to them over it alone. Takes time in proportion to what is found.
  public func ancestors(
    of quantities: some Sequence<QuantityID>, avoiding barrier: Set<QuantityID> = []
  ) -> Set<QuantityID> {
    var found: Set<QuantityID> = []
    var pending = Array(quantities)
    while let next = pending.popLast() {
      for input in inputs[next.index] where !barrier.contains(input) && found.insert(input).inserted {
        pending.append(input)
      }
    }
    return found
  }

  /// What a quantity is computed from, and the quantity itself, in the order of computing.
  func up(to last: QuantityID) -> [QuantityID] {
    var isFound = [Bool](repeating: false, count: last.index + 1)
    isFound[last.index] = true
    var found: [QuantityID] = []
    // Inputs stand before what uses them, so one pass finds all.
    for index in (0...last.index).reversed() where isFound[index] {
      found.append(QuantityID(index: index))
      for input in inputs[index] { isFound[input.index] = true }
    }
    return found.reversed()
  }

  /// What is computed from some quantities, directly or over others; they themselves only where they lead to one another.
  ///
  /// Takes time in proportion to the whole graph.
  public func descendants(of quantities: some Sequence<QuantityID>) -> Set<QuantityID> {
    let sources = Set(quantities)
    var found: Set<QuantityID> = []
    // Inputs stand before what uses them, so one pass finds all.
    for (place, inputs) in inputs.enumerated()
    where inputs.contains(where: { sources.contains($0) || found.contains($0) }) {
      found.insert(QuantityID(index: place))
    }
    return found
  }

  /// Whether any of some quantities enters any of the others over a way on which nothing of `barrier` stands.
  public func leads(from sources: Set<QuantityID>, to targets: Set<QuantityID>, avoiding barrier: Set<QuantityID>)
    -> Bool
  {
    guard let first = sources.min(), let last = targets.max(), first < last else { return false }
    var isFound = [Bool](repeating: false, count: last.index + 1)
    var isBarrier = isFound
    for id in barrier where id <= last { isBarrier[id.index] = true }
    for id in targets { isFound[id.index] = true }
    for index in (first.index...last.index).reversed() where isFound[index] {
      for input in inputs[index] where !isBarrier[input.index] {
        if sources.contains(input) { return true }
        isFound[input.index] = true
      }
    }
    return false
  }

  /// Whether any of some quantities is computed from any of the others.
  public func depends(_ quantities: some Sequence<QuantityID>, on others: Set<QuantityID>) -> Bool {
    !ancestors(of: quantities).isDisjoint(with: others)
  }
}

extension Graph {
  /// What a quantity is computed from, the quantity itself included and what is given left out, in the order of computing.
  public func lineage(of id: QuantityID) -> [QuantityID] {
    lineage.up(to: id).filter { self[$0].phase != .given }
  }
}
