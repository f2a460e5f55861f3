/// Round numbers within a range: multiples of 1, 2 or 5 times a power of ten.
///
/// ```swift
/// Ticks(in: -1.5...2, atMost: 5).values  // [-1, 0, 1, 2]
/// ```
public struct Ticks: Hashable, Sendable {
  /// The numbers, rising.
  public let values: [Double]
  /// From each to the next.
  public let step: Double

  /// At most so many numbers of a range; none where the range has no width or no end.
  public init(in range: ClosedRange<Double>, atMost count: Int) {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite, count > 0 else {
      (values, step) = ([], 1)
      return
    }
    var unit = 1.0
    while unit * 10 <= width { unit *= 10 }
    while unit > width { unit /= 10 }
    unit /= 100
    var found: (values: [Double], step: Double) = ([], width)
    search: for power in 0..<4 {
      for factor in [1.0, 2, 5] {
        var step = unit * factor
        for _ in 0..<power { step *= 10 }
        let slack = step * 1e-9
        let first = ((range.lowerBound - slack) / step).rounded(.up)
        let last = ((range.upperBound + slack) / step).rounded(.down)
        guard last >= first else { break search }
        guard last - first < Double(count) else { continue }
        found = ((0...Int(last - first)).map { (first + Double($0)) * step }, step)
        break search
      }
    }
    (values, step) = found
  }
}

/// A number beside an axis.
public enum TickLabel {
  /// The number with as many decimals as its step has; as a power of ten where it would take many digits.
  public static func text(_ value: Double, step: Double, isASCII: Bool) -> String {
    guard value.isFinite else { return "?" }
    let minus = isASCII ? "-" : "−"
    let size = max(value.magnitude, step)
    if size >= 1e6 || size < 1e-4 {
      guard value != 0 else { return "0" }
      var (mantissa, exponent) = (value.magnitude, 0)
      while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
      while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
      let digits = fixed(mantissa, decimals: 1)
      return (value < 0 ? minus : "") + digits + "e" + (exponent < 0 ? minus : "") + String(abs(exponent))
    }
    var (decimals, unit) = (0, step)
    while decimals < 6, (unit - unit.rounded()).magnitude > 1e-6 * unit { (decimals, unit) = (decimals + 1, unit * 10) }
    let digits = fixed(value.magnitude, decimals: decimals)
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    return (value < 0 && !isZero ? minus : "") + digits
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = Int((value * Double(power)).rounded())
    guard decimals > 0 else { return String(scaled) }
    let fraction = String(scaled % power)
    return "\(scaled / power)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
