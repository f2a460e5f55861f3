import Formula
import Foundation
import Grading
import TestSupport
import Testing

@testable import Course

/// How many seeds every exercise is drawn for: 20, or as many as `make variants` says.
let variantSeeds = 1...(ProcessInfo.processInfo.environment["VARIANT_SEEDS"].flatMap { Int($0) } ?? 20)

@Suite("Variants of the exercises in the program") struct BuiltInVariantTests {
  static let ids = ["vector-cost", "sigmoid-2-2-1", "not-cost", "two-weights", "exp-output", "half-moons"]

  private func variants(_ id: String) throws -> (spec: ExerciseSpec, variants: Variants) {
    let text = try #require(EmbeddedExercises.bytes(of: "\(id).yaml").map { String(decoding: $0, as: UTF8.self) })
    let spec = try #require(ExerciseReader.spec(text: text, file: id).spec)
    return (spec, try Variants(of: spec))
  }

  @Test("Every exercise has variants, each with other numbers", arguments: ids) func distinct(id: String) throws {
    let (spec, variants) = try variants(id)
    let seen = Set(try variantSeeds.map { try variants.spec(seed: $0).given })
    #expect(!seen.contains(spec.given))
    // Where few numbers vary two seeds may draw the same.
    #expect(seen.count > variantSeeds.count * 95 / 100)
  }

  @Test("All values of a variant are finite, and every model answer is right", arguments: ids)
  func answers(id: String) throws {
    let variants = try variants(id).variants
    for seed in variantSeeds {
      let exercise = try variants.exercise(seed: seed)
      #expect(exercise.mistakesInGrading.map(\.description) == [], "seed \(seed)")
      #expect(exercise.trace.values.allSatisfy { $0.coefficients.allSatisfy(\.isFinite) }, "seed \(seed)")
    }
  }

  @Test("Variants keep what the hints of the exercise rely on", arguments: ids) func conditions(id: String) throws {
    let (spec, variants) = try variants(id)
    for seed in variantSeeds {
      var plain = spec
      plain.given = try variants.spec(seed: seed).given
      // The comparisons of the exercise, as steps of a copy that ask for their sides.
      for condition in spec.vary?.conditions ?? [] {
        let sides = condition.split { "<>".contains($0) }.map(String.init)
        plain.steps = sides.enumerated().map {
          StepSpec(
            id: "side-\($0)", ask: "What?", answer: $1, precision: .decimals(9), hints: ["One.", "Two."], worked: "So.")
        }
        let values = try Exercise(plain).steps.map { try #require($0.question.truth?.value) }
        #expect(condition.contains("<") ? values[0] < values[1] : values[0] > values[1], "seed \(seed), \(condition)")
      }
    }
  }

  /// Where a variant's words are the same as with the exercise's own numbers, no number in them may be one of those that
  /// vary: the learner would read of numbers that are not there.
  @Test("No sentence of a variant has a number of the exercise's own", arguments: ids)
  func sentences(id: String) throws {
    let (spec, variants) = try variants(id)
    let own = try Exercise(spec)
    for seed in variantSeeds {
      let variant = try variants.exercise(seed: seed)
      let gone = own.distinctiveNumbers.subtracting(variant.numbers)
      for (before, after) in zip(own.sentences, variant.sentences) where before.text == after.text {
        let left = before.text.decimals.intersection(gone)
        #expect(left.isEmpty, "seed \(seed), \(before.place): \(before.text)")
      }
      #expect(variant.steps.allSatisfy { $0.note == nil && $0.sourceSays == nil })
    }
  }
}

@Suite("Fresh numbers") struct VariantTests {
  private func spec(_ vary: VariationSpec) throws -> ExerciseSpec {
    var spec = try #require(ExerciseReader.spec(text: smallExercise, file: "small.yaml").spec)
    spec.about = "A neuron."
    spec.vary = vary
    return spec
  }

