import Formula
import GradientEngine

/// A question whose answer is a formula: right when it is equivalent to what is asked on the exercise's graph.
public struct FormulaQuestion: Hashable, Sendable {
  /// What is asked, as a formula over the graph: `d(L)/d(w2)`.
  public let asked: Expression
  /// What may stand in the answer; nothing where every name may but what is asked itself.
  public let terms: [Expression]?
  /// How it is to be written; nothing where any way is as good.
  public let form: WrittenForm?
  /// A model answer, as a learner would type it.
  public let expected: String

  let model: Expression
  let sample: FormulaSample
  /// The exercise's own graph, whose values the formula is held against a number at.
  let exercise: Graph
  let notation: Notation
  let reader: FormulaReader
  /// Whether the question already tells all that the answer depends on.
  let dependsOnAllTerms: Bool
  /// The exercise's functions that stand in the model answer, they or their slopes.
  let openFunctions: [String]
  private let values: Tensor<Lanes>

  /// Asks for a formula equivalent to `asked`.
  ///
  /// - Parameters:
  ///   - sample: where formulas are tried out: over the exercise's graph, or over one in which the functions that the
  ///     exercise leaves open have ``GradientEngine/FunctionDefinition/unspecified(_:parameters:number:)`` bodies.
  ///   - exercise: the graph of the exercise's own values; that of the sample where nothing is left open.
  ///   - terms: what may stand in the answer; a name stands for its elements, too.
  ///   - form: how the answer is to be written.
  ///   - definitions: what names are defined as, so that Loss is read as the name that is defined by it.
  ///   - model: the model answer; without one it is derived from the graph.
  ///
  /// Throws a `FormulaError` where `asked` does not fit the graph, or has no value anywhere.
  public init(
    asked: Expression, sample: FormulaSample, exercise: Graph? = nil, terms: [Expression]? = nil,
    model: Expression? = nil, form: WrittenForm? = nil, definitions: [String: Expression] = [:],
    notation: Notation = Notation(), vocabulary: Vocabulary = .standard
  ) throws(FormulaError) {
    self.asked = asked
    self.sample = sample
    self.exercise = exercise ?? sample.graph
    self.terms = terms
    self.form = form
    self.notation = notation
    reader = FormulaReader(
      notation: notation, vocabulary: vocabulary, graph: sample.graph, definitions: definitions)
    values = try sample.values(of: asked)
    guard values.elements.allSatisfy({ !$0.isUndefinedEverywhere }) else {
      throw FormulaError(QuestionMistake.noValueInDomain, at: asked.range)
    }
    let derived = model ?? (exercise ?? sample.graph).writtenOut(asked, in: terms)
    self.model = derived
    expected = notation.show(derived, in: .ascii)
    dependsOnAllTerms = terms.map { $0.allSatisfy(derived.contains) } ?? false
    let functions = sample.graph.functions.keys.filter { !$0.hasSuffix("'") }
    openFunctions = functions.filter { name in
      derived.calls(name) && !functions.contains { name.hasPrefix($0 + "_") }
    }.sorted()
  }

  /// Questions that ask the same of the same points are equal.
  public static func == (left: FormulaQuestion, right: FormulaQuestion) -> Bool {
    left.asked == right.asked && left.terms == right.terms && left.form == right.form && left.expected == right.expected
      && left.values == right.values
  }

  /// Hashes what is asked.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(asked)
    hasher.combine(expected)
  }

  /// How the typed formula compares with the asked one; nothing where it has another shape.
  ///
  /// Throws a `FormulaError` where it does not fit the graph.
  func compare(_ typed: Expression) throws(FormulaError) -> FormulaComparison? {
    let typedValues = try sample.values(of: typed)
    guard typedValues.shape.fits(shape) else { return nil }
    return try FormulaComparison(typed, typedValues, with: asked, values, in: sample)
  }

  var shape: Shape { values.shape }

  /// Whether a formula is one of the numbers that are asked for together.
  func isElement(_ typed: Expression) throws(FormulaError) -> Bool {
    let value = try sample.values(of: typed)
    guard value.shape.count == 1 else { return false }
    return values.elements.contains { asked in
      let points = (0..<Lanes.count).filter { asked[$0].isFinite }
      return !points.isEmpty
        && points.allSatisfy { point in
          let (one, other) = (asked[point], value.elements[0][point])
          return (one - other).magnitude <= Tolerance.clearlyOneValue * max(one.magnitude, other.magnitude)
        }
    }
  }

  /// Whether what is asked has one value at all points.
  var isConstant: Bool {
    values.elements.allSatisfy { lanes in (1..<Lanes.count).allSatisfy { lanes[$0] == lanes[0] } }
  }
}

extension Lanes {
  fileprivate var isUndefinedEverywhere: Bool { (0..<Lanes.count).allSatisfy { !self[$0].isFinite } }
}

extension Expression {
  /// Whether it is the other formula, or the other stands in it.
  fileprivate func contains(_ other: Expression) -> Bool {
    self == other || kind.children.contains { $0.contains(other) }
  }

  /// Whether a function or a slope of it is called.
  fileprivate func calls(_ function: String) -> Bool {
    if case .call(let name, _) = kind, name == function || name == function + "'" || name.hasPrefix(function + "_") {
      return true
    }
    return kind.children.contains { $0.calls(function) }
  }
}

extension Shape {
  /// Whether elements match one to one: a row or column is as good as a vector.
  func fits(_ other: Shape) -> Bool {
    func long(_ shape: Shape) -> [Int] { shape.extents.filter { $0 != 1 } }
    return self == other || count == other.count && long(self) == long(other) && long(self).count <= 1
  }
}
