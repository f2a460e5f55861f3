import Formula
import GradientEngine
import Grading
import Yams

/// What an exercise gives and defines, as far as it could be read.
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
  var scalars: [String: Node.Scalar] = [:]
  /// The names that hold after the update.
  var updateNames: Set<String> = []
  /// Every name, in the order of the file.
  var names: [String] = []
  /// The names whose value or formula could not be read; what mentions them is not blamed for it.
  var unread: Set<String> = []
  /// Whether everything given and defined came to a graph, so that it can be worked out.
  var isSound = true

  var parser: Formula.Parser { Formula.Parser(notation: notation, vocabulary: Vocabulary(functions)) }
}

extension Document {
  /// A name with its key and value in the file.
  typealias Entry = (name: String, key: Node, value: Node)

  /// Reads everything but the steps and builds the graph.
  mutating func readNetwork(_ fields: [String: Node]) -> Network {
    var network = Network()
    let given = named(fields["given"], what: "'given'")
    let define = named(fields["define"], what: "'define'")
    let update = named(fields["update"], what: "'update'")
    network.updateNames = Set(update.map(\.name))
    for entry in given + define + update {
      if network.names.contains(entry.name) {
        report(at: entry.key, "'\(entry.name)' is defined twice", expected: "each name in one place")
      } else {
        network.names.append(entry.name)
      }
    }
    readFunctions(fields["functions"], &network)
    reportFunctionsCalledLikeNames(fields["functions"], network)
    network.domain = domain(fields["domain"], among: given.map(\.name))
    let origins = origins(fields["indices"], network)
    network.origins = origins
    network.notation = notation(fields["write"], network)
    give(given, origins, &network)

    let forward = definitions(define, .forward, origins, &network)
    network.definitions = forward
    report(network.builder.define(forward), &network)
    let losses = self.names(fields["loss"], what: "'loss'", among: define.map(\.name))
    let parameters = self.names(fields["parameters"], what: "'parameters'", among: given.map(\.name))
    let inputs = self.names(fields["inputs"], what: "'inputs'", among: given.map(\.name))
    network.differentiation = Differentiation(losses: losses, variables: parameters + inputs)
    if network.isSound, network.unread.isEmpty {
      report(network.builder.differentiate(network.differentiation), &network)
    }
    let after = definitions(update, .update, origins, &network)
    network.definitions += after
    report(network.builder.define(after), &network)
    network.isSound = network.isSound && network.unread.isEmpty
    checkAxes(origins, fields["indices"], network)
    return network
  }

  private mutating func report(_ errors: [GraphError], _ network: inout Network) {
    for error in errors {
      network.isSound = false
      let formula = network.definitions.first { $0.name == error.name }?.formula
      if let scalar = network.scalars[error.name] { report(error.error, about: formula, in: scalar, network) }
    }
  }

  /// Notes what the graph objects to in a formula, unless that only follows from another mistake.
  mutating func report(
    _ error: FormulaError, about formula: Expression?, in scalar: Node.Scalar, _ network: Network
  ) {
    guard !error.isConsequence, network.unread.isDisjoint(with: formula?.names ?? []) else {
      // Of what else is wrong, only names that nobody defines can be told for certain.
      let known = Set(network.names + ["e", "pi"])
      for place in formula?.places(ofNamesOutside: known) ?? [] {
        let near = nearest(place.name, in: network.names)
        report(FormulaError(GraphMistake.undefined(place.name, near: near), at: place.range), in: scalar)
      }
      return
    }
    // A short name has no near one, so the names there are are all the help there is.
    guard case .undefined(let name, near: nil, _) = error.graphMistake else { return report(error, in: scalar) }
    report(FormulaError(GraphMistake.undefined(name, near: nil, oneOf: network.names), at: error.range), in: scalar)
  }

  // MARK: - Formulas and names

