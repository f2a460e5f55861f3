import GradientEngine

/// The values that can have been typed as certain digits: a quick look before the exact one.
///
/// It never leaves out a value that the exact look accepts.
struct AcceptanceBounds: Sendable {
  private var bounds: Interval

  /// The values that round to the typed digits.
  init(roundingTo typed: TypedNumber, _ precision: Precision) {
    self.init(typed, precision, upwards: 0.5)
  }

  /// The values that round to the typed digits, or are cut to them.
  init(shorteningTo typed: TypedNumber, _ precision: Precision) {
    self.init(typed, precision, upwards: 1)
  }

  /// The values that round to the digits asked as the typed number does.
  init(agreeingTo precision: Precision, with typed: TypedNumber) {
    let value = typed.value.nearestDouble ?? .nan
    if let beyond = Interval(beyondAllDoubles: value) {
      bounds = beyond
      return
    }
    let unit = precision.unit(at: value)
    bounds = Interval(value - unit, value + unit)
    // Where all values near are rounded at one place, those that share the rounded value are within half a unit of it.
    if let places = precision.places(around: value, within: unit), let unit = PowersOfTen.nearest(-places) {
      let rounded = typed.value.rational.rounded(toPlaces: places)
      if !rounded.isTie, let center = rounded.value.double {
        bounds = Interval(center - unit / 2, center + unit / 2)
      }
    }
    widen()
  }

  private init(_ typed: TypedNumber, _ precision: Precision, upwards units: Double) {
    let value = typed.value.nearestDouble ?? .nan
    if let beyond = Interval(beyondAllDoubles: value) {
      bounds = beyond
      return
    }
    let unit = typed.claim.flatMap { PowersOfTen.nearest(-$0.coarsest) } ?? precision.unit(at: value)
    // What arithmetic comes to is rounded too, which may take it as far from the value as the value is from that.
    let (below, above) = typed.claim == nil ? (unit, unit) : (unit / 2, units * unit)
    let size = Interval(value.magnitude - below, value.magnitude + above)
    bounds = value < 0 ? -size : value > 0 ? size : Interval(-above, above)
    widen()
  }

  /// Allows for what computing in `Double` may add up to.
  private mutating func widen() {
    bounds.low -= bounds.low.magnitude * 0x1p-40
    bounds.high += bounds.high.magnitude * 0x1p-40
  }

  /// Whether the value is one of them.
  func admits(_ value: Double) -> Bool { !(value < bounds.low) && !(value > bounds.high) }

  /// Whether some value between the bounds is.
  func admits(_ other: Interval) -> Bool { !(other.high < bounds.low) && !(other.low > bounds.high) }

  /// How far the middle of other bounds is from the middle of these.
  func distance(from other: Interval) -> Double {
    let distance = (other.low - bounds.low + other.high - bounds.high).magnitude
    return distance.isNaN ? .infinity : distance
  }
}

extension Interval {
  /// The values that may come near a number that is too large for a `Double`: the largest; nil for any other number.
  fileprivate init?(beyondAllDoubles value: Double) {
    guard value.isInfinite else { return nil }
    let size = Interval(Double.greatestFiniteMagnitude / 16, .infinity)
    self = value < 0 ? -size : size
  }
}

extension Precision {
  /// A unit of the last digit asked of a value, or a little more.
  fileprivate func unit(at value: Double) -> Double {
    switch self {
    case .exact: 0
    case .decimals(let places): PowersOfTen.nearest(-places) ?? 1
    case .significant(let count): 1.01 * value.magnitude * (PowersOfTen.nearest(1 - count) ?? 1)
    }
  }

  /// The decimals to which every value that close to this one is asked; nothing where that differs.
  fileprivate func places(around value: Double, within distance: Double) -> Int? {
    switch self {
    case .exact: return nil
    case .decimals(let places): return places
    case .significant(let count):
      let size = value.magnitude
      guard let decade = size.decade, (size - distance).decade == decade, (size + distance).decade == decade,
        size > distance
      else { return nil }
      return count - 1 - decade
    }
  }
}
