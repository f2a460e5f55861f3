import Formula

/// A function that an exercise names: `g1(z) = sigmoid(z)`.
///
/// Formulas may call it, and its derivatives by the name with a prime: `g1'(z1)`, and for more than one parameter
/// `Loss'(a, t)` by the first.
public struct FunctionDefinition: Hashable, Sendable {
  /// The name.
  public let name: String
  /// What the arguments are called in the body.
  public let parameters: [String]
  /// What the function comes to, a formula in its parameters and in no other name.
  public let body: Expression

  /// States a function.
  public init(name: String, parameters: [String], body: Expression) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }

  /// The derivative by a parameter, as a function of the same parameters.
  ///
  /// Throws a `FormulaError` in the body where it is no formula in the parameters, or has no derivative.
  func derivative(by place: Int) throws(FormulaError) -> FunctionDefinition {
    var builder = GraphBuilder()
    for parameter in parameters { builder.give(parameter, Tensor(scalar: 1)) }
    // The output has no name that the body could mention.
    let output = "'"
    if let error = builder.define([Definition(name: output, formula: body)]).first { throw error.error }
    guard let below = builder.symbols[parameters[place]]?.tensor.elements.first,
      let above = builder.symbols[output]?.tensor, above.shape == .scalar, let top = above.elements.first
    else { throw FormulaError(GraphMistake.functionIsNoScalar(name), at: body.range) }
    guard let id = builder.total(top, below) else {
      throw FormulaError(GraphMistake.functionHasNoDerivative(name), at: body.range)
    }
    let formula = builder.graph().formula(of: id).replacing { $0.kind == .name(output) ? body : nil }
    return FunctionDefinition(name: name + "'", parameters: parameters, body: formula)
  }
}

extension GraphBuilder {
  /// Names a function that formulas may call; declare functions before definitions.
  ///
  /// Throws a `FormulaError` in the body where it mentions anything but its parameters, or cannot be differentiated.
  public mutating func declare(_ function: FunctionDefinition) throws(FormulaError) {
    functions[function.name] = function
    functions[function.name + "'"] = try function.derivative(by: 0)
    guard function.parameters.count > 1 else { return }
    for (place, parameter) in function.parameters.enumerated() {
      functions["\(function.name)_\(parameter)"] = try function.derivative(by: place)
    }
  }
}

extension Vocabulary {
  /// The language's functions and those of an exercise, with their derivatives.
  public init(_ functions: some Sequence<FunctionDefinition>) {
    self = .standard
    for function in functions {
      let count = function.parameters.count
      self.functions[function.name] = count...count
      self.functions[function.name + "'"] = count...count
      guard count > 1 else { continue }
      for parameter in function.parameters { self.functions["\(function.name)_\(parameter)"] = count...count }
    }
  }
}
