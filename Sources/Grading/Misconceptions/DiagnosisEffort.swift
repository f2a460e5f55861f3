/// How much is gone through to find the misconceptions of one number; the more numbers an exercise asks for, the less, so
/// that checking it takes no longer.
///
/// Exercises of a size that is worked by hand come nowhere near these bounds.
struct DiagnosisEffort: Sendable {
  /// How many terms of formulas are looked at on the way to the number, those nearest to it.
  let terms: Int
  /// How many operations are gone through to compute it otherwise, over all ways of doing so.
  let operations: Int
  /// How many of the values that come out are searched for a working that rounding leads to.
  let searches: Int

  /// The effort for each of so many numbers.
  init(numbers: Int) {
    terms = max(200, min(60_000, 200_000 / max(1, numbers)))
    operations = max(10_000, min(4_000_000, 40_000_000 / max(1, numbers)))
    searches = max(4, min(200, 2_000 / max(1, numbers)))
  }
}
