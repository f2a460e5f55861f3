import Formula
import TestSupport
import Testing

@testable import GradientEngine

@Suite("The value of a quantity")
struct ValuationTests {
  private func valued(
    _ given: [(String, Tensor<Double>, [Int]?)], _ define: [(String, String)], by: [String] = []
  ) throws -> (graph: Graph, trace: Trace) {
    let graph = try build(
      given: given, define: define, differentiate: by.isEmpty ? [] : ["loss"], by: by
    ).graph()
    return (graph, graph.trace())
  }

  private func number(_ name: String, _ valued: (graph: Graph, trace: Trace)) throws -> Double {
    let id = try #require(valued.graph.quantity(named: name)).id
    return try #require(valued.trace.values[id.index].number)
  }

  @Test("is the variance of large numbers, although all their digits cancel")
  func variance() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<40 {
      let count = Int.random(in: 2...5, using: &random)
      let small = (0..<count).map { _ in Int.random(in: 0...9, using: &random) }
      let base = Int.random(in: 1_000_000...900_000_000, using: &random)
      let found = try number(
        "v",
        valued(
          [("x", Tensor(.vector(count), small.map { Double(base + $0) }), nil)],
          [("m", "mean(x)"), ("v", "mean(x .* x) - m^2")]))
      // Of numbers that are moved alike the variance is the same: (n Σs² − (Σs)²)/n², in whole numbers.
      let sum = small.reduce(0, +)
      let squares = small.reduce(0) { $0 + $1 * $1 }
      #expect(found == Double(count * squares - sum * sum) / Double(count * count), "\(base) \(small)")
    }
  }

  @Test("is the small difference of two losses")
  func lossDifference() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<40 {
      let (y, w) = (Double(Int.random(in: 1...99, using: &random)), Double(Int.random(in: 100...999, using: &random)))
      let step = Double("1e-\(Int.random(in: 6...12, using: &random))") ?? 0
      let found = try number(
        "d1",
        valued(
          [("y", scalar(y), nil), ("w", scalar(w), nil), ("h", scalar(step), nil)],
          [("d1", "(y - (w + h))^2 - (y - w)^2")]))
      #expect(agree(found, step * (step - 2 * (y - w)), to: 4e-16))
    }
  }

  @Test("is log(1 − σ(z)) where σ is 1 as far as Double tells, to mpmath's 17 digits")
  func saturation() throws {
    for (z, value) in [
      (3.5, -3.5297504182726206), (24.5, -24.500000000022897), (37, -37.0), (300, -300), (700, -700),
    ] {
      let net = try valued([("z", scalar(z), nil)], [("loss", "log(1 - sigmoid(z))")], by: ["z"])
      #expect(agree(try number("loss", net), value, to: 1e-15), "\(z)")
      // Its derivative is −σ(z).
      #expect(agree(try number("d(loss)/d(z)", net), -ElementaryFunction.sigmoid.value(z), to: 1e-14), "\(z)")
    }
  }

  @Test("is 0 where the exact one is: the gradients of a batch norm, and sums that cancel")
  func zero() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let data = (0..<3).map { _ in Double(Int.random(in: -99...99, using: &random)) / 10 }
      let net = try valued(
        [("x", Tensor(.vector(3), data), nil), ("g", scalar(1.3), nil)],
        [
          ("m", "mean(x)"), ("var", "mean((x - m) .* (x - m))"), ("n", "(x - m)/sqrt(var + 0.001)"),
          ("loss", "sum(g * n)"),
        ], by: ["x", "g"])
      #expect(try number("loss", net) == 0)
      for place in 1...3 { #expect(try number("d(loss)/d(x[\(place)])", net) == 0, "\(data)") }
      #expect(try number("d(loss)/d(g)", net) == 0)
    }
    #expect(try number("z", valued([("a", scalar(0.1), nil)], [("z", "a + 0.2 - 0.3")])) == 0)
    #expect(try number("z", valued([("a", scalar(2), nil)], [("z", "sqrt(a)^2 - 2")])) == 0)
  }

  @Test("is not 0 where only a Double is")
  func notZero() throws {
    let found = try number("z", valued([("a", scalar(690), nil)], [("z", "(exp(a) + exp(-a)) - exp(a)")]))
    #expect(agree(found, 2.171738281389827e-300, to: 1e-15))
  }

  @Test("is e or pi to all digits, and written by that name")
  func constants() throws {
    let net = try valued([("a", scalar(1), nil)], [("s", "log(e) - a"), ("t", "sin(pi)"), ("u", "2*pi*a")])
    #expect(try number("s", net) == 0)
    #expect(try number("t", net) == 0)
    let id = try #require(net.graph.quantity(named: "u")).id
    #expect(Notation().show(net.graph.formula(of: id), in: .ascii) == "2*pi*a")
  }

  @Test("is known to be undetermined where something is divided by a zero that Double misses")
  func undetermined() throws {
    let net = try valued([("a", scalar(2), nil)], [("u", "1/(sqrt(a)^2 - 2)"), ("w", "u + 1"), ("v", "sqrt(a)")])
    #expect(net.graph.nonFinite().isEmpty)
    #expect(net.graph.undetermined(net.trace.valuation).map(\.name) == ["u"])
  }

  @Test("of a quotient is not folded into a Double: a third times three is one")
  func quotients() throws {
    let net = try valued(
      [("x", scalar(0.7), nil), ("y", scalar(0.4), nil)], [("loss", "x/3 + y^2.2/7")], by: ["x", "y"])
    let slope = try #require(net.graph.quantity(named: "d(loss)/d(x)")).id
    #expect(
      (net.trace.valuation.precise.coefficient(0, of: slope) * PreciseInterval(3) - PreciseInterval(1)).isNegligible)
    #expect(agree(try number("d(loss)/d(y)", net), 2.2 / 7 * 0.3330213, to: 1e-6))
    #expect(Notation().show(net.graph.formula(of: slope), in: .ascii) == "1/3")
  }

  @Test("comes from the formula with numbers that stands beside it")
  func substituted() throws {
    let net = try valued(
      [
        ("z", vector(40, 24, -40), nil), ("u", vector(1000, 999, -900), nil), ("t", vector(2, 2, 2), nil),
        ("x", vector(10_000_001, 10_000_002, 10_000_004), nil), ("a", scalar(0), nil), ("b", scalar(12), nil),
      ],
      [
        ("s", "sigmoid(z)"), ("q", "softmax(u)"), ("h", "max(t)"), ("k", "min(t) + max(a, 0) + max(b, b)"),
        ("v", "mean(x .* x) - mean(x)^2"), ("r", "relu(a) + abs(a)"), ("w", "tanh(b) + tanh(25)*tanh(2*b)"),
        ("loss", "sum(s) + q[1] + q[2]^2 + h + k + v + r + w"),
      ], by: ["z", "u", "t", "a", "b"])
    let run: Evaluation<Double> = net.graph.evaluate()
    func number(_ formula: Expression) throws -> Double {
      try FormulaEvaluator(net.graph, run).value(of: formula).elements[0]
    }
    for entry in net.trace.entries {
      let value = try #require(entry.value.number)
      for formula in [entry.formula, entry.substituted] {
        for charset in [Charset.unicode, .ascii] {
          let typed = try Parser().parse(Notation().show(formula, in: charset))
          let (back, result) = try (number(typed), number(formula))
          #expect((back - result).magnitude <= 1e-6 * result.magnitude, "\(entry.name): \(back) for \(result)")
        }
      }
      // Where the numbers cannot show it, they are left out.
      guard entry.substituted != entry.formula || value == 0 else { continue }
      let result = try number(entry.substituted)
      #expect((result - value).magnitude <= 0.01 * value.magnitude + 1e-12, "\(entry.name): \(result) for \(value)")
    }
    let slope = try #require(net.trace.entries.first { $0.name == "d(s[1])/d(z[1])" })
    #expect(Notation().show(slope.substituted, in: .ascii) == "sigmoid(40)*sigmoid(-40)")
  }
}

