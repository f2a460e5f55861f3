import Formula
import GradientEngine
import Grading

extension Exercise {
  /// Makes an exercise of what is stated of it; throws everything that is wrong with it.
  public init(_ spec: ExerciseSpec) throws(SpecMistakes) {
    var builder = ExerciseBuilder()
    guard let exercise = builder.exercise(spec) else { throw SpecMistakes(mistakes: builder.mistakes) }
    self = exercise
  }
}

/// Makes an exercise of a spec, and lists what is wrong with the spec.
///
/// Every part is looked at even where another has a mistake, so that one pass finds all mistakes.
struct ExerciseBuilder {
  private(set) var mistakes: [SpecMistake] = []
  /// Names that can be none and were reported for it.
  var rejectedNames: Set<String> = []
  /// Parts that could not be read and stand empty in the spec; nothing more is said of them.
  let unread: Set<SpecPath>

  /// Makes a builder; mistakes in `unread` parts were reported by whoever read them.
  init(unread: Set<SpecPath> = []) { self.unread = unread }

  /// Notes a mistake in a part as a whole.
  mutating func report(_ mistake: any Mistake, at path: SpecPath) {
    mistakes.append(SpecMistake(mistake: mistake, path: path, offset: nil))
  }

  /// Notes a mistake at a place in a part's text.
  mutating func report(_ mistake: any Mistake, in path: SpecPath, at offset: Int = 0) {
    mistakes.append(SpecMistake(mistake: mistake, path: path, offset: offset))
  }

  /// Notes a mistake that was found elsewhere.
  mutating func report(_ mistake: SpecMistake) { mistakes.append(mistake) }

  /// Notes a mistake in a formula that is all of a part's text.
  mutating func report(_ error: FormulaError, in path: SpecPath) {
    report(error.mistake, in: path, at: error.range.lowerBound)
  }

  /// The name that a mistyped one most likely meant; not looked for once there are more mistakes than are listed.
  func nearName(_ name: String, in names: [String]) -> String? {
    mistakes.count < ExerciseReader.mostListed ? nearest(name, in: names) : nil
  }

  // MARK: - The whole exercise

  /// The exercise that the spec states; nil, with mistakes noted, where it states none.
  mutating func exercise(_ spec: ExerciseSpec) -> Exercise? {
    let path = SpecPath.root
    let id = identifier(spec.id, path["id"], what: "the id")
    if let id { reportUnusable(id, path["id"]) }
    let title = line(spec.title, path["title"], what: "the title")
    let trains = line(spec.trains, path["trains"], what: "\(code: "trains")")
    let source = spec.source.flatMap { line($0, path["source"], what: "\(code: "source")") }

    var network = network(spec)
    let about = template(spec.about, path["about"], network)
    let drafts = stepDrafts(spec.steps, path["steps"], &network)
    let prose = [about].compactMap { $0 } + drafts.flatMap(\.prose)
    check(prose, network)
    var varying: VariationDraft?
    if let vary = spec.vary {
      var scratch = network.builder
      varying = variation(vary, path["vary"], network, &scratch)
    }

    guard network.isSound else { return nil }
    let derivation = DerivedNetwork(network)
    if let varying { reportFixedNumbers(prose, varying, derivation) }
    reportValuesThatAreNoNumbers(derivation, network, drafts)
    var evaluation = ProseEvaluation(network, of: prose)
    let steps = steps(drafts, derivation, network, &evaluation)
    let misconceptions = drafts.flatMap { $0.authored(&evaluation) }
    let opening = about.map { evaluation.text($0) }
    let pictures = pictures(spec.pictures, path["pictures"], network, derivation.graph)
    mistakes += evaluation.mistakes
    guard mistakes.isEmpty, let id, let title, let trains, let opening else { return nil }
    var exercise = Exercise(
      id: id, title: title, trains: trains, about: opening, source: source, givens: network.givens,
      definitions: network.definitions, notation: network.notation, graph: derivation.graph, trace: derivation.trace,
      steps: steps, gradingModel: derivation.gradingModel(of: steps, network, misconceptions))
    exercise.roles = Roles(
      losses: network.differentiation.losses, parameters: spec.parameters, inputs: spec.inputs)
    exercise.pictures = pictures
    exercise.hasVariants = spec.vary != nil
    return exercise
  }

