import Formula
import GradientEngine
import Grading

/// What the questions of an exercise are made from: its values, and the points at which formulas are tried.
struct QuestionBuilder {
  private let derivation: DerivedNetwork
  private let network: Network
  /// Formulas are tried over the exercise's graph, or over one whose functions nobody knows; nothing where none is asked.
  private let specified: FormulaSample?
  private let unspecified: FormulaSample?

  /// Draws the points that the answers need, once for all of them.
  init(_ derivation: DerivedNetwork, _ network: Network, _ answers: [AnswerDraft]) {
    self.derivation = derivation
    self.network = network
    let formulas = answers.filter { $0.kind == .formula || $0.kind == .code }
    specified =
      formulas.contains { !$0.isUnspecified } ? FormulaSample(derivation.graph, domain: network.domain) : nil
    let open = formulas.filter(\.isUnspecified)
    unspecified =
      open.isEmpty
      ? nil
      : network.graphWithUnspecifiedFunctions(asking: open.compactMap(\.formula?.formula)).map {
        FormulaSample($0, domain: network.domain)
      }
  }

  /// What is graded where something is typed; nothing where a value asked for cannot be.
  ///
  /// Throws a `FormulaError` about the answer's formula where it cannot be asked in this way.
  func question(_ answer: AnswerDraft) throws(FormulaError) -> Question? {
    guard let formula = answer.formula?.formula, let quantities = answer.quantities else { return nil }
    let precision = answer.precision ?? .exact
    switch answer.kind {
    case .number:
      return quantities.elements.first.flatMap(derivation.truth).map { Question(truth: $0, precision: precision) }
    case .vector, .matrix:
      let truths = quantities.elements.compactMap { derivation.truth($0) }
      guard truths.count == quantities.elements.count else { return nil }
      return Question(
        TensorQuestion(
          shape: quantities.shape, cells: truths.map { NumberQuestion(truth: $0, precision: precision) },
          labels: labels(quantities)))
    case .shape:
      return Question(ShapeQuestion(quantities.shape))
    case .count:
      return wholeNumber(quantities).map { Question(CountQuestion($0)) }
    case .class:
      return wholeNumber(quantities).map { number in
        Question(ClassQuestion(labels: (0...max(1, number)).map(String.init), answer: String(number)))
      }
    case .expression:
      guard let quantity = quantities.elements.first, let unknown = derivation.value(quantity).unknown else {
        return nil
      }
      return Question(
        ExpressionQuestion(
          derivation.value(quantity), unknown: unknown, notation: network.notation, precision: precision))
    case .formula, .code:
      guard let sample = answer.isUnspecified ? unspecified : specified else { return nil }
      let question = try FormulaQuestion(
        asked: formula, sample: sample, exercise: derivation.graph, terms: answer.terms,
        model: answer.model?.formula ?? model(of: formula, quantities, in: answer.terms), notation: network.notation,
        vocabulary: Vocabulary(network.functions))
      guard answer.kind == .code else { return Question(question) }
      return Question(
        CodeQuestion(
          formula: question, names: answer.codeNames, functions: answer.codeFunctions, model: answer.code))
    case .chain:
      guard case .derivative(let of, let by, _) = formula.kind else { return nil }
      return Question(try ChainQuestion(of: of, by: by, on: derivation.graph, notation: network.notation))
    case .choice, .choices:
      return nil
    }
  }

  /// What is asked, written in the terms allowed: each name by its definition, each derivative by its chain.
  ///
  /// Nothing for the derivatives of a whole vector, which have no formula in one piece.
  private func model(of asked: Expression, _ quantities: Tensor<QuantityID>, in terms: [Expression]?) -> Expression? {
    guard var model = ownFormula(of: asked, quantities.shape == .scalar ? quantities.elements.first : nil) else {
      return nil
    }
    // Every round replaces names by formulas of names further up, so it ends.
    for _ in 0..<100 {
      let written = model.replacing { part in
        switch part.kind {
        case .name, .index, .derivative: isAdmitted(part, by: terms) ? part : ownFormula(of: part, quantity(part))
        default: nil
        }
      }
      if written == model { break }
      model = written
    }
    return model
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

  private func isAdmitted(_ part: Expression, by terms: [Expression]?) -> Bool {
    guard let terms else { return true }
    if case .index(let base, _) = part.kind, terms.contains(base) { return true }
    return terms.contains(part)
  }

  private func quantity(_ part: Expression) -> QuantityID? {
    derivation.graph.quantity(named: Notation().show(part, in: .ascii))?.id
  }

  /// How a name is defined, or a quantity computed; nothing for what is given.
  private func ownFormula(of part: Expression, _ quantity: QuantityID?) -> Expression? {
    if case .name(let name) = part.kind { return network.definitions.first { $0.name == name }?.formula }
    guard let quantity, derivation.graph[quantity].phase != .given else { return nil }
    return derivation.graph.formula(of: quantity)
  }

  private func wholeNumber(_ quantities: Tensor<QuantityID>) -> Int? {
    quantities.elements.first.flatMap { derivation.value($0).number }.flatMap { Int(exactly: $0) }
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
