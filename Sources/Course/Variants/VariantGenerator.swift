/// The stream of numbers that variants are drawn with: SplitMix64, by Steele, Lea and Flood.
///
/// Swift's own generators and `Int.random` may change from one version to the next; this is the same on every machine.
struct VariantGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number from 0 up to, and without, `count`, each as likely as the others.
  mutating func index(below count: Int) -> Int {
    let bound = UInt64(count)
    // The high half of a product; the lowest part is thrown away where it would favour some numbers (Lemire).
    let threshold = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= threshold { return Int(high) }
    }
  }
}
