import Formula

/// What `gradus check` finds in how an exercise varies: whether there are variants, and how hard they are to come by.
struct VariationCheck {
  /// How draws fare; nil where the exercise does not vary.
  private(set) var report: VariantReport?
  /// What is wrong, such as conditions that no draw keeps.
  private(set) var mistakes: [SpecMistake] = []

  /// So many seeds are drawn for, and the first of them made into exercises whose model answers are graded.
  private static let (seeds, graded) = (200, 5)
  /// Fewer seeds are drawn for where a draw computes so many quantities that it would take long.
  private static let mostQuantities = 200_000
  /// And fewer are made into exercises where that takes long.
  private static let mostGradedQuantities = 5_000

  init(_ spec: ExerciseSpec) {
    guard spec.vary != nil else { return }
    do throws(SpecMistakes) {
      let variants = try Variants(of: spec)
      let seeds = max(Self.graded, min(Self.seeds, Self.mostQuantities / max(1, variants.quantityCount)))
      let report = variants.report(seeds: seeds)
      self.report = report
      if let seed = report.seedWithout {
        mistakes = [
          Self.mistake(.impossible(seed: seed, draws: variants.mostDraws, failures: report.failures))
        ]
        return
      }
      let graded = max(1, min(Self.graded, Self.mostGradedQuantities / max(1, variants.quantityCount)))
      for seed in 1...graded where mistakes.isEmpty { check(seed, variants) }
    } catch {
      mistakes = error.mistakes
    }
  }

  private mutating func check(_ seed: Int, _ variants: Variants) {
    do throws(VariantError) {
      if let found = try variants.exercise(seed: seed).mistakesInGrading.first {
        mistakes.append(
          SpecMistake(
            mistake: VariationMistake.unusable(seed: seed, found.mistake.message), path: found.path, offset: nil))
      }
    } catch {
      switch error {
      case .noneKept(_, let report):
        mistakes.append(Self.mistake(.impossible(seed: seed, draws: report.draws, failures: report.failures)))
      case .mistakes(let found):
        mistakes += found.mistakes.map {
          SpecMistake(
            mistake: VariationMistake.unusable(seed: seed, $0.mistake.message), path: $0.path, offset: $0.offset)
        }
      }
    }
  }

  /// The mistake of an exercise of which a variant was asked for that it has not.
  static func mistake(_ error: CatalogueError, seed: Int) -> SpecMistake {
    mistake(.unusable(seed: seed, error.text))
  }

  private static func mistake(_ mistake: VariationMistake) -> SpecMistake {
    SpecMistake(mistake: mistake, path: SpecPath.root["vary"], offset: nil)
  }
}