  /// The finished steps; an answer that can be none is reported where it stands.
  private mutating func steps(
    _ drafts: [StepDraft], _ derivation: DerivedNetwork, _ network: Network, _ evaluation: inout ProseEvaluation
  ) -> [Step] {
    let questions = QuestionBuilder(derivation, network, drafts.map(\.answer))
    var steps: [Step] = []
    for draft in drafts {
      do {
        if let step = try draft.step(derivation, questions, &evaluation) { steps.append(step) }
      } catch {
        if let placed = draft.answer.formula { report(error, about: placed.formula, in: placed.path, network) }
      }
    }
    return steps
  }

  /// Derived values that are no numbers, each reported where its definition stands.
  private mutating func reportValuesThatAreNoNumbers(
    _ derivation: DerivedNetwork, _ network: Network, _ drafts: [StepDraft]
  ) {
    for failure in derivation.failures {
      if let name = derivation.definedName(of: failure.quantity), let path = network.paths[name] {
        report(NetworkMistake.noValue(failure), in: path)
      }
    }
    // What is not finite because the network is not was reported above.
    guard derivation.failures.allSatisfy({ derivation.definedName(of: $0.quantity) == nil }) else { return }
    for draft in drafts {
      guard let placed = draft.answer.formula else { continue }
      if let mistake = draft.answer.mistakeInValue(derivation) { report(mistake, in: placed.path) }
    }
  }
}

// MARK: - Texts

extension ExerciseBuilder {
  /// The longest line, in characters.
  private static var longestLine: Int { 120 }
  /// The longest id, in characters.
  private static var longestIdentifier: Int { 60 }

  /// The text with something in it and nothing that could steer a terminal; nil, with a mistake noted, for any other.
  private mutating func visible(_ text: String, _ path: SpecPath, what: Text) -> String? {
    if let (offset, character) = text.firstForbidden {
      report(FileMistake.forbidden(character), in: path, at: offset)
      return nil
    }
    guard text.isBlank else { return text }
    if !unread.contains(path) { report(FileMistake.blank(what), at: path) }
    return nil
  }

  /// An id: small letters, digits and hyphens.
  mutating func identifier(_ text: String, _ path: SpecPath, what: Text) -> String? {
    guard let text = visible(text, path, what: what) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let fits = parts.allSatisfy { part in
      !part.isEmpty && part.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
    guard fits, text.count <= Self.longestIdentifier else {
      report(StepMistake.notAnIdentifier(what, text), at: path)
      return nil
    }
    return text
  }

  /// Notes an id by which the exercise could not be opened.
  private mutating func reportUnusable(_ id: String, _ path: SpecPath) {
    if Exercise.reservedIDs.contains(id) { report(CatalogueMistake.idIsCommand(id), at: path) }
    if id.allSatisfy(\.isNumber) { report(CatalogueMistake.idIsNumber(id), at: path) }
  }

  /// A text that stands on one line of the screen.
  mutating func line(_ text: String, _ path: SpecPath, what: Text) -> String? {
    guard let text = visible(text, path, what: what) else { return nil }
    guard !text.contains("\n"), text.count <= Self.longestLine else {
      report(StepMistake.notOneLine(what), at: path)
      return nil
    }
    return text
  }

  /// The prose template in a text.
  mutating func template(_ text: String, _ path: SpecPath, what: Text? = nil, _ network: Network) -> PlacedTemplate? {
    guard let text = visible(text, path, what: what ?? path.words) else { return nil }
    let template = ProseTemplate(parsing: text, with: network.parser)
    for mistake in template.mistakes { report(mistake, in: path) }
    return PlacedTemplate(template: template, path: path)
  }

  /// The formula in a text, or a mistake at its place.
  mutating func formula(_ text: String, _ path: SpecPath, _ parser: Formula.Parser, what: Text? = nil) -> PlacedFormula?
  {
    guard let text = visible(text, path, what: what ?? path.words) else { return nil }
    do {
      return PlacedFormula(formula: try parser.parse(text), path: path)
    } catch {
      report(error, in: path)
      return nil
    }
  }
}

/// A formula together with the part of the spec it stands in.
struct PlacedFormula {
  let formula: Expression
  let path: SpecPath
}

/// A template together with the part of the spec it stands in.
struct PlacedTemplate {
  let template: ProseTemplate
  let path: SpecPath
}
