import Formula
import Glibc

/// A kind of number that a tape can run over.
///
/// `Double` gives the values, `Interval` bounds on them, `Lanes` those at many points at once, and `Polynomial` keeps a
/// letter.
public protocol Scalar: Sendable {
  /// The number as one of this kind.
  init(_ value: Double)
  /// A number as a file or a formula writes it: 0.1 is a tenth, and not the binary fraction that stands for it.
  init(written value: Double)
  /// A number that no decimal is.
  static func constant(_ constant: NamedConstant) -> Self
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (operand: Self) -> Self
  /// The power with this base.
  func raised(to exponent: Self) -> Self
  /// f of this number.
  func applying(_ function: ElementaryFunction) -> Self
  /// f′ at `x`, where `y` is f(x) or stands in for it.
  static func slope(of function: ElementaryFunction, at x: Self, value y: Self) -> Self
  /// The larger of two numbers.
  static func larger(_ left: Self, _ right: Self) -> Self
  /// The derivative of the largest of some numbers by one of them: 1 or 0, and equal shares among those that tie.
  static func share(of place: Int, inLargest numbers: [Self]) -> Self
  /// The coefficient of the unknown's power; the number itself for power 0 where there is no unknown.
  func coefficient(_ power: Int) -> Self
  /// Whether the number can be counted with.
  var isFinite: Bool { get }
}

/// A number that formulas call by a name.
public enum NamedConstant: String, CaseIterable, Sendable {
  case e, pi

  /// The nearest `Double`.
  public var value: Double {
    switch self {
    case .e: Glibc.exp(1)
    case .pi: .pi
    }
  }
}

extension Scalar {
  /// The number itself.
  public init(written value: Double) { self.init(value) }
  /// The nearest number of this kind.
  public static func constant(_ constant: NamedConstant) -> Self { Self(constant.value) }

  /// The derivative from its written formula: right for every arithmetic, if not always to the last digit.
  public static func slope(of function: ElementaryFunction, at x: Self, value y: Self) -> Self {
    evaluate(function.writtenSlope, x: x, y: y)
  }

  /// A formula in x and y, the only names that a written derivative has.
  static func evaluate(_ formula: Expression, x: Self, y: Self) -> Self {
    switch formula.kind {
    case .number(let value): return Self(value)
    case .name(let name): return name == "x" ? x : y
    case .negate(let operand): return -evaluate(operand, x: x, y: y)
    case .binary(let op, let left, let right):
      let left = evaluate(left, x: x, y: y)
      let right = evaluate(right, x: x, y: y)
      return switch op {
      case .add: left + right
      case .subtract: left - right
      case .divide: left / right
      case .power: left.raised(to: right)
      case .multiply, .dot, .elementwise: left * right
      }
    case .call(let name, let arguments):
      guard let argument = arguments.first, let function = ElementaryFunction(rawValue: name) else {
        return Self(.nan)
      }
      return evaluate(argument, x: x, y: y).applying(function)
    case .index, .list, .derivative: return Self(.nan)
    }
  }
}

extension Double: Scalar {
  /// The power; a square is a plain product.
  public func raised(to exponent: Double) -> Double {
    exponent == 2 ? self * self : exponent == 1 ? self : Glibc.pow(self, exponent)
  }
  /// The value of the function.
  public func applying(_ function: ElementaryFunction) -> Double { function.value(self) }
  /// The accurate derivative.
  public static func slope(of function: ElementaryFunction, at x: Double, value y: Double) -> Double {
    function.slope(x, y)
  }
  /// The larger number; not a number where either is none.
  public static func larger(_ left: Double, _ right: Double) -> Double {
    left >= right ? left : left < right ? right : .nan
  }
  /// The share, counted.
  public static func share(of place: Int, inLargest numbers: [Double]) -> Double {
    let largest = numbers.dropFirst().reduce(numbers[0], larger)
    guard numbers[place] == largest else { return largest.isNaN ? .nan : 0 }
    return 1 / Double(numbers.count { $0 == largest })
  }
  /// The number itself for power 0; there is no unknown.
  public func coefficient(_ power: Int) -> Double { power == 0 ? self : 0 }
}
