import GradientEngine

/// A value with which somebody may have gone on instead of an intermediate's exact one.
struct Revision<S: CoefficientScalar>: Sendable {
  /// Where the other value comes from.
  enum Source: Hashable, Sendable {
    /// The learner answered so.
    case own
    case rounded
    case cut
  }

  let quantity: QuantityID
  let source: Source
  let value: S
  /// The decimals it is rounded or cut to; without meaning for an own answer.
  let places: Int

  /// Whether the learner's own answer is gone on with.
  var isOwn: Bool { source == .own }
}

/// An intermediate on the way, and with what else than its exact value somebody may go on from there.
struct Intermediate<S: CoefficientScalar>: Sendable {
  let quantity: QuantityID
  /// To what precision each coefficient is asked somewhere in the exercise; empty where nobody rounds it.
  let precisions: [Precision?]
  /// What the learner answered for each coefficient, where that is not its exact value.
  let own: [Int: Double]
  /// What the learner wrote down for each coefficient, exact or not.
  let recorded: [Int: RecordedValue]

  /// The other values with which to go on from this one.
  func revisions(of value: S) -> [Revision<S>] {
    var revisions: [Revision<S>] = []
    func add(_ source: Revision<S>.Source, _ other: S, places: Int = 0) {
      guard other != value, !revisions.contains(where: { $0.value == other }) else { return }
      revisions.append(Revision(quantity: quantity, source: source, value: other, places: places))
    }
    if !own.isEmpty { add(.own, value.replacing(own)) }
    for digitsMore in precisions.isEmpty ? [] : [0, 1] {
      for source in [Revision<S>.Source.rounded, .cut] {
        var last = 0
        var contradictsRecord = false
        let other = value.mapped { power, coefficient in
          guard let places = places(of: power, at: coefficient) else { return coefficient }
          last = places + digitsMore
          let short = Self.shortened(coefficient, to: last, cutting: source == .cut)
          if let record = recorded[power], !record.agrees(with: short, places: last) { contradictsRecord = true }
          return short
        }
        if !contradictsRecord { add(source, other, places: last) }
      }
    }
    return revisions
  }

  /// Bounds of all values with which somebody may go on from a value between `bounds`.
  func widened(_ bounds: S.Bounds) -> S.Bounds {
    S.widened(bounds, degree: own.keys.max() ?? 0) { power, bounds in
      // Shortening is monotonic: what the ends come to bounds what all between them come to.
      var wide = Interval(-outermost(of: -bounds.low, power), outermost(of: bounds.high, power))
      if let own = own[power] {
        wide.low = min(wide.low, own)
        wide.high = max(wide.high, own)
      }
      return wide
    }
  }

  /// The highest value that shortening makes of one.
  private func outermost(of value: Double, _ power: Int) -> Double {
    guard let places = places(of: power, at: value) else { return value }
    // Cutting lowers the size, and the fewer digits are left the more; rounding may raise it at either place.
    guard value > 0 else { return Self.shortened(value, to: places, cutting: true) }
    return max(
      value, Self.shortened(value, to: places, cutting: false),
      Self.shortened(value, to: places + 1, cutting: false))
  }

  /// The decimals asked of a coefficient; nothing where it is asked exactly, or not at all, or is no number but zero.
  private func places(of power: Int, at value: Double) -> Int? {
    guard power < precisions.count, value.isFinite, value != 0 else { return nil }
    switch precisions[power] {
    case .exact, nil: return nil
    case .decimals(let places): return places
    case .significant(let count): return value.decade.map { count - 1 - $0 }
    }
  }

  /// A value rounded or cut at some decimals; the value itself where it has no more of them.
  ///
  /// A value that computing missed by a hair is neither changed nor cut to the number below: 1.3 − 0.1 is 1.2.
  private static func shortened(_ value: Double, to places: Int, cutting: Bool) -> Double {
    let size = value.magnitude
    let doubt = size * Tolerance.engineRounding
    // Where a place is beyond what a Double holds, there is nothing to cut.
    guard let scale = PowersOfTen.nearest(places), size * scale < 0x1p46 else { return value }
    let short = ((size + doubt) * scale).rounded(cutting ? .down : .toNearestOrAwayFromZero) / scale
    return (short - size).magnitude > doubt ? (value < 0 ? -short : short) : value
  }
}

/// A number that a learner wrote down, and the unit of its last digit.
struct RecordedValue: Hashable, Sendable {
  let value: Double
  let unit: Double

  /// Whether somebody who wrote this down may have gone on with a value of so many decimals: the one is the other, or is
  /// the other rounded or cut.
  func agrees(with other: Double, places: Int) -> Bool {
    let otherUnit = PowersOfTen.nearest(-places) ?? 0
    let doubt = (value.magnitude + other.magnitude) * Tolerance.boundRounding
    if (value - other).magnitude <= max(unit, otherUnit) / 2 + doubt { return true }
    guard value == 0 || other == 0 || (value < 0) == (other < 0) else { return false }
    let beyond = other.magnitude - value.magnitude
    return beyond > 0 ? beyond < unit - doubt : -beyond < otherUnit - doubt
  }
}
