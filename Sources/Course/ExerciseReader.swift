import Formula
import GradientEngine
import Grading
import Yams

/// Reads an exercise file into an ``Exercise``, or into everything that is wrong with it.
public enum ExerciseReader {
  /// The format this reader understands: the file's `format:` line.
  public static let format = 1

  /// Reads an exercise from a text; `file` names it in diagnostics.
  ///
  /// There is an exercise exactly when there are no diagnostics. Diagnostics come in the order of the file.
  public static func read(text: String, file: String) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    read(bytes: text.utf8, file: file)
  }

  /// Reads an exercise from the bytes of a file.
  public static func read(
    bytes: some Collection<UInt8>, file: String
  ) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    do {
      return read(try SourceText(bytes: bytes, file: file))
    } catch {
      return (nil, [error])
    }
  }

  /// Reads an exercise from the file at a path; throws a ``FileError`` where there is nothing to read.
  public static func read(path: String) throws(FileError) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    read(bytes: try readFile(path, limit: SourceText.longest + 1), file: path)
  }

  private static func read(_ source: SourceText) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    do {
      var document = try Document(source)
      let exercise = document.exercise()
      guard document.mistakes.isEmpty else { return (nil, document.mistakes.inFileOrder()) }
      return (exercise, [])
    } catch {
      return (nil, error.diagnostics)
    }
  }
}

extension Document {
  private static let required = ["id", "title", "trains", "about", "given", "define", "loss", "parameters", "steps"]
  private static let optional = ["source", "functions", "domain", "indices", "update", "inputs", "write"]

  /// The exercise that the file describes; nil, with mistakes reported, where it describes none.
  fileprivate mutating func exercise() -> Exercise? {
    guard let top = mapping(root, what: "this file"), mayBeRead(top) else { return nil }
    let fields = fields(of: top, allowed: ["format"] + Self.required + Self.optional, in: "an exercise")
    for key in Self.required where fields[key] == nil {
      report(at: root, "there is no '\(key)'", expected: Self.purpose[key])
    }
    let id = fields["id"].flatMap { identifier($0, what: "the id") }
    let title = fields["title"].flatMap { line($0, what: "the title") }
    let trains = fields["trains"].flatMap { line($0, what: "'trains'") }
    let origin = fields["source"].flatMap { line($0, what: "'source'") }

    var network = readNetwork(fields)
    let about = fields["about"].flatMap { template($0, what: "'about'", network) }
    let drafts = fields["steps"].map { stepDrafts($0, &network) } ?? []
    checkProse([about].compactMap { $0 } + drafts.flatMap(\.prose), network)

    guard network.isSound else { return nil }
    let derivation = DerivedNetwork(network)
    reportValuesThatAreNoNumbers(derivation, network, drafts)
    var typesetter = Typesetter(network, proseIn: [about].compactMap { $0 } + drafts.flatMap(\.prose))
    let steps = steps(drafts, derivation, network, &typesetter)
    let misconceptions = drafts.flatMap { $0.authored(&typesetter) }
    let opening = about.map { typesetter.prose($0) }
    for (error, scalar) in typesetter.mistakes { report(error, in: scalar) }
    guard mistakes.isEmpty, let id, let title, let trains, let opening else { return nil }
    return Exercise(
      id: id, title: title, trains: trains, about: opening, source: origin, givens: network.givens,
      definitions: network.definitions, notation: network.notation, graph: derivation.graph, trace: derivation.trace,
      steps: steps, gradingModel: derivation.gradingModel(of: steps, network, misconceptions))
  }

  /// The finished steps; an answer that can be none is reported where it stands.
  private mutating func steps(
    _ drafts: [StepDraft], _ derivation: DerivedNetwork, _ network: Network, _ typesetter: inout Typesetter
  ) -> [Step] {
    let makings = QuestionMakings(derivation, network, drafts.map(\.answer))
    var steps: [Step] = []
    for draft in drafts {
      do {
        if let step = try draft.step(derivation, makings, &typesetter) { steps.append(step) }
      } catch {
        if let placed = draft.answer.formula { report(error, about: placed.formula, in: placed.scalar, network) }
      }
    }
    return steps
  }

  private static let purpose = [
    "id": "a word by which the exercise is opened", "title": "a line for the catalogue",
    "trains": "one line on what it trains", "about": "what a learner must know to begin",
    "given": "the names and numbers it starts from", "define": "the formulas of the network",
    "loss": "what the backward pass differentiates", "parameters": "the weights to differentiate by",
    "steps": "the questions",
  ]

  /// Whether the rest can be understood: a file that forgets its format is read as this one, so that all its mistakes are told.
  private mutating func mayBeRead(_ top: Node.Mapping) -> Bool {
    guard let node = top["format"] else {
      report(at: root, "there is no 'format'", expected: "'format: \(ExerciseReader.format)' as the first line")
      return true
    }
    guard node.scalar?.string == String(ExerciseReader.format) else {
      report(at: node, "the format is \(node.words)", expected: "\(ExerciseReader.format), the one this version reads")
      return false
    }
    return true
  }

  /// An id: small letters, digits and hyphens.
  mutating func identifier(_ node: Node, what: String) -> String? {
    guard let text = scalar(node, what: what)?.string else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let fits = parts.allSatisfy { part in
      !part.isEmpty && part.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
    guard fits, text.count <= 60 else {
      report(at: node, "\(what) is '\(text.clipped)'", expected: "small letters, digits, and hyphens between them")
      return nil
    }
    return text
  }

  /// A text that stands on one line of the screen.
  mutating func line(_ node: Node, what: String) -> String? {
    guard let text = scalar(node, what: what)?.string else { return nil }
    guard !text.contains("\n"), text.count <= 120 else {
      report(at: node, "\(what) is too long", expected: "one line of at most 120 characters")
      return nil
    }
    return text
  }

  /// Derived values that are no numbers, each reported where its definition stands.
  private mutating func reportValuesThatAreNoNumbers(
    _ derivation: DerivedNetwork, _ network: Network, _ drafts: [StepDraft]
  ) {
    for failure in derivation.failures {
      if let name = derivation.definedName(of: failure.quantity), let scalar = network.scalars[name] {
        report(FormulaError("\(failure)", expected: "numbers for which it has a value", at: 0..<1), in: scalar)
      }
    }
    // What is not finite because the network is not was reported above.
    guard derivation.failures.allSatisfy({ derivation.definedName(of: $0.quantity) == nil }) else { return }
    for draft in drafts {
      guard let placed = draft.answer.formula else { continue }
      if let mistake = draft.answer.mistakeInValue(derivation) { report(mistake, in: placed.scalar) }
    }
  }
}
