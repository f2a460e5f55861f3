import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

/// An exercise as its file would state it, for questions about formulas.
struct FormulaExercise {
  let sample: FormulaSample
  let graph: Graph
  let notation: Notation
  let vocabulary: Vocabulary

  /// - Parameter open: the functions that stay unspecified when formulas are tried out.
  init(
    given: [(String, Tensor<Double>)], functions: [FunctionDefinition] = [], open: Bool = false,
    define: [(String, String)], losses: [String], by variables: [String], domain: FormulaDomain = FormulaDomain(),
    write: [String: String] = [:]
  ) throws {
    func graph(_ functions: [FunctionDefinition]) throws -> Graph {
      try build(
        given: given.map { ($0.0, $0.1, nil) }, functions: functions, define: define, differentiate: losses,
        by: variables
      ).graph()
    }
    self.graph = try graph(functions)
    let stand = functions.enumerated().map {
      FunctionDefinition.unspecified($1.name, parameters: $1.parameters, number: $0)
    }
    sample = FormulaSample(open ? try graph(stand) : self.graph, domain: domain)
    notation = Notation(names: given.map(\.0) + define.map(\.0) + functions.map(\.name), overrides: write)
    vocabulary = Vocabulary(functions)
  }

  func parse(_ text: String) throws -> Expression { try Parser(notation: notation, vocabulary: vocabulary).parse(text) }

  func question(_ asked: String, terms: [String]? = nil, model: String? = nil) throws -> Question {
    Question(try formulaQuestion(asked, terms: terms, model: model))
  }

  func formulaQuestion(_ asked: String, terms: [String]? = nil, model: String? = nil) throws -> FormulaQuestion {
    try FormulaQuestion(
      asked: try parse(asked), sample: sample, exercise: graph, terms: try terms?.map(parse),
      model: try model.map(parse), notation: notation, vocabulary: vocabulary)
  }
}

extension FormulaExercise {
  private static let scalars: [(String, Tensor<Double>)] = [
    ("x", Tensor(scalar: 2)), ("w1", Tensor(scalar: 0.5)), ("w2", Tensor(scalar: -1.5)), ("y", Tensor(scalar: 1)),
  ]

  /// Two weights in a row, sigmoid both times, half the squared error.
  static func twoWeights() throws -> FormulaExercise {
    try FormulaExercise(
      given: scalars,
      define: [
        ("z1", "x*w1"), ("a1", "sigmoid(z1)"), ("z2", "a1*w2"), ("a2", "sigmoid(z2)"), ("L", "(a2 - y)^2/2"),
      ], losses: ["L"], by: ["w1", "w2", "x"], domain: FormulaDomain(["y": .set([0, 1])]))
  }

  /// The same with g₁, g₂ and Loss left open.
  static func openWeights() throws -> FormulaExercise {
    let parser = Parser()
    return try FormulaExercise(
      given: scalars,
      functions: [
        FunctionDefinition(name: "g1", parameters: ["z"], body: try parser.parse("sigmoid(z)")),
        FunctionDefinition(name: "g2", parameters: ["z"], body: try parser.parse("sigmoid(z)")),
        FunctionDefinition(name: "Loss", parameters: ["a", "t"], body: try parser.parse("(a - t)^2/2")),
      ], open: true,
      define: [("z1", "x*w1"), ("a1", "g1(z1)"), ("z2", "a1*w2"), ("a2", "g2(z2)"), ("L", "Loss(a2, y)")],
      losses: ["L"], by: ["w1", "w2"])
  }

  /// Plain quantities to write formulas about.
  static func algebra(_ define: [(String, String)] = [], domain: FormulaDomain = FormulaDomain()) throws
    -> FormulaExercise
  {
    let names = ["a", "b", "c", "x"]
    return try FormulaExercise(
      given: names.map { ($0, Tensor(scalar: 0.7)) } + [("u", Tensor(.vector(3), [1, 2, 3]))],
      define: define.isEmpty ? [("p", "a + b + c + x + sum(u)")] : define, losses: [], by: [], domain: domain)
  }
}
