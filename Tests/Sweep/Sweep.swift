import Course
import TestSupport

/// `make sweep`: how fair the grader is to who works and who does not, counted over all numeric steps of the exercises.
@main
struct Sweep {
  static func main() throws {
    let catalogue = try Catalogue.builtIn()
    let exercises = try ["not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons"].map {
      try catalogue.open($0)
    }
    let arguments = CommandLine.arguments.dropFirst()
    let isVerbose = arguments.contains("--told")
    let pairs = arguments.compactMap(Int.init).first ?? 1
    strategies(in: exercises, pairs: pairs, isVerbose)
    honest(in: exercises, isVerbose)
    perturbations(in: exercises, isVerbose)
  }

  private static func strategies(in exercises: [Exercise], pairs: Int, _ isVerbose: Bool) {
    print("Strategies without work (steps, exactly right, earned beyond that; worst strategy)")
    var everywhere: [Strategy: (steps: Int, earned: Int)] = [:]
    for exercise in exercises {
      var (steps, exact, earned) = (0, 0, 0)
      var worst: (Strategy, Int)?
      for strategy in exercise.strategies(pairs: pairs) {
        let score = StrategyScore(strategy, in: exercise)
        steps += score.steps
        exact += score.exact
        earned += score.earned.count
        everywhere[strategy, default: (0, 0)].steps += score.steps
        everywhere[strategy, default: (0, 0)].earned += score.earned.count
        if score.earned.count > worst?.1 ?? 0 { worst = (strategy, score.earned.count) }
        if isVerbose { for told in score.earned { print("    \(strategy): \(told)") } }
      }
      let told = worst.map { "; \($0.0): \($0.1) of \(exercise.numericSteps.count)" } ?? ""
      print("  \(exercise.id): \(steps), \(exact), \(earned)\(told)")
    }
    print("Strategies over all exercises, by what they earn in a hundred steps")
    // A strategy that is played in one exercise only is held to that one's steps.
    let shares = everywhere.mapValues { 100 * Double($0.earned) / Double($0.steps) }
    for bound in [1.0, 2, 5, 10, 20, 100] {
      print("  more than \(Int(bound / 2)): \(shares.values.count { $0 > bound / 2 }) of \(shares.count)")
    }
    for (strategy, share) in shares.sorted(by: { $0.value > $1.value }).prefix(isVerbose ? 40 : 8) where share > 0 {
      print("  \(strategy): \(everywhere[strategy]?.earned ?? 0) of \(everywhere[strategy]?.steps ?? 0)")
    }
  }

  private static func honest(in exercises: [Exercise], _ isVerbose: Bool) {
    print("Honest learners with one slip (later answers, of them refused)")
    for exercise in exercises {
      let sweep = HonestLearnerSweep(in: exercise, seed: 81)
      print("  \(exercise.id): \(sweep.followed), \(sweep.refused.count)")
      for told in sweep.refused.prefix(isVerbose ? 400 : 0) { print("    \(told)") }
    }
  }

  private static func perturbations(in exercises: [Exercise], _ isVerbose: Bool) {
    print("Last digits off (judged; wrong accepted; right refused; reached by rounding on the way; not known)")
    for exercise in exercises {
      var (judged, accepted, refused, rounded, unknown) = (0, 0, 0, 0, 0)
      for seed: UInt64 in 1...10 {
        let sweep = PerturbationSweep(in: exercise, digits: 1...15, seed: seed)
        judged += sweep.judged
        accepted += sweep.wrongAccepted.count
        refused += sweep.rightRefused.count
        rounded += sweep.rounded.values.reduce(0, +)
        unknown += sweep.unknown
        for told in (sweep.wrongAccepted + sweep.rightRefused).prefix(isVerbose ? 40 : 0) { print("    \(told)") }
      }
      print("  \(exercise.id): \(judged), \(accepted), \(refused), \(rounded), \(unknown)")
    }
  }
}
