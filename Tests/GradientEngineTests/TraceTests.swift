import Formula
import TestSupport
import Testing

@testable import GradientEngine

func parsed(_ text: String) throws -> Expression { try Parser().parse(text) }

private let notation = Notation(
  names: ["W1", "W2", "x", "y", "lambda", "yhat"],
  overrides: ["alpha1": "α¹", "beta1": "β¹", "alpha2": "α²", "W1": "W¹", "W2": "W²", "loss": "ℓ"])

/// A line of the derivation as a learner sees it.
private func line(_ name: String) throws -> String {
  let graph = try sigmoidNet().graph()
  let entry = try #require(graph.trace().entries.first { $0.name == name })
  let parts = [entry.shown, entry.chain, entry.formula, entry.substituted, entry.value.expression].compactMap { $0 }
  return parts.map { notation.show($0, in: .unicode, digits: .significant(4)) }.joined(separator: " = ")
}

@Test(arguments: [
  ("alpha1[1]", "α¹₁ = W¹₀₁ + W¹₁₁·x₁ + W¹₂₁·x₂ = −1 + (−2)·2 + 1·5 = 0"),
  ("alpha2", "α² = W²₀ + W²₁·β¹₁ + W²₂·β¹₂ = 1 + 2·0.5 + (−4)·1.000 = −2.000"),
  ("loss", "ℓ = (y − ŷ)²/2 = (1 − 0.1192)²/2 = 0.3879"),
  ("d(loss)/d(yhat)", "∂ℓ/∂ŷ = −(y − ŷ) = −(1 − 0.1192) = −0.8808"),
  ("d(yhat)/d(alpha2)", "∂ŷ/∂α² = ŷ·(1 − ŷ) = 0.1192·(1 − 0.1192) = 0.1050"),
  (
    "d(loss)/d(W2[1])",
    "∂ℓ/∂W²₁ = ∂ℓ/∂ŷ·∂ŷ/∂α²·∂α²/∂W²₁ = −(y − ŷ)·ŷ·(1 − ŷ)·β¹₁ = −(1 − 0.1192)·0.1192·(1 − 0.1192)·0.5 = −0.04624"
  ),
  // Rounded to four figures this would read 1.000·(1 − 1.000), which is not 3.775×10⁻¹¹.
  ("d(beta1[2])/d(alpha1[2])", "∂β¹₂/∂α¹₂ = σ(α¹₂)·σ(−α¹₂) = σ(24)·σ(−24) = 3.775×10⁻¹¹"),
])
func tellsTheDerivation(name: String, expected: String) throws {
  #expect(try line(name) == expected)
}

@Test func goesForwardThenBackwardThenUpdates() throws {
  let entries = try sigmoidNet().graph().trace().entries
  let names = entries.map(\.name)
  #expect(Array(names.prefix(7)) == ["alpha1[1]", "alpha1[2]", "beta1[1]", "beta1[2]", "alpha2", "yhat", "loss"])
  #expect(
    Array(names.dropFirst(7).prefix(6)) == [
      "d(loss)/d(yhat)", "d(yhat)/d(alpha2)", "d(loss)/d(alpha2)", "d(alpha2)/d(W2[0])", "d(loss)/d(W2[0])",
      "d(alpha2)/d(W2[1])",
    ])
  #expect(names.last == "loss'")
  #expect(entries.map(\.phase) == entries.map(\.phase).sorted { $0.order < $1.order })
  #expect(Set(names).count == names.count)
}

extension Phase {
  fileprivate var order: Int { Phase.allCases.firstIndex(of: self) ?? 0 }
}

@Test func everyPathMultipliesOutAndTheirSumIsTheGradient() throws {
  let trace = try sigmoidNet().graph().trace()
  for entry in trace.entries where entry.phase == .backward {
    #expect(!entry.paths.isEmpty)
    let sum = entry.paths.reduce(0) { $0 + $1.reduce(1) { $0 * ($1.value.number ?? .nan) } }
    #expect(agree(sum, entry.value.number ?? .nan, to: 1e-12))
  }
  let input = try #require(trace.entries.first { $0.name == "d(loss)/d(x[1])" })
  #expect(input.paths.count == 2)
}

