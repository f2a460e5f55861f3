import Formula

/// What a node of the graph does with its inputs.
///
/// What is known of each operation stands in one entry of the table, a `Primitive`. To add an operation, add a case here, its
/// entry, and a line to `value` and to `primitive`; the compiler asks for each. An operation's attributes, such as a place
/// or a power, are the payload of its case.
enum Operation: Hashable, Sendable {
  case constant(Double)
  /// A value that the exercise gives.
  case given(Double)
  case named(NamedConstant)
  /// The letter that stays a letter.
  case unknown
  case copy
  case add, subtract, multiply, divide, power
  case negate
  /// The sum of all inputs.
  case sum
  /// The sum of products of inputs taken two by two.
  case dot
  case function(ElementaryFunction)
  /// The derivative of such a function; the inputs are its argument and its value.
  case slope(ElementaryFunction)
  /// The largest or the smallest input.
  case maximum, minimum
  /// The derivative of the largest or the smallest input by the one at a place.
  case maximumShare(Int)
  case minimumShare(Int)
  /// The element of softmax at a place: exp(xᵢ) / Σ exp(xⱼ).
  case softmax(Int)
  /// A coefficient of a polynomial in the unknown.
  case coefficient(Int)

  /// The value from the inputs' values.
  ///
  /// This is the inner loop of every run of a tape, so the entries are named here one by one: a call through `primitive` would
  /// not be specialised for the arithmetic.
  @inline(__always)
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number {
    switch self {
    case .constant(let value), .given(let value): Source(number: value).value(input)
    case .named(let constant): Inputs.Number.constant(constant)
    case .unknown: Source(number: nil).value(input)
    case .copy: Copy().value(input)
    case .add: Addition().value(input)
    case .subtract: Subtraction().value(input)
    case .multiply: Multiplication().value(input)
    case .divide: Division().value(input)
    case .power: Power().value(input)
    case .negate: Negation().value(input)
    case .sum: Summation().value(input)
    case .dot: DotProduct().value(input)
    case .function(let function): Application(function: function).value(input)
    case .slope(let function): Slope(function: function).value(input)
    case .maximum: Extreme(isMaximum: true).value(input)
    case .minimum: Extreme(isMaximum: false).value(input)
    case .maximumShare(let place): ExtremeShare(isMaximum: true, place: place).value(input)
    case .minimumShare(let place): ExtremeShare(isMaximum: false, place: place).value(input)
    case .softmax(let place): SoftmaxElement(place: place).value(input)
    case .coefficient(let power): Coefficient(power: power).value(input)
    }
  }

  /// The entry of the operation.
  var primitive: any Primitive {
    switch self {
    case .constant(let value), .given(let value): Source(number: value)
    case .named(let constant): NamedNumber(constant: constant)
    case .unknown: Source(number: nil)
    case .copy: Copy()
    case .add: Addition()
    case .subtract: Subtraction()
    case .multiply: Multiplication()
    case .divide: Division()
    case .power: Power()
    case .negate: Negation()
    case .sum: Summation()
    case .dot: DotProduct()
    case .function(let function): Application(function: function)
    case .slope(let function): Slope(function: function)
    case .maximum: Extreme(isMaximum: true)
    case .minimum: Extreme(isMaximum: false)
    case .maximumShare(let place): ExtremeShare(isMaximum: true, place: place)
    case .minimumShare(let place): ExtremeShare(isMaximum: false, place: place)
    case .softmax(let place): SoftmaxElement(place: place)
    case .coefficient(let power): Coefficient(power: power)
    }
  }
}

/// An entry of the table of operations: what there is to know of an operation on scalars.
protocol Primitive: Sendable {
  /// How many inputs the operation takes.
  var inputCounts: ClosedRange<Int> { get }
  /// The value from the inputs' values, in any arithmetic.
  func value<Inputs: OperandList>(_ input: Inputs) -> Inputs.Number
  /// The derivative of a node by its input at a place, everything else held fixed; emits the nodes it needs.
  ///
  /// Nil where the operation has no derivative.
  func derivative(of node: NodeID, _ inputs: [NodeID], by place: Int, in nodes: inout Nodes) -> Term?
  /// How the operation is written, with its inputs as formulas; `unknown` is the letter that stays a letter.
  func written(_ inputs: [Expression], unknown: Expression) -> Expression
  /// Why the value is not finite although those of the inputs are.
  func cause(_ inputs: [Double]) -> NonFinite.Cause
}

/// The numbers that an operation is applied to; a list of one's own kind, so that the loop over a tape is compiled for it.
protocol OperandList {
  /// The arithmetic.
  associatedtype Number: Scalar
  /// How many there are.
  var count: Int { get }
  /// The number at a place.
  subscript(place: Int) -> Number { get }
}

extension Array: OperandList where Element: Scalar {
  typealias Number = Element
}

/// A product with a numeric coefficient: what flows backward along one edge.
///
/// The coefficient is a number that products and sums of `Double`s keep exactly; any other is a factor.
struct Term {
  var coefficient: Double
  var factors: [NodeID]

  init(_ coefficient: Double, _ factors: [NodeID] = []) {
    self.coefficient = coefficient
    self.factors = factors
  }

  static func * (left: Term, right: Term) -> Term {
    Term(left.coefficient * right.coefficient, left.factors + right.factors)
  }
}

extension Nodes {
  /// The derivative of a node by one of its inputs, everything else held fixed; nil where its operation has none.
  mutating func localDerivative(of node: NodeID, byInput place: Int) -> Term? {
    let (operation, inputs) = (self[node].operation, self[node].inputs)
    return operation.primitive.derivative(of: node, inputs, by: place, in: &self)
  }
}
