import Formula

/// The place of a quantity among those of its graph.
public struct QuantityID: Hashable, Sendable, Comparable {
  /// Counts from 0, in an order in which the quantities can be evaluated.
  public let index: Int
  /// Earlier quantities come first.
  public static func < (left: QuantityID, right: QuantityID) -> Bool { left.index < right.index }
}

/// Which part of the work a quantity belongs to.
public enum Phase: String, Sendable, CaseIterable {
  /// What the exercise gives.
  case given
  /// What the forward pass computes.
  case forward
  /// Local derivatives and gradients.
  case backward
  /// What comes after the gradient: new weights, and what they lead to.
  case update
}

/// One named number: an element of what is given or defined, or a derivative.
public struct Quantity: Sendable {
  /// Where it stands in its graph.
  public let id: QuantityID
  /// The name as a formula: `alpha1[2]`, `d(loss)/d(W2[1])`.
  public let expression: Expression
  /// Which part of the work it belongs to.
  public let phase: Phase
  /// The canonical name, as the formula language accepts it.
  public let name: String
  let node: NodeID
  /// The quantities that its own formula mentions.
  public internal(set) var inputs: [QuantityID] = []
  /// Which derivative it is, if it is one.
  var derivative: DerivativeKey?
  /// For a derivative that goes over others: what is summed up. Empty for any other quantity.
  var chain: [ChainTerm] = []

  init(id: QuantityID, expression: Expression, phase: Phase, node: NodeID) {
    self.id = id
    self.expression = expression
    self.phase = phase
    self.node = node
    name = Notation().show(expression, in: .ascii)
  }
}

/// What a name stands for: a quantity, or a tensor of them.
public struct Symbol: Sendable {
  /// The quantities, in the shape they fill.
  public let tensor: Tensor<QuantityID>
  /// The first index of each axis.
  public let origin: [Int]

  /// The quantity at these indices, or nil when they miss.
  public func element(_ indices: [Int]) -> QuantityID? {
    tensor.shape.place(of: indices, from: origin).map { tensor.elements[$0] }
  }

  /// The mistake of indices that miss.
  func missed(_ name: String, _ indices: [Int], at range: Range<Int>) -> FormulaError {
    FormulaError(
      GraphMistake.noElement(name, indices: indices, shape: tensor.shape, origin: origin), at: range)
  }
}

/// A name and its formula, as an exercise states them.
public struct Definition: Sendable {
  /// The canonical name.
  public let name: String
  /// What it is defined as.
  public let formula: Expression
  /// The first index of each axis; 1 where not said.
  public let origin: [Int]?
  /// `forward` or `update`.
  public let phase: Phase

  /// States a definition.
  public init(name: String, formula: Expression, origin: [Int]? = nil, phase: Phase = .forward) {
    self.name = name
    self.formula = formula
    self.origin = origin
    self.phase = phase
  }
}

/// A mistake in the definition of a name.
public struct GraphError: Error, Hashable, Sendable {
  /// The name whose definition is wrong.
  public let name: String
  /// What is wrong, and where in its formula.
  public let error: FormulaError
}
