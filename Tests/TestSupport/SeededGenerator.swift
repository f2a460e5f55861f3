/// A repeatable stream of numbers (SplitMix64, by Steele, Lea and Flood), so that a failing sweep fails again.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

extension SeededGenerator {
  /// A number of either sign whose decade is spread evenly over `decades`.
  package mutating func number(decades: ClosedRange<Int>) -> Double {
    let mantissa = Double.random(in: 1..<10, using: &self)
    let number = Double("\(mantissa)e\(Int.random(in: decades, using: &self))") ?? mantissa
    return Bool.random(using: &self) ? -number : number
  }
}
