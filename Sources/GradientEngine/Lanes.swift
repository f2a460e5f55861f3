/// Thirty-two numbers that one run of the tape computes side by side: points of a domain, or rows of data.
public struct Lanes: Scalar, Hashable {
  /// The numbers.
  public var values: SIMD32<Double>

  /// How many numbers there are.
  public static let count = 32

  /// The same number in every lane.
  public init(_ value: Double) { values = SIMD32(repeating: value) }

  /// These numbers.
  public init(_ values: SIMD32<Double>) { self.values = values }

  /// The number in a lane.
  public subscript(lane: Int) -> Double { values[lane] }

  /// Whether every lane is finite.
  public var isFinite: Bool { (0..<Self.count).allSatisfy { values[$0].isFinite } }

  /// The sums, lane by lane.
  public static func + (left: Lanes, right: Lanes) -> Lanes { Lanes(left.values + right.values) }
  /// The differences, lane by lane.
  public static func - (left: Lanes, right: Lanes) -> Lanes { Lanes(left.values - right.values) }
  /// The products, lane by lane.
  public static func * (left: Lanes, right: Lanes) -> Lanes { Lanes(left.values * right.values) }
  /// The quotients, lane by lane.
  public static func / (left: Lanes, right: Lanes) -> Lanes { Lanes(left.values / right.values) }
  /// The opposites, lane by lane.
  public static prefix func - (operand: Lanes) -> Lanes { Lanes(-operand.values) }

  private static func each(_ body: (Int) -> Double) -> Lanes {
    var result = SIMD32<Double>()
    for lane in 0..<count { result[lane] = body(lane) }
    return Lanes(result)
  }

  /// The powers, lane by lane.
  public func raised(to exponent: Lanes) -> Lanes {
    if exponent.isTwo { return self * self }
    return Self.each { values[$0].raised(to: exponent[$0]) }
  }
  /// The values of the function, lane by lane.
  public func applying(_ function: ElementaryFunction) -> Lanes {
    switch function {
    case .exp: Self.exp(self)
    case .log: Self.log(self)
    case .tanh: Self.tanh(self)
    case .sigmoid: Self.sigmoid(self)
    case .relu: Self.relu(self)
    default: Self.each { function.value(values[$0]) }
    }
  }
  /// The derivatives, lane by lane.
  public static func slope(of function: ElementaryFunction, at x: Lanes, value y: Lanes) -> Lanes {
    switch function {
    case .exp: y
    case .tanh: tanhSlope(x, y)
    case .sigmoid: sigmoidSlope(x, y)
    default: each { function.slope(x[$0], y[$0]) }
    }
  }
  /// The larger numbers, lane by lane.
  public static func larger(_ left: Lanes, _ right: Lanes) -> Lanes { each { Double.larger(left[$0], right[$0]) } }
  /// The shares, lane by lane.
  public static func share(of place: Int, inLargest numbers: [Lanes]) -> Lanes {
    each { lane in Double.share(of: place, inLargest: numbers.map { $0[lane] }) }
  }
  /// The lanes themselves for power 0; there is no unknown.
  public func coefficient(_ power: Int) -> Lanes { power == 0 ? self : Lanes(0) }
}
