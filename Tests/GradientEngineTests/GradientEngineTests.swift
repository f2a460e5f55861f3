import Formula
import Testing

@testable import GradientEngine

/// The network of the second handout, as an exercise file would state it.
func sigmoidNet() throws -> GraphBuilder {
  try build(
    given: [
      ("x", Tensor(.vector(2), [2, 5]), nil), ("y", Tensor(scalar: 1), nil),
      ("W1", Tensor(.matrix(3, 2), [-1, 2, -2, 1, 1, 4]), [0, 1]), ("W2", Tensor(.vector(3), [1, 2, -4]), [0]),
      ("lambda", Tensor(scalar: 2), nil),
    ],
    define: [
      ("alpha1", "transpose(W1) * [1, x]"), ("beta1", "sigmoid(alpha1)"), ("alpha2", "W2 . [1, beta1]"),
      ("yhat", "sigmoid(alpha2)"), ("loss", "(y - yhat)^2 / 2"),
    ])
}

func build(
  given: [(String, Tensor<Double>, [Int]?)], unknown: String? = nil, define: [(String, String)]
) throws -> GraphBuilder {
  var builder = GraphBuilder()
  for (name, value, origin) in given { builder.give(name, value, origin: origin) }
  if let unknown { builder.giveUnknown(unknown) }
  let parser = Parser()
  let errors = builder.define(try define.map { Definition(name: $0, formula: try parser.parse($1)) })
  for error in errors { throw error }
  return builder
}

@Test func smoke() throws {
  var builder = try sigmoidNet()
  #expect(builder.differentiate(Differentiation(losses: ["loss"], variables: ["W1", "W2", "x"])).isEmpty)
  let graph = builder.graph()
  let trace = graph.trace()
  let notation = Notation(names: ["alpha1", "beta1", "alpha2", "yhat", "loss", "W1", "W2", "x", "y"])
  for e in trace.entries {
    print(
      e.phase, e.name, "=", e.chain.map { notation.show($0, in: .unicode) } ?? "", "=",
      notation.show(e.formula, in: .unicode), "=", notation.show(e.substituted, in: .unicode, digits: .significant(4)),
      "=", e.value.coefficients)
  }
  print(graph.nonFinite(), graph.nodes.count)
}
