import Course

/// How long a variant takes: its numbers drawn until they keep the conditions, and the exercise made of them.
func benchVariants() throws {
  let catalogue = try Catalogue.builtIn()
  var slowest = (name: "", seconds: 0.0)
  for entry in catalogue.entries {
    let variants = try Variants(of: try catalogue.spec(of: entry.id))
    let seconds = median(
      try (1...40).map { seed in
        let start = now()
        _ = try variants.exercise(seed: seed)
        return now() - start
      })
    if seconds > slowest.seconds { slowest = (entry.id, seconds) }
  }
  report(
    "a variant drawn and built", "\(decimals(slowest.seconds * 1e3, 2)) ms for \(slowest.name), the slowest",
    goal: "2 ms",
    isMet: slowest.seconds <= 2e-3)
}
