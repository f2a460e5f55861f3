import Formula
import GradientEngine
import Grading

/// What an exercise gives and defines, as far as it could be understood.
struct Network {
  var builder = GraphBuilder()
  var givens: [Given] = []
  /// What is defined, forward and update, in the order of the file.
  var definitions: [Definition] = []
  var notation = Notation()
  /// The exercise's own functions.
  var functions: [FunctionDefinition] = []
  /// Where the values lie that formulas are tried at.
  var domain = FormulaDomain()
  /// The first index of each axis, by name, where it is said.
  var origins: [String: [Int]] = [:]
  /// What the backward pass differentiates.
  var differentiation = Differentiation(losses: [], variables: [])
  /// Where each name's value or formula stands.
  var paths: [String: SpecPath] = [:]
  /// The names that hold after the update.
  var updateNames: Set<String> = []
  /// Every name, in the order of the file.
  var names: [String] = [] {
    didSet { known = Set(names).union(["e", "pi"]) }
  }
  /// Every name that a formula may mention.
  private(set) var known: Set<String> = ["e", "pi"]
  /// The names whose value or formula could not be read; what mentions them is not blamed for it.
  var unread: Set<String> = []
  /// The functions that could not be read, with how many arguments each takes.
  var brokenFunctions: [String: ClosedRange<Int>] = [:]
  /// Whether everything given and defined came to a graph, so that it can be worked out.
  var isSound = true

  var parser: Formula.Parser {
    var vocabulary = Vocabulary(functions)
    vocabulary.functions.merge(brokenFunctions) { known, _ in known }
    return Formula.Parser(notation: notation, vocabulary: vocabulary)
  }

  /// Whether a formula mentions something that was reported for itself, so that it is not to blame.
  func isBlameless(_ formula: Expression) -> Bool {
    !unread.isDisjoint(with: formula.names) || formula.calls(anyOf: brokenFunctions)
  }
}

extension ExerciseBuilder {
  /// Something stated of a name that is one, with the path of the entry.
  typealias Entry<Value: Hashable & Sendable> = (name: String, value: Value, path: SpecPath)

  /// Takes in everything but the steps and builds the graph.
  mutating func network(_ spec: ExerciseSpec) -> Network {
    let path = SpecPath.root
    var network = Network()
    let given = entries(spec.given.map { Named($0.name, $0.value) }, path["given"])
    let define = entries(spec.define, path["define"])
    let update = entries(spec.update, path["update"])
    network.updateNames = Set(update.map(\.name))
    network.unread = rejectedNames
    var seen: Set<String> = []
    network.names = (given.map { ($0.name, $0.path) } + (define + update).map { ($0.name, $0.path) })
      .filter { name, path in
        let isNew = seen.insert(name).inserted
        if !isNew { report(NetworkMistake.definedTwice(name), at: path["name"]) }
        return isNew
      }.map(\.0)
    declare(spec.functions, path["functions"], &network)
    network.domain = domain(spec.domain, path["domain"], among: given.map(\.name))
    network.origins = origins(spec.indices, path["indices"], network)
    network.notation = notation(spec.write, path["write"], network)
    give(given, &network)

    let forward = definitions(define, .forward, &network)
    network.definitions = forward
    report(network.builder.define(forward), &network)
    let losses = names(spec.loss, path["loss"], among: define.map(\.name))
    let parameters = names(spec.parameters, path["parameters"], among: given.map(\.name))
    let inputs = names(spec.inputs, path["inputs"], among: given.map(\.name))
    network.differentiation = Differentiation(losses: losses, variables: parameters + inputs)
    if network.isSound, network.unread.isEmpty {
      report(network.builder.differentiate(network.differentiation), &network)
    }
    let after = definitions(update, .update, &network)
    network.definitions += after
    report(network.builder.define(after), &network)
    network.isSound = network.isSound && network.unread.isEmpty
    checkAxes(spec.indices, path["indices"], network)
    return network
  }

  private mutating func report(_ errors: [GraphError], _ network: inout Network) {
    guard !errors.isEmpty else { return }
    network.isSound = false
    let formulas = Dictionary(network.definitions.map { ($0.name, $0.formula) }) { first, _ in first }
    for error in errors {
      if let path = network.paths[error.name] { report(error.error, about: formulas[error.name], in: path, network) }
    }
  }

  /// Notes what the graph objects to in a formula, unless that only follows from another mistake.
  ///
  /// The formula begins at `start` in the text of the part.
  mutating func report(
    _ error: FormulaError, about formula: Expression?, in path: SpecPath, at start: Int = 0, _ network: Network
  ) {
    let unknown = (formula?.places(ofNamesOutside: network.known) ?? []).filter { !network.unread.contains($0.name) }
    guard !error.isConsequence, formula.map(network.isBlameless) != true else {
      // Of what else is wrong, only names that nobody defines can be told for certain.
      for place in unknown {
        report(
          GraphMistake.undefined(place.name, near: nearName(place.name, in: network.names)), in: path,
          at: start + place.range.lowerBound)
      }
      return
    }
    var mistake = error.mistake
    if case .undefined(let name, let near, _) = error.graphMistake {
      if network.updateNames.contains(name) {
        mistake = NetworkMistake.onlyAfterUpdate(name)
      } else if near == nil, mistakes.count < ExerciseReader.mostListed {
        // A short name has no near one, so the names there are are all the help there is.
        let isForward = path.components.first == .key("define")
        mistake = GraphMistake.undefined(
          name, near: nil, oneOf: network.names.filter { !isForward || !network.updateNames.contains($0) })
      }
    }
    report(mistake, in: path, at: start + error.range.lowerBound)
  }

