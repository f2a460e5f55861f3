import Formula
import GradientEngine

/// The quantity asked for, and what it comes from, for misconceptions to rewrite.
struct MisconceptionSubject {
  let graph: Graph
  let asked: QuantityID
  /// What is asked, and all that is computed on the way to it.
  let lineage: [Part]

  /// A quantity on the way, and how it comes about.
  struct Part {
    let id: QuantityID
    let phase: Phase
    /// How it is written.
    let name: Expression
    let formula: Expression
  }

  /// A local derivative ∂u/∂v on the way.
  struct Slope {
    let id: QuantityID
    let formula: Expression
    let above: Part
    let below: Expression
  }

  /// The slope of an activation f within a local derivative.
  struct Bend {
    let slope: Slope
    let function: ElementaryFunction
    let argument: Expression
    /// f of the argument, by its name where it has one.
    let output: Expression
    /// f′ as it stands in the local derivative.
    let written: Expression

    /// The local derivative with something else in the place of f′; nothing if that says the same.
    func replacing(by other: Expression) -> (QuantityID, Expression)? {
      other == written ? nil : (slope.id, slope.formula.replacing { $0 == written ? other : nil })
    }

    /// The derivative of a function as it is written, at an argument and a value.
    static func written(_ function: ElementaryFunction, x: Expression, y: Expression) -> Expression {
      function.writtenSlope.replacing { $0.kind == .name("x") ? x : $0.kind == .name("y") ? y : nil }
    }
  }

  /// The local derivatives on the way.
  let slopes: [Slope]
  /// The slopes of activations on the way.
  let bends: [Bend]
  /// The local derivatives that differentiate a square.
  let squareSlopes: [Slope]

  /// What earlier steps ask for.
  private let settled: Set<QuantityID>

  /// A formula of more quantities is not looked into.
  private static let mostInputs = 200

  /// Looks at the last quantities on the way, as many as have `limit` terms in their formulas.
  init(_ graph: Graph, _ asked: QuantityID, settled: Set<QuantityID>, atMost limit: Int = .max) {
    self.graph = graph
    self.asked = asked
    self.settled = settled
    var parts: [QuantityID: Part] = [:]
    func part(_ id: QuantityID) -> Part {
      if let known = parts[id] { return known }
      let quantity = graph[id]
      // Nobody writes out a formula of so many quantities, nor goes wrong in one of its terms.
      let formula = quantity.inputs.count > Self.mostInputs ? quantity.expression : graph.formula(of: id)
      let part = Part(id: id, phase: quantity.phase, name: quantity.expression, formula: formula)
      parts[id] = part
      return part
    }
    var left = limit
    /// Whether a quantity may still be looked at; a local derivative is looked at with the formula that it is taken of.
    func isLookedAt(_ id: QuantityID) -> Bool {
      let above = graph[id].isLocalDerivative ? graph[id].differentiated.map { graph[$0.of].inputs.count } : nil
      left -= 1 + min(graph[id].inputs.count, Self.mostInputs) + min(above ?? 0, Self.mostInputs)
      return left > 0 || id == asked
    }
    lineage = graph.lineage(of: asked).reversed().prefix(while: isLookedAt).reversed().map(part)
    slopes = lineage.compactMap { local in
      guard graph[local.id].isLocalDerivative, let (of, by) = graph[local.id].differentiated else { return nil }
      return Slope(id: local.id, formula: local.formula, above: part(of), below: graph[by].expression)
    }
    bends = slopes.flatMap(\.bends)
    squareSlopes = slopes.filter { !$0.squares.isEmpty }
  }

  /// What is asked.
  var answer: Part { lineage[lineage.count - 1] }

  /// What is computed forward on the way, and not settled by an earlier step: a slip there is that step's, and carries on
  /// as the learner's own answer. For a gradient nothing, as it is asked when the forward pass is done.
  var forward: [Part] {
    guard answer.phase == .forward || answer.phase == .update else { return [] }
    return lineage.filter { $0.phase == answer.phase && ($0.id == asked || !settled.contains($0.id)) }
  }

  /// The quantity that a name, an element or a derivative stands for.
  func quantity(_ formula: Expression) -> Quantity? {
    switch formula.kind {
    case .name, .index, .derivative: graph.quantity(named: Notation().show(formula, in: .ascii))
    default: nil
    }
  }

  /// The elements of what an element belongs to, and its own indices.
  func siblings(_ element: Expression) -> (name: String, indices: [Int], elements: [QuantityID])? {
    guard case .index(let base, let indices) = element.kind, case .name(let name) = base.kind,
      let symbol = graph.symbols[name]
    else { return nil }
    return (name, indices, symbol.tensor.elements)
  }

  /// Each rewriting by itself; and where there are several, all together, as somebody would who always goes wrong so.
  func eachAndAll(_ rewritings: [(QuantityID, Expression)]) -> [Rewriting] {
    let all = Dictionary(rewritings, uniquingKeysWith: { first, _ in first })
    return rewritings.map { [$0.0: $0.1] } + (all.count > 1 ? [all] : [])
  }

  /// Whether an earlier step asks for a quantity.
  func isSettled(_ id: QuantityID) -> Bool { settled.contains(id) }

  /// What is asked, computed otherwise.
  func instead(_ formula: Expression) -> Rewriting { [asked: formula] }
}

extension MisconceptionSubject.Slope {
  /// The slopes of activations that this derivative takes.
  fileprivate var bends: [MisconceptionSubject.Bend] {
    above.formula.parts.compactMap { part in
      guard let (function, argument) = part.activation else { return nil }
      let output = part == above.formula ? above.name : part
      let written = MisconceptionSubject.Bend.written(function, x: argument, y: output)
      // A name may stand in the derivative for another reason than being an exponential's slope.
      let isThere = written == output ? formula == written : formula.parts.contains(written)
      guard isThere else { return nil }
      return MisconceptionSubject.Bend(
        slope: self, function: function, argument: argument, output: output, written: written)
    }
  }
}
