/// Functions of all lanes at once.
///
/// Each is a loop without a branch over 32 numbers, which the compiler turns into vector instructions. Against the C library,
/// `exp` and `log` are off by at most 1 unit in the last place, `tanh` and `sigmoid` by at most 2, over all arguments;
/// `LanesFunctionTests` holds them to that.
extension Lanes {
  /// exp(x) in each lane.
  @inline(never) public static func exp(_ x: Lanes) -> Lanes { x.mapped(Kernel.exp) }

  /// The natural logarithm in each lane.
  @inline(never) public static func log(_ x: Lanes) -> Lanes { x.mapped(Kernel.log) }

  /// tanh(x) in each lane.
  @inline(never) public static func tanh(_ x: Lanes) -> Lanes { x.mapped(Kernel.tanh) }

  /// 1 / (1 + exp(-x)) in each lane.
  @inline(never) public static func sigmoid(_ x: Lanes) -> Lanes { x.mapped(Kernel.sigmoid) }

  /// max(x, 0) in each lane.
  static func relu(_ x: Lanes) -> Lanes { x.mapped { $0 > 0 ? $0 : $0.isNaN ? $0 : 0 } }

  /// 1 − y² in each lane; where that cancels and y is tanh(x), 1/cosh² x, which does not.
  @inline(never) static func tanhSlope(_ x: Lanes, _ y: Lanes) -> Lanes {
    let written = Lanes(1) - y * y
    guard y.hasMagnitudeAboveNineTenths else { return written }
    let decay = x.mapped { Kernel.exp(-2 * $0.magnitude) }
    let exact = Lanes(4) * decay / ((Lanes(1) + decay) * (Lanes(1) + decay))
    return written.replaced(by: exact, whereAboveNineTenths: y, andEqualTo: tanh(x))
  }

  /// y (1 − y) in each lane; where that cancels and y is the sigmoid of x, σ(x) σ(−x), which does not.
  @inline(never) static func sigmoidSlope(_ x: Lanes, _ y: Lanes) -> Lanes {
    let written = y * (Lanes(1) - y)
    guard y.hasMagnitudeAboveNineTenths else { return written }
    let decay = x.mapped { Kernel.exp(-$0) }
    // Where y is above 0.9, x is above 0, and this is the sigmoid to the last bit.
    let sigmoid = (Lanes(1) / (Lanes(1) + decay)).mapped(Kernel.belowOne)
    return written.replaced(by: y * (decay / (Lanes(1) + decay)), whereAboveNineTenths: y, andEqualTo: sigmoid)
  }

  // MARK: - Lanes as an array

  /// The number of lanes, kept from the optimiser: a loop of known length is unrolled whole, and its numbers no longer fit into
  /// registers.
  @_optimize(none) @inline(never) private static func loopCount() -> Int { count }

  @inline(__always) func mapped(_ body: (Double) -> Double) -> Lanes {
    var result = self
    withUnsafeMutableBytes(of: &result.values) { bytes in
      let numbers = bytes.assumingMemoryBound(to: Double.self)
      for lane in 0..<Self.loopCount() { numbers[lane] = body(numbers[lane]) }
    }
    return result
  }

  /// Whether every lane is 2, as the exponent of a square.
  var isTwo: Bool {
    withUnsafeBytes(of: values) { bytes in
      bytes.assumingMemoryBound(to: Double.self).allSatisfy { $0 == 2 }
    }
  }

  private var hasMagnitudeAboveNineTenths: Bool {
    withUnsafeBytes(of: values) { bytes in
      bytes.assumingMemoryBound(to: Double.self).contains { $0.magnitude > 0.9 }
    }
  }

  private func replaced(by other: Lanes, whereAboveNineTenths y: Lanes, andEqualTo value: Lanes) -> Lanes {
    var result = self
    withUnsafeMutableBytes(of: &result.values) { bytes in
      withUnsafeBytes(of: other.values) { other in
        withUnsafeBytes(of: (y.values, value.values)) { known in
          let (numbers, others) = (
            bytes.assumingMemoryBound(to: Double.self), other.assumingMemoryBound(to: Double.self)
          )
          let known = known.assumingMemoryBound(to: Double.self)
          for lane in 0..<Self.loopCount() {
            let isReplaced = known[lane].magnitude > 0.9 && known[lane] == known[lane + Lanes.count]
            numbers[lane] = isReplaced ? others[lane] : numbers[lane]
          }
        }
      }
    }
    return result
  }
}

