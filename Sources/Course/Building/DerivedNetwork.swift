import Formula
import GradientEngine
import Grading

/// A network worked out: its graph, every value, and what has no value.
struct DerivedNetwork {
  let graph: Graph
  let trace: Trace
  /// Where a value stops being a number, and why.
  let failures: [NonFinite]

  init(_ network: Network) {
    graph = network.builder.graph()
    trace = graph.trace()
    failures = graph.nonFinite() + graph.undetermined(trace.valuation)
  }

  /// What a quantity comes to; a whole number stands for itself, although computing may have missed it by a hair.
  func value(_ quantity: QuantityID) -> Value {
    let value = trace.values[quantity.index]
    guard let number = value.number, number.magnitude < 0x1p52, number != number.rounded(),
      (number - number.rounded()).magnitude <= trace.valuation.error(of: quantity),
      truths(quantity).first?.isWhole == true
    else { return value }
    return Value(number.rounded())
  }

  /// The coefficients of a value, each with a bound on its error; a plain number has one.
  func truths(_ quantity: QuantityID) -> [Truth] {
    let valuation = trace.valuation
    return valuation.values[quantity.index].coefficients.enumerated().map { power, number in
      let error = valuation.error(of: quantity, power: power)
      // Where nothing was rounded, there is nothing to find.
      guard error > 0 else { return Truth(number) }
      let precise = valuation.precise
      return Truth(number, error: error) { precise.coefficient(power, of: quantity) }
    }
  }

  /// What the values of quantities take by convention, each said once.
  func conventions(at quantities: [QuantityID]) -> [KinkConvention] {
    quantities.flatMap { graph.entry(for: graph[$0], trace.valuation).conventions }
      .reduce(into: []) { found, convention in if !found.contains(convention) { found.append(convention) } }
  }

  func isFinite(_ quantity: QuantityID) -> Bool { value(quantity).coefficients.allSatisfy(\.isFinite) }

  /// The name in whose definition a quantity is computed; for a derivative, what is differentiated.
  func definedName(of quantity: QuantityID) -> String? { graph[quantity].expression.definedName }

  /// The derived equations that lead to an answer.
  func lines(to answer: Expression, _ quantity: QuantityID) -> [Worked.Line] {
    // The coefficient of an unknown is read off a quantity that has an equation of its own. That would tell the constant,
    // too, which is asked next.
    if case .call("coefficient", _) = answer.kind { return [reading(answer, quantity)] }
    if case .call("constant", let arguments) = answer.kind, let whole = arguments.first.flatMap(line) {
      return [whole, reading(answer, quantity)]
    }
    return [Worked.Line(graph.entry(for: graph[quantity], trace.valuation), shown: answer)]
  }

  private func line(for formula: Expression) -> Worked.Line? {
    var quantity = graph.quantity(named: Notation().show(formula, in: .ascii))
    if quantity == nil, case .derivative(let of, let by, true) = formula.kind {
      // Where everything flows through one link, the local derivative is the total one, and goes by its name.
      let total = Expression(.derivative(of: of, by: by, partial: false))
      quantity = graph.quantity(named: Notation().show(total, in: .ascii))
    }
    return quantity.map { Worked.Line(graph.entry(for: $0, trace.valuation), shown: formula) }
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