@Test func canonicalNamesReadBackAsTheSameQuantity() throws {
  var builder = try sigmoidNet()
  for quantity in builder.graph().quantities {
    #expect(try builder.quantities(for: parsed(quantity.name)).elements == [quantity.id])
  }
}

@Test func manyPathsAreCountedNotListed() throws {
  let layers = (1...12).map { ("s\($0)q", "[sum(s\($0 - 1)q), s\($0 - 1)q . s\($0 - 1)q / 9]") }
  let builder = try build(
    given: [("w", scalar(0.1), nil)], define: [("s0q", "[w, 2*w]")] + layers + [("loss", "sum(s12q)")],
    differentiate: ["loss"], by: ["w"])
  let graph = builder.graph()
  let entry = try #require(graph.trace().entries.first { $0.name == "d(loss)/d(w)" })
  #expect(entry.paths.isEmpty)
  #expect(entry.value.number?.isFinite == true)
}

@Test func twoLossesAreTakenOneAfterTheOther() throws {
  let graph = try build(
    given: [("x", scalar(2), nil), ("u", scalar(3), nil), ("v", scalar(4), nil)],
    define: [("a", "u * x"), ("C", "a^2"), ("b", "v * x"), ("D", "b^2")], differentiate: ["C", "D"],
    by: ["u", "v", "x"]
  ).graph()
  let backward = graph.trace().entries.filter { $0.phase == .backward }.map(\.name)
  #expect(
    backward == [
      "d(C)/d(a)", "d(a)/d(x)", "d(C)/d(x)", "d(a)/d(u)", "d(C)/d(u)",
      "d(D)/d(b)", "d(b)/d(x)", "d(D)/d(x)", "d(b)/d(v)", "d(D)/d(v)",
    ])
}

/// The difference p − y stands in J and is d(J)/d(p) too; J was once written through its own derivative.
@Test func aDerivativeThatIsPartOfTheLossDoesNotTakeItsPlace() throws {
  let graph = try exponentialNet().graph()
  func written(_ name: String) throws -> String {
    let quantity = try #require(graph.quantity(named: name))
    return notation.show(graph.formula(of: quantity.id), in: .ascii)
  }
  #expect(try written("J") == "(p - y)^2/2")
  #expect(try written("d(J)/d(p)") == "p - y")
}

@Test func equalPartsOfAVectorAreEachTheirOwn() throws {
  let graph = try build(given: [("x", scalar(3), nil)], define: [("v", "[2*x, 2*x + 1, 2*x]")]).graph()
  let first = try #require(graph.quantity(named: "v[1]"))
  let run = graph.evaluate(overrides: [first.id: 100])
  #expect(try ["v[2]", "v[3]"].map { run[try #require(graph.quantity(named: $0)).id] } == [7, 6])
  #expect(notation.show(graph.formula(of: first.id), in: .ascii) == "2*x")
}

@Test("The derivation of a deep chain is made in no more time than it takes to read it")
func deepChain() throws {
  let depth = 1_000
  let links = (1...depth).map { ("a\($0)", "a\($0 - 1) * a\($0 - 1) / 2") }
  let graph = try build(
    given: [("a0", scalar(2), nil)], define: links + [("loss", "a\(depth)")], differentiate: ["loss"], by: ["a0"]
  ).graph()
  let trace = graph.trace()
  #expect(trace.entries.count > 2 * depth)
  let whole = try #require(trace.entries.first { $0.name == "d(loss)/d(a0)" })
  #expect(whole.paths.map(\.count) == [depth + 1])
  #expect(whole.value.number?.isFinite == true)
}
