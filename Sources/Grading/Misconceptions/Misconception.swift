import Formula
import GradientEngine

/// A way of going wrong: a rule that rewrites what is asked on the real graph into what somebody would compute instead.
///
/// A rule knows no numbers. It gives wrong formulas over the graph's quantities; where exactly one rule comes to what was
/// typed, and that is not the truth at the precision asked, its sentence is told.
struct Misconception: Sendable {
  /// The rule's own word.
  let id: String
  /// What the learner reads.
  let sentence: String
  /// The wrong formulas for a quantity; none where the rule does not apply.
  let formulas: @Sendable (MisconceptionSubject) -> [Expression]

  /// All rules, in no particular order: one is told only where no other fits.
  static let all: [Misconception] = [
    slopeLeftOut, slopeAtOutput, outputForSlope, factorOfTwo, squareKept, pathForgotten, biasForgotten, wrongWeight,
    rowForColumn, updatedWeights, ascent, meanForSum, sumForMean, logBase, otherActivation,
  ]
}

/// A misconception that an exercise states for one of its own steps.
public struct AuthoredMisconception: Hashable, Sendable {
  /// The step at which it is met.
  public let step: String
  /// What is computed instead, over the exercise's quantities.
  public let formula: Expression
  /// What the learner reads.
  public let sentence: String

  /// States what is computed instead at a step.
  public init(step: String, formula: Expression, sentence: String) {
    self.step = step
    self.formula = formula
    self.sentence = sentence
  }
}

/// The quantity asked for, and how it comes about, for misconceptions to rewrite.
struct MisconceptionSubject {
  let graph: Graph
  let asked: QuantityID
  /// The quantity's own formula.
  let formula: Expression
  /// The local derivatives along each path of the chain; none for what is no derivative.
  let paths: [[QuantityID]]

  /// The function and the letter, where only a coefficient of the quantity is asked.
  private let part: (function: String, letter: Expression)?

  /// What is asked; of a coefficient, what it is a coefficient of.
  init(_ graph: Graph, _ asked: QuantityID) {
    self.graph = graph
    var asked = asked
    var part: (String, Expression)?
    if case .call(let function, let arguments) = graph.formula(of: asked).kind, arguments.count == 2,
      function == "coefficient" || function == "constant",
      let whole = graph.quantity(named: Notation().show(arguments[0], in: .ascii))
    {
      asked = whole.id
      part = (function, arguments[1])
    }
    self.asked = asked
    self.part = part
    formula = graph.formula(of: asked)
    paths = graph.paths(of: asked)
  }

  /// A wrong formula, or the coefficient that is asked of it.
  func answer(_ formula: Expression) -> Expression {
    guard let part else { return formula }
    return Expression(.call(part.function, [formula, part.letter]))
  }

  var phase: Phase { graph[asked].phase }
  var isDerivative: Bool { !paths.isEmpty }

  /// One local derivative ∂u/∂v that what is asked is made of.
  struct Factor {
    let id: QuantityID
    /// How the factor is written.
    let slope: Expression
    /// u, as a name.
    let output: Expression
    /// The formula of u.
    let formula: Expression
  }

  /// Every local derivative on some path, each once.
  var factors: [Factor] {
    Set(paths.joined()).sorted().compactMap { id in
      guard case .derivative(let of, _, _) = graph[id].expression.kind, let output = quantity(of) else { return nil }
      return Factor(
        id: id, slope: graph.formula(of: id), output: of, formula: graph.formula(of: output.id))
    }
  }

  /// The sum over all paths with one factor written otherwise.
  func chain(_ factor: QuantityID, as replacement: Expression) -> Expression {
    Self.sum(
      paths.map { path in
        Self.product(path.map { $0 == factor ? replacement : graph[$0].expression })
      })
  }

  /// The quantity that a name, an element or a derivative stands for.
  func quantity(_ formula: Expression) -> Quantity? {
    graph.quantity(named: Notation().show(formula, in: .ascii))
  }

  static func sum(_ terms: [Expression]) -> Expression { join(.add, terms, empty: 0) }

  static func product(_ factors: [Expression]) -> Expression { join(.multiply, factors, empty: 1) }

  private static func join(_ op: BinaryOperator, _ parts: [Expression], empty: Double) -> Expression {
    guard let first = parts.first else { return .number(empty) }
    return parts.dropFirst().reduce(first) { Expression(.binary(op, $0, $1)) }
  }
}

extension Expression {
  /// The same formula a number of times over.
  func times(_ factor: Double) -> Expression { Expression(.binary(.multiply, .number(factor), self)) }

  /// The summands, signs left with them.
  var terms: [Expression] {
    switch kind {
    case .binary(.add, let left, let right): left.terms + right.terms
    case .binary(.subtract, let left, let right): left.terms + right.terms.map { Expression(.negate($0)) }
    default: [self]
    }
  }

  /// All parts of the formula, itself included.
  var parts: [Expression] { [self] + kind.children.flatMap(\.parts) }

  /// The bases of the squares in the formula.
  var squared: [Expression] {
    parts.compactMap { part in
      guard case .binary(.power, let base, let exponent) = part.kind, exponent.kind == .number(2) else { return nil }
      return base
    }
  }

  /// The function and its argument, where the formula is nothing but a function of one name.
  var activation: (function: ElementaryFunction, argument: Expression)? {
    guard case .call(let name, let arguments) = kind, arguments.count == 1,
      let function = ElementaryFunction(rawValue: name)
    else { return nil }
    return (function, arguments[0])
  }
}
