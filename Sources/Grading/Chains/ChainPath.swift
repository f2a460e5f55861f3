import Formula
import GradientEngine

/// The way of the chain rule from one quantity down to another: the names that everything between them goes through.
///
/// At such a name the derivative splits into a product; where paths part and meet again it does not, and the sum over them
/// stays one factor.
struct ChainPath: Hashable, Sendable {
  /// What is differentiated, the names on the way, and what it is differentiated by.
  private(set) var stations: [Expression]
  /// Steps between quantities: those on which each depends directly, by its place.
  private let inputs: [[Int]]
  private let symbols: [String: Set<Int>]
  private let elements: [Expression: Int]

  /// The finest way from `of` down to `by` in a graph.
  ///
  /// Throws a `FormulaError` where either has no name, or the one does not depend on the other.
  init(of: Expression, by: Expression, in graph: Graph) throws(FormulaError) {
    let forward = graph.quantities.map { $0.phase == .given || $0.phase == .forward }
    inputs = graph.quantities.map { quantity in
      forward[quantity.id.index] ? quantity.inputs.map(\.index).filter { forward[$0] } : []
    }
    symbols = graph.symbols.mapValues { Set($0.tensor.elements.map(\.index)) }
    elements = Dictionary(
      graph.quantities.filter { forward[$0.id.index] }.map { ($0.expression, $0.id.index) },
      uniquingKeysWith: { first, _ in first })
    stations = []
    guard let top = places(of), let bottom = places(by) else {
      throw FormulaError(QuestionMistake.unnamedChainEnd, at: of.range)
    }
    let above = ancestors(of: top)
    guard !above.isDisjoint(with: bottom), top.isDisjoint(with: bottom) else {
      throw FormulaError(QuestionMistake.noDependence, at: of.range)
    }
    var found: [(Expression, Int)] = []
    for (name, whole) in symbols {
      let between = whole.filter { above.contains($0) && !ancestors(of: [$0]).isDisjoint(with: bottom) }
        .subtracting(top).subtracting(bottom)
      guard let first = between.min(), separates(between, top, bottom) else { continue }
      let station =
        between.count == 1 && graph.symbols[name]?.tensor.shape != .scalar
        ? graph.quantities[first].expression : Expression.name(name)
      found.append((station, first))
    }
    let between = found.sorted { $0.1 > $1.1 }.map(\.0)
    stations = [of] + between + [by]
  }

  /// The place of a name on the way; an element stands for its name where only it is on the way, and the name for it.
  func station(_ formula: Expression) -> Int? {
    if let place = stations.firstIndex(where: { isSame($0, formula) }) { return place }
    guard case .name = formula.kind else { return nil }
    return stations.dropFirst().dropLast().firstIndex { station in
      if case .index(let base, _) = station.kind { base == formula } else { false }
    }
  }

  /// Whether two names stand for the same: a vector of one element is that element.
  func isSame(_ first: Expression, _ second: Expression) -> Bool {
    if first == second { return true }
    guard let places = places(first) else { return false }
    return places == self.places(second)
  }

  /// Whether `of` depends on `by` at all.
  func depends(_ of: Expression, on by: Expression) -> Bool {
    guard let top = places(of), let bottom = places(by), top.isDisjoint(with: bottom) else { return false }
    return !ancestors(of: top).isDisjoint(with: bottom)
  }

  /// The quantities that a name or an element stands for.
  private func places(_ formula: Expression) -> Set<Int>? {
    switch formula.kind {
    case .name(let name): symbols[name]
    case .index: elements[formula].map { [$0] }
    default: nil
    }
  }

  private func ancestors(of start: Set<Int>, avoiding barrier: Set<Int> = []) -> Set<Int> {
    var seen = start
    var pending = Array(start)
    while let next = pending.popLast() {
      for input in inputs[next] where !barrier.contains(input) && seen.insert(input).inserted { pending.append(input) }
    }
    return seen
  }

  private func separates(_ barrier: Set<Int>, _ top: Set<Int>, _ bottom: Set<Int>) -> Bool {
    ancestors(of: top, avoiding: barrier).isDisjoint(with: bottom)
  }
}