  private mutating func definitions(
    _ entries: [Entry], _ phase: Phase, _ origins: [String: [Int]], _ network: inout Network
  ) -> [Definition] {
    var definitions: [Definition] = []
    for entry in entries {
      guard let scalar = scalar(entry.value, what: "the formula of '\(entry.name)'"),
        let formula = formula(scalar, network.parser)
      else {
        network.unread.insert(entry.name)
        continue
      }
      network.scalars[entry.name] = scalar
      definitions.append(
        Definition(name: entry.name, formula: formula, origin: origins[entry.name], phase: phase))
    }
    return definitions
  }

  /// The formula in a scalar, or a mistake at its place in the file.
  mutating func formula(_ scalar: Node.Scalar, _ parser: Formula.Parser) -> Expression? {
    do {
      return try parser.parse(scalar.string)
    } catch {
      report(error, in: scalar)
      return nil
    }
  }

  private mutating func names(_ node: Node?, what: String, among known: [String]) -> [String] {
    guard let node else { return [] }
    return scalars(node, what: what).compactMap { scalar in
      if known.contains(scalar.string) { return scalar.string }
      let unknown = FormulaError(
        "'\(scalar.string.clipped)' in \(what) is not defined",
        expected: known.isEmpty ? nil : "one of \(known.joined(separator: ", "))",
        suggestion: nearest(scalar.string, in: known), at: 0..<1)
      report(unknown, in: scalar)
      return nil
    }
  }

  private mutating func origins(_ node: Node?, _ network: Network) -> [String: [Int]] {
    var origins: [String: [Int]] = [:]
    for entry in named(node, what: "'indices'") {
      guard network.names.contains(entry.name) else {
        report(
          at: entry.key, "'\(entry.name)' in 'indices' is not defined",
          suggestion: nearest(entry.name, in: network.names))
        continue
      }
      var firsts: [Int] = []
      for scalar in scalars(entry.value, what: "the first indices of '\(entry.name)'") {
        if let first = Int(scalar.string), (0...999).contains(first) {
          firsts.append(first)
        } else {
          report(
            FormulaError("'\(scalar.string.clipped)' is not an index", expected: "0 or 1", at: 0..<1), in: scalar)
        }
      }
      origins[entry.name] = firsts
    }
    // What holds after the update is counted like what it replaces.
    for name in network.names where origins[name] == nil { origins[name] = origins[name.unprimed] }
    return origins
  }

  /// `indices` must say as many first indices as the name has axes; only the built graph knows how many those are.
  private mutating func checkAxes(_ origins: [String: [Int]], _ node: Node?, _ network: Network) {
    guard let mapping = node?.mapping else { return }
    let symbols = network.builder.graph().symbols
    for (key, value) in mapping {
      guard let name = key.scalar?.string, let shape = symbols[name]?.tensor.shape, let said = origins[name],
        said.count != shape.rank
      else { continue }
      report(
        at: value, "'\(name)' is \(shape), but has \(said.count) first indices here",
        expected: "\(shape.rank), one for each axis")
    }
  }

  private mutating func notation(_ node: Node?, _ network: Network) -> Notation {
    var overrides: [String: String] = [:]
    var owners: [String: String] = [:]
    for entry in named(node, what: "'write'") {
      guard network.names.contains(entry.name) else {
        report(
          at: entry.key, "'\(entry.name)' in 'write' is not defined",
          suggestion: nearest(entry.name, in: network.names))
        continue
      }
      guard let look = scalar(entry.value, what: "the look of '\(entry.name)'")?.string else { continue }
      guard look.count <= 12, !look.contains(where: \.isWhitespace) else {
        report(at: entry.value, "'\(look.clipped)' is no look for a name", expected: "up to 12 characters, no space")
        continue
      }
      if let owner = owners[look] ?? network.names.first(where: { $0 == look && $0 != entry.name }) {
        report(at: entry.value, "'\(look)' already stands for '\(owner)'", expected: "a look of its own")
        continue
      }
      owners[look] = entry.name
      overrides[entry.name] = look
    }
    for name in network.names where overrides[name] == nil {
      let primes = name.count - name.unprimed.count
      if primes > 0, let look = overrides[name.unprimed] {
        overrides[name] = look + String(repeating: "′", count: primes)
      }
    }
    return Notation(names: network.names + network.functions.map(\.name), overrides: overrides)
  }
}

extension Expression {
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
