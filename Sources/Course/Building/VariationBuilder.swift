import Formula
import GradientEngine

/// How an exercise varies, with its names and formulas read.
struct VariationDraft {
  /// What is drawn, in the order in which the exercise gives it.
  var draws: [VariantDraw] = []
  var allowed: Set<VariantCondition> = []
  var comparisons: [ComparisonDraft] = []

  /// The given names of which something varies.
  var names: Set<String> { Set(draws.map(\.name)) }
}

/// Some numbers of a given value that are drawn together, and what they are drawn from.
struct VariantDraw: Hashable {
  let name: String
  /// The places of the numbers in the value, row by row.
  let places: [Int]
  let candidates: Candidates

  /// What there is to draw.
  enum Candidates: Hashable {
    /// Numbers for the one place; places with the same entry share them.
    case numbers([Double])
    /// Choices of a number for each place.
    case wholes([[Double]])
  }

  /// The numbers of the next draw, one for each place.
  func draw(_ generator: inout VariantGenerator) -> [Double] {
    switch candidates {
    case .numbers(let numbers): [numbers[generator.index(below: numbers.count)]]
    case .wholes(let wholes): wholes[generator.index(below: wholes.count)]
    }
  }
}

/// A condition of an exercise's own, as quantities and how they compare.
struct ComparisonDraft {
  let text: String
  let sides: [QuantityID]
  let relations: [Relation]
}

/// How one number compares with the next.
enum Relation: String, Hashable, Sendable {
  // Longer signs come first, since a reader takes the first that fits.
  case atMost = "<="
  case atLeast = ">="
  case unlike = "!="
  case below = "<"
  case above = ">"

  static let all: [Relation] = [.atMost, .atLeast, .unlike, .below, .above]

  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atMost: left <= right
    case .atLeast: left >= right
    case .unlike: left < right || left > right
    case .below: left < right
    case .above: left > right
    }
  }
}

extension ExerciseBuilder {
  /// A number is drawn from no more than this.
  private static var mostCandidates: Int { 2_001 }

  /// An exercise states no more conditions than this.
  private static var mostConditions: Int { 100 }

  /// Takes in how an exercise varies; the quantities that its conditions compare go into `builder`.
  mutating func variation(
    _ spec: VariationSpec, _ path: SpecPath, _ network: Network, _ builder: inout GraphBuilder
  ) -> VariationDraft {
    var draft = VariationDraft(allowed: Set(spec.allowed))
    var places: [String: [Int: Int]] = [:]
    var wholes: [String: [[Double]]] = [:]
    if spec.values.isEmpty, !unread.contains(path["values"]) { report(VariationMistake.nothingVaries, at: path) }
    for (index, named) in spec.values.enumerated() {
      let path = path["values"][index]
      guard !unread.contains(path["value"]), let target = target(named.name, path["name"], network) else { continue }
      if let whole = choices(of: named, target, path["value"]) {
        wholes[target.name] = whole
        places[target.name] = nil
      } else if isSound(named, path["value"]) {
        wholes[target.name] = nil
        for place in target.places { places[target.name, default: [:]][place] = index }
      }
    }
    var shared: [Int: [Double]] = [:]
    for given in network.givens {
      let numbers = given.value.tensor.elements
      if let whole = wholes[given.name] {
        draft.draws.append(
          VariantDraw(name: given.name, places: Array(numbers.indices), candidates: .wholes(whole)))
      }
      for (place, entry) in (places[given.name] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let value = spec.values[entry].value
        let candidates = shared[entry] ?? value.candidates(given: numbers[place])
        if value.source != .given { shared[entry] = candidates }
        guard !candidates.isEmpty else {
          report(VariationMistake.nothingLeft(given.name), at: path["values"][entry]["value"])
          break
        }
        draft.draws.append(VariantDraw(name: given.name, places: [place], candidates: .numbers(candidates)))
      }
    }
    guard spec.conditions.count <= Self.mostConditions else {
      report(
        StepMistake.tooMany(spec.conditions.count, of: "conditions", limit: Self.mostConditions), at: path["where"])
      return draft
    }
    for (index, text) in spec.conditions.enumerated() {
      if let comparison = comparison(text, path["where"][index], network, &builder) {
        draft.comparisons.append(comparison)
      }
    }
    return draft
  }

  // MARK: - What varies

  /// A given value, and the places in it that are meant.
  private struct Target {
    let name: String
    let value: Given.Value
    let places: [Int]
  }

  private mutating func target(_ text: String, _ path: SpecPath, _ network: Network) -> Target? {
    guard let formula = formula(text, path, network.parser)?.formula else { return nil }
    let (name, indices): (String?, [Int]?) =
      switch formula.kind {
      case .name(let name): (name, nil)
      case .index(let base, let indices): (base.plainName, indices)
      default: (nil, nil)
      }
    guard let name, let given = network.givens.first(where: { $0.name == name }) else {
      guard name.map(network.unread.contains) != true else { return nil }
      let known = network.givens.map(\.name)
      report(VariationMistake.notGiven(text, among: known, near: nearName(text, in: known)), at: path)
      return nil
    }
    guard given.value != .unknown else {
      report(VariationMistake.letterVaries(name), at: path)
      return nil
    }
    let shape = given.value.tensor.shape
    guard let indices else { return Target(name: name, value: given.value, places: Array(0..<shape.count)) }
    let origin = network.origins[name] ?? shape.extents.map { _ in 1 }
    guard let place = shape.place(of: indices, from: origin) else {
      report(GraphMistake.noElement(name, indices: indices, shape: shape, origin: origin), at: path)
      return nil
    }
    return Target(name: name, value: given.value, places: [place])
  }

