import CMPFR
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
    case .reluSlope: RectifiedLinearSlope.self
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

  /// f(x).
  ///
  /// Runs of a tape spend their time here and in `slope`, so the entries are named one by one and not looked up.
  @inline(__always)
  public func value(_ x: Double) -> Double {
    switch self {
    case .exp: Exponential.value(x)
    case .log: Logarithm.value(x)
    case .sqrt: SquareRoot.value(x)
    case .abs: AbsoluteValue.value(x)
    case .sign: SignFunction.value(x)
    case .step: Step.value(x)
    case .reluSlope: RectifiedLinearSlope.value(x)
    case .sin: Sine.value(x)
    case .cos: Cosine.value(x)
    case .sinh: HyperbolicSine.value(x)
    case .cosh: HyperbolicCosine.value(x)
    case .tanh: HyperbolicTangent.value(x)
    case .sigmoid: Sigmoid.value(x)
    case .relu: RectifiedLinear.value(x)
    case .softplus: Softplus.value(x)
    }
  }

  /// f′(x), with y = f(x) or what stands in for it.
  @inline(__always)
  public func slope(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .exp: Exponential.slope(x, y)
    case .log: Logarithm.slope(x, y)
    case .sqrt: SquareRoot.slope(x, y)
    case .abs: AbsoluteValue.slope(x, y)
    case .sign: SignFunction.slope(x, y)
    case .step: Step.slope(x, y)
    case .reluSlope: RectifiedLinearSlope.slope(x, y)
    case .sin: Sine.slope(x, y)
    case .cos: Cosine.slope(x, y)
    case .sinh: HyperbolicSine.slope(x, y)
    case .cosh: HyperbolicCosine.slope(x, y)
    case .tanh: HyperbolicTangent.slope(x, y)
    case .sigmoid: Sigmoid.slope(x, y)
    case .relu: RectifiedLinear.slope(x, y)
    case .softplus: Softplus.slope(x, y)
    }
  }
}

private enum Exponential: ElementaryEntry {
  static let meaning: Text = "the exponential function"
  static let isActivation = true
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.exp(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { y }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.rising(mpfr_exp) }
  static let writtenSlope = "y"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(least: 0, exact: (0, 1))
  static let slopeBounds = SlopeBounds.written
}

