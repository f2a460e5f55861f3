import Formula
import TestSupport
import Testing

@testable import GradientEngine

/// A network of random formulas over random scalars, a vector and a matrix; what was defined is used again and again.
struct RandomNetwork {
  private(set) var given: [(String, Tensor<Double>, [Int]?)]
  private(set) var define: [(String, String)] = []

  private static let scalars = [
    "exp(tanh(a))", "log(1 + a^2)", "sqrt(1 + a^2)", "abs(a)", "sin(a)", "cos(a)", "sinh(tanh(a))", "cosh(tanh(a))",
    "tanh(a)", "sigmoid(a)", "relu(a)", "softplus(a)", "a^3/8", "-a", "a + b", "a - b", "a * b/2", "a/(2 + b^2)",
    "max(a, b)", "min(a, b)", "(1 + a^2)^tanh(b)", "2^tanh(a)", "sum(v)/3", "mean(v)", "v . v/4", "max(v)", "min(v)",
    "softmax([a, b, v])[2]", "[a, b, a] . v", "(M * v)[2]", "(transpose(M) * [a, b])[1]", "sum(v .* v)/5",
    "sum(tanh(M) * v)", "(M * transpose(M))[1,2]", "sum(v / (1 + b^2))", "sum(2 - a*v)/3", "sign(a) + step(b)",
  ]
  private static let vectors = ["tanh(M * v)", "M * v/3", "softmax(M * [a, b, 1])", "sigmoid([a, b])", "[a, tanh(b)]"]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func number() -> Double { Double.random(in: -1.5...1.5, using: &random) }
    given = [
      ("a", scalar(number()), nil), ("b", scalar(number()), nil), ("v", vector(number(), number(), number()), nil),
      ("M", matrix([number(), number(), number()], [number(), number(), number()]), nil),
    ]
    var names = ["a", "b"]
    for i in 0..<8 {
      func pick() -> String { names.randomElement(using: &random) ?? "a" }
      let name = "s\(i)x"
      var text = (Self.scalars.randomElement(using: &random) ?? "a").replacingNames(a: pick(), b: pick())
      if i % 3 == 2 {
        let vector = (Self.vectors.randomElement(using: &random) ?? "[a, b]").replacingNames(a: pick(), b: pick())
        define.append(("u\(i)x", vector))
        text += " + u\(i)x[1] - u\(i)x[2]*u\(i)x[1]"
      }
      define.append((name, text))
      names.append(name)
    }
    define.append(("loss", names.dropFirst(2).joined(separator: " + ")))
  }
}

extension String {
  /// The text with the lone names a and b replaced.
  fileprivate func replacingNames(a: String, b: String) -> String {
    guard let formula = try? Parser().parse(self) else { return self }
    let new = formula.replacing { $0.kind == .name("a") ? .name(a) : $0.kind == .name("b") ? .name(b) : nil }
    return Notation().show(new, in: .ascii)
  }
}

@Test(arguments: 0..<60) func everyDerivativeAgreesWithACentralDifference(seed: Int) throws {
  let network = RandomNetwork(seed: UInt64(seed))
  let builder = try build(
    given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "b", "v", "M"])
  let graph = builder.graph()
  let run: Evaluation<Double> = graph.evaluate()
  let loss = try #require(graph.quantity(named: "loss"))
  for variable in graph.quantities where variable.phase == .given {
    guard let derivative = graph.quantity(named: "d(loss)/d(\(variable.name))") else { continue }
    let h = 1e-6
    let above: Evaluation<Double> = graph.evaluate(overrides: [variable.id: run[variable.id] + h])
    let below: Evaluation<Double> = graph.evaluate(overrides: [variable.id: run[variable.id] - h])
    let difference = (above[loss.id] - below[loss.id]) / (2 * h)
    #expect(abs(run[derivative.id] - difference) < 1e-6 * max(1, abs(difference)), "\(variable.name) \(network.define)")
  }
}

@Test(arguments: 0..<60) func forwardModeAgreesWithReverseMode(seed: Int) throws {
  let network = RandomNetwork(seed: UInt64(seed))
  let graph = try build(
    given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "b", "v", "M"]
  ).graph()
  let values: Evaluation<Double> = graph.evaluate()
  let loss = try #require(graph.quantity(named: "loss"))
  for variable in graph.quantities where variable.phase == .given {
    guard let derivative = graph.quantity(named: "d(loss)/d(\(variable.name))") else { continue }
    let run = graph.evaluate(overrides: [variable.id: Dual(values[variable.id], tangent: 1)])
    #expect(agree(run[loss.id].tangent, values[derivative.id], to: 1e-9) || abs(values[derivative.id]) < 1e-12)
  }
}

