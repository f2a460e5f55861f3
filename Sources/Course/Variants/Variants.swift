import Formula
import GradientEngine
import Grading

/// Draws fresh numbers for an exercise: for each seed one variant, the same on every machine.
///
/// A variant is an ordinary exercise. Its numbers are drawn again and again until they keep the conditions that the
/// exercise states; what its source prints and says of those numbers is left out.
///
/// ```swift
/// let variants = try Variants(of: spec)
/// try variants.exercise(seed: 7).givens      // other numbers than spec.given
/// ```
public struct Variants: Sendable {
  /// The seeds there are.
  public static let seeds = 1...999_999_999
  private let spec: ExerciseSpec
  private let draws: [(draw: VariantDraw, quantities: [QuantityID])]
  private let conditions: VariantConditions
  /// How many quantities a draw computes.
  let quantityCount: Int

  /// So many draws are tried for a seed; fewer where a draw computes very many quantities.
  var mostDraws: Int { max(50, min(2_000, 2_000_000 / max(1, quantityCount))) }

  /// Prepares to draw; throws what is wrong with the exercise, and a mistake where it states nothing that varies.
  public init(of spec: ExerciseSpec) throws(SpecMistakes) {
    var builder = ExerciseBuilder()
    guard let drawing = builder.drawing(spec) else { throw SpecMistakes(mistakes: builder.mistakes) }
    self.spec = spec
    quantityCount = drawing.graph.quantities.count
    conditions = VariantConditions(drawing.graph, asked: drawing.asked, drawing.draft)
    draws = drawing.draft.draws.map { draw in
      let elements = drawing.graph.symbols[draw.name]?.tensor.elements ?? []
      return (draw, draw.places.map { elements[$0] })
    }
  }

  /// What the variant of a seed states; it varies no further.
  ///
  /// Throws a ``VariantError`` where no draw keeps all conditions.
  public func spec(seed: Int) throws(VariantError) -> ExerciseSpec { try variant(seed: seed).spec }

  /// The variant of a seed.
  ///
  /// Throws a ``VariantError`` where no draw keeps all conditions.
  public func exercise(seed: Int) throws(VariantError) -> Exercise { try variant(seed: seed).exercise }

  private func variant(seed: Int) throws(VariantError) -> (spec: ExerciseSpec, exercise: Exercise) {
    var generator = VariantGenerator(seed: seed)
    var failures: [DrawCondition: Int] = [:]
    for _ in 0..<mostDraws {
      let (numbers, failed) = draw(&generator)
      for condition in failed { failures[condition, default: 0] += 1 }
      guard failed.isEmpty else { continue }
      let variant = spec.with(numbers)
      do throws(SpecMistakes) {
        var exercise = try Exercise(variant)
        if exercise.isAnswerable {
          exercise.seed = seed
          exercise.hasVariants = true
          return (variant, exercise)
        }
        failures[.answerable, default: 0] += 1
      } catch {
        throw .mistakes(error)
      }
    }
    throw .noneKept(seed: seed, VariantReport(seeds: 1, draws: mostDraws, failures))
  }

  /// The numbers of the next draw by name, and the conditions that they fail.
  private func draw(
    _ generator: inout VariantGenerator
  ) -> (numbers: [(draw: VariantDraw, numbers: [Double])], failed: [DrawCondition]) {
    var numbers: [(VariantDraw, [Double])] = []
    var values: [QuantityID: Double] = [:]
    for (draw, quantities) in draws {
      let drawn = draw.draw(&generator)
      numbers.append((draw, drawn))
      for (quantity, number) in zip(quantities, drawn) { values[quantity] = number }
    }
    let failed = conditions.failures(values)
    return (numbers, spec.has(numbers) ? failed + [.fresh] : failed)
  }