@Suite("At a kink")
struct KinkTests {
  private func entry(_ name: String, given: Double, _ define: String) throws -> Trace.Entry {
    let graph = try build(
      given: [("a", scalar(given), nil), ("b", scalar(0.3), nil)], define: [("loss", define)], differentiate: ["loss"],
      by: ["a"]
    ).graph()
    return try #require(graph.trace().entries.first { $0.name == name })
  }

  @Test("step is 1, the slope of relu 0, that of abs 0, and what ties has equal shares; each is said in words")
  func conventions() throws {
    let cases: [(String, String, Double, Double, String)] = [
      ("loss", "step(a)", 0, 1, "step jumps at 0; step(0) is taken as 1."),
      ("d(loss)/d(a)", "relu(a)", 0, 0, "relu has no derivative at 0; relu'(0) is taken as 0."),
      ("d(loss)/d(a)", "relu(0.1 + a - b)", 0.2, 0, "relu has no derivative at 0; relu'(0) is taken as 0."),
      ("d(loss)/d(a)", "abs(a)", 0, 0, "abs has no derivative at 0; 0 is taken for it."),
      (
        "d(loss)/d(a)", "max(a, b, 3*0.1)", 0.3, 1 / 3.0,
        "3 numbers tie for the maximum, so each has a share of 1/3 in the derivative."
      ),
      (
        "d(loss)/d(a)", "min(a, b, 4)", 0.3, 0.5,
        "2 numbers tie for the minimum, so each has a share of 1/2 in the derivative."
      ),
    ]
    for (name, define, given, value, words) in cases {
      let entry = try entry(name, given: given, define)
      #expect(entry.value.number == value, "\(define)")
      #expect(entry.conventions.map(\.words.ascii) == [words], "\(define)")
    }
  }

  @Test("nothing is said beside it")
  func besides() throws {
    for (define, given) in [("relu(a)", 1e-9), ("abs(a)", -2), ("max(a, b)", 0.4), ("step(a)", 1)] {
      #expect(try entry("loss", given: given, define).conventions.isEmpty)
      #expect(try entry("d(loss)/d(a)", given: given, define).conventions.isEmpty)
    }
  }
}
