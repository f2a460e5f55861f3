/// The values of a graph's quantities, each as near to the truth as a `Double` comes, with bounds on what it may miss.
///
/// One run of the tape over `Double`s gives them, one over intervals tells how many of their digits are right. Where these
/// are fewer than a dozen, as after a cancellation, the value is taken from wide arithmetic.
public struct Valuation: Sendable {
  /// The value of every quantity, by its place.
  public let values: [Value]
  /// The values in wide arithmetic, for where more digits are wanted.
  public let precise: PreciseValues
  /// What every node comes to; not a number where the unknown stays in it.
  let numbers: [Double]
  /// What is taken for the derivative, or the value, of nodes that stand on a kink.
  let conventions: [NodeID: KinkConvention]
  /// For each quantity and coefficient a bound on the error; infinite where nothing is known.
  private let errors: [[Double]]

  /// The values of a graph.
  public init(_ graph: Graph) {
    if graph.unknown != nil {
      self.init(
        graph, graph.evaluate(unknown: Polynomial.unknown),
        bounds: graph.evaluate(unknown: PolynomialOver<Interval>.unknown), { $0.coefficients }, { $0[$1] })
    } else {
      let bounds: Evaluation<Interval> = graph.evaluate()
      self.init(graph, graph.evaluate() as Evaluation<Double>, bounds: bounds, { [$0] }, { $1 == 0 ? $0 : Interval(0) })
    }
  }

  private init<S: Scalar, Bounds: Scalar>(
    _ graph: Graph, _ run: Evaluation<S>, bounds: Evaluation<Bounds>, _ coefficients: (S) -> [Double],
    _ bound: (Bounds, Int) -> Interval
  ) {
    let precise = PreciseValues(graph)
    var numbers = run.slots.map { slot in
      let coefficients = coefficients(slot)
      return coefficients.count == 1 ? coefficients[0] : .nan
    }
    var values: [Value] = []
    var errors: [[Double]] = []
    for quantity in graph.quantities {
      let known = coefficients(run[quantity.id]).enumerated().map { power, number in
        Self.known(number, bound(bounds[quantity.id], power)) { precise.coefficient(power, of: quantity.id) }
      }
      values.append(Value(Polynomial(coefficients: known.map(\.value)), unknown: graph.unknown))
      errors.append(known.map(\.error))
      if known.count == 1 { numbers[quantity.node] = known[0].value }
    }
    self.values = values
    self.errors = errors
    self.numbers = numbers
    self.precise = precise
    conventions = graph.conventions(precise) { bound(bounds.slots[$0], 0) }
  }

  /// A bound on the error of a coefficient of a value; infinite where no digit of it is known.
  public func error(of id: QuantityID, power: Int = 0) -> Double {
    let errors = errors[id.index]
    return power < errors.count ? errors[power] : 0
  }

  /// The quantities of which no digit is known although those they come from are, and none is undefined in `Double`s: something
  /// is divided by what is zero but for rounding.
  public func unknown(in graph: Graph) -> [QuantityID] {
    func isUnknown(_ id: QuantityID) -> Bool {
      zip(values[id.index].coefficients, errors[id.index]).contains { $0.isFinite && $1 == .infinity }
    }
    return graph.quantities.filter { isUnknown($0.id) && !$0.inputs.contains(where: isUnknown) }.map(\.id)
  }

  /// A value and what it may miss: from bounds where these are close, else from wide arithmetic.
  private static func known(
    _ number: Double, _ bounds: Interval, precisely: () -> PreciseInterval
  ) -> (value: Double, error: Double) {
    guard number.isFinite else { return (number, .infinity) }
    if bounds.isFinite, bounds.contains(number) {
      let error = max(bounds.high - number, number - bounds.low)
      if error <= number.magnitude * Tolerance.sureDigits { return (number, error) }
    }
    let precise = precisely()
    guard precise.isFinite else { return (number, .infinity) }
    if precise.isNegligible { return (0, 0) }
    let value = precise.double
    return (value, precise.width + value.ulp)
  }
}
