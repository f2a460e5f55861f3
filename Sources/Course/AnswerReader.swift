import Formula
import GradientEngine
import Grading
import Yams

/// A formula together with the scalar it stands in.
struct PlacedFormula {
  let formula: Expression
  let scalar: Node.Scalar
}

/// What a step asks for, as the file says it.
struct AnswerDraft {
  let kind: StepKind
  /// What is asked; nothing for a choice.
  var formula: PlacedFormula?
  /// The quantities that the formula comes to, in its shape.
  var quantities: Tensor<QuantityID>?
  var precision: Precision?
  var options: [OptionDraft] = []
  /// The names and elements that the answer may be written in; nothing where any may.
  var terms: [Expression]?
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
  var asked: [QuantityID] { kind.asksFormula || kind == .shape ? [] : quantities?.elements ?? [] }
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

extension Document {
  /// A question has no more options than this, so that a digit picks one.
  private static var mostOptions: Int { 9 }

  /// Reads what a step asks for, and adds its quantities to the network's graph.
  mutating func answerDraft(
    _ fields: [String: Node], kind: StepKind, _ network: inout Network
  ) -> AnswerDraft? {
    var draft = AnswerDraft(kind: kind)
    if kind.isChoice {
      guard let node = fields["options"], let options = options(node, kind: kind, network) else { return nil }
      draft.options = options
      return draft
    }
    if kind.requiredKeys.contains("precision") {
      draft.precision = fields["precision"].flatMap { askedPrecision($0) }
    }
    draft.terms = fields["in-terms-of"].map { terms($0, network) }
    draft.isUnspecified = fields["unspecified"].map { truth($0, what: "'unspecified'") ?? false } ?? false
    if draft.isUnspecified, network.functions.isEmpty, let node = fields["unspecified"] {
      report(at: node, "this exercise has no functions that could be unspecified", expected: "'functions' with some")
    }
    if kind == .code {
      guard let model = fields["model"].flatMap({ scalar($0, what: "'model'") }) else { return nil }
      draft.code = model.string
      draft.codeNames = codeNames(fields["names"], network)
      draft.codeFunctions = codeFunctions(fields["calls"], network)
    } else {
      draft.model = fields["model"].flatMap { scalar($0, what: "'model'") }.flatMap { scalar in
        formula(scalar, network.parser).map { PlacedFormula(formula: $0, scalar: scalar) }
      }
    }
    guard let node = fields["answer"], let scalar = scalar(node, what: "'answer'"),
      let formula = formula(scalar, network.parser)
    else { return nil }
    draft.formula = PlacedFormula(formula: formula, scalar: scalar)
    if kind == .chain, !formula.isDerivative {
      report(FormulaError("this is no derivative", expected: "one, such as d(C)/d(w)", at: 0..<1), in: scalar)
      return nil
    }
    do {
      let tensor = try network.builder.quantities(for: formula)
      if !kind.asksFormula, let expected = kind.expectation(for: tensor.shape) {
        report(FormulaError("this is \(tensor.shape)", expected: expected, at: 0..<1), in: scalar)
        return nil
      }
      draft.quantities = tensor
    } catch {
      report(error, about: formula, in: scalar, network)
      return nil
    }
    return kind.requiredKeys.contains("precision") && draft.precision == nil ? nil : draft
  }

  private mutating func askedPrecision(_ node: Node) -> Precision? {
    guard let scalar = scalar(node, what: "'precision'") else { return nil }
    do {
      return try Precision(parsing: scalar.string)
    } catch {
      report(at: node, error.message.unicode, expected: error.expected?.unicode)
      return nil
    }
  }

  /// A word for yes or no.
  private mutating func truth(_ node: Node, what: String) -> Bool? {
    guard let word = scalar(node, what: what)?.string else { return nil }
    switch word {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(at: node, "\(what) is '\(word.clipped)'", expected: "true or false")
      return nil
    }
  }

