import Formula
import GradientEngine
import Testing

@Suite("The examples of the documentation")
struct ExampleTests {
  @Test("A graph is built, evaluated and written as GraphBuilder and Graph show")
  func graph() throws {
    var builder = GraphBuilder()
    builder.give("x", Tensor(scalar: 2))
    builder.give("w", Tensor(scalar: 3))
    let loss = Definition(name: "loss", formula: try Parser().parse("(w*x - 5)^2"))
    #expect(builder.define([loss]).isEmpty)
    #expect(builder.differentiate(Differentiation(losses: ["loss"], variables: ["w"])).isEmpty)
    let graph = builder.graph()
    let slope = try #require(graph.quantity(named: "d(loss)/d(w)"))
    let run: Evaluation<Double> = graph.evaluate()
    #expect(run[slope.id] == 4)
    #expect(Notation().show(graph.formula(of: slope.id), in: .ascii) == "2*(w*x - 5)*x")
  }
}
