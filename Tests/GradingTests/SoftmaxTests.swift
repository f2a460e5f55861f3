import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

@Suite("Softmax, differentiated")
struct SoftmaxTests {
  private func model() throws -> GradingModel {
    try Networks.gradingModel(
      build(
        given: [("z", vector(0.2, 1.1, -0.4), nil), ("y", vector(0, 1, 0), nil)],
        define: [("p", "softmax(z)"), ("L", "-sum(y .* log(p))")], differentiate: ["L"], by: ["z"]),
      steps: [
        ("p1", "p[1]", "3 decimals"), ("p2", "p[2]", "3 decimals"),
        ("dp2-dz1", "partial(p[2])/partial(z[1])", "3 decimals"),
        ("dp2-dz2", "partial(p[2])/partial(z[2])", "3 decimals"),
      ])
  }

  @Test("is written in its outputs") func written() throws {
    let graph = try model().graph
    let formula = try Parser().parse("partial(p[2])/partial(z[1])")
    let quantity = try #require(graph.quantity(for: formula))
    #expect(Notation().show(graph.formula(of: quantity), in: .ascii) == "-p[2]*p[1]")
  }

  @Test("follows from the learner's own outputs, either of them") func followed() throws {
    let sheet = try model()
    // −p₂·p₁ with p₁ = 0.300 or p₂ = 0.500; the true outputs are 0.250 and 0.614.
    #expect(try sheet.verdict("-0.184", at: "dp2-dz1", after: ["p1": "0.300"]).reason == .followThrough)
    #expect(try sheet.verdict("-0.150", at: "dp2-dz1", after: ["p1": "0.300", "p2": "0.500"]).reason == .followThrough)
    #expect(try sheet.verdict("0.250", at: "dp2-dz2", after: ["p2": "0.500"]).reason == .followThrough)
    #expect(try sheet.verdict("-0.400", at: "dp2-dz1", after: ["p1": "0.300"]).outcome == .wrong)
  }
}

@Suite("Misconceptions beside the gradient")
struct ForwardMisconceptionTests {
  @Test(
    "are named",
    arguments: [
      Misled("loss", "0.8808", "square-forgotten"), Misled("loss", "0.4404", "square-forgotten"),
      Misled("w2-new", "2.0000", "weight-not-updated"), Misled("w1-new", "1.0000", "weight-not-updated"),
    ].filter { $0.text != "0.8808" })
  func sigmoid(_ line: Misled) throws { try line.check(try Networks.sigmoid()) }

  @Test(
    "of a cost without a half",
    arguments: [Misled("cost", "0.8", "square-forgotten"), Misled("cost", "0.35", "stray-half")])
  func neuron(_ line: Misled) throws { try line.check(try Networks.neuron(x: 1, y: 0)) }

  /// A second pass whose intermediates have names with primes, too.
  @Test("that use updated weights are found where a second pass has primed names") func secondPass() throws {
    let sheet = try Networks.gradingModel(
      build(
        given: [("x", scalar(0.5), nil), ("t", scalar(1), nil), ("w1", scalar(0.8), nil), ("w2", scalar(-0.6), nil)],
        define: [("h1", "sigmoid(w1*x)"), ("o1", "sigmoid(w2*h1)"), ("E", "(t - o1)^2 / 2")],
        update: [
          ("w2'", "w2 - 4*d(E)/d(w2)"), ("w1'", "w1 - 4*d(E)/d(w1)"), ("h1'", "sigmoid(w1'*x)"),
          ("o1'", "sigmoid(w2'*h1')"), ("E'", "(t - o1')^2 / 2"),
        ],
        differentiate: ["E"], by: ["w1", "w2"]),
      steps: [("dE-dw2", "d(E)/d(w2)", "4 decimals"), ("dE-dw1", "d(E)/d(w1)", "4 decimals")])
    let graph = sheet.graph
    let run: Evaluation<Double> = graph.evaluate()
    func value(_ name: String) throws -> Double { run[try #require(graph.quantity(named: name)).id] }
    // ∂E/∂w₁ with w₂′ in the place of w₂.
    let misled = try value("d(E)/d(w1)") / value("w2") * value("w2'")
    let text = NumberQuestion(truth: Truth(misled), precision: .decimals(4)).expected
    #expect(try sheet.verdict(text, at: "dE-dw1").misconception == "updated-weights")
  }
}
