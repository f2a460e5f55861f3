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
  public subscript(lane: Int) -> Double {
    precondition((0..<Self.count).contains(lane))
    return withUnsafeBytes(of: values) { $0.load(fromByteOffset: lane * MemoryLayout<Double>.stride, as: Double.self) }
  }

  /// Whether every lane is finite.
  public var isFinite: Bool { (0..<Self.count).allSatisfy { self[$0].isFinite } }

  /// The sums, lane by lane.
  public static func + (left: Lanes, right: Lanes) -> Lanes { combined(left, right, +) }
  /// The differences, lane by lane.
  public static func - (left: Lanes, right: Lanes) -> Lanes { combined(left, right, -) }
  /// The products, lane by lane.
  public static func * (left: Lanes, right: Lanes) -> Lanes { combined(left, right, *) }
  /// The quotients, lane by lane.
  public static func / (left: Lanes, right: Lanes) -> Lanes { combined(left, right, /) }
  /// The opposites, lane by lane.
  public static prefix func - (operand: Lanes) -> Lanes { operand.mapped(-) }

  private static func each(_ body: (Int) -> Double) -> Lanes {
    var result = Lanes(0)
    withUnsafeMutableBytes(of: &result.values) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Double.self)
      for lane in 0..<count { numbers[lane] = body(lane) }
    }
    return result
  }

  /// The results of an operation, lane by lane.
  ///
  /// The operators of the standard library's `SIMD32` go through its lanes one by one, a hundred times as slowly.
  @inline(__always)
  private static func combined(_ left: Lanes, _ right: Lanes, _ operation: (Double, Double) -> Double) -> Lanes {
    var result = left
    withUnsafeMutableBytes(of: &result.values) { bytes in
      withUnsafeBytes(of: right.values) { others in
        let numbers = bytes.assumingMemoryBound(to: Double.self)
        let others = others.assumingMemoryBound(to: Double.self)
        for lane in 0..<count { numbers[lane] = operation(numbers[lane], others[lane]) }
      }
    }
    return result
  }

  /// The powers, lane by lane.
  public func raised(to exponent: Lanes) -> Lanes {
    if exponent.isTwo { return self * self }
    return Self.each { self[$0].raised(to: exponent[$0]) }
  }
  /// The values of the function, lane by lane.
  public func applying(_ function: ElementaryFunction) -> Lanes {
    switch function {
    case .exp: Self.exp(self)
    case .log: Self.log(self)
    case .tanh: Self.tanh(self)
    case .sigmoid: Self.sigmoid(self)
    case .relu: Self.relu(self)
    default: Self.each { function.value(self[$0]) }
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
