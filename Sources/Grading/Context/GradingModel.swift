import Formula
import GradientEngine

/// What an exercise asks for, over its graph.
///
/// From it follows what a learner's earlier answers lead to, and what rounding on the way may do. It never changes, and
/// every verdict hands it on: one object, not a copy of its parts.
public final class GradingModel: Sendable {
  /// One step, and the quantities whose values it asks for.
  public struct Entry: Sendable {
    /// The step's own id.
    public let id: String
    /// Whose values are asked for: one, or the cells of a vector or matrix, row by row; none where no value is.
    public let quantities: [QuantityID]
    /// What is asked of them.
    public let question: Question
    /// The single numbers that are asked for; none where the answer is no number.
    let numbers: [Number]

    /// States that a step asks for quantities.
    public init(id: String, quantities: [QuantityID], question: Question) {
      self.id = id
      self.quantities = quantities
      self.question = question
      numbers = question.kind.numbers(over: quantities)
    }

    /// One of the single numbers; of an expression also the coefficient of a power that it is not to have.
    func number(_ index: Int) -> Number? {
      index < numbers.count ? numbers[index] : question.kind.number(index, over: quantities)
    }
  }

  /// A single number: a quantity, or one coefficient of it where it has the unknown in it.
  public struct Number: Sendable {
    let quantity: QuantityID
    let power: Int
    let question: NumberQuestion
  }

  /// How every quantity follows from others.
  public let graph: Graph
  /// How names look.
  public let notation: Notation
  /// What is asked, in the order of asking.
  public let entries: [Entry]
  /// What the exercise's author foresees as going wrong, beside what can go wrong everywhere.
  public let misconceptions: [AuthoredMisconception]
  /// The value of every quantity.
  let values: [Value]
  /// How precisely each quantity is asked for, coefficient by coefficient: to these digits somebody may have rounded it.
  let precisions: [QuantityID: [Precision?]]
  /// At which steps a formula is asked for a quantity.
  let formulaPlaces: [QuantityID: [Int]]
  let diagnoses = DiagnosisCache()
  /// How much is gone through for the misconceptions of one number.
  let effort: DiagnosisEffort
  private let places: [String: Int]

  /// The steps of an exercise over its graph; `values` are those of the graph's quantities.
  public init(
    graph: Graph, values: [Value], notation: Notation, entries: [Entry], misconceptions: [AuthoredMisconception] = []
  ) {
    self.misconceptions = misconceptions
    self.graph = graph
    self.values = values
    self.notation = notation
    self.entries = entries
    places = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var precisions: [QuantityID: [Precision?]] = [:]
    // What is asked exactly is not rounded.
    for number in entries.flatMap(\.numbers) where number.question.precision != .exact {
      let (quantity, power) = graph.root(of: number)
      var known = precisions[quantity] ?? []
      while known.count <= power { known.append(nil) }
      // Where several steps ask for the same, the first has said how many digits it is carried on with.
      known[power] = known[power] ?? number.question.precision
      precisions[quantity] = known
    }
    self.precisions = precisions
    effort = DiagnosisEffort(numbers: entries.reduce(0) { $0 + $1.numbers.count })
    formulaPlaces = entries.enumerated().reduce(into: [:]) { places, entry in
      guard let quantity = entry.element.question.kind.askedFormula.flatMap(graph.quantity(for:)) else { return }
      places[quantity, default: []].append(entry.offset)
    }
  }

  /// What the learner has answered when a step is asked: `answers` are texts by step id, that of the step itself unused.
  ///
  /// Nothing if there is no such step.
  public func context(at id: String, answers: [String: String] = [:]) -> GradingContext? {
    places[id].map { GradingContext(gradingModel: self, place: $0, texts: answers) }
  }

  func name(of id: QuantityID) -> Text { "\(nameOf: graph[id].expression, in: notation)" }
}

extension Graph {
  /// What a number is a coefficient of; the quantity itself where it is asked for as a whole.
  func root(of number: GradingModel.Number) -> (quantity: QuantityID, power: Int) {
    coefficientTaken(by: number.quantity).map { ($0.of, $0.power) } ?? (number.quantity, number.power)
  }
}
