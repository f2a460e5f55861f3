import GradientEngine

/// A value with its derivative along one direction: forward mode.
///
/// Arithmetic on ε with ε² = 0 (Clifford's dual numbers): f(v + t ε) = f(v) + f′(v) t ε.
struct Dual: Scalar, Hashable {
  /// The value.
  var value: Double
  /// The derivative of the value along the direction.
  var tangent: Double

  /// A value that moves with the given speed.
  init(_ value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }

  /// A value that stays.
  init(_ value: Double) { self.init(value, tangent: 0) }

  /// Whether value and tangent are finite.
  var isFinite: Bool { value.isFinite && tangent.isFinite }

  /// (u + v)′ = u′ + v′.
  static func + (left: Dual, right: Dual) -> Dual {
    Dual(left.value + right.value, tangent: left.tangent + right.tangent)
  }
  /// (u − v)′ = u′ − v′.
  static func - (left: Dual, right: Dual) -> Dual {
    Dual(left.value - right.value, tangent: left.tangent - right.tangent)
  }
  /// (−u)′ = −u′.
  static prefix func - (operand: Dual) -> Dual { Dual(-operand.value, tangent: -operand.tangent) }
  /// (u v)′ = u′ v + u v′.
  static func * (left: Dual, right: Dual) -> Dual {
    Dual(left.value * right.value, tangent: left.tangent * right.value + left.value * right.tangent)
  }
  /// (u / v)′ = (u′ − (u / v) v′) / v.
  static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.value / right.value
    return Dual(quotient, tangent: (left.tangent - quotient * right.tangent) / right.value)
  }

  /// (uᵛ)′ = v uᵛ⁻¹ u′ + uᵛ log(u) v′; a part that stays adds nothing.
  func raised(to exponent: Dual) -> Dual {
    let power = value.raised(to: exponent.value)
    var tangent = 0.0
    if self.tangent != 0 { tangent += exponent.value * value.raised(to: exponent.value - 1) * self.tangent }
    if exponent.tangent != 0 { tangent += power * ElementaryFunction.log.value(value) * exponent.tangent }
    return Dual(power, tangent: tangent)
  }

  /// f(u)′ = f′(u) u′.
  func applying(_ function: ElementaryFunction) -> Dual {
    let result = function.value(value)
    return Dual(result, tangent: tangent == 0 ? 0 : function.slope(value, result) * tangent)
  }

  /// The dual with the larger value.
  static func larger(_ left: Dual, _ right: Dual) -> Dual { left.value >= right.value ? left : right }
  /// The share by the values; it does not move.
  static func share(of place: Int, inLargest numbers: [Dual]) -> Dual {
    Dual(Double.share(of: place, inLargest: numbers.map(\.value)))
  }
  /// The dual itself for power 0; there is no unknown.
  func coefficient(_ power: Int) -> Dual { power == 0 ? self : Dual(0) }
}
