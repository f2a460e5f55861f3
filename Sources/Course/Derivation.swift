import Formula
import GradientEngine

/// A network worked out: its graph, every value, and what has no value.
struct Derivation {
  let graph: Graph
  let trace: Trace
  /// Where a value stops being a number, and why.
  let failures: [NonFinite]

  init(_ network: Network) {
    graph = network.builder.graph()
    trace = graph.trace()
    failures = graph.nonFinite()
  }

  func value(_ quantity: QuantityID) -> Value { trace.values[quantity.index] }

  func isFinite(_ quantity: QuantityID) -> Bool { value(quantity).coefficients.allSatisfy(\.isFinite) }

  /// The name in whose definition a quantity is computed; for a derivative, what is differentiated.
  func definedName(of quantity: QuantityID) -> String? { graph[quantity].expression.definedName }

  /// The derived equations that lead to an answer.
  func lines(to answer: Expression, _ quantity: QuantityID) -> [Worked.Line] {
    // The coefficient of an unknown is read off a quantity that has an equation of its own.
    if case .call("coefficient", let arguments) = answer.kind, let whole = arguments.first.flatMap(line) {
      return [whole, reading(answer, quantity)]
    }
    if case .call("constant", let arguments) = answer.kind, let whole = arguments.first.flatMap(line) {
      return [whole, reading(answer, quantity)]
    }
    return [Worked.Line(graph.entry(for: graph[quantity], trace.values), shown: answer)]
  }

  private func line(for formula: Expression) -> Worked.Line? {
    graph.quantity(named: Notation().show(formula, in: .ascii)).map {
      Worked.Line(graph.entry(for: $0, trace.values), shown: formula)
    }
  }

  /// An equation without working: what is asked, and its value.
  private func reading(_ answer: Expression, _ quantity: QuantityID) -> Worked.Line {
    Worked.Line(shown: answer, chain: nil, formula: answer, substituted: answer, value: value(quantity))
  }
}

extension Worked.Line {
  fileprivate init(_ entry: Trace.Entry, shown: Expression) {
    self.init(
      shown: shown, chain: entry.chain, formula: entry.formula, substituted: entry.substituted, value: entry.value)
  }
}

extension Expression {
  /// The name that this is an element or a derivative of.
  fileprivate var definedName: String? {
    switch kind {
    case .name(let name): name
    case .index(let base, _): base.definedName
    case .derivative(let of, _, _): of.definedName
    default: nil
    }
  }
}