  private static func range(_ from: Int, _ to: Int, places: Int = 0) -> VaryingValue {
    VaryingValue(
      .range(
        from: FixedDecimal(from, places: places), to: FixedDecimal(to, places: places),
        step: FixedDecimal(1, places: places)))
  }

  @Test("A seed gives the same numbers always") func repeatable() throws {
    let spec = try spec(
      VariationSpec(values: [Named("w", Self.range(-30, 30, places: 1)), Named("x", Self.range(1, 3))]))
    let drawn = try (1...4).map { try spec.variant(seed: $0).given.map { "\($0.value)" } }
    #expect(drawn == Self.drawn)
  }

  /// Written down once; another machine, or another version, must draw the same.
  private static let drawn = [
    ["number(2.0)", "vector([1.5, 2.9])", "number(-1.0)"], ["number(2.0)", "vector([1.5, 0.6])", "number(-1.0)"],
    ["number(1.0)", "vector([1.2, 0.7])", "number(-1.0)"], ["number(2.0)", "vector([2.4, 2.2])", "number(-1.0)"],
  ]

  @Test("Numbers are those of the range, signs and choices, without what is left out") func ranges() throws {
    var w = Self.range(1, 2)
    w.takesAnySign = true
    w.except = [FixedDecimal(-2)]
    let spec = try spec(
      VariationSpec(
        values: [
          Named("w", w), Named("x", VaryingValue(.choices([.number(0.5), .number(4)]))),
          Named("b", VaryingValue(.given, takesAnySign: true)),
        ], allowed: VariantCondition.allCases))
    let variants = try Variants(of: spec)
    var seen: [String: Set<Double>] = [:]
    for seed in 1...80 {
      for given in try variants.spec(seed: seed).given {
        seen[given.name, default: []].formUnion(given.value.tensor.elements)
      }
    }
    #expect(seen == ["w": [-1, 1, 2], "x": [0.5, 4], "b": [-1, 1]])
  }

  @Test("Choices for a whole vector are taken whole, and one element can vary by itself") func wholes() throws {
    let whole = VaryingValue(.choices([.vector([1, 2]), .vector([-2, 0.5])]))
    let variants = try Variants(
      of: spec(VariationSpec(values: [Named("w", whole)], allowed: VariantCondition.allCases)))
    for seed in 1...20 {
      #expect([.vector([1, 2]), .vector([-2, 0.5])].contains(try variants.spec(seed: seed).given[1].value))
    }
    let element = try Variants(
      of: spec(VariationSpec(values: [Named("w[2]", Self.range(5, 9))], allowed: VariantCondition.allCases)))
    for seed in 1...20 {
      let drawn = try element.spec(seed: seed).given[1].value.tensor.elements
      #expect(drawn[0] == 3 && (5...9).contains(drawn[1]))
    }
  }

