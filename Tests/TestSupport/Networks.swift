import Formula
import GradientEngine

/// A graph from formulas as an exercise file states them.
package func build(
  given: [(String, Tensor<Double>, [Int]?)], unknown: String? = nil, functions: [FunctionDefinition] = [],
  define: [(String, String)], update: [(String, String)] = [], differentiate losses: [String] = [],
  by variables: [String] = []
) throws -> GraphBuilder {
  var builder = GraphBuilder()
  for function in functions { try builder.declare(function) }
  for (name, value, origin) in given { builder.give(name, value, origin: origin) }
  if let unknown { builder.giveUnknown(unknown) }
  let parser = Parser(vocabulary: Vocabulary(functions))
  var definitions: [Definition] = []
  for (name, text) in define { definitions.append(Definition(name: name, formula: try parser.parse(text))) }
  for (name, text) in update {
    let origin = given.first { name == $0.0 + "'" }?.2
    definitions.append(Definition(name: name, formula: try parser.parse(text), origin: origin, phase: .update))
  }
  for error in builder.define(definitions) { throw error }
  for error in builder.differentiate(Differentiation(losses: losses, variables: variables)) { throw error }
  return builder
}

package func scalar(_ value: Double) -> Tensor<Double> { Tensor(scalar: value) }
package func vector(_ values: Double...) -> Tensor<Double> { Tensor(.vector(values.count), values) }
package func matrix(_ rows: [Double]...) -> Tensor<Double> {
  Tensor(.matrix(rows.count, rows.first?.count ?? 0), rows.flatMap { $0 })
}

/// The 2-2-1 network of the second handout; row 0 and weight 0 are the biases.
package func sigmoidNet() throws -> GraphBuilder {
  try build(
    given: [
      ("x", vector(2, 5), nil), ("y", scalar(1), nil), ("W1", matrix([-1, 2], [-2, 1], [1, 4]), [0, 1]),
      ("W2", vector(1, 2, -4), [0]), ("lambda", scalar(2), nil),
    ],
    define: [
      ("alpha1", "transpose(W1) * [1, x]"), ("beta1", "sigmoid(alpha1)"), ("alpha2", "W2 . [1, beta1]"),
      ("yhat", "sigmoid(alpha2)"), ("loss", "(y - yhat)^2 / 2"),
    ],
    update: [
      ("W1'", "W1 - lambda * d(loss)/d(W1)"), ("W2'", "W2 - lambda * d(loss)/d(W2)"),
      ("yhat'", "sigmoid(W2' . [1, sigmoid(transpose(W1') * [1, x])])"), ("loss'", "(y - yhat')^2 / 2"),
    ],
    differentiate: ["loss"], by: ["W1", "W2", "x"])
}

/// The exponential-output network of the fifth handout, with y left as a letter.
package func exponentialNet() throws -> GraphBuilder {
  try build(
    given: [
      ("x", vector(0.5, -0.5), nil), ("W1", matrix([2, 4, 4], [-1, 1, -2]), [1, 0]),
      ("W2", matrix([2, -3, -1]), [1, 0]),
    ],
    unknown: "y",
    define: [
      ("z1", "W1 * [1, x]"), ("a1", "sigmoid(z1)"), ("z2", "W2 * [1, a1]"), ("p", "exp(z2[1])"),
      ("J", "(p - y)^2 / 2"),
    ],
    differentiate: ["J"], by: ["W1", "W2", "x"])
}
