import Formula

/// The whole derivation, in the order in which it is taught: forward, then backward from each loss, then the update.
public struct Trace: Sendable {
  /// One line of the derivation.
  public struct Entry: Sendable {
    /// The quantity that the line is about.
    public let quantity: QuantityID
    /// Which part of the work it belongs to.
    public let phase: Phase
    /// The canonical name.
    public let name: String
    /// The name as a formula, to be shown in the exercise's notation.
    public let shown: Expression
    /// What it comes to.
    public let value: Value
    private let graph: Graph
    private let valuation: Valuation

    init(_ quantity: Quantity, of graph: Graph, _ valuation: Valuation) {
      self.quantity = quantity.id
      phase = quantity.phase
      name = quantity.name
      shown = quantity.expression
      value = valuation.values[quantity.id.index]
      self.graph = graph
      self.valuation = valuation
    }

    /// Every path of the chain from the loss; one path with one factor for a local derivative, none going forward.
    ///
    /// Made when it is looked at, like the formulas: along a chain of many links all paths together have a length that
    /// grows with the square of its own.
    public var paths: [[Factor]] { graph.paths(of: quantity).map { $0.map(factor) } }

    /// The chain as named derivatives, for a derivative that goes over others; nil for any other line.
    public var chain: Expression? {
      chainPaths.map { paths in
        sum(paths.map { path in path.map { graph[$0].expression }.reduce(.number(1), product) })
      }
    }

    /// The derivatives of the loss by what comes right behind on the way to it: the adjoints that the chain rule goes over.
    ///
    /// Empty for a local derivative, and for what is no derivative.
    public var adjoints: [QuantityID] { graph[quantity].chain.compactMap(\.adjoint) }

    /// The chain from the loss down to this derivative, begun anew at every adjoint that `isNamed` admits.
    ///
    /// Nil where there is no adjoint on the way.
    public func shortChain(from isNamed: (QuantityID) -> Bool) -> Expression? {
      adjoints.isEmpty ? nil : graph.shortChain(to: quantity, from: isNamed)
    }

    /// The chain with the number of each local derivative put in, neither multiplied out nor shortened.
    public var chainNumbers: Expression? {
      chainPaths.map { paths in
        sum(
          paths.compactMap { path in
            path.map { valuation.values[$0.index].expression }.reduce(nil) { product, factor in
              product.map { Expression(.binary(.multiply, $0, factor)) } ?? factor
            }
          })
      }
    }

    /// What it is, over named quantities; for a derivative the local derivatives along the chain multiplied out.
    public var formula: Expression {
      guard let paths = chainPaths else { return graph.formula(of: quantity, at: valuation) }
      return sum(paths.map { path in path.map { graph.formula(of: $0, at: valuation) }.reduce(.number(1), product) })
    }

    /// The formula with numbers put in; without them where no `Double` has the digits that the value hangs on.
    public var substituted: Expression {
      let formula = formula
      let substituted = graph.substituting(valuation.values, in: formula)
      return comesToValue(substituted) ? substituted : formula
    }

    /// What is taken by convention, where the line stands on a kink.
    public var conventions: [KinkConvention] {
      let quantities = chainPaths.map { $0.flatMap(\.self) } ?? [quantity]
      return quantities.flatMap { graph.conventions(in: $0, valuation) }.reduce(into: []) { found, convention in
        if !found.contains(convention) { found.append(convention) }
      }
    }

    /// Whether a formula of numbers comes to the line's value, but for what rounding in the last digits does.
    private func comesToValue(_ substituted: Expression) -> Bool {
      guard let number = value.number, number.isFinite, number != 0,
        let result = try? FormulaEvaluator(graph, Evaluation(slots: valuation.numbers, places: graph.places))
          .value(of: substituted).elements.first
      else { return true }
      return (result - number).magnitude <= number.magnitude / 256
    }

    /// The paths of a derivative that goes over others, where they are listed.
    private var chainPaths: [[QuantityID]]? {
      let paths = graph.paths(of: quantity)
      return paths.isEmpty || paths == [[quantity]] ? nil : paths
    }

    private func factor(_ id: QuantityID) -> Factor {
      Factor(quantity: id, name: graph[id].name, shown: graph[id].expression, value: valuation.values[id.index])
    }
  }

  /// One local derivative on a path of the chain.
  public struct Factor: Hashable, Sendable {
    /// The derivative's quantity.
    public let quantity: QuantityID
    /// The canonical name.
    public let name: String
    /// The name as a formula.
    public let shown: Expression
    /// What it comes to.
    public let value: Value
  }

  /// The lines, in teaching order.
  public let entries: [Entry]
  /// The values of the graph's quantities, with bounds on their errors.
  public let valuation: Valuation
  /// The value of every quantity of the graph, by its place.
  public var values: [Value] { valuation.values }

  /// The line about a quantity, where it has one.
  public func entry(_ id: QuantityID) -> Entry? { entries.first { $0.quantity == id } }
}

/// What the backward pass differentiates, and by what.
public struct Differentiation: Sendable {
  /// The losses, each a scalar by its name.
  public let losses: [String]
  /// The parameters and inputs by whose elements each loss is differentiated.
  public let variables: [String]

  /// States what the backward pass is about.
  public init(losses: [String], variables: [String]) {
    self.losses = losses
    self.variables = variables
  }
}