  @Test("A tie, a saturated unit and a comparison that fails are drawn again") func conditions() throws {
    // z = 3 x + 4 … only w[1] varies, so that z is one of a few numbers.
    let values = [Named("w[1]", Self.range(-3, 4))]
    let free = try Variants(of: spec(VariationSpec(values: values, allowed: VariantCondition.allCases)))
    let tame = try Variants(of: spec(VariationSpec(values: values)))
    let compared = try Variants(
      of: spec(VariationSpec(values: values, allowed: VariantCondition.allCases, conditions: ["0 < z <= 3"])))
    func sums(_ variants: Variants) throws -> [Double] {
      try (1...40).map { try #require(try variants.exercise(seed: $0).steps[0].question.truth?.value) }
    }
    #expect(try sums(free).contains { $0.magnitude > 5.3 })
    #expect(try sums(tame).allSatisfy { $0.magnitude < 5.3 })
    #expect(try sums(compared).allSatisfy { 0 < $0 && $0 <= 3 })
  }

  @Test("Conditions that nothing keeps are found, with how often they fail") func impossible() throws {
    let text = smallExercise.replacingOccurrences(of: "`x = 2`", with: "`x`").replacingOccurrences(
      of: "steps:",
      with: """
        vary:
          values:
            x: {from: 1, to: 4}
          where:
            - z > 1000
            - x < 4

        steps:
        """)
    let check = ExerciseCheck(text: text, file: "small.yaml")
    let found = try #require(check.diagnostics.first)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(check.diagnostics.count == 1 && lines[found.line - 1] == "  values:")
    #expect(found.description.contains("'z > 1000' fails in 100 of 100"))
    #expect(throws: VariantError.self) {
      try Variants(of: #require(ExerciseReader.spec(text: text, file: "small.yaml").spec)).exercise(seed: 1)
    }
  }

  @Test("A number in prose that a variant would change is found, and its value takes it from the variant")
  func fixedNumbers() throws {
    let vary = VariationSpec(values: [Named("x", Self.range(1, 3))], allowed: VariantCondition.allCases)
    var spec = try spec(vary)
    spec.about = "A neuron with weight `w` sees `x = 2`."
    let found = #expect(throws: SpecMistakes.self) { try Exercise(spec) }
    #expect(
      found?.mistakes.map(\.description) == ["about: 'x' varies, but a number stands for it here; expected '{x}'"])
    spec.about = "A neuron with weight `w` sees `x = {x}`."
    for seed in 1...6 {
      let variant = try Variants(of: spec).exercise(seed: seed)
      let x = try #require(variant.givens.first { $0.name == "x" }?.value.tensor.elements[0])
      #expect(variant.about.unicode == "A neuron with weight w sees x = \(Int(x)).")
    }
  }

  @Test("A variant asks for the digits that are stated for variants") func variantPrecision() throws {
    var spec = try spec(VariationSpec(values: [Named("x", Self.range(1, 3))], allowed: VariantCondition.allCases))
    spec.steps[1].variantPrecision = .decimals(7)
    #expect(try Exercise(spec).steps[1].question.precision == .significant(3))
    #expect(try Variants(of: spec).exercise(seed: 1).steps[1].question.precision == .decimals(7))
  }

  @Test("Decimals read and write as they are", arguments: ["0", "-0.25", "12", "3.000001", "-7"])
  func decimals(text: String) throws {
    let decimal = try #require(FixedDecimal(parsing: text))
    #expect(decimal.description == text)
    #expect(decimal.value == Double(text))
  }

  @Test(
    "What is no short decimal is none",
    arguments: ["", "-", ".5", "5.", "1e3", "1/3", "0.1234567891", "--1", "+1", "1.2.3", "٣"])
  func notDecimals(text: String) { #expect(FixedDecimal(parsing: text) == nil) }
}

extension Exercise {
  /// Every sentence that a learner may read, and where it stands.
  fileprivate var sentences: [(place: String, text: String)] {
    [("about", about.unicode)]
      + steps.flatMap { step in
        let said = [step.ask] + step.options + step.hints + [step.worked.method]
        return said.map { (step.id, $0.unicode) }
      }
  }

  /// The numbers that vary and all that follow from them, as a person would write them.
  fileprivate var numbers: Set<String> {
    Set(
      trace.values.flatMap(\.coefficients).flatMap { value in
        (2...4).map { NumberStyle.significant($0).text(value.magnitude, in: .unicode) }
      })
  }

  /// Those of ``numbers`` that could be taken for nothing else: small whole numbers count layers and inputs, too, and 0.25
  /// is the greatest derivative of any sigmoid.
  fileprivate var distinctiveNumbers: Set<String> {
    numbers.filter { ($0.contains(".") || (Int($0) ?? 0) > 10) && $0 != "0.25" }
  }
}

extension String {
  /// The numbers in a text, without signs.
  fileprivate var decimals: Set<String> {
    Set(split { !$0.isNumber && $0 != "." }.map { $0.hasSuffix(".") ? String($0.dropLast()) : String($0) })
  }
}
