import Formula

/// A decimal number of few digits, as a whole number of units of a power of ten: 0.25 is 25 units of 10⁻².
///
/// Its arithmetic is that of integers, so it is the same on every machine.
public struct FixedDecimal: Hashable, Sendable {
  /// How many units it is.
  public let units: Int
  /// How many decimal places a unit has; no fewer would do.
  public let places: Int

  /// No decimal has more places than this.
  public static let mostPlaces = 9
  /// No decimal has more digits than this, so that sums and products of scales stay whole numbers of 64 bits.
  private static let mostDigits = 9

  /// So many units of 10 to the power of −`places`.
  public init(_ units: Int, places: Int = 0) {
    var (units, places) = (units, places)
    while places > 0, units % 10 == 0 {
      units /= 10
      places -= 1
    }
    self.units = units
    self.places = places
  }

  /// The number that a text writes with digits, a sign and a point; nil for any other, and for one of too many digits.
  public init?(parsing text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    let (whole, fraction) = (parts.first ?? "", parts.count == 2 ? parts[1] : "")
    let digits = whole + fraction
    guard (1...2).contains(parts.count), !whole.isEmpty, parts.count == 1 || !fraction.isEmpty,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits.count <= Self.mostDigits, let units = Int(digits), text.utf8.count <= digits.utf8.count + 2
    else { return nil }
    self.init(isNegative ? -units : units, places: fraction.count)
  }

  /// How many units of 10 to the power of −`places` it is; `places` is no less than its own.
  func units(atPlaces places: Int) -> Int { units * Self.power(places - self.places) }

  /// The nearest `Double`, which is the one that the digits are read as.
  public var value: Double { Double(units) / Double(Self.power(places)) }

  private static func power(_ exponent: Int) -> Int { (0..<max(0, exponent)).reduce(1) { power, _ in 10 * power } }
}

extension FixedDecimal: CustomStringConvertible {
  /// The digits, with a point and a sign where they are needed.
  public var description: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let number = places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places)
    return (units < 0 ? "-" : "") + number
  }
}
