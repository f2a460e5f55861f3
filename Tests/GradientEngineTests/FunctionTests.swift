import Formula
import TestSupport
import Testing

@testable import GradientEngine

private let functions = [
  FunctionDefinition(name: "g1", parameters: ["z"], body: expression("sigmoid(z)")),
  FunctionDefinition(name: "Loss", parameters: ["a", "t"], body: expression("(a - t)^2 / 2")),
]

private func expression(_ text: String) -> Expression {
  (try? Parser(vocabulary: Vocabulary(functions: ["sigmoid": 1...1, "g1": 1...1])).parse(text)) ?? .name("unparsable")
}

private func network() throws -> GraphBuilder {
  var builder = GraphBuilder()
  let parser = Parser(vocabulary: Vocabulary(functions))
  for function in functions { try builder.declare(function) }
  for (name, value) in [("x", 2.0), ("w", 0.5), ("y", 1)] { builder.give(name, scalar(value)) }
  let errors = builder.define(
    try [("z", "x * w"), ("a", "g1(z)"), ("L", "Loss(a, y)")].map {
      Definition(name: $0, formula: try parser.parse($1))
    })
  #expect(errors.isEmpty)
  #expect(builder.differentiate(Differentiation(losses: ["L"], variables: ["w", "x"])).isEmpty)
  return builder
}

@Test func anExercisesOwnFunctionsComputeAndDifferentiate() throws {
  let graph = try network().graph()
  #expect(agree(try graph.value("a"), 0.73105857863000487925, to: 1e-15))
  #expect(agree(try graph.value("d(L)/d(w)"), (0.73105857863000487925 - 1) * 0.19661193324148185254 * 2, to: 1e-14))
}

@Test(arguments: [
  "Loss'(a, y) * g1'(z) * x", "(a - y) * a * (1 - a) * x", "Loss_a(g1(x*w), y) * g1(z) * (1 - g1(z)) * x",
  "-Loss_t(a, y) * g1'(w*x) * x",
])
func primesOfFunctionsCanBeCalled(text: String) throws {
  let graph = try network().graph()
  let run: Evaluation<Double> = graph.evaluate()
  let formula = try Parser(vocabulary: Vocabulary(functions)).parse(text)
  let value = try FormulaEvaluator(graph, run).value(of: formula)
  #expect(agree(value.elements[0], try graph.value("d(L)/d(w)"), to: 1e-14))
}

@Test func aTowerOfCallsIsRefusedNotExpanded() throws {
  let square = FunctionDefinition(name: "s", parameters: ["z"], body: expression("z * z"))
  var builder = GraphBuilder()
  builder.give("x", scalar(1))
  try builder.declare(square)
  let text = String(repeating: "s(", count: 60) + "x" + String(repeating: ")", count: 60)
  let formula = try Parser(vocabulary: Vocabulary([square])).parse(text)
  let errors = builder.define([Definition(name: "t", formula: formula)])
  #expect(errors.map(\.error.message.unicode) == ["this is too long when its calls are written out"])
}

@Test func aBodyMayMentionItsParametersOnly() {
  var builder = GraphBuilder()
  let stray = FunctionDefinition(name: "h", parameters: ["z"], body: expression("z + q"))
  #expect(throws: FormulaError.self) { try builder.declare(stray) }
}
