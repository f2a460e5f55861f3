import Formula
import GradientEngine
import Yams

/// What an exercise gives and defines, as far as it could be read.
struct Network {
  var builder = GraphBuilder()
  var givens: [Given] = []
  /// What is defined, forward and update, in the order of the file.
  var definitions: [Definition] = []
  var notation = Notation()
  /// Where each name's value or formula stands.
  var scalars: [String: Node.Scalar] = [:]
  /// The names that hold after the update.
  var updateNames: Set<String> = []
  /// Every name, in the order of the file.
  var names: [String] = []

  var parser: Formula.Parser { Formula.Parser(notation: notation) }
}

extension Document {
  /// An exercise gives no more numbers than this.
  private static var mostNumbers: Int { 4096 }

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
    let origins = origins(fields["indices"], network)
    network.notation = notation(fields["write"], network)
    give(given, origins, &network)

    let forward = definitions(define, .forward, origins, &network)
    report(network.builder.define(forward), network)
    let losses = self.names(fields["loss"], what: "'loss'", among: define.map(\.name))
    let parameters = self.names(fields["parameters"], what: "'parameters'", among: given.map(\.name))
    let inputs = self.names(fields["inputs"], what: "'inputs'", among: given.map(\.name))
    if mistakes.isEmpty {
      report(network.builder.differentiate(Differentiation(losses: losses, variables: parameters + inputs)), network)
    }
    let after = definitions(update, .update, origins, &network)
    report(network.builder.define(after), network)
    network.definitions = forward + after
    checkAxes(origins, fields["indices"], network)
    return network
  }

  private mutating func report(_ errors: [GraphError], _ network: Network) {
    for error in errors {
      if let scalar = network.scalars[error.name] { report(error.error, in: scalar) }
    }
  }

  // MARK: - Given values

  private typealias Entry = (name: String, key: Node, value: Node)

  private mutating func give(_ entries: [Entry], _ origins: [String: [Int]], _ network: inout Network) {
    var numbers = 0
    var unknown: String?
    for entry in entries {
      guard let value = givenValue(entry.value, name: entry.name) else { continue }
      network.givens.append(Given(name: entry.name, value: value))
      if let scalar = entry.value.scalar { network.scalars[entry.name] = scalar }
      if value == .unknown {
        if let first = unknown {
          report(at: entry.value, "a second value is unknown, besides '\(first)'", expected: "at most one unknown")
        } else {
          unknown = entry.name
          network.builder.giveUnknown(entry.name)
        }
        continue
      }
      let tensor = value.tensor
      numbers += tensor.elements.count
      guard numbers <= Self.mostNumbers else {
        report(at: entry.value, "there are more than \(Self.mostNumbers) given numbers", expected: "a smaller network")
        return
      }
      network.builder.give(entry.name, tensor, origin: origins[entry.name])
    }
  }

  private mutating func givenValue(_ node: Node, name: String) -> Given.Value? {
    switch node {
    case .scalar(let scalar):
      if scalar.string == "unknown" { return .unknown }
      return number(node, in: name).map { .number($0) }
    case .sequence(let rows) where rows.isEmpty:
      report(at: node, "'\(name)' is an empty list", expected: "numbers")
      return nil
    case .sequence(let rows) where rows.contains(where: { $0.sequence != nil }):
      return matrix(rows, name: name)
    case .sequence(let items):
      let numbers = items.map { number($0, in: name) }
      let complete = numbers.compactMap { $0 }
      return complete.count == numbers.count ? .vector(complete) : nil
    case .mapping, .alias:
      report(at: node, "'\(name)' is \(node.words)", expected: "a number, a list of numbers, or 'unknown'")
      return nil
    }
  }

  private mutating func matrix(_ rows: Node.Sequence, name: String) -> Given.Value? {
    var matrix: [[Double]] = []
    let width = rows.first?.sequence?.count
    for row in rows {
      guard let items = row.sequence, !items.isEmpty, items.count == width else {
        let length = row.sequence.map { "\($0.count) long" } ?? row.words
        report(
          at: row, "a row of '\(name)' is \(length)",
          expected: width.map { "\($0) numbers, as in the first row" } ?? "a list of numbers like the other rows")
        return nil
      }
      let numbers = items.compactMap { number($0, in: name) }
      guard numbers.count == items.count else { return nil }
      matrix.append(numbers)
    }
    return .matrix(matrix)
  }

  /// A number, a fraction of two numbers, or the opposite of one.
  private mutating func number(_ node: Node, in name: String) -> Double? {
    guard let scalar = scalar(node, what: "an entry of '\(name)'") else { return nil }
    if let formula = try? Formula.Parser().parse(scalar.string), let value = constant(formula), value.isFinite {
      return value
    }
    report(
      at: node, "'\(scalar.string.clipped)' in '\(name)' is not a number", expected: "a number such as -0.5 or 1/3")
    return nil
  }

  private func constant(_ formula: Expression) -> Double? {
    switch formula.kind {
    case .number(let value): value
    case .negate(let operand): constant(operand).map { -$0 }
    case .binary(.divide, let over, let under):
      constant(over).flatMap { over in constant(under).map { over / $0 } }
    default: nil
    }
  }

  // MARK: - Formulas and names

  private mutating func definitions(
    _ entries: [Entry], _ phase: Phase, _ origins: [String: [Int]], _ network: inout Network
  ) -> [Definition] {
    var definitions: [Definition] = []
    for entry in entries {
      guard let scalar = scalar(entry.value, what: "the formula of '\(entry.name)'") else { continue }
      network.scalars[entry.name] = scalar
      guard let formula = formula(scalar, network.parser) else { continue }
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
        said.count != shape.axes.count
      else { continue }
      report(
        at: value, "'\(name)' is \(shape), but has \(said.count) first indices here",
        expected: "\(shape.axes.count), one for each axis")
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
    return Notation(names: network.names, overrides: overrides)
  }
}

extension Given.Value {
  /// The numbers, in their shape; a single NaN for an unknown.
  fileprivate var tensor: Tensor<Double> {
    switch self {
    case .number(let number): Tensor(scalar: number)
    case .vector(let numbers): Tensor(.vector(numbers.count), numbers)
    case .matrix(let rows): Tensor(.matrix(rows.count, rows.first?.count ?? 0), rows.flatMap { $0 })
    case .unknown: Tensor(scalar: .nan)
    }
  }
}

extension String {
  /// The name without the primes at its end.
  fileprivate var unprimed: String { String(reversed().drop { $0 == "'" }.reversed()) }
}
