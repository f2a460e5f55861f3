import Formula
import GradientEngine
import Grading

/// What a step asks for, with its formulas read.
struct AnswerDraft {
  let kind: AnswerWord
  /// What is asked; nothing for a choice.
  var formula: PlacedFormula?
  /// The quantities that the formula comes to, in its shape.
  var quantities: Tensor<QuantityID>?
  var precision: Precision?
  var options: [OptionDraft] = []
  /// The names and elements that the answer may be written in; nothing where any may.
  var terms: [Expression]?
  /// How a formula is to be written; nothing where any way is as good.
  var form: WrittenForm?
  /// A model answer, where none can be derived.
  var model: PlacedFormula?
  /// The model answer of a line of code.
  var code = ""
  /// What the names in a line of code stand for, where they are not those of the exercise.
  var codeNames: [String: Expression] = [:]
  /// What a line of code may call.
  var codeFunctions: [FunctionDefinition] = []
  /// Whether the exercise's functions count as unknown ones.
  var isUnspecified = false

  /// The quantities whose values are the answer.
  var asked: [QuantityID] { kind.asksValue ? quantities?.elements ?? [] : [] }
}

/// Something that can be picked.
struct OptionDraft {
  let text: PlacedTemplate
  let isTrue: Bool
  /// Why it is true or false.
  let why: PlacedTemplate
}

/// A way of going wrong that the author foresees at a step.
struct MisconceptionDraft {
  let formula: PlacedFormula
  let says: PlacedTemplate
}

extension ExerciseBuilder {
  /// A question has no more options than this, so that a digit picks one.
  private static var mostOptions: Int { 9 }

  /// Takes in what a step asks for, and adds its quantities to the network's graph.
  mutating func answerDraft(_ spec: StepSpec, _ path: SpecPath, _ network: inout Network) -> AnswerDraft? {
    var draft = AnswerDraft(kind: spec.kind)
    if spec.kind.isPicked {
      guard let stated = spec.options, let options = options(stated, path["options"], spec.kind, network) else {
        return nil
      }
      draft.options = options
      return draft
    }
    draft.precision = spec.precision
    draft.terms = spec.inTermsOf.map { terms($0, path["in-terms-of"], network) }
    draft.form = spec.form
    draft.isUnspecified = spec.isUnspecified ?? false
    if draft.isUnspecified, network.functions.isEmpty {
      report(AnswerMistake.nothingUnspecified, at: path["unspecified"])
    }
    if spec.kind.subject == .code {
      guard let model = spec.model, !model.isBlank else { return nil }
      draft.code = model
      draft.codeNames = codeNames(spec.names ?? [], path["names"], network)
      draft.codeFunctions = codeFunctions(spec.calls ?? [], path["calls"], network)
    } else {
      draft.model = spec.model.flatMap { formula($0, path["model"], network.parser) }
    }
    guard let answer = spec.answer, !answer.isBlank, let placed = formula(answer, path["answer"], network.parser) else {
      return nil
    }
    draft.formula = placed
    if spec.kind.subject == .derivative, !placed.formula.isDerivative {
      report(AnswerMistake.notADerivative, in: placed.path)
      return nil
    }
    do {
      let tensor = try network.builder.quantities(for: placed.formula)
      if !spec.kind.accepts(tensor.shape) {
        report(AnswerMistake.shape(tensor.shape, spec.kind), in: placed.path)
        return nil
      }
      draft.quantities = tensor
    } catch {
      report(error, about: placed.formula, in: placed.path, network)
      return nil
    }
    return spec.kind.requiredKeys.contains("precision") && draft.precision == nil ? nil : draft
  }

  private mutating func terms(_ texts: [String], _ path: SpecPath, _ network: Network) -> [Expression] {
    texts.enumerated().compactMap { index, text in
      guard let placed = formula(text, path[index], network.parser, what: "a term") else { return nil }
      let name = placed.formula.indexedName
      if let name, network.names.contains(name) { return placed.formula }
      report(
        AnswerMistake.term(
          text, isName: name != nil, among: network.names, near: name.flatMap { nearName($0, in: network.names) }),
        in: path[index])
      return nil
    }
  }

  // MARK: - Options

  private mutating func options(
    _ specs: [OptionSpec], _ path: SpecPath, _ kind: AnswerWord, _ network: Network
  ) -> [OptionDraft]? {
    guard specs.count >= 2 || unread.contains(path) else {
      report(AnswerMistake.fewOptions(specs.count), at: path)
      return nil
    }
    guard specs.count <= Self.mostOptions else {
      report(StepMistake.tooMany(specs.count, of: "options", limit: Self.mostOptions), at: path)
      return nil
    }
    let options = specs.enumerated().map { index, spec -> OptionDraft? in
      let text = template(spec.text, path[index]["text"], network)
      let why = template(spec.why, path[index]["why"], network)
      guard let text, let why else { return nil }
      return OptionDraft(text: text, isTrue: spec.isTrue, why: why)
    }
    let complete = options.compactMap { $0 }
    guard complete.count == options.count, !unread.contains(path) else { return nil }
    let right = complete.count(where: \.isTrue)
    if kind.subject == .oneOption ? right != 1 : right == 0 { report(AnswerMistake.trueOptions(right, kind), at: path) }
    return complete
  }

  // MARK: - Misconceptions

  /// Takes in a misconception that the author foresees at a step.
  mutating func misconception(
    _ spec: MisconceptionSpec, _ path: SpecPath, _ network: Network, _ scratch: inout GraphBuilder
  ) -> MisconceptionDraft? {
    for (key, text) in [("formula", spec.formula), ("says", spec.says)] where text.isBlank {
      if !unread.contains(path[key]) { report(StepMistake.missingInMisconception(key: key), at: path) }
    }
    let says = spec.says.isBlank ? nil : template(spec.says, path["says"], network)
    guard let says, !spec.formula.isBlank, let placed = formula(spec.formula, path["formula"], network.parser),
      isOneNumber(placed, network, &scratch)
    else { return nil }
    return MisconceptionDraft(formula: placed, says: says)
  }

  /// Compiles a formula beside the graph, and notes where it does not come to one number.
  private mutating func isOneNumber(
    _ placed: PlacedFormula, _ network: Network, _ scratch: inout GraphBuilder
  ) -> Bool {
    do {
      let shape = try scratch.quantities(for: placed.formula).shape
      if shape == .scalar { return true }
      report(AnswerMistake.notANumber(shape), in: placed.path)
    } catch {
      report(error, about: placed.formula, in: placed.path, network)
    }
    return false
  }
}

extension Network {
  /// The part of the work that a formula belongs to.
  func phase(of formula: Expression) -> Phase {
    !updateNames.isDisjoint(with: formula.names) ? .update : formula.mentionsDerivative ? .backward : .forward
  }
}

extension Expression {
  /// The name that this is, or is an element of.
  fileprivate var indexedName: String? {
    switch kind {
    case .name(let name): name
    case .index(let base, _): base.indexedName
    default: nil
    }
  }

  /// Whether the formula is a derivative and nothing else.
  fileprivate var isDerivative: Bool {
    if case .derivative = kind { true } else { false }
  }
}
