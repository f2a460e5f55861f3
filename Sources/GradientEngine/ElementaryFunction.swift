import Formula
import Glibc

/// A function of one number: its value, its local derivative, and how that derivative is written.
///
/// The derivative is told both the argument x and the value y = f(x), because by hand it is taken from the value
/// (σ′ = y(1 − y)), and a learner's rounded y must carry on into it.
public enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, log, sqrt, abs, sign, step, sin, cos, sinh, cosh, tanh, sigmoid, relu, softplus

  /// f(x).
  @inline(__always)
  public func value(_ x: Double) -> Double {
    switch self {
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .sqrt: x.squareRoot()
    case .abs: Swift.abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    case .step: x > 0 ? 1 : 0
    case .sin: Glibc.sin(x)
    case .cos: Glibc.cos(x)
    case .sinh: Glibc.sinh(x)
    case .cosh: Glibc.cosh(x)
    case .tanh: Glibc.tanh(x)
    case .sigmoid: logistic(x)
    case .relu: max(x, 0)
    case .softplus: max(x, 0) + log1p(Glibc.exp(-Swift.abs(x)))
    }
  }

  /// f′(x), with y = f(x) or what stands in for it.
  ///
  /// y(1 − y) and 1 − y² cancel where y nears ±1. There σ(x)σ(−x) and 1/cosh² x keep all digits, as long as y is the true
  /// value; a rounded y goes into the written form, as it does by hand.
  @inline(__always)
  public func slope(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .exp: return y
    case .log: return 1 / x
    case .sqrt: return 1 / (2 * y)
    case .abs: return ElementaryFunction.sign.value(x)
    case .sign, .step: return 0
    case .sin: return Glibc.cos(x)
    case .cos: return -Glibc.sin(x)
    case .sinh: return Glibc.cosh(x)
    case .cosh: return Glibc.sinh(x)
    case .tanh:
      guard Swift.abs(y) > 0.9, y == Glibc.tanh(x) else { return 1 - y * y }
      let c = Glibc.cosh(x)
      return 1 / c / c
    case .sigmoid:
      guard y > 0.9 else { return y * (1 - y) }
      let e = Glibc.exp(-x)
      return y == 1 / (1 + e) ? y * (e / (1 + e)) : y * (1 - y)
    case .relu: return x > 0 ? 1 : 0
    case .softplus: return logistic(x)
    }
  }

  /// f′ as a formula in `x` and `y`.
  var slopeText: String {
    switch self {
    case .exp: "y"
    case .log: "1/x"
    case .sqrt: "1/(2*y)"
    case .abs: "sign(x)"
    case .sign, .step: "0"
    case .sin: "cos(x)"
    case .cos: "-sin(x)"
    case .sinh: "cosh(x)"
    case .cosh: "sinh(x)"
    case .tanh: "1 - y^2"
    case .sigmoid: "y*(1 - y)"
    case .relu: "step(x)"
    case .softplus: "sigmoid(x)"
    }
  }

  /// f′ as a formula in `x` and `y`, read.
  public var writtenSlope: Expression { Self.writtenSlopes[self] ?? .number(.nan) }

  private static let writtenSlopes = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { function in
      (try? Parser().parse(function.slopeText)).map { (function, $0) }
    })

  /// Says at which argument the value is not finite, as in "log of 0".
  func complaint(_ x: Double) -> String { "\(rawValue) of \(NumberStyle.significant(4).text(x, in: .unicode))" }
}

/// The logistic function 1 / (1 + e⁻ˣ), without overflow on either side.
@inline(__always) private func logistic(_ x: Double) -> Double {
  let e = Glibc.exp(-Swift.abs(x))
  return (x >= 0 ? 1 : e) / (1 + e)
}
