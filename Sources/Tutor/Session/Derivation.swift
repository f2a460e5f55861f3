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
  public private(set) var forward: [Row] = []
  /// Derivatives found so far, and the one that is asked.
  public private(set) var backward: [Row] = []
  /// The update: its formulas once the learner has come to it, and what was found.
  public private(set) var update: [Row] = []

  /// The rows by the part of the work they belong to, in teaching order.
  public var parts: [(phase: Phase, rows: [Row])] { [(.forward, forward), (.backward, backward), (.update, update)] }

  /// How many rows there are in all.
  public var count: Int { forward.count + backward.count + update.count }

  /// Nothing yet.
  init() {}

  /// The derivation as far as some work has come, in time linear in the steps and quantities of the exercise.
  init(of work: Work) {
    let exercise = work.exercise
    let rows = DerivationRows(of: work)
    let isAtUpdate =
      work.step.phase == .update
      || exercise.steps.contains { $0.phase == .update && work.progress[step: $0.id].isDone }
    forward = exercise.definitions.filter { $0.phase == .forward }.compactMap { rows.forward($0) }
    backward = rows.ofSteps(in: .backward, besides: [])
    let definitions = isAtUpdate ? exercise.definitions.filter { $0.phase == .update } : []
    // A matrix of new weights is told as its rule only; its elements follow one by one as they are found.
    let told = Set(definitions.filter { exercise.isScalarOrVector($0.name) }.map(\.name))
    update = definitions.map { rows.definition($0) } + rows.ofSteps(in: .update, besides: told)
  }
}

extension Exercise {
  fileprivate func isScalarOrVector(_ name: String) -> Bool {
    graph.symbols[name].map { $0.tensor.shape.rank < 2 } ?? true
  }
}

/// Makes the rows of a derivation, with what the steps say of each quantity looked up once.
private struct DerivationRows {
  private let work: Work
  /// What open steps ask the formula of.
  private var askedFormulas: Set<Expression> = []
  /// The learner's numbers for quantities, where one was right: for own earlier answers, or where how it is computed is
  /// still to be asked, the true value may not be told.
  private var ownValues: [QuantityID: String] = [:]
  /// The formulas found for what steps ask; of several steps that ask for the same, that of the last.
  private var foundFormulas: [Expression: Expression] = [:]
  /// The steps that ask for numbers, by what they ask for.
  private var numberSteps: [Expression: Int] = [:]
  /// The lines of the trace, by what they derive.
  private let entries: [QuantityID: Trace.Entry]

  private var exercise: Exercise { work.exercise }

  init(of work: Work) {
    self.work = work
    entries = Dictionary(work.exercise.trace.entries.map { ($0.quantity, $0) }) { first, _ in first }
    for (index, step) in work.exercise.steps.enumerated() {
      let progress = work.progress[step: step.id]
      if step.question.kind.asksFormula {
        guard let answer = step.answer else { continue }
        if !progress.isDone { askedFormulas.insert(answer) }
        if progress.isDone, let formula = step.question.kind.modelFormula { foundFormulas[answer] = formula }
        continue
      }
      if let answer = step.answer, !step.quantities.isEmpty, numberSteps[answer] == nil { numberSteps[answer] = index }
      if let quantity = step.quantity, ownValues[quantity] == nil {
        ownValues[quantity] = progress.rightAnswer
      }
    }
  }

  /// A definition of the forward pass. One that a step asks for as a formula is told once that is found; while it is
  /// asked it stands open.
  func forward(_ definition: Definition) -> Derivation.Row? {
    let name = Expression.name(definition.name)
    let row = self.definition(definition)
    guard askedFormulas.contains(name) else { return row }
    if work.step.answer == name, work.step.question.kind.asksFormula {
      return Derivation.Row(phase: .forward, name: name, formula: nil, cells: [.asked], isList: false)
    }
    // Its number may be found all the same.
    guard row.cells.contains(where: { $0 != .open }) else { return nil }
    return Derivation.Row(phase: .forward, name: name, formula: nil, cells: row.cells, isList: row.isList)
  }

  func definition(_ definition: Definition) -> Derivation.Row {
    let symbol = exercise.graph.symbols[definition.name]
    let ids = exercise.isScalarOrVector(definition.name) ? symbol?.tensor.elements ?? [] : []
    return Derivation.Row(
      phase: definition.phase, name: .name(definition.name), formula: definition.formula, cells: ids.map(cell),
      isList: symbol?.tensor.shape != .scalar)
  }

  /// Whether a coefficient or constant can be read off a polynomial that has a row of its own.
  private func isTold(_ name: Expression) -> Bool {
    guard case .call(let function, let parts) = name.kind, ["coefficient", "constant"].contains(function),
      let whole = parts.first, let quantity = exercise.graph.quantity(for: whole)
    else { return false }
    return work.knowledge.contains(quantity) && numberSteps[whole] != nil
  }

