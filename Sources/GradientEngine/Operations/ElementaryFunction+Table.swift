import Formula
import Glibc

/// The table of functions of one number, an entry each.
extension ElementaryFunction {
  /// The entry of the function.
  var entry: any ElementaryEntry.Type {
    switch self {
    case .exp: Exponential.self
    case .log: Logarithm.self
    case .sqrt: SquareRoot.self
    case .abs: AbsoluteValue.self
    case .sign: SignFunction.self
    case .step: Step.self
    case .sin: Sine.self
    case .cos: Cosine.self
    case .sinh: HyperbolicSine.self
    case .cosh: HyperbolicCosine.self
    case .tanh: HyperbolicTangent.self
    case .sigmoid: Sigmoid.self
    case .relu: RectifiedLinear.self
    case .softplus: Softplus.self
    }
  }
}

private enum Exponential: ElementaryEntry {
  static let meaning: Text = "the exponential function"
  static func value(_ x: Double) -> Double { Glibc.exp(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { y }
  static let writtenSlope = "y"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(least: 0, exact: (0, 1))
  static let slopeBounds = SlopeBounds.written
}

private enum Logarithm: ElementaryEntry {
  static let meaning: Text = "the natural logarithm"
  static func value(_ x: Double) -> Double { Glibc.log(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { 1 / x }
  static let writtenSlope = "1/x"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (1, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum SquareRoot: ElementaryEntry {
  static let meaning: Text = "the square root"
  static func value(_ x: Double) -> Double { x.squareRoot() }
  static func slope(_ x: Double, _ y: Double) -> Double { 1 / (2 * y) }
  static let writtenSlope = "1/(2*y)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(least: 0, exact: (0, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum AbsoluteValue: ElementaryEntry {
  static let meaning: Text = "the absolute value"
  static func value(_ x: Double) -> Double { Swift.abs(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { SignFunction.value(x) }
  static let writtenSlope = "sign(x)"
  static let kinks = [0.0]
  static let bounds = ValueBounds.valley(0, isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum SignFunction: ElementaryEntry {
  static let meaning: Text = "-1, 0 or 1, as the number is below, equal to or above 0"
  static func value(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
  static func slope(_ x: Double, _ y: Double) -> Double { 0 }
  static let writtenSlope = "0"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Step: ElementaryEntry {
  static let meaning: Text = "the step function: 1 where the number is above 0, else 0"
  static func value(_ x: Double) -> Double { x > 0 ? 1 : 0 }
  static func slope(_ x: Double, _ y: Double) -> Double { 0 }
  static let writtenSlope = "0"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Sine: ElementaryEntry {
  static let meaning: Text = "the sine, of an angle in radians"
  static func value(_ x: Double) -> Double { Glibc.sin(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { Glibc.cos(x) }
  static let writtenSlope = "cos(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.wave
  static let slopeBounds = SlopeBounds.written
}

private enum Cosine: ElementaryEntry {
  static let meaning: Text = "the cosine, of an angle in radians"
  static func value(_ x: Double) -> Double { Glibc.cos(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { -Glibc.sin(x) }
  static let writtenSlope = "-sin(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.wave
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicSine: ElementaryEntry {
  static let meaning: Text = "the hyperbolic sine"
  static func value(_ x: Double) -> Double { Glibc.sinh(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { Glibc.cosh(x) }
  static let writtenSlope = "cosh(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicCosine: ElementaryEntry {
  static let meaning: Text = "the hyperbolic cosine"
  static func value(_ x: Double) -> Double { Glibc.cosh(x) }
  static func slope(_ x: Double, _ y: Double) -> Double { Glibc.sinh(x) }
  static let writtenSlope = "sinh(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.valley(1)
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicTangent: ElementaryEntry {
  static let meaning: Text = "the hyperbolic tangent"
  static func value(_ x: Double) -> Double { Glibc.tanh(x) }
  /// 1 − y² cancels where y nears ±1. There 1/cosh² x keeps all digits, as long as y is the true value; a rounded y goes
  /// into the written form, as it does by hand.
  static func slope(_ x: Double, _ y: Double) -> Double {
    guard Swift.abs(y) > 0.9, y == Glibc.tanh(x) else { return 1 - y * y }
    let c = Glibc.cosh(x)
    return 1 / c / c
  }
  static let writtenSlope = "1 - y^2"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0))
  static let slopeBounds = SlopeBounds.bell(peak: 1, turn: nil)
}

private enum Sigmoid: ElementaryEntry {
  static let meaning: Text = "the logistic sigmoid, 1/(1 + exp(-x))"
  /// Without overflow on either side.
  static func value(_ x: Double) -> Double {
    let e = Glibc.exp(-Swift.abs(x))
    return (x >= 0 ? 1 : e) / (1 + e)
  }
  /// y(1 − y) cancels where y nears 1. There σ(x)σ(−x) keeps all digits, as long as y is the true value.
  static func slope(_ x: Double, _ y: Double) -> Double {
    guard y > 0.9 else { return y * (1 - y) }
    let e = Glibc.exp(-x)
    return y == 1 / (1 + e) ? y * (e / (1 + e)) : y * (1 - y)
  }
  static let writtenSlope = "y*(1 - y)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0.5))
  static let slopeBounds = SlopeBounds.bell(peak: 0.25, turn: 0.5)
}

private enum RectifiedLinear: ElementaryEntry {
  static let meaning: Text = "the rectified linear unit: the number where it is above 0, else 0"
  static func value(_ x: Double) -> Double { max(x, 0) }
  static func slope(_ x: Double, _ y: Double) -> Double { x > 0 ? 1 : 0 }
  static let writtenSlope = "step(x)"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Softplus: ElementaryEntry {
  static let meaning: Text = "log(1 + exp(x))"
  static func value(_ x: Double) -> Double { max(x, 0) + log1p(Glibc.exp(-Swift.abs(x))) }
  static func slope(_ x: Double, _ y: Double) -> Double { Sigmoid.value(x) }
  static let writtenSlope = "sigmoid(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising()
  static let slopeBounds = SlopeBounds.written
}