  // MARK: - Formulas and names

  /// What is stated of names of the formula language; other names are reported.
  mutating func entries<Value>(_ list: [Named<Value>], _ path: SpecPath) -> [Entry<Value>] {
    list.enumerated().compactMap { index, named in
      if let mistake = mistakeInName(named.name) {
        report(mistake, at: path[index]["name"])
        rejectedNames.insert(named.name)
        return nil
      }
      return (named.name, named.value, path[index])
    }
  }

  /// Why a text is no name of the formula language; nil for a name.
  func mistakeInName(_ name: String) -> NetworkMistake? {
    if Vocabulary.reserved.contains(name) { return .reservedName(name) }
    let parsed = try? Formula.Parser().parse(name)
    return parsed?.kind == .name(name) ? nil : .notAName(name)
  }

  private mutating func definitions(
    _ entries: [Entry<String>], _ phase: Phase, _ network: inout Network
  ) -> [Definition] {
    let parser = network.parser
    var definitions: [Definition] = []
    for entry in entries {
      let what: Text = "the formula of \(code: entry.name)"
      guard let placed = formula(entry.value, entry.path["value"], parser, what: what) else {
        network.unread.insert(entry.name)
        continue
      }
      network.paths[entry.name] = placed.path
      definitions.append(
        Definition(name: entry.name, formula: placed.formula, origin: network.origins[entry.name], phase: phase))
    }
    return definitions
  }

  private mutating func names(_ names: [String], _ path: SpecPath, among known: [String]) -> [String] {
    names.enumerated().filter { index, name in
      if known.contains(name) { return true }
      let section = path.components.last == .key("loss") ? "loss" : path.description
      report(
        NetworkMistake.unknownInSection(name, section: section, among: known, near: nearName(name, in: known)),
        in: path[index])
      return false
    }.map(\.element)
  }

  private mutating func origins(
    _ indices: [Named<[Int]>], _ path: SpecPath, _ network: Network
  ) -> [String: [Int]] {
    var origins: [String: [Int]] = [:]
    for entry in entries(indices, path) {
      guard network.names.contains(entry.name) else {
        report(
          NetworkMistake.unknownInSection(
            entry.name, section: "indices", among: [], near: nearName(entry.name, in: network.names)),
          at: entry.path["name"])
        continue
      }
      origins[entry.name] = entry.value.enumerated().filter { index, first in
        if (0...999).contains(first) { return true }
        report(NetworkMistake.notAnIndex(String(first)), in: entry.path["value"][index])
        return false
      }.map(\.element)
    }
    // What holds after the update is counted like what it replaces.
    for name in network.names where origins[name] == nil { origins[name] = origins[name.unprimed] }
    return origins
  }

  /// `indices` must say as many first indices as the name has axes; only the built graph knows how many those are.
  private mutating func checkAxes(_ indices: [Named<[Int]>], _ path: SpecPath, _ network: Network) {
    guard !indices.isEmpty else { return }
    let symbols = network.builder.graph().symbols
    for (index, named) in indices.enumerated() {
      guard let shape = symbols[named.name]?.tensor.shape, let said = network.origins[named.name],
        said.count != shape.rank
      else { continue }
      report(NetworkMistake.firstIndexCount(named.name, shape, count: said.count), at: path[index]["value"])
    }
  }

  private mutating func notation(_ spellings: [Named<String>], _ path: SpecPath, _ network: Network) -> Notation {
    var overrides: [String: String] = [:]
    var owners: [String: String] = [:]
    let names = Set(network.names)
    for (name, spelling, path) in entries(spellings, path) {
      guard names.contains(name) else {
        report(
          NetworkMistake.unknownInSection(name, section: "write", among: [], near: nearName(name, in: network.names)),
          at: path["name"])
        continue
      }
      guard !unread.contains(path["value"]) else { continue }
      guard !spelling.isEmpty, spelling.count <= 12, !spelling.contains(where: \.isWhitespace),
        spelling.firstForbidden == nil
      else {
        report(NetworkMistake.unusableSpelling(spelling), at: path["value"])
        continue
      }
      if let owner = owners[spelling] ?? (names.contains(spelling) && spelling != name ? spelling : nil) {
        report(NetworkMistake.spellingTaken(spelling, by: owner), at: path["value"])
        continue
      }
      owners[spelling] = name
      overrides[name] = spelling
    }
    for name in network.names where overrides[name] == nil {
      let primes = name.count - name.unprimed.count
      if primes > 0, let spelling = overrides[name.unprimed] {
        overrides[name] = spelling + String(repeating: "′", count: primes)
      }
    }
    return Notation(names: network.names + network.functions.map(\.name), overrides: overrides)
  }
}

extension Expression {
  /// Whether one of these functions is called in it.
  fileprivate func calls(anyOf functions: [String: ClosedRange<Int>]) -> Bool {
    if case .call(let name, _) = kind, functions[name] != nil { return true }
    return !functions.isEmpty && kind.children.contains { $0.calls(anyOf: functions) }
  }

  /// Where names stand that are not among the known ones.
  func places(ofNamesOutside known: Set<String>) -> [(name: String, range: Range<Int>)] {
    if case .name(let name) = kind { return known.contains(name) ? [] : [(name, range)] }
    return kind.children.flatMap { $0.places(ofNamesOutside: known) }
  }
}

extension String {
  /// The name without the primes at its end.
  fileprivate var unprimed: String { String(reversed().drop { $0 == "'" }.reversed()) }
}