  /// A row for every done step of a phase and for the current one, in the order of the steps. A formula that was found
  /// stays, with its number as soon as that is asked.
  func ofSteps(in phase: Phase, besides told: Set<String>) -> [Derivation.Row] {
    let current = exercise.steps.enumerated().filter { index, step in
      guard step.phase == phase, let name = step.answer, name.names.isDisjoint(with: told) || phase == .backward else {
        return false
      }
      return (work.progress[step: step.id].isDone && !isTold(name)) || index == work.position
    }.map(\.element)
    var withFormula: Set<Expression> = []
    // The number of a formula that was found stands in the formula's row.
    let shown = current.filter { step in
      guard let name = step.answer else { return false }
      guard step.question.kind.asksFormula else { return !withFormula.contains(name) }
      return isDone(step) && step.question.kind.modelFormula != nil && withFormula.insert(name).inserted
    }
    let sharing = SharedAdjoints(of: shown.filter(isDone), named: shown, in: work, entries)
    var named: Set<QuantityID> = []
    return shown.flatMap { step -> [Derivation.Row] in
      if step.question.kind.asksFormula, let name = step.answer, let formula = foundFormulas[name] {
        return [row(of: name, formula, phase)]
      }
      let before = step.quantities.flatMap { sharing.unnamed(in: $0) }.filter { named.insert($0).inserted }
      return before.map { row(of: $0, sharing) } + rows(of: step, sharing)
    }
  }

  /// A formula that was found, and its number where a step asks for that.
  private func row(of name: Expression, _ formula: Expression, _ phase: Phase) -> Derivation.Row {
    var cells: [Derivation.Cell] = []
    if let index = numberSteps[name] {
      let step = exercise.steps[index]
      if isDone(step) || index == work.position { cells = step.quantities.map { isDone(step) ? cell($0) : .asked } }
    }
    return Derivation.Row(phase: phase, name: name, formula: formula, cells: cells, isList: cells.count > 1)
  }

  private func isDone(_ step: Step) -> Bool { work.progress[step: step.id].isDone }

  private func rows(of step: Step, _ sharing: SharedAdjoints) -> [Derivation.Row] {
    guard let name = step.answer else { return [] }
    let phase = step.phase
    let isDone = isDone(step)
    // A vector is one row, a matrix one for each of its elements.
    if step.kind.shapes == .vector {
      let cells = step.quantities.map { isDone ? cell($0) : .asked }
      return [Derivation.Row(phase: phase, name: name, formula: nil, cells: cells, isList: true)]
    }
    return step.quantities.map { quantity in
      Derivation.Row(
        phase: phase, name: step.quantities.count == 1 ? name : exercise.graph[quantity].expression,
        formula: isDone && !askedFormulas.contains(name) ? sharing.formula(of: quantity) : nil,
        cells: [isDone ? cell(quantity) : .asked], isList: false)
    }
  }

  /// The row of a derivative that no step asks for, but several rows go over.
  private func row(of adjoint: QuantityID, _ sharing: SharedAdjoints) -> Derivation.Row {
    Derivation.Row(
      phase: .backward, name: exercise.graph[adjoint].expression, formula: sharing.formula(of: adjoint),
      cells: [cell(adjoint)], isList: false)
  }

  private func cell(_ id: QuantityID) -> Derivation.Cell {
    if work.knowledge.contains(id) { return .known(exercise.trace.values[id.index]) }
    if let own = ownValues[id] { return .own(own) }
    return work.step.quantities.contains(id) ? .asked : .open
  }
}

/// The adjoints that several derivatives of the board have in common, each told of once instead of as the same product
/// in every row.
private struct SharedAdjoints {
  private let entries: [QuantityID: Trace.Entry]
  /// Those with a row, of their own step or for being shared.
  private let told: Set<QuantityID>
  /// Those with a row only for being shared.
  private let added: Set<QuantityID>

  /// Finds them among the quantities of done steps; `shown` are all steps that have rows.
  init(of done: [Step], named shown: [Step], in work: Work, _ entries: [QuantityID: Trace.Entry]) {
    self.entries = entries
    let asked = Set(shown.flatMap(\.quantities))
    // A product of two factors is as short as with a name for one.
    let long = done.flatMap(\.quantities).compactMap { entries[$0] }.filter { entry in
      entry.paths.contains { $0.count > 2 }
    }
    let uses = Dictionary(long.flatMap { Set($0.adjoints) }.map { ($0, 1) }, uniquingKeysWith: +)
    added = Set(uses.filter { $0.value > 1 && !asked.contains($0.key) && work.knowledge.contains($0.key) }.keys)
    told = added.union(done.flatMap(\.quantities).filter(work.knowledge.contains))
  }

  /// What a derivative follows from: the chain from the nearest adjoint that has a row, else from the loss.
  func formula(of quantity: QuantityID) -> Expression? {
    guard let entry = entries[quantity] else { return nil }
    // A chain over very many paths is listed nowhere.
    guard entry.chain != nil else { return entry.formula }
    return entry.shortChain(from: told.contains) ?? entry.formula
  }

  /// The adjoints behind a quantity that have a row only for being shared.
  func unnamed(in quantity: QuantityID) -> [QuantityID] {
    (entries[quantity]?.adjoints ?? []).filter(added.contains)
  }
}
