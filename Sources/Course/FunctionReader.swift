import Formula
import GradientEngine
import Yams

extension Document {
  /// An exercise has no more functions of its own than this.
  private static var mostFunctions: Int { 20 }

  /// Reads the exercise's own functions, `"g(z)": sigmoid(z)`, and declares them; a body may call those above it.
  mutating func readFunctions(_ node: Node?, _ network: inout Network) {
    guard let node, let mapping = mapping(node, what: "'functions'") else { return }
    guard mapping.count <= Self.mostFunctions else {
      report(at: node, "there are \(mapping.count) functions", expected: "at most \(Self.mostFunctions)")
      return
    }
    for (key, value) in mapping {
      guard let (name, parameters) = head(key, network.functions) else { continue }
      guard let scalar = scalar(value, what: "the formula of '\(name)'"), let body = formula(scalar, network.parser)
      else { continue }
      let function = FunctionDefinition(name: name, parameters: parameters, body: body)
      do {
        try network.builder.declare(function)
        network.functions.append(function)
      } catch {
        report(
          FormulaError(
            error.message.unicode,
            expected: error.expected?.unicode ?? "a formula in \(parameters.joined(separator: " and "))",
            suggestion: error.suggestion, at: error.range),
          in: scalar)
      }
    }
  }

  /// What the names in a line of code stand for, `w1: w`.
  mutating func codeNames(_ node: Node?, _ network: Network) -> [String: Expression] {
    guard let node, let mapping = mapping(node, what: "'names'") else { return [:] }
    var names: [String: Expression] = [:]
    for (key, value) in mapping {
      guard let name = scalar(key, what: "a name in 'names'")?.string else { continue }
      guard name.isPythonName, name != "np" else {
        report(
          at: key, "'\(name.clipped)' is no name for a line of Python",
          expected: "letters, digits and underscores, such as w1, but not np")
        continue
      }
      guard let scalar = scalar(value, what: "'\(name)'"), let formula = formula(scalar, network.parser),
        isCompiled(PlacedFormula(formula: formula, scalar: scalar), network)
      else { continue }
      names[name] = formula
    }
    return names
  }

  /// What a line of code may call, `"a1(w1, b1, x)": tanh(w1 * x + b1)`; a body may mention the exercise's names, too.
  mutating func codeFunctions(_ node: Node?, _ network: Network) -> [FunctionDefinition] {
    guard let node, let mapping = mapping(node, what: "'calls'") else { return [] }
    var functions: [FunctionDefinition] = []
    for (key, value) in mapping {
      guard let (name, parameters) = head(key, functions), let scalar = scalar(value, what: "the formula of '\(name)'"),
        let body = formula(scalar, network.parser)
      else { continue }
      let unknown = body.places(ofNamesOutside: Set(network.names + parameters + ["e", "pi"]))
      for place in unknown {
        let mistake = FormulaError(
          "\(place.name) is not defined", expected: "a formula in \(parameters.joined(separator: " and "))",
          suggestion: nearest(place.name, in: parameters + network.names), at: place.range)
        report(mistake, in: scalar)
      }
      if unknown.isEmpty { functions.append(FunctionDefinition(name: name, parameters: parameters, body: body)) }
    }
    return functions
  }

  /// Compiles a formula beside the graph, and notes what is wrong with it.
  private mutating func isCompiled(_ placed: PlacedFormula, _ network: Network) -> Bool {
    var scratch = network.builder
    do {
      _ = try scratch.quantities(for: placed.formula)
      return true
    } catch {
      report(error, about: placed.formula, in: placed.scalar, network)
      return false
    }
  }

  /// The name and the parameters of a function, from a key such as `Loss(a, t)`.
  ///
  /// `others` are those declared before it.
  private mutating func head(
    _ key: Node, _ others: [FunctionDefinition]
  ) -> (name: String, parameters: [String])? {
    let expected = "a name and its parameters, such as g(z) or Loss(a, t)"
    guard let text = scalar(key, what: "a function")?.string else { return nil }
    let parts = text.split(separator: "(", maxSplits: 1).map { String($0) }
    guard parts.count == 2, parts[1].last == ")" else {
      report(at: key, "'\(text.clipped)' is no function", expected: expected)
      return nil
    }
    let parameters = parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    for name in [parts[0]] + parameters {
      if let mistake = mistakeInName(name) {
        report(at: key, mistake.message, expected: mistake.expected)
        return nil
      }
    }
    guard parameters.count <= 4, Set(parameters).count == parameters.count else {
      report(
        at: key, "'\(text.clipped)' has \(parameters.count > 4 ? "too many parameters" : "one parameter twice")",
        expected: "up to four parameters, each with a name of its own")
      return nil
    }
    guard !others.contains(where: { $0.name == parts[0] }) else {
      report(at: key, "the function '\(parts[0])' is defined twice", expected: "each function once")
      return nil
    }
    return (parts[0], parameters)
  }

  /// A function and a quantity of one name could not be told apart by a reader.
  mutating func reportFunctionsCalledLikeNames(_ node: Node?, _ network: Network) {
    for (key, _) in node?.mapping ?? [:] {
      let name = key.scalar?.string.prefix { $0 != "(" }.description ?? ""
      if network.names.contains(name) {
        report(at: key, "'\(name)' is a quantity, too", expected: "another name for the function")
      }
    }
  }
}

extension String {
  /// Whether Python would read this as one name, in plain letters.
  fileprivate var isPythonName: Bool {
    guard let first = unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
    }
  }
}