  /// The numbers of choices for all of a value; nil where each number is drawn by itself.
  private mutating func choices(
    of named: Named<VaryingValue>, _ target: Target, _ path: SpecPath
  ) -> [[Double]]? {
    guard case .choices(let values) = named.value.source, target.places.count > 1 else { return nil }
    let shape = target.value.tensor.shape
    guard !values.isEmpty, values.allSatisfy({ $0.tensor.shape == shape }) else { return nil }
    if named.value.takesAnySign { report(VariationMistake.signsOfChoices(named.name), at: path) }
    return values.map(\.tensor.elements)
  }

  /// Whether what a single number is drawn from makes sense.
  private mutating func isSound(_ named: Named<VaryingValue>, _ path: SpecPath) -> Bool {
    let mistake: VariationMistake? =
      switch named.value.source {
      case .given: nil
      case .choices(let values):
        values.first { $0 == .unknown || $0.tensor.shape != .scalar }.map { .otherShape(named.name, $0.tensor.shape) }
      case .range(let from, let to, let step):
        if step.units <= 0 || from.value >= to.value {
          .emptyRange(named.name, from: from, to: to)
        } else if let count = VaryingValue.stepCount(from: from, to: to, step: step) {
          count < Self.mostCandidates ? nil : .tooManyNumbers(named.name, limit: Self.mostCandidates)
        } else {
          .unevenSteps(named.name, from: from, to: to, step: step)
        }
      }
    guard let mistake else { return true }
    report(mistake, at: path)
    return false
  }

  // MARK: - Conditions

  private mutating func comparison(
    _ text: String, _ path: SpecPath, _ network: Network, _ builder: inout GraphBuilder
  ) -> ComparisonDraft? {
    let scalars = Array(text.unicodeScalars)
    var (sides, relations): ([QuantityID?], [Relation]) = ([], [])
    var (start, place) = (0, 0)
    func side(upTo end: Int, _ builder: inout GraphBuilder, _ exercise: inout ExerciseBuilder) -> QuantityID? {
      exercise.side(
        String(String.UnicodeScalarView(scalars[start..<end])), of: text, from: start, path, network, &builder)
    }
    while place < scalars.count {
      let rest = scalars[place...].prefix(2)
      guard let relation = Relation.all.first(where: { rest.starts(with: $0.rawValue.unicodeScalars) }) else {
        place += 1
        continue
      }
      sides.append(side(upTo: place, &builder, &self))
      relations.append(relation)
      place += relation.rawValue.count
      start = place
    }
    guard !relations.isEmpty else {
      report(VariationMistake.noComparison(text), in: path)
      return nil
    }
    sides.append(side(upTo: scalars.count, &builder, &self))
    let known = sides.compactMap { $0 }
    return known.count == sides.count ? ComparisonDraft(text: text, sides: known, relations: relations) : nil
  }

  private mutating func side(
    _ text: String, of whole: String, from start: Int, _ path: SpecPath, _ network: Network,
    _ builder: inout GraphBuilder
  ) -> QuantityID? {
    guard !text.isBlank else {
      report(VariationMistake.noComparison(whole), in: path, at: start)
      return nil
    }
    let formula: Expression
    do {
      formula = try network.parser.parse(text)
    } catch {
      report(error.moved(by: start), in: path)
      return nil
    }
    do {
      let tensor = try builder.quantities(for: formula)
      if tensor.shape == .scalar { return tensor.elements.first }
      report(StepMistake.notOneNumber(tensor.shape), in: path, at: start)
    } catch {
      report(error, about: formula, in: path, at: start, network)
    }
    return nil
  }
}

extension VaryingValue {
  /// How many steps lead from one end of a range to the other; nil where none does exactly.
  fileprivate static func stepCount(from: FixedDecimal, to: FixedDecimal, step: FixedDecimal) -> Int? {
    let places = max(from.places, to.places, step.places)
    let (length, step) = (to.units(atPlaces: places) - from.units(atPlaces: places), step.units(atPlaces: places))
    return step > 0 && length % step == 0 ? length / step : nil
  }

  /// The numbers that one place may hold, where the exercise gives `given`, each once.
  fileprivate func candidates(given: Double) -> [Double] {
    var numbers: [Double]
    switch source {
    case .given: numbers = [given]
    case .choices(let values): numbers = values.flatMap(\.tensor.elements)
    case .range(let from, let to, let step):
      let places = max(from.places, to.places, step.places)
      let (first, unit) = (from.units(atPlaces: places), step.units(atPlaces: places))
      let count = Self.stepCount(from: from, to: to, step: step) ?? 0
      numbers = (0...count).map { FixedDecimal(first + $0 * unit, places: places).value }
    }
    if takesAnySign { numbers += numbers.map { -$0 } }
    let left = Set(except.map(\.value))
    var seen: Set<Double> = []
    // Adding 0 makes the negative zero an ordinary one.
    return numbers.map { $0 + 0 }.filter { !left.contains($0) && seen.insert($0).inserted }
  }
}

extension Expression {
  /// The name that this is.
  fileprivate var plainName: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}
