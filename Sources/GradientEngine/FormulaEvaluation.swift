import Formula

/// The value of a formula over quantities whose values are known, without adding to the graph.
///
/// A learner's formula is read this way, over many points at once or over one.
public struct FormulaEvaluator<S: Scalar>: Sendable {
  private let graph: Graph
  private let run: Evaluation<S>

  /// Reads formulas over the values of a run.
  public init(_ graph: Graph, _ run: Evaluation<S>) {
    self.graph = graph
    self.run = run
  }

  /// What the formula comes to, in its shape.
  ///
  /// Throws a `FormulaError` where it does not fit the graph; derivatives can stand in it as far as the graph holds them.
  public func value(of formula: Expression) throws(FormulaError) -> Tensor<S> {
    var work = Work(graph: graph, run: run)
    return try work.elaborate(formula)
  }

  private struct Work: Elaborating {
    let graph: Graph
    let run: Evaluation<S>
    var arguments: [String: Tensor<S>] = [:]
    var callsLeft = Nodes.mostCalls
    var suggestionsLeft = 1

    func function(_ name: String) -> FunctionDefinition? { graph.functions[name] }
    var unknown: String? { graph.unknown }
    var names: [String] { graph.symbols.keys.sorted() }
    var functionNames: [String] { graph.functions.keys.sorted() }

    func constant(_ value: Double) -> S { S(written: value) }

    func apply(_ operation: Operation, _ inputs: [S]) -> S {
      operation.value(inputs)
    }

    func known(_ formula: Expression) throws(FormulaError) -> Tensor<S>? {
      switch formula.kind {
      case .name(let name): return graph.symbols[name]?.tensor.map { run[$0] }
      case .index(let base, let indices):
        guard case .name(let name) = base.kind, let symbol = graph.symbols[name] else { return nil }
        guard let element = symbol.element(indices) else { throw symbol.missed(name, indices, at: formula.range) }
        return Tensor(scalar: run[element])
      case .derivative(let of, let by, let partial): return derivative(of, by, partial: partial)
      default: return nil
      }
    }

    private func derivative(_ of: Expression, _ by: Expression, partial: Bool) -> Tensor<S>? {
      guard let above = graph.elements(of), let below = graph.elements(by),
        let shape = derivativeShape(above.shape, below.shape)
      else { return nil }
      var values: [S] = []
      for a in above.elements {
        for b in below.elements {
          guard let id = graph.derivative(of: a, by: b, partial: partial) else { return nil }
          values.append(run[id])
        }
      }
      return Tensor(shape, values)
    }
  }
}

extension Graph {
  /// The quantities that a name or an element stands for.
  func elements(_ formula: Expression) -> Tensor<QuantityID>? {
    switch formula.kind {
    case .name(let name): return symbols[name]?.tensor
    case .index(let base, let indices):
      guard case .name(let name) = base.kind else { return nil }
      return symbols[name]?.element(indices).map { Tensor(scalar: $0) }
    default: return nil
    }
  }
}
