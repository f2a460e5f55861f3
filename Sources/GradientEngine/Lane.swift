/// One number that is computed exactly as a lane of ``Lanes`` is, for steps on so few rows that most lanes would be empty.
///
/// `Double` takes exp and the like from the C library, which differs between machines in the last digit; this does not.
struct Lane: Scalar, Hashable {
  var value: Double

  init(_ value: Double) { self.value = value }

  var isFinite: Bool { value.isFinite }

  static func + (left: Lane, right: Lane) -> Lane { Lane(left.value + right.value) }
  static func - (left: Lane, right: Lane) -> Lane { Lane(left.value - right.value) }
  static func * (left: Lane, right: Lane) -> Lane { Lane(left.value * right.value) }
  static func / (left: Lane, right: Lane) -> Lane { Lane(left.value / right.value) }
  static prefix func - (operand: Lane) -> Lane { Lane(-operand.value) }

  func raised(to exponent: Lane) -> Lane { Lane(value.raised(to: exponent.value)) }

  func applying(_ function: ElementaryFunction) -> Lane {
    switch function {
    case .exp: Lane(Kernel.exp(value))
    case .log: Lane(Kernel.log(value))
    case .tanh: Lane(Kernel.tanh(value))
    case .sigmoid: Lane(Kernel.sigmoid(value))
    default: Lane(function.value(value))
    }
  }

  static func slope(of function: ElementaryFunction, at x: Lane, value y: Lane) -> Lane {
    switch function {
    case .exp: return y
    case .tanh:
      guard y.value.magnitude > 0.9, y.value == Kernel.tanh(x.value) else { return Lane(1) - y * y }
      let decay = Kernel.exp(-2 * x.value.magnitude)
      return Lane(4 * decay / ((1 + decay) * (1 + decay)))
    case .sigmoid:
      guard y.value.magnitude > 0.9, y.value == Kernel.sigmoid(x.value) else { return y * (Lane(1) - y) }
      let decay = Kernel.exp(-x.value)
      return Lane(y.value * (decay / (1 + decay)))
    default: return Lane(function.slope(x.value, y.value))
    }
  }

  static func larger(_ left: Lane, _ right: Lane) -> Lane { Lane(Double.larger(left.value, right.value)) }
  static func share(of place: Int, inLargest numbers: [Lane]) -> Lane {
    Lane(Double.share(of: place, inLargest: numbers.map(\.value)))
  }
  func coefficient(_ power: Int) -> Lane { power == 0 ? self : Lane(0) }
}
