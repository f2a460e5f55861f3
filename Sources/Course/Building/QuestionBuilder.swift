import Formula
import GradientEngine
import Grading

/// Makes the questions of an exercise, of its values and the points at which formulas are tried.
final class QuestionBuilder {
  private let derivation: DerivedNetwork
  private let network: Network
  private let definitions: [String: Expression]
  /// What is asked over functions that nobody knows.
  private let open: [Expression]

  /// Prepares for questions about these answers.
  init(_ derivation: DerivedNetwork, _ network: Network, _ answers: [AnswerDraft]) {
    self.derivation = derivation
    self.network = network
    definitions = Dictionary(network.definitions.map { ($0.name, $0.formula) }) { first, _ in first }
    open = answers.filter(\.isUnspecified).compactMap(\.formula?.formula)
  }

  /// The points for formulas over the exercise's graph.
  private lazy var specified = FormulaSample(derivation.graph, domain: network.domain)

  /// The points for formulas over a graph whose functions nobody knows; nothing where there can be none.
  private lazy var unspecified = network.graphWithUnspecifiedFunctions(asking: open).map {
    FormulaSample($0, domain: network.domain)
  }

  /// What is graded; nothing where what is asked has no answer of its kind.
  ///
  /// Throws a `FormulaError` about the answer's formula where it cannot be asked in this way.
  func question(_ answer: AnswerDraft, options: [ChoiceQuestion.Option]) throws(FormulaError) -> Question? {
    var draft = QuestionDraft(
      graph: derivation.graph, definitions: definitions, notation: network.notation,
      vocabulary: Vocabulary(network.functions),
      sample: { answer.isUnspecified ? self.unspecified : self.specified })
    draft.options = options
    draft.asked = answer.formula?.formula
    if let quantities = answer.quantities {
      draft.shape = quantities.shape
      draft.elements = zip(quantities.elements, labels(quantities)).map { quantity, label in
        QuestionDraft.Element(
          quantity: quantity, value: derivation.value(quantity), truths: derivation.truths(quantity), label: label)
      }
    }
    draft.precision = answer.precision ?? .exact
    draft.terms = answer.terms
    draft.form = answer.form
    draft.model = answer.model?.formula
    draft.code = answer.code
    draft.codeNames = answer.codeNames
    draft.codeFunctions = answer.codeFunctions
    guard let kind = try answer.kind.make(draft) else { return nil }
    guard let asked = draft.asked else { return Question(kind) }
    return Question(kind).naming(asked, in: network.notation).understanding(
      FormulaForNumber(
        asked, over: derivation.graph, notation: network.notation, vocabulary: Vocabulary(network.functions)))
  }

  /// What the cells are called: by their names, or where they have none, by their places.
  private func labels(_ quantities: Tensor<QuantityID>) -> [Text] {
    let width = quantities.shape.rowsAndColumns?.columns ?? 0
    return quantities.elements.enumerated().map { place, quantity in
      let expression = derivation.graph[quantity].expression
      if expression.isName { return "\(formula: expression, in: network.notation)" }
      return width == 0 ? "cell \(place + 1)" : "cell \(place / width + 1), \(place % width + 1)"
    }
  }
}

extension Expression {
  /// Whether this is a name, an element of one, or a derivative, which is called by its own.
  fileprivate var isName: Bool {
    switch kind {
    case .name, .derivative: true
    case .index(let base, _): base.isName
    default: false
    }
  }
}

extension Network {
  /// The same network with functions of its own that nobody knows, and quantities for `formulas`; nil where there is
  /// something that such functions cannot do.
  fileprivate func graphWithUnspecifiedFunctions(asking formulas: [Expression]) -> Graph? {
    var builder = GraphBuilder()
    for (number, function) in functions.enumerated() {
      let open = FunctionDefinition.unspecified(function.name, parameters: function.parameters, number: number)
      guard (try? builder.declare(open)) != nil else { return nil }
    }
    for given in givens {
      if given.value == .unknown {
        builder.giveUnknown(given.name)
      } else {
        builder.give(given.name, given.value.tensor, origin: origins[given.name])
      }
    }
    guard builder.define(definitions.filter { $0.phase == .forward }).isEmpty,
      builder.differentiate(differentiation).isEmpty,
      builder.define(definitions.filter { $0.phase == .update }).isEmpty
    else { return nil }
    for formula in formulas where (try? builder.quantities(for: formula)) == nil { return nil }
    return builder.graph()
  }
}
