import Formula
import Testing

@testable import GradientEngine

@Suite("Wide arithmetic encloses the truth")
struct PreciseIntervalTests {
  private func value(of formula: String, given: [String: Double]) throws -> PreciseInterval {
    var builder = GraphBuilder()
    for (name, value) in given.sorted(by: { $0.key < $1.key }) { builder.give(name, Tensor(.scalar, [value])) }
    let definition = Definition(name: "result", formula: try Parser().parse(formula))
    #expect(builder.define([definition]).isEmpty)
    let graph = builder.graph()
    let run: Evaluation<PreciseInterval> = graph.evaluate()
    return run[try #require(graph.symbols["result"]?.tensor.elements.first)]
  }

  @Test("Eighty digits that cancel leave the rest known")
  func cancellation() throws {
    let difference = try value(of: "(x + 1)^5 - x^5", given: ["x": 1e20])
    #expect(difference.width == 0)
    #expect(difference.double == 5e80)
    let lost = try value(of: "(1e40 + x) - 1e40", given: ["x": 0.1])
    #expect(lost.double == 0.1)
    #expect(lost.width < 1e-100)
  }

  @Test("A saturated sigmoid keeps its derivative")
  func saturation() throws {
    let z = PreciseInterval(400)
    let slope = PreciseInterval.slope(of: .sigmoid, at: z, value: z.applying(.sigmoid))
    #expect((slope.double / 1.915_169_596_714_006e-174 - 1).magnitude < 1e-14)
  }

  @Test(
    "Every function agrees with Double, and its bounds are 140 digits close", arguments: ElementaryFunction.allCases)
  func functions(function: ElementaryFunction) {
    for x in [0.1, 0.75, 2.5, 11] {
      let result = PreciseInterval(x).applying(function)
      let expected = function.value(x)
      #expect((result.double - expected).magnitude <= 4 * expected.ulp)
      #expect(result.width <= 1e-140 * max(1, expected))
    }
  }
}