  /// How many draws the first seeds take, and which condition fails how often.
  func report(seeds: Int) -> VariantReport {
    var failures: [DrawCondition: Int] = [:]
    var draws = 0
    for seed in 1...seeds {
      var generator = VariantGenerator(seed: seed)
      var isFound = false
      for _ in 0..<mostDraws where !isFound {
        let failed = draw(&generator).failed
        draws += 1
        for condition in failed { failures[condition, default: 0] += 1 }
        isFound = failed.isEmpty
      }
      guard isFound else { return VariantReport(seeds: seed, draws: draws, failures, without: seed) }
    }
    return VariantReport(seeds: seeds, draws: draws, failures)
  }
}

extension ExerciseSpec {
  /// The variant of this exercise with a seed; prepares anew each time, where ``Variants`` prepares once.
  public func variant(seed: Int) throws -> ExerciseSpec { try Variants(of: self).spec(seed: seed) }

  /// The same exercise with drawn numbers, and without what its source says of the numbers it gives.
  fileprivate func with(_ drawn: [(draw: VariantDraw, numbers: [Double])]) -> ExerciseSpec {
    var spec = self
    for (draw, numbers) in drawn {
      guard let index = spec.given.firstIndex(where: { $0.name == draw.name }) else { continue }
      spec.given[index].value = spec.given[index].value.replacing(draw.places, by: numbers)
    }
    spec.vary = nil
    for index in spec.steps.indices {
      spec.steps[index].precision = spec.steps[index].variantPrecision ?? spec.steps[index].precision
      spec.steps[index].variantPrecision = nil
      spec.steps[index].sourceSays = nil
      spec.steps[index].note = nil
    }
    return spec
  }

  /// Whether what was drawn is what the exercise gives.
  fileprivate func has(_ drawn: [(draw: VariantDraw, numbers: [Double])]) -> Bool {
    drawn.allSatisfy { draw, numbers in
      let own = given.first { $0.name == draw.name }?.value.tensor.elements ?? []
      return draw.places.map { own[$0] } == numbers
    }
  }
}

extension Given.Value {
  /// The same value with other numbers at some places, counted row by row.
  fileprivate func replacing(_ places: [Int], by numbers: [Double]) -> Given.Value {
    var elements = tensor.elements
    for (place, number) in zip(places, numbers) { elements[place] = number }
    switch self {
    case .unknown: return .unknown
    case .number: return .number(elements[0])
    case .vector: return .vector(elements)
    case .matrix(let rows):
      let width = rows.first?.count ?? 0
      return .matrix(rows.indices.map { Array(elements[($0 * width)..<(($0 + 1) * width)]) })
    }
  }
}

/// Why there is no variant for a seed.
public enum VariantError: Error, Sendable {
  /// None of many draws keeps all conditions.
  case noneKept(seed: Int, VariantReport)
  /// What was drawn makes no exercise.
  case mistakes(SpecMistakes)
}

extension VariantError {
  /// The reason in words.
  public var text: Text {
    switch self {
    case .noneKept(let seed, let report):
      VariationMistake.impossible(seed: seed, draws: report.draws, failures: report.failures).message
    case .mistakes(let mistakes): Text(prose: mistakes.description)
    }
  }
}

/// How often draws fail which condition.
public struct VariantReport: Hashable, Sendable {
  /// A condition, and how often it fails.
  public struct Failure: Hashable, Sendable {
    let condition: DrawCondition
    /// In how many draws of 100, rounded.
    public let percent: Int
    /// The condition in words.
    public var words: Text { condition.words }
  }

  /// For how many seeds numbers were drawn.
  public let seeds: Int
  /// How many draws that took.
  public let draws: Int
  /// The conditions that failed, the most frequent first.
  public let failures: [Failure]
  /// The first seed for which no draw keeps all conditions; nil where each has one.
  public let seedWithout: Int?

  init(seeds: Int, draws: Int, _ failures: [DrawCondition: Int], without seed: Int? = nil) {
    seedWithout = seed
    self.seeds = seeds
    self.draws = draws
    self.failures = failures.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }.map {
      Failure(condition: $0.key, percent: (100 * $0.value + draws / 2) / max(1, draws))
    }
  }
}
