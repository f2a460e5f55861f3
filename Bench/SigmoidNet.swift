import Formula
import GradientEngine

/// The 2-2-1 sigmoid network of the exercise of that name, built from formulas as an exercise file states them.
func sigmoidNet() throws -> Graph {
  var builder = GraphBuilder()
  builder.give("x", Tensor(.vector(2), [2, 5]))
  builder.give("y", Tensor(scalar: 1))
  builder.give("W1", Tensor(.matrix(3, 2), [-1, 2, -2, 1, 1, 4]), origin: [0, 1])
  builder.give("W2", Tensor(.vector(3), [1, 2, -4]), origin: [0])
  let formulas = [
    ("alpha1", "transpose(W1) * [1, x]"), ("beta1", "sigmoid(alpha1)"), ("alpha2", "W2 . [1, beta1]"),
    ("yhat", "sigmoid(alpha2)"), ("loss", "(y - yhat)^2 / 2"),
  ]
  let parser = Parser()
  let definitions = try formulas.map { Definition(name: $0.0, formula: try parser.parse($0.1)) }
  let mistakes =
    builder.define(definitions)
    + builder.differentiate(Differentiation(losses: ["loss"], variables: ["W1", "W2", "x"]))
  for mistake in mistakes { throw mistake }
  return builder.graph()
}