extension GraphBuilder {
  /// Emits the derivative of each loss by each variable, and by everything between them.
  ///
  /// Returns what is wrong with a loss: it is no scalar, or a derivative on the way cannot be written.
  public mutating func differentiate(_ plan: Differentiation) -> [GraphError] {
    var errors: [GraphError] = []
    func report(_ mistake: GraphMistake, about loss: String) {
      errors.append(GraphError(name: loss, error: FormulaError(mistake, at: 0..<1)))
    }
    let variables = plan.variables.compactMap { symbols[$0]?.tensor.elements }.flatMap { $0 }
    for loss in plan.losses {
      guard let tensor = symbols[loss]?.tensor else { continue }
      guard tensor.shape == .scalar, let top = tensor.elements.first else {
        report(.lossIsNoScalar(loss, tensor.shape), about: loss)
        continue
      }
      for target in between(top, and: variables) {
        guard nodes.count < Nodes.limit else {
          report(.tooManyDerivatives(of: loss), about: loss)
          break
        }
        if totalFromAdjoints(top, target) != nil { continue }
        report(.unwritableDerivative(of: loss, by: quantities[target.index].name), about: loss)
        break
      }
    }
    return errors
  }
}

extension Graph {
  /// More paths than this are not listed one by one; the adjoint's own sum stands for them.
  public static let mostPaths = 64
  /// Nor are they where one has more factors than this, which nobody reads.
  public static let longestPath = 1_200

  /// The derivation that the graph holds.
  public func trace() -> Trace {
    let valuation = Valuation(self)
    var entries: [Trace.Entry] = []
    for phase in [Phase.forward, .backward, .update] {
      for id in order(of: phase) { entries.append(entry(for: self[id], valuation)) }
    }
    return Trace(entries: entries, valuation: valuation)
  }

  /// The line about a quantity, given the value of every quantity.
  public func entry(for quantity: Quantity, _ valuation: Valuation) -> Trace.Entry {
    Trace.Entry(quantity, of: self, valuation)
  }

  /// The local derivatives along each path of the chain; empty for what is no derivative, or has too many paths.
  public func paths(of id: QuantityID) -> [[QuantityID]] { paths(of: id, atMost: Self.longestPath) }

  private func paths(of id: QuantityID, atMost length: Int) -> [[QuantityID]] {
    let quantity = self[id]
    guard quantity.derivative != nil, length > 0 else { return [] }
    guard !quantity.chain.isEmpty else { return [[id]] }
    var paths: [[QuantityID]] = []
    for term in quantity.chain {
      let upper = term.adjoint.map { self.paths(of: $0, atMost: length - 1) } ?? [[]]
      paths += upper.map { $0 + [term.local] }
      guard !upper.isEmpty, paths.count <= Self.mostPaths else { return [] }
    }
    return paths
  }

  /// The quantities of a phase in teaching order; what was only asked for is left out.
  private func order(of phase: Phase) -> [QuantityID] {
    let members = quantities.filter { $0.phase == phase }
    guard phase == .backward else {
      let named = Set(symbols.values.flatMap(\.tensor.elements))
      return members.map(\.id).filter(named.contains)
    }
    let places = TeachingPlaces(self)
    return members.map { (id: $0.id, key: places.key($0)) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.id)
  }
}

/// Where derivatives stand in the backward pass: one end of the forward pass after the other, and below each end what enters
/// last comes first, of what enters together the parameters, and the elements of one tensor together.
private struct TeachingPlaces {
  private let graph: Graph
  /// For each quantity the first element of the tensor it belongs to.
  private var group: [QuantityID: QuantityID] = [:]
  /// For each quantity the last of those ends of the forward pass that it leads to.
  private var end: [QuantityID: Int] = [:]
  /// For each group and end the last quantity on the way to that end that takes one of its elements.
  private var lastUse: [Use: Int] = [:]

  private struct Use: Hashable {
    let group: QuantityID
    let end: Int
  }

  init(_ graph: Graph) {
    self.graph = graph
    for symbol in graph.symbols.values {
      for id in symbol.tensor.elements { group[id] = symbol.tensor.elements[0] }
    }
    let forward = graph.quantities.filter { $0.phase == .forward }
    for user in forward.reversed() {
      let reached = end[user.id] ?? user.id.index
      end[user.id] = reached
      for input in user.inputs { end[input] = max(end[input] ?? 0, reached) }
    }
    for user in forward {
      for input in user.inputs {
        lastUse[Use(group: group[input] ?? input, end: end[user.id] ?? 0)] = user.id.index
      }
    }
  }

  func key(_ quantity: Quantity) -> [Int] {
    guard let derivative = quantity.derivative else { return [] }
    let by = graph[derivative.by]
    let group = group[by.id] ?? by.id
    let end = end[derivative.of] ?? 0
    return [
      end, -(lastUse[Use(group: group, end: end)] ?? 0), by.phase == .given ? 0 : 1, group.index, by.id.index,
      quantity.chain.isEmpty ? 0 : 1, quantity.id.index,
    ]
  }
}

extension Graph {
  /// The adjoints times the local derivatives of a derivative's last link, each adjoint taken apart unless it is named.
  fileprivate func shortChain(to id: QuantityID, from isNamed: (QuantityID) -> Bool) -> Expression {
    let terms = self[id].chain
    guard !terms.isEmpty else { return self[id].expression }
    return sum(
      terms.map { term in
        let local = self[term.local].expression
        guard let adjoint = term.adjoint else { return local }
        return product(isNamed(adjoint) ? self[adjoint].expression : shortChain(to: adjoint, from: isNamed), local)
      })
  }
}
