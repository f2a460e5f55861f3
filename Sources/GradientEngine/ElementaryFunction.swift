import Formula
import Glibc

/// A function of one number: its value, its local derivative, and how that derivative is written.
///
/// The derivative is told both the argument x and the value y = f(x), because by hand it is taken from the value
/// (σ′ = y(1 − y)), and a learner's rounded y must carry on into it.
public struct ElementaryFunction: Sendable {
  /// The name in the formula language.
  public let name: String
  /// f(x).
  public let value: @Sendable (Double) -> Double
  /// f′(x), with y = f(x) or what stands in for it.
  public let slope: @Sendable (_ x: Double, _ y: Double) -> Double
  /// f′ as a formula in `x` and `y`.
  public let written: Expression
  /// Says why the value at x is not finite, as in "log of 0".
  public let complaint: @Sendable (Double) -> String

  private init(
    _ name: String, _ value: @escaping @Sendable (Double) -> Double, slope written: String,
    _ slope: @escaping @Sendable (_ x: Double, _ y: Double) -> Double
  ) {
    self.name = name
    self.value = value
    self.slope = slope
    // Every row is parsed by a test; a formula that did not parse would be written as undefined.
    self.written = (try? Parser().parse(written)) ?? .name("undefined")
    complaint = { "\(name) of \(NumberStyle.significant(4).text($0, in: .unicode))" }
  }

  /// The functions of the language, each with its derivative.
  public static let all: [ElementaryFunction] = [
    .init("exp", { Glibc.exp($0) }, slope: "y") { _, y in y },
    .init("log", { Glibc.log($0) }, slope: "1/x") { x, _ in 1 / x },
    .init("sqrt", { $0.squareRoot() }, slope: "1/(2*y)") { _, y in 1 / (2 * y) },
    .init("abs", { Swift.abs($0) }, slope: "sign(x)") { x, _ in sign(x) },
    .init("sign", sign, slope: "0") { _, _ in 0 },
    .init("step", { $0 > 0 ? 1 : 0 }, slope: "0") { _, _ in 0 },
    .init("sin", { Glibc.sin($0) }, slope: "cos(x)") { x, _ in Glibc.cos(x) },
    .init("cos", { Glibc.cos($0) }, slope: "-sin(x)") { x, _ in -Glibc.sin(x) },
    .init("sinh", { Glibc.sinh($0) }, slope: "cosh(x)") { x, _ in Glibc.cosh(x) },
    .init("cosh", { Glibc.cosh($0) }, slope: "sinh(x)") { x, _ in Glibc.sinh(x) },
    .init("tanh", { Glibc.tanh($0) }, slope: "1 - y^2") { x, y in
      // 1 − y² cancels near ±1; there 1/cosh² keeps all digits, as long as y is the true value.
      guard Swift.abs(y) > 0.9, y == Glibc.tanh(x) else { return 1 - y * y }
      let c = Glibc.cosh(x)
      return 1 / c / c
    },
    .init("sigmoid", sigmoid, slope: "y*(1 - y)") { x, y in
      // y(1 − y) cancels near 1; there σ(x)σ(−x) keeps all digits, as long as y is the true value.
      y > 0.9 && y == sigmoid(x) ? y * sigmoid(-x) : y * (1 - y)
    },
    .init("relu", { max($0, 0) }, slope: "step(x)") { x, _ in x > 0 ? 1 : 0 },
    .init("softplus", { x in max(x, 0) + log1p(Glibc.exp(-Swift.abs(x))) }, slope: "sigmoid(x)") { x, _ in sigmoid(x) },
  ]

  /// The place of a function in `all`, or nil when the language has no such function of one number.
  static func index(of name: String) -> Int? { places[name] }

  private static let places = Dictionary(uniqueKeysWithValues: all.indices.map { (all[$0].name, $0) })
}

/// The logistic function 1 / (1 + e⁻ˣ), without overflow on either side.
@inline(__always) private func sigmoid(_ x: Double) -> Double {
  let e = Glibc.exp(-Swift.abs(x))
  return x >= 0 ? 1 / (1 + e) : e / (1 + e)
}

private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
