import GradientEngine

/// A scalar with coefficients that can be replaced one by one: a number, or a polynomial in the exercise's unknown.
protocol CoefficientScalar: Scalar, Hashable {
  /// What encloses several such values.
  associatedtype Bounds: Scalar

  /// What stands for the unknown.
  static var letter: Self { get }
  /// The coefficients of the powers 0, 1, …; a plain number has one.
  var coefficients: [Double] { get }
  /// The coefficient of a power.
  subscript(power: Int) -> Double { get }
  /// The same value with other coefficients; those of higher powers stay zero.
  func mapped(_ transform: (Int, Double) -> Double) -> Self
  /// The value with some coefficients replaced.
  func replacing(_ coefficients: [Int: Double]) -> Self

  /// Bounds that enclose nothing but this value.
  var point: Bounds { get }
  /// The bounds of one coefficient.
  static func bounds(_ bounds: Bounds, of power: Int) -> Interval
  /// Wider bounds, coefficient by coefficient, as far as the bounds' degree or another one.
  static func widened(_ bounds: Bounds, degree: Int, _ widen: (Int, Interval) -> Interval) -> Bounds
}

extension Double: CoefficientScalar {
  static var letter: Double { .nan }
  var coefficients: [Double] { [self] }
  subscript(power: Int) -> Double { power == 0 ? self : 0 }
  func mapped(_ transform: (Int, Double) -> Double) -> Double { transform(0, self) }
  func replacing(_ coefficients: [Int: Double]) -> Double { coefficients[0] ?? self }

  var point: Interval { Interval(self) }
  static func bounds(_ bounds: Interval, of power: Int) -> Interval { power == 0 ? bounds : Interval(0) }
  static func widened(_ bounds: Interval, degree: Int, _ widen: (Int, Interval) -> Interval) -> Interval {
    widen(0, bounds)
  }
}

extension Polynomial: CoefficientScalar {
  static var letter: Polynomial { .unknown }

  func mapped(_ transform: (Int, Double) -> Double) -> Polynomial { map(transform) }

  func replacing(_ coefficients: [Int: Double]) -> Polynomial {
    let highest = max(degree, coefficients.keys.max() ?? 0)
    return Polynomial(coefficients: (0...highest).map { coefficients[$0] ?? self[$0] })
  }

  var point: PolynomialOver<Interval> { map { Interval($1) } }

  static func bounds(_ bounds: PolynomialOver<Interval>, of power: Int) -> Interval { bounds[power] }

  static func widened(
    _ bounds: PolynomialOver<Interval>, degree: Int, _ widen: (Int, Interval) -> Interval
  ) -> PolynomialOver<Interval> {
    degree <= bounds.degree
      ? bounds.map(widen) : PolynomialOver<Interval>(coefficients: (0...degree).map { widen($0, bounds[$0]) })
  }
}
