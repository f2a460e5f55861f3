import Formula
import GradientEngine
import Grading

/// What may keep a draw from being a variant.
enum DrawCondition: Hashable, Sendable {
  /// One of the conditions that an exercise may allow to fail.
  case standard(VariantCondition)
  /// All values are finite.
  case finite
  /// No answer shows only zeros.
  case shown
  /// What is asked exactly has few digits.
  case short
  /// Some number is another than the exercise's own.
  case fresh
  /// Every answer can be given and graded.
  case answerable
  /// A comparison of the exercise.
  case comparison(String)

  /// The condition in words.
  var words: Text {
    switch self {
    case .standard(.ties): "that no answer is half-way between two"
    case .standard(.saturatedUnits): "that no unit is saturated"
    case .standard(.deadReLUs): "that no ReLU is dead"
    case .standard(.smallGradients): "that no gradient shows only zeros"
    case .finite: "that all values are finite"
    case .shown: "that no answer shows only zeros"
    case .short: "that exact answers have few digits"
    case .fresh: "that some number is new"
    case .answerable: "that every answer can be given"
    case .comparison(let text): "\(code: text.clipped)"
    }
  }
}

/// Tells of a run of the graph with drawn numbers which conditions it fails.
struct VariantConditions: Sendable {
  /// A question whose values are asked to a precision.
  struct Asked: Sendable {
    let quantities: [QuantityID]
    let precision: Precision
    let isGradient: Bool
  }

  private let graph: Graph
  private let asked: [Asked]
  private let comparisons: [(text: String, sides: [QuantityID], relations: [Relation])]
  private let allowed: Set<VariantCondition>
  private let units: UnitCheck

  init(_ graph: Graph, asked: [Asked], _ draft: VariationDraft) {
    self.graph = graph
    self.asked = asked
    comparisons = draft.comparisons.map { ($0.text, $0.sides, $0.relations) }
    allowed = draft.allowed
    units = UnitCheck(of: graph)
  }

  /// The conditions that given quantities with these values fail.
  func failures(_ drawn: [QuantityID: Double]) -> [DrawCondition] {
    let run: Evaluation<Double> = graph.evaluate(overrides: drawn)
    let coefficients = coefficients(drawn, run)
    let numbers = asked.flatMap { asked in asked.quantities.flatMap { coefficients($0).map { (asked, $0) } } }
    let isFinite =
      numbers.allSatisfy(\.1.isFinite)
      && (graph.unknown != nil || graph.quantities.allSatisfy { run[$0.id].isFinite })
    guard isFinite else { return [.finite] }
    var failed: Set<DrawCondition> = []
    for (asked, number) in numbers { failed.formUnion(Self.failures(of: number, asked)) }
    if units.hasSaturatedUnit(in: run) { failed.insert(.standard(.saturatedUnits)) }
    if units.hasDeadUnit(in: run) { failed.insert(.standard(.deadReLUs)) }
    var found = failed.filter { !isAllowed($0) }
    for comparison in comparisons {
      let values = comparison.sides.map { run[$0] }
      let pairs = zip(zip(values, values.dropFirst()), comparison.relations)
      if !pairs.allSatisfy({ $1.holds($0.0, $0.1) }) { found.insert(.comparison(comparison.text)) }
    }
    return Array(found)
  }

  private func isAllowed(_ condition: DrawCondition) -> Bool {
    if case .standard(let condition) = condition { allowed.contains(condition) } else { false }
  }

  /// The coefficients of a quantity's value, which is a polynomial where a letter stays a letter.
  private func coefficients(
    _ drawn: [QuantityID: Double], _ run: Evaluation<Double>
  ) -> (QuantityID) -> [Double] {
    guard graph.unknown != nil else { return { [run[$0]] } }
    let letters: Evaluation<Polynomial> = graph.evaluate(
      unknown: .unknown, overrides: drawn.mapValues { Polynomial($0) })
    return { letters[$0].coefficients }
  }

  // MARK: - One number

  /// How near a value may come to the middle between two numbers of the digits asked, in units of the last digit.
  private static let nearTie = 0.001
  /// The most digits of an answer that is asked exactly, and the most of its decimal places.
  private static let exactDigits = (all: 1e6, places: 1e4)

  private static func failures(of number: Double, _ asked: Asked) -> [DrawCondition] {
    let isZero = number == 0
    let unit: Double
    switch asked.precision {
    case .exact: return isShort(number) ? [] : [.short]
    case .decimals(let places): unit = power(-places)
    case .significant where isZero: return asked.isGradient ? [.standard(.smallGradients)] : []
    case .significant(let digits): unit = power(decade(of: number) + 1 - digits)
    }
    let units = number.magnitude / unit
    var failures: [DrawCondition] = []
    if units < 0.5, asked.isGradient || !isZero {
      failures.append(asked.isGradient ? .standard(.smallGradients) : .shown)
    }
    let middle = units - units.rounded(.down)
    if (middle - 0.5).magnitude < nearTie { failures.append(.standard(.ties)) }
    return failures
  }

  private static func isShort(_ number: Double) -> Bool {
    let scaled = number * exactDigits.places
    return number.magnitude < exactDigits.all && (scaled - scaled.rounded()).magnitude < 1e-6
  }

  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// The power of ten of the first digit that is not zero.
  private static func decade(of number: Double) -> Int {
    var (decade, rest) = (0, number.magnitude)
    while rest >= 10 {
      rest /= 10
      decade += 1
    }
    while rest < 1 {
      rest *= 10
      decade -= 1
    }
    return decade
  }
}
