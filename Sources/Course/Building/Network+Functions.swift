import Formula
import GradientEngine

extension ExerciseBuilder {
  /// An exercise has no more functions of its own than this.
  private static var mostFunctions: Int { 20 }
  /// A function has no more parameters than this.
  private static var mostParameters: Int { 4 }

  /// Declares the exercise's own functions; a body may call those above it.
  mutating func declare(_ functions: [FunctionSpec], _ path: SpecPath, _ network: inout Network) {
    guard functions.count <= Self.mostFunctions else {
      report(NetworkMistake.tooManyFunctions(functions.count, limit: Self.mostFunctions), at: path)
      return
    }
    for (index, spec) in functions.enumerated() {
      let place = path[index]
      if network.names.contains(spec.name) { report(NetworkMistake.functionIsQuantity(spec.name), at: place["name"]) }
      guard isHead(spec, place["name"], network.functions),
        let body = body(spec, place["value"], network, mayMention: [])
      else {
        network.reject(spec)
        continue
      }
      let function = FunctionDefinition(name: spec.name, parameters: spec.parameters, body: body)
      do {
        try network.builder.declare(function)
        network.functions.append(function)
      } catch {
        if !network.isBlameless(body) { report(error, in: place["value"]) }
        network.reject(spec)
      }
    }
  }

  /// What a line of code may call; a body may mention the exercise's names, too.
  mutating func codeFunctions(_ calls: [FunctionSpec], _ path: SpecPath, _ network: Network) -> [FunctionDefinition] {
    var functions: [FunctionDefinition] = []
    for (index, spec) in calls.enumerated() {
      guard isHead(spec, path[index]["name"], functions),
        let body = body(spec, path[index]["value"], network, mayMention: network.names)
      else { continue }
      functions.append(FunctionDefinition(name: spec.name, parameters: spec.parameters, body: body))
    }
    return functions
  }

  /// What the names in a line of code stand for, `w1: w`.
  mutating func codeNames(_ names: [Named<String>], _ path: SpecPath, _ network: Network) -> [String: Expression] {
    var formulas: [String: Expression] = [:]
    for (index, named) in names.enumerated() {
      guard named.name.isPythonName, named.name != "np" else {
        report(AnswerMistake.notAPythonName(named.name), at: path[index]["name"])
        continue
      }
      guard let placed = formula(named.value, path[index]["value"], network.parser, what: "\(code: named.name)"),
        isCompiled(placed, network)
      else { continue }
      formulas[named.name] = placed.formula
    }
    return formulas
  }

  /// Compiles a formula beside the graph, and notes what is wrong with it.
  private mutating func isCompiled(_ placed: PlacedFormula, _ network: Network) -> Bool {
    var scratch = network.builder
    do {
      _ = try scratch.quantities(for: placed.formula)
      return true
    } catch {
      report(error, about: placed.formula, in: placed.path, network)
      return false
    }
  }

  /// The formula of a function, if every name in it is a parameter or one of `others`.
  private mutating func body(
    _ spec: FunctionSpec, _ path: SpecPath, _ network: Network, mayMention others: [String]
  ) -> Expression? {
    let what: Text = "the formula of \(code: spec.name)"
    guard let body = formula(spec.formula, path, network.parser, what: what)?.formula else { return nil }
    let unknown = body.places(ofNamesOutside: Set(others + spec.parameters + ["e", "pi"]))
    for place in unknown {
      report(
        NetworkMistake.notAParameter(
          place.name, parameters: spec.parameters, near: nearName(place.name, in: spec.parameters + others)),
        in: path, at: place.range.lowerBound)
    }
    return unknown.isEmpty ? body : nil
  }

  /// Whether a function can be called as it is stated; `others` are those declared before it.
  private mutating func isHead(_ spec: FunctionSpec, _ path: SpecPath, _ others: [FunctionDefinition]) -> Bool {
    let mistake: NetworkMistake? =
      if let mistake = ([spec.name] + spec.parameters).compactMap({ mistakeInName($0) }).first {
        mistake
      } else if spec.parameters.count > Self.mostParameters {
        .tooManyParameters(spec.head)
      } else if Set(spec.parameters).count < spec.parameters.count {
        .repeatedParameter(spec.head)
      } else if others.contains(where: { $0.name == spec.name }) {
        .functionDefinedTwice(spec.name)
      } else {
        nil
      }
    guard let mistake else { return true }
    report(mistake, at: path)
    return false
  }
}

extension Network {
  /// Notes a function that could not be read; what calls it is not blamed for it.
  fileprivate mutating func reject(_ spec: FunctionSpec) {
    guard !functions.contains(where: { $0.name == spec.name }), !names.contains(spec.name) else { return }
    brokenFunctions[spec.name] = 1...max(1, spec.parameters.count)
    unread.insert(spec.name)
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
