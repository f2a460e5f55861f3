import Formula

/// What is taken for a value or a derivative where mathematics gives none.
public enum KinkConvention: Hashable, Sendable {
  /// The derivative of a function at an argument where it has none.
  case derivative(of: ElementaryFunction, at: Double, taken: Double)
  /// The value of a function where it jumps.
  case value(of: ElementaryFunction, at: Double, taken: Double)
  /// So many numbers tie for the largest or the smallest.
  case tie(count: Int, isMaximum: Bool)

  /// The sentence that a learner reads.
  public var words: Text {
    switch self {
    case .derivative(.relu, let place, let value), .value(.reluSlope, let place, let value):
      "relu has no derivative at \(number: place.text); \(formula: Self.call(.reluSlope, place), in: Notation()) is taken as \(number: value.text)."
    case .derivative(let function, let place, let value):
      "\(prose: function.rawValue) has no derivative at \(number: place.text); \(number: value.text) is taken for it."
    case .value(let function, let place, let value):
      "\(prose: function.rawValue) jumps at \(number: place.text); \(formula: Self.call(function, place), in: Notation()) is taken as \(number: value.text)."
    case .tie(let count, let isMaximum):
      "\(count) numbers tie for the \(isMaximum ? "maximum" : "minimum" as Text), so each has a share of 1/\(count) in the derivative."
    }
  }
}

extension KinkConvention {
  private static func call(_ function: ElementaryFunction, _ place: Double) -> Expression {
    Expression(.call(function.rawValue, [.number(place)]))
  }
}

extension Double {
  /// A small number as words write it.
  fileprivate var text: String { self == rounded() && magnitude < 1e9 ? String(Int(self)) : description }
}

extension Graph {
  /// The nodes that stand on a kink, with what is taken there.
  ///
  /// Bounds tell which may stand on one, wide arithmetic which do.
  func conventions(_ precise: PreciseValues, bounds: (NodeID) -> Interval) -> [NodeID: KinkConvention] {
    var found: [NodeID: KinkConvention] = [:]
    for id in nodes.indices {
      let node = nodes[id]
      switch node.operation {
      case .slope(let function):
        guard let kink = kink(of: function, node.inputs[0], precise, bounds) else { continue }
        found[id] = .derivative(of: function, at: kink, taken: function.slope(kink, function.value(kink)))
      case .function(let function) where function == .step || function == .reluSlope:
        guard let kink = kink(of: function, node.inputs[0], precise, bounds) else { continue }
        found[id] = .value(of: function, at: kink, taken: function.value(kink))
      case .maximumShare(let place), .minimumShare(let place):
        let isMaximum = if case .maximumShare = node.operation { true } else { false }
        let mine = bounds(node.inputs[place])
        guard
          node.inputs.enumerated().contains(where: { $0.offset != place && bounds($0.element).meets(mine) }),
          let count = ties(node.inputs, place, isMaximum: isMaximum, precise)
        else { continue }
        found[id] = .tie(count: count, isMaximum: isMaximum)
      default: continue
      }
    }
    return found
  }

  private func kink(
    of function: ElementaryFunction, _ input: NodeID, _ precise: PreciseValues, _ bounds: (NodeID) -> Interval
  ) -> Double? {
    function.kinks.first { kink in
      guard bounds(input).contains(kink), let value = precise.node(input).constant else { return false }
      return (value - PreciseInterval(kink)).isNegligible
    }
  }

  /// How many of some numbers tie with the one at a place for the largest or smallest; nil where it is none, or the only one.
  private func ties(_ inputs: [NodeID], _ place: Int, isMaximum: Bool, _ precise: PreciseValues) -> Int? {
    let numbers = inputs.compactMap { precise.node($0).constant }
    guard numbers.count == inputs.count else { return nil }
    let share = PreciseInterval.share(of: place, inLargest: isMaximum ? numbers : numbers.map { -$0 }).double
    let count = share > 0 ? Int((1 / share).rounded()) : 0
    return count > 1 ? count : nil
  }
}

extension Interval {
  fileprivate func meets(_ other: Interval) -> Bool { !(high < other.low) && !(other.high < low) }
}