@Test func theRandomNetworksUseEveryOperation() throws {
  var used: Set<String> = []
  for seed in 0..<60 {
    let network = RandomNetwork(seed: UInt64(seed))
    let builder = try build(given: network.given, define: network.define, differentiate: ["loss"], by: ["a", "v", "M"])
    for id in builder.nodes.indices {
      switch builder.nodes[id].operation {
      case .function(let function): used.insert(function.rawValue)
      case .slope(let function): used.insert(function.rawValue + "'")
      case let operation: used.insert("\(operation)".prefix { $0 != "(" }.description)
      }
    }
  }
  let functions = Set(ElementaryFunction.allCases.map(\.rawValue))
  let operations: Set = [
    "constant", "given", "add", "subtract", "multiply", "divide", "power", "negate", "sum", "dot", "maximum", "minimum",
    "maximumShare", "minimumShare", "softmax",
  ]
  #expect(functions.union(operations).subtracting(used).isEmpty)
}

@Test(arguments: ElementaryFunction.allCases)
func theWrittenDerivativeIsTheOneComputed(function: ElementaryFunction) {
  for x in [-2.5, -0.7, 0.3, 1.1, 2.9] where function.value(x).isFinite {
    let dual = Dual.slope(of: function, at: Dual(x), value: Dual(function.value(x)))
    #expect(agree(dual.value, function.slope(x, function.value(x)), to: 1e-12))
    let h = 1e-6
    let difference = (function.value(x + h) - function.value(x - h)) / (2 * h)
    #expect(abs(difference - dual.value) < 1e-8 * max(1, abs(dual.value)))
  }
}

@Test func aNodeUsedTwiceAddsBothWays() throws {
  var builder = try build(
    given: [("w", scalar(3), nil)], define: [("s", "w * w"), ("t", "s * w"), ("loss", "s + t + w")],
    differentiate: ["loss"], by: ["w"])
  _ = try builder.quantities(for: parsed("d(t)/d(w)"))
  let graph = builder.graph()
  #expect(try graph.value("d(loss)/d(w)") == 2 * 3 + 3 * 9 + 1)
  #expect(try graph.value("partial(loss)/partial(w)") == 1)
  #expect(try graph.value("d(t)/d(w)") == 27)
  #expect(try graph.value("partial(t)/partial(w)") == 9)
}

/// A function, its argument, and its derivative there to 20 digits.
@Test(arguments: [
  ("sigmoid", 2.0, 0.10499358540350651735), ("sigmoid", 24, 3.7751345439940649351e-11),
  ("sigmoid", 40, 4.2483542552915889592e-18), ("sigmoid", -40, 4.2483542552915889592e-18),
  ("tanh", 1.2, 0.30501999620740897621), ("tanh", 3.85758769, 0.0017824386316943683215),
  ("tanh", 10, 8.244614455767395e-09), ("tanh", -20, 1.6993417021166355e-17),
])
func saturatedSlopesKeepTheirDigits(function: String, z: Double, slope: Double) throws {
  let graph = try build(
    given: [("z", scalar(z), nil)], define: [("a", "\(function)(z)")], differentiate: ["a"], by: ["z"]
  ).graph()
  #expect(agree(try graph.value("d(a)/d(z)"), slope, to: 1e-14))
}

@Test func aRoundedActivationCarriesIntoItsSlope() throws {
  let graph = try sigmoidNet().graph()
  let beta = try #require(graph.quantity(named: "beta1[2]"))
  let slope = try #require(graph.quantity(named: "d(beta1[2])/d(alpha1[2])"))
  let gradient = try #require(graph.quantity(named: "d(loss)/d(W1[2,1])"))
  let run = graph.evaluate(overrides: [beta.id: 0.999])
  #expect(agree(run[slope.id], 0.000999, to: 1e-12))
  #expect(agree(run[gradient.id], -0.23178935815593536, to: 1e-12))
}

@Test func overridingADerivativeCarriesIntoTheProduct() throws {
  let graph = try sigmoidNet().graph()
  func id(_ name: String) throws -> QuantityID { try #require(graph.quantity(named: name)).id }
  let run = graph.evaluate(overrides: [try id("d(loss)/d(yhat)"): -1, try id("d(alpha2)/d(W2[1])"): 0.4])
  #expect(agree(run[try id("d(loss)/d(W2[1])")], -1 * 0.10499358541558128 * 0.4, to: 1e-12))
  #expect(agree(run[try id("W2'[1]")], 2 + 2 * 0.10499358541558128 * 0.4, to: 1e-12))
  #expect(run[try id("beta1[1]")] == 0.5)
}
