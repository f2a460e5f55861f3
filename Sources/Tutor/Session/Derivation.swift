import Course
import Formula
import GradientEngine

/// What an exercise screen shows as known: how the network computes, and what has been found so far.
///
/// The forward formulas are there from the start, because they are the network; their values, and everything of the
/// backward pass and the update, come as the learner finds them.
public struct Derivation: Sendable {
  /// One line: a name, how it follows, and what it comes to as far as that is known.
  public struct Row: Sendable {
    /// Which part of the work it belongs to.
    public let phase: Phase
    /// The name, as a formula.
    public let name: Expression
    /// How it follows; nil while that is for the learner to find.
    public let formula: Expression?
    /// The value: one cell for a scalar, one for each element of a vector, none where only the formula is told.
    public let cells: [Cell]
    /// Whether the cells are those of a vector.
    public let isList: Bool
    /// Whether the current step asks for a cell of it.
    public var isAsked: Bool { cells.contains { $0 == .asked } }
  }

  /// One number of a row.
  public enum Cell: Hashable, Sendable {
    /// Found, or shown.
    case known(Value)
    /// Found from own earlier answers, as it was typed; the true value would tell what those should be.
    case own(String)
    /// What the current step asks.
    case asked
    /// Not found yet.
    case open
  }

  /// The network, and what it computes.
  public let forward: [Row]
  /// Derivatives found so far, and the one that is asked.
  public let backward: [Row]
  /// The update: its formulas once the learner has come to it, and what was found.
  public let update: [Row]

  /// How many rows there are in all.
  public var count: Int { forward.count + backward.count + update.count }

  init(of work: Work) {
    let exercise = work.exercise
    let isAtUpdate =
      work.step.phase == .update
      || work.exercise.steps.contains { step in
        step.phase == .update && work.progress[step: step.id].isDone
      }
    forward = exercise.definitions.filter { $0.phase == .forward }.compactMap { work.forwardRow(of: $0) }
    backward = work.stepRows(.backward, besides: [])
    let definitions = isAtUpdate ? exercise.definitions.filter { $0.phase == .update } : []
    let rows = definitions.map { work.row(of: $0) }
    // A matrix of new weights is told as its rule only; its elements follow one by one as they are found.
    let told = Set(definitions.filter { exercise.isScalarOrVector($0.name) }.map(\.name))
    update = rows + work.stepRows(.update, besides: told)
  }
}

extension Exercise {
  fileprivate func isScalarOrVector(_ name: String) -> Bool {
    guard let shape = graph.symbols[name]?.tensor.shape, case .matrix = shape else { return true }
    return false
  }
}

extension Work {
  /// The derivation as far as the learner has come.
  public var derivation: Derivation { Derivation(of: self) }

  /// A definition that a step asks for as a formula is told once that is found; while it is asked it stands open.
  fileprivate func forwardRow(of definition: Definition) -> Derivation.Row? {
    let name = Expression.name(definition.name)
    let row = row(of: definition)
    guard isFormulaAsked(of: name) else { return row }
    if step.answer == name, step.question.kind.asksFormula {
      return Derivation.Row(phase: .forward, name: name, formula: nil, cells: [.asked], isList: false)
    }
    // Its number may be found all the same.
    guard row.cells.contains(where: { $0 != .open }) else { return nil }
    return Derivation.Row(phase: .forward, name: name, formula: nil, cells: row.cells, isList: row.isList)
  }

  /// Whether how something is computed is for an open step to ask.
  private func isFormulaAsked(of answer: Expression) -> Bool {
    exercise.steps.contains { $0.question.kind.asksFormula && $0.answer == answer && !progress[step: $0.id].isDone }
  }

  fileprivate func row(of definition: Definition) -> Derivation.Row {
    let symbol = exercise.graph.symbols[definition.name]
    let ids = exercise.isScalarOrVector(definition.name) ? symbol?.tensor.elements ?? [] : []
    return Derivation.Row(
      phase: definition.phase, name: .name(definition.name), formula: definition.formula, cells: ids.map(cell),
      isList: symbol?.tensor.shape != .scalar)
  }

  /// A row for every done step of a phase and for the current one, in the order of the steps.
  fileprivate func stepRows(_ phase: Phase, besides told: Set<String>) -> [Derivation.Row] {
    exercise.steps.enumerated().flatMap { index, step -> [Derivation.Row] in
      guard step.phase == phase, let name = step.answer, name.names.isDisjoint(with: told) || phase == .backward else {
        return []
      }
      let isDone = progress[step: step.id].isDone
      guard isDone || index == position else { return [] }
      // A vector is one row, a matrix one for each of its elements.
      if step.kind == .vector {
        let cells = step.quantities.map { cell($0, isDone: isDone) }
        return [Derivation.Row(phase: phase, name: name, formula: nil, cells: cells, isList: true)]
      }
      return step.quantities.map { quantity in
        let formula =
          isDone && !isFormulaAsked(of: name) ? exercise.trace.entry(quantity).map { $0.chain ?? $0.formula } : nil
        return Derivation.Row(
          phase: phase, name: step.quantities.count == 1 ? name : exercise.graph[quantity].expression,
          formula: formula, cells: [cell(quantity, isDone: isDone)], isList: false)
      }
    }
  }

  private func cell(_ id: QuantityID, isDone: Bool) -> Derivation.Cell {
    isDone ? cell(id) : .asked
  }

  private func cell(_ id: QuantityID) -> Derivation.Cell {
    if knowledge.contains(id) { return .known(exercise.trace.values[id.index]) }
    if let own = ownValue(id) { return .own(own) }
    return step.quantities.contains(id) ? .asked : .open
  }

  /// The learner's number for a quantity that may not be told: it was right for own earlier answers, or how it is
  /// computed is still to be asked.
  private func ownValue(_ id: QuantityID) -> String? {
    exercise.steps.lazy.filter { $0.quantity == id && !$0.question.kind.asksFormula }.compactMap {
      progress[step: $0.id].rightAnswer
    }
    .first
  }
}
