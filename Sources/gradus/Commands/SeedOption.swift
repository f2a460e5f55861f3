import ArgumentParser
import Course

/// The option that asks for fresh numbers.
struct SeedOption: ParsableArguments {
  @Option(
    name: .customLong("seed"),
    help: ArgumentHelp("Use the fresh numbers of a seed, from 1 to 999999999.", valueName: "seed"))
  var seed: Int?

  func validate() throws {
    guard let seed, !Variants.seeds.contains(seed) else { return }
    throw ValidationError(
      "A seed is a whole number from \(Variants.seeds.lowerBound) to \(Variants.seeds.upperBound).")
  }
}
