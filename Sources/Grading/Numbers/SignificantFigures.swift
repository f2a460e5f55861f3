/// The last decimal place that is asked for, as its number of decimals (below zero: tens, hundreds, …).
struct AskedPlaces: Hashable, Sendable {
  /// By the decade of the true value.
  let strict: Int
  /// By the decade of the rounded value: 9.996 to 3 significant figures is 10.0, with one decimal less than `strict`.
  let needed: Int

  init?(_ truth: Truth, _ precision: Precision) {
    switch precision {
    case .exact:
      return nil
    case .decimals(let places):
      strict = places
      needed = places
    case .significant(let count):
      guard truth.value.magnitude > truth.error, let decade = truth.value.decade else { return nil }
      strict = count - 1 - decade
      if let end = PowersOfTen.nearest(decade + 1), let unit = PowersOfTen.nearest(-strict),
        truth.value.magnitude + truth.error < end - unit
      {
        needed = strict
        return
      }
      let rounded = truth.rounded(toPlaces: strict)
      needed = rounded.decade ?? decade > decade ? strict - 1 : strict
    }
  }
}

/// The last decimal place that typed digits show.
struct ShownPlaces: Hashable, Sendable {
  let coarsest: Int
  let finest: Int

  func contains(_ place: Int) -> Bool { coarsest <= place && place <= finest }
}

extension Precision {
  var isSignificant: Bool {
    if case .significant = self { true } else { false }
  }
}