  private mutating func terms(_ node: Node, _ network: Network) -> [Expression] {
    scalars(node, what: "'in-terms-of'").compactMap { scalar in
      guard let formula = formula(scalar, network.parser) else { return nil }
      let name = formula.indexedName
      if let name, network.names.contains(name) { return formula }
      let unknown = FormulaError(
        "'\(scalar.string.clipped)' in 'in-terms-of' is \(name == nil ? "no name" : "not defined")",
        expected: "names among \(network.names.joined(separator: ", "))",
        suggestion: name.flatMap { nearest($0, in: network.names) }, at: 0..<1)
      report(unknown, in: scalar)
      return nil
    }
  }

  // MARK: - Options

  private mutating func options(_ node: Node, kind: StepKind, _ network: Network) -> [OptionDraft]? {
    guard let sequence = node.sequence, sequence.count >= 2 else {
      report(
        at: node, "'options' is \(node.sequence.map { "a list of \($0.count)" } ?? node.words)",
        expected: "a list of at least two")
      return nil
    }
    guard sequence.count <= Self.mostOptions else {
      report(at: node, "there are \(sequence.count) options", expected: "at most \(Self.mostOptions)")
      return nil
    }
    let options = sequence.map { option($0, network) }
    let complete = options.compactMap { $0 }
    guard complete.count == options.count else { return nil }
    let right = complete.count(where: \.isTrue)
    if kind == .choice, right != 1 {
      report(at: node, "\(right == 0 ? "no" : "more than one") option is true", expected: "exactly one, for a choice")
    } else if right == 0 {
      report(at: node, "no option is true", expected: "at least one")
    }
    return complete
  }

  private mutating func option(_ node: Node, _ network: Network) -> OptionDraft? {
    guard let mapping = mapping(node, what: "an option") else { return nil }
    let keys = ["text", "true", "why"]
    let fields = fields(of: mapping, allowed: keys, in: "an option")
    for key in keys where fields[key] == nil {
      report(at: node, "an option has no '\(key)'", expected: Self.optionPurpose[key])
    }
    let text = fields["text"].flatMap { template($0, what: "'text'", network) }
    let isTrue = fields["true"].flatMap { truth($0, what: "'true'") }
    let why = fields["why"].flatMap { template($0, what: "'why'", network) }
    guard let text, let isTrue, let why else { return nil }
    return OptionDraft(text: text, isTrue: isTrue, why: why)
  }

  private static let optionPurpose = [
    "text": "what can be picked", "true": "yes or no", "why": "the reason, for whoever got it wrong",
  ]

  // MARK: - Misconceptions

  /// Reads the misconceptions that the author foresees at a step.
  mutating func misconceptionDrafts(_ node: Node, _ network: inout Network) -> [MisconceptionDraft] {
    guard let sequence = node.sequence else {
      report(at: node, "'misconceptions' is \(node.words)", expected: "a list of formulas, each with what to say")
      return []
    }
    return sequence.compactMap { item in
      guard let mapping = mapping(item, what: "a misconception") else { return nil }
      let keys = ["formula", "says"]
      let fields = fields(of: mapping, allowed: keys, in: "a misconception")
      for key in keys where fields[key] == nil {
        report(
          at: item, "a misconception has no '\(key)'",
          expected: key == "formula" ? "what is computed instead" : "the sentence that the learner reads")
      }
      let says = fields["says"].flatMap { template($0, what: "'says'", network) }
      guard let says, let node = fields["formula"], let scalar = scalar(node, what: "'formula'"),
        let formula = formula(scalar, network.parser)
      else { return nil }
      let placed = PlacedFormula(formula: formula, scalar: scalar)
      return isOneNumber(placed, network) ? MisconceptionDraft(formula: placed, says: says) : nil
    }
  }

  /// Compiles a formula beside the graph, and notes where it does not come to one number.
  private mutating func isOneNumber(_ placed: PlacedFormula, _ network: Network) -> Bool {
    var scratch = network.builder
    do {
      let shape = try scratch.quantities(for: placed.formula).shape
      if shape == .scalar { return true }
      report(FormulaError("this is \(shape)", expected: "one number", at: 0..<1), in: placed.scalar)
    } catch {
      report(error, about: placed.formula, in: placed.scalar, network)
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
