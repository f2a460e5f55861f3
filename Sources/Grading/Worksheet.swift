import Formula
import GradientEngine

/// The numbers that an exercise asks for, over its graph.
///
/// From it follows what a learner's earlier answers lead to, and what rounding on the way may do.
public struct Worksheet: Sendable {
  /// One number asked for.
  public struct Entry: Sendable {
    /// The step's own id.
    public let id: String
    /// Which quantity is asked for.
    public let quantity: QuantityID
    /// What is asked of it.
    public let question: Question

    /// States that a step asks for a quantity.
    public init(id: String, quantity: QuantityID, question: Question) {
      self.id = id
      self.quantity = quantity
      self.question = question
    }
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

  /// The steps of an exercise over its graph; `values` are those of the graph's quantities.
  public init(
    graph: Graph, values: [Value], notation: Notation, entries: [Entry], misconceptions: [AuthoredMisconception] = []
  ) {
    self.misconceptions = misconceptions
    self.graph = graph
    self.values = values
    self.notation = notation
    self.entries = entries
  }

  /// What the learner has answered when a step is asked: `answers` are texts by step id, that of the step itself unused.
  ///
  /// Nothing if there is no such step.
  public func history(at id: String, answers: [String: String] = [:]) -> History? {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return nil }
    return History(worksheet: self, place: place, answers: answers)
  }

  func name(of id: QuantityID) -> String { notation.show(graph[id].expression, in: .unicode) }
}

/// A step being asked, and what the learner answered at the steps before it.
public struct History: Sendable {
  let worksheet: Worksheet
  let place: Int
  /// The earlier answers that could be read, in the order of the steps.
  let answers: [Answer]
  /// All earlier answers as typed, by step id.
  let texts: [String: String]

  struct Answer: Sendable {
    let entry: Worksheet.Entry
    let number: TypedNumber
    let value: Double
  }

  init(worksheet: Worksheet, place: Int, answers: [String: String]) {
    self.worksheet = worksheet
    self.place = place
    texts = answers
    self.answers = worksheet.entries[..<place].compactMap { entry in
      guard let text = answers[entry.id], let number = try? NumberReader.read(text),
        let value = number.value.nearestDouble, value.isFinite
      else { return nil }
      return Answer(entry: entry, number: number, value: value)
    }
  }

  /// The last answer to each quantity that is not exactly its value.
  var own: [QuantityID: Answer] {
    Dictionary(
      answers.filter { $0.value != worksheet.values[$0.entry.quantity.index].number }.map { ($0.entry.quantity, $0) },
      uniquingKeysWith: { $1 })
  }

  /// The earlier steps whose answers could be read.
  var answered: [Worksheet.Entry] { answers.map(\.entry) }

  var graph: Graph { worksheet.graph }
  var asked: QuantityID { worksheet.entries[place].quantity }
}

extension ExactNumber {
  /// The `Double` nearest to the number, where it has one.
  var nearestDouble: Double? {
    switch self {
    case .decimal(let decimal): decimal.double
    case .rational(let rational):
      // Twenty digits are more than a Double has.
      Double(rational.rounded(toPlaces: 20 - rational.decade).value.scientificText)
    }
  }
}

extension DecimalNumber {
  /// The `Double` nearest to the number.
  var double: Double? {
    if coefficient.bitWidth <= 53, (-22...0).contains(exponent), let scale = PowersOfTen.nearest(-exponent) {
      // Both are exact, so that the quotient is rounded once.
      let size = Double(UInt64(coefficient)) / scale
      return isNegative ? -size : size
    }
    return Double("\(isNegative ? "-" : "")\(coefficient)e\(exponent)")
  }
}