private enum Logarithm: ElementaryEntry {
  static let meaning: Text = "the natural logarithm"
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.log(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { 1 / x }
  static func value(_ x: PreciseInterval) -> PreciseInterval {
    x.low.isNegative ? PreciseInterval.everything : x.rising(mpfr_log)
  }
  static let writtenSlope = "1/x"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (1, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum SquareRoot: ElementaryEntry {
  static let meaning: Text = "the square root"
  @inline(__always) static func value(_ x: Double) -> Double { x.squareRoot() }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { 1 / (2 * y) }
  static func value(_ x: PreciseInterval) -> PreciseInterval {
    let settled = x.settled
    return settled.low.isNegative ? PreciseInterval.everything : settled.rising(mpfr_sqrt)
  }
  static let writtenSlope = "1/(2*y)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(least: 0, exact: (0, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum AbsoluteValue: ElementaryEntry {
  static let meaning: Text = "the absolute value"
  @inline(__always) static func value(_ x: Double) -> Double { Swift.abs(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { SignFunction.value(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.risingFromZero(mpfr_abs, least: .zero) }
  static let writtenSlope = "sign(x)"
  static let kinks = [0.0]
  static let bounds = ValueBounds.valley(0, isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum SignFunction: ElementaryEntry {
  static let meaning: Text = "-1, 0 or 1, as the number is below, equal to or above 0"
  @inline(__always) static func value(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { 0 }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.stepping(value) }
  static let writtenSlope = "0"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Step: ElementaryEntry {
  static let meaning: Text = "the step function: 1 where the number is at least 0, else 0"
  @inline(__always) static func value(_ x: Double) -> Double { x >= 0 ? 1 : x < 0 ? 0 : x }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { 0 }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.stepping(value) }
  static let writtenSlope = "0"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum RectifiedLinearSlope: ElementaryEntry {
  static let meaning: Text = "the derivative of relu: 1 where the number is above 0, else 0"
  @inline(__always) static func value(_ x: Double) -> Double { x > 0 ? 1 : x <= 0 ? 0 : x }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { 0 }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.stepping(value) }
  static let writtenSlope = "0"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Sine: ElementaryEntry {
  static let meaning: Text = "the sine, of an angle in radians"
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.sin(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { Glibc.cos(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.wave(mpfr_sin) }
  static let writtenSlope = "cos(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.wave
  static let slopeBounds = SlopeBounds.written
}

private enum Cosine: ElementaryEntry {
  static let meaning: Text = "the cosine, of an angle in radians"
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.cos(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { -Glibc.sin(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.wave(mpfr_cos) }
  static let writtenSlope = "-sin(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.wave
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicSine: ElementaryEntry {
  static let meaning: Text = "the hyperbolic sine"
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.sinh(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { Glibc.cosh(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.rising(mpfr_sinh) }
  static let writtenSlope = "cosh(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0))
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicCosine: ElementaryEntry {
  static let meaning: Text = "the hyperbolic cosine"
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.cosh(x) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { Glibc.sinh(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.risingFromZero(mpfr_cosh, least: .one) }
  static let writtenSlope = "sinh(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.valley(1)
  static let slopeBounds = SlopeBounds.written
}

private enum HyperbolicTangent: ElementaryEntry {
  static let meaning: Text = "the hyperbolic tangent"
  static let isActivation = true
  @inline(__always) static func value(_ x: Double) -> Double { Glibc.tanh(x) }
  /// 1 − y² cancels where y nears ±1. There 1/cosh² x keeps all digits, as long as y is the true value; a rounded y goes
  /// into the written form, as it does by hand.
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double {
    guard Swift.abs(y) > 0.9, y == Glibc.tanh(x) else { return 1 - y * y }
    let c = Glibc.cosh(x)
    return 1 / c / c
  }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.rising(mpfr_tanh) }
  static let writtenSlope = "1 - y^2"
  static let steadySlope: String? = "1/cosh(x)^2"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0))
  static let slopeBounds = SlopeBounds.bell(peak: 1, turn: nil)
}

private enum Sigmoid: ElementaryEntry {
  static let meaning: Text = "the logistic sigmoid, 1/(1 + exp(-x))"
  static let isActivation = true
  /// Without overflow on either side.
  @inline(__always) static func value(_ x: Double) -> Double {
    let e = Glibc.exp(-Swift.abs(x))
    return (x >= 0 ? 1 : e) / (1 + e)
  }
  /// y(1 − y) cancels where y nears 1. There σ(x)σ(−x) keeps all digits, as long as y is the true value.
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double {
    guard y > 0.9 else { return y * (1 - y) }
    let e = Glibc.exp(-x)
    return y == 1 / (1 + e) ? y * (e / (1 + e)) : y * (1 - y)
  }
  static func value(_ x: PreciseInterval) -> PreciseInterval {
    PreciseInterval.one / (PreciseInterval.one + (-x).applying(.exp))
  }
  static let writtenSlope = "y*(1 - y)"
  static let steadySlope: String? = "sigmoid(x)*sigmoid(-x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising(exact: (0, 0.5))
  static let slopeBounds = SlopeBounds.bell(peak: 0.25, turn: (0.5, { y in y * (1 - y) }))
}

private enum RectifiedLinear: ElementaryEntry {
  static let meaning: Text = "the rectified linear unit: the number where it is above 0, else 0"
  static let isActivation = true
  @inline(__always) static func value(_ x: Double) -> Double { max(x, 0) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { x > 0 ? 1 : 0 }
  static func value(_ x: PreciseInterval) -> PreciseInterval { PreciseInterval(max(x.low, .zero), max(x.high, .zero)) }
  static let writtenSlope = "relu'(x)"
  static let kinks = [0.0]
  static let bounds = ValueBounds.rising(isRounded: false)
  static let slopeBounds = SlopeBounds.steps
}

private enum Softplus: ElementaryEntry {
  static let meaning: Text = "log(1 + exp(x))"
  static let isActivation = true
  @inline(__always) static func value(_ x: Double) -> Double { max(x, 0) + log1p(Glibc.exp(-Swift.abs(x))) }
  @inline(__always) static func slope(_ x: Double, _ y: Double) -> Double { Sigmoid.value(x) }
  static func value(_ x: PreciseInterval) -> PreciseInterval { x.applying(.exp).rising(mpfr_log1p) }
  static let writtenSlope = "sigmoid(x)"
  static let kinks: [Double] = []
  static let bounds = ValueBounds.rising()
  static let slopeBounds = SlopeBounds.written
}
