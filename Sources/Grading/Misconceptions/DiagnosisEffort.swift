/// How much is gone through to find the misconceptions of one number; the more numbers an exercise asks for, the less, so
/// that checking it takes no longer.
///
/// Exercises of a size that is worked by hand come nowhere near these bounds.
struct DiagnosisEffort: Sendable {
  /// How many terms of formulas are looked at on the way to the number, those nearest to it.
  let terms: Int
  /// How many operations are gone through to compute it otherwise, over all ways of doing so.
  let operations: Int
  /// How many operations may be gone through to see which of the values that come out rounding leads to as well.
  let search: Int

  /// The effort for each of so many numbers.
  init(numbers: Int) {
    terms = max(200, min(60_000, 200_000 / max(1, numbers)))
    operations = max(10_000, min(4_000_000, 40_000_000 / max(1, numbers)))
    search = min(4_000_000, 40_000_000 / max(1, numbers))
  }
}