/// The functions of one number, without branches.
enum Kernel {
  /// ln 2 in two parts: the first has so few bits that its product with a power of two's exponent is exact.
  private static let log2High = 6.93147180369123816490e-01
  private static let log2Low = 1.90821492927058770002e-10

  /// 2ᵏ times the series of e^r, with x = k ln 2 + r and |r| at most half of ln 2; r¹⁴/14! is below 2⁻⁵⁷.
  @inline(__always) static func exp(_ x: Double) -> Double {
    // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the low bits.
    let shifter = 6_755_399_441_055_744.0
    let inside = x < -746 ? -746 : x > 710 ? 710 : x
    let shifted = inside * 1.4426950408889634 + shifter
    let k = shifted - shifter
    let r = (inside - k * log2High) - k * log2Low
    var series = 1.6059043836821613e-10 * r + 2.08767569878681e-09
    series = series * r + 2.505210838544172e-08
    series = series * r + 2.755731922398589e-07
    series = series * r + 2.7557319223985893e-06
    series = series * r + 2.48015873015873e-05
    series = series * r + 1.984126984126984e-04
    series = series * r + 1.388888888888889e-03
    series = series * r + 8.333333333333333e-03
    series = series * r + 4.1666666666666664e-02
    series = series * r + 1.6666666666666666e-01
    series = series * r + 0.5
    let power = 1 + (r + r * r * series)
    // 2ᵏ in two factors, as it may lie beyond what one number can be.
    let biased = shifted.bitPattern &- shifter.bitPattern &+ 2048
    let half = biased >> 1
    let first = Double(bitPattern: (half &- 1) << 52)
    let second = Double(bitPattern: (biased &- half &- 1) << 52)
    return power * first * second
  }

  /// k ln 2 + log m, with x = 2ᵏ m and m between √½ and √2; log m by s = f / (2 + f), f = m − 1, as in FreeBSD's e_log.c
  /// (Sun Microsystems, 1993).
  @inline(__always) static func log(_ x: Double) -> Double {
    let isSubnormal = x < 2.2250738585072014e-308
    let scaled = isSubnormal ? x * 18_014_398_509_481_984 : x
    let bits = scaled.bitPattern &+ (0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_0000_0000)
    let m = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_0000_0000)
    let biased = Double(bitPattern: (bits >> 52) | 0x4330_0000_0000_0000) - 4_503_599_627_370_496
    let k = biased - (isSubnormal ? 1077 : 1023)
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01 + w
        * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let half = 0.5 * f * f
    let value = k * log2High - ((half - (s * (half + (even + odd)) + k * log2Low)) - f)
    let finite = x > 0 ? value : x == 0 ? -Double.infinity : Double.nan
    return x == Double.infinity ? x : finite
  }

  /// For |x| below 0.625 a quotient of polynomials in x² (Cephes, Moshier 1989), above it 1 − 2 / (e²ˣ + 1).
  @inline(__always) static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    let z = x * x
    let over = (-9.64399179425052238628e-1 * z - 9.92877231001918586564e1) * z - 1.61468768441708447952e3
    let under = ((z + 1.12811678491632931402e2) * z + 2.23548839060100448583e3) * z + 4.84406305325125486048e3
    let small = x + x * (z * (over / under))
    let large = 1 - 2 / (exp(size > 22 ? 44 : 2 * size) + 1)
    let signed = Double(bitPattern: large.bitPattern | (x.bitPattern & 0x8000_0000_0000_0000))
    return size < 0.625 ? small : signed
  }

  /// Without overflow on either side.
  @inline(__always) static func sigmoid(_ x: Double) -> Double {
    let e = exp(-x.magnitude)
    return belowOne((x >= 0 ? 1 : e) / (1 + e))
  }

  /// The largest number below 1 for 1 itself, which a sigmoid never is: 1 − y has no 0 then, and the cross-entropy of a
  /// saturated point keeps its derivative.
  @inline(__always) static func belowOne(_ y: Double) -> Double { y == 1 ? 1 - 0x1p-53 : y }
}
