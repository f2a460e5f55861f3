import Formula
import GradientEngine

/// The way of the chain rule from one quantity down to another: the names that everything between them goes through.
///
/// At such a name the derivative splits into a product; where paths part and meet again it does not, and the sum over them
/// stays one factor.
struct ChainPath: Hashable, Sendable {
  /// What is differentiated, the names on the way, and what it is differentiated by.
  private(set) var stations: [Expression]
  /// What depends on what, of what is given and what the forward pass computes.
  private let lineage: Lineage
  private let symbols: [String: Set<QuantityID>]
  private let elements: [Expression: QuantityID]

  /// No chain is asked for over more names than this.
  private static let mostNames = 200

  /// The finest way from `of` down to `by` in a graph.
  ///
  /// Throws a `FormulaError` where either has no name, or the one does not depend on the other.
  init(of: Expression, by: Expression, in graph: Graph) throws(FormulaError) {
    func isForward(_ quantity: Quantity) -> Bool { quantity.phase == .given || quantity.phase == .forward }
    lineage = Lineage(graph.quantities, where: isForward)
    symbols = graph.symbols.mapValues { Set($0.tensor.elements) }
    elements = Dictionary(
      graph.quantities.filter(isForward).map { ($0.expression, $0.id) }, uniquingKeysWith: { first, _ in first })
    stations = []
    guard let top = places(of), let bottom = places(by) else {
      throw FormulaError(QuestionMistake.unnamedChainEnd, at: of.range)
    }
    let above = lineage.ancestors(of: top)
    guard !above.isDisjoint(with: bottom), top.isDisjoint(with: bottom) else {
      throw FormulaError(QuestionMistake.noDependence, at: of.range)
    }
    let below = lineage.descendants(of: bottom)
    let onTheWay = symbols.compactMap { name, whole in
      let between = whole.filter { above.contains($0) && below.contains($0) }.subtracting(top).subtracting(bottom)
      return between.isEmpty ? nil : (name, between)
    }
    guard onTheWay.count <= Self.mostNames else {
      throw FormulaError(QuestionMistake.chainTooLong(limit: Self.mostNames), at: of.range)
    }
    var found: [(Expression, QuantityID)] = []
    for (name, between) in onTheWay {
      guard let first = between.min(), separates(between, top, bottom) else { continue }
      let station =
        between.count == 1 && graph.symbols[name]?.tensor.shape != .scalar
        ? graph[first].expression : Expression.name(name)
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
    return lineage.depends(top, on: bottom)
  }

  /// The quantities that a name or an element stands for.
  private func places(_ formula: Expression) -> Set<QuantityID>? {
    switch formula.kind {
    case .name(let name): symbols[name]
    case .index: elements[formula].map { [$0] }
    default: nil
    }
  }

  private func separates(_ barrier: Set<QuantityID>, _ top: Set<QuantityID>, _ bottom: Set<QuantityID>) -> Bool {
    !lineage.leads(from: bottom, to: top, avoiding: barrier)
  }
}
