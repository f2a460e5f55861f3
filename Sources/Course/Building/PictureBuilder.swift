import Formula
import GradientEngine

extension ExerciseBuilder {
  /// The pictures that a spec declares, over the quantities of a graph; what is wrong with one is reported.
  mutating func pictures(_ specs: [PictureSpec], _ path: SpecPath, _ network: Network, _ graph: Graph)
    -> [DeclaredPicture]
  {
    specs.enumerated().compactMap { index, spec in
      let path = path[index]
      guard !unread.contains(path) else { return nil }
      let missing = spec.kind.requiredKeys.filter { !spec.keys.contains($0) }
      for key in missing { report(PictureSpecMistake.missingKey(key, spec.kind), at: path) }
      guard missing.isEmpty else { return nil }
      var reading = PictureReading(network: network, graph: graph, path: path, unread: unread)
      let picture = reading.picture(spec)
      for mistake in reading.mistakes { report(mistake) }
      return reading.mistakes.isEmpty ? picture : nil
    }
  }
}

extension PictureSpec {
  /// The keys of the file that this states.
  var keys: [String] {
    let stated: [(String, Bool)] = [
      ("of", of != nil), ("over", over != nil), ("from", from != nil), ("to", to != nil), ("data", data != nil),
      ("at", at != nil), ("class", target != nil), ("shade", shade != nil), ("row", row != nil),
      ("window", window != nil),
    ]
    return stated.filter(\.1).map(\.0)
  }
}

/// One declared picture being looked up in the graph.
private struct PictureReading {
  let network: Network
  let graph: Graph
  let path: SpecPath
  private(set) var mistakes: [SpecMistake] = []

  /// Lists that could not be read to their end; that was reported.
  private let unread: Set<SpecPath>

  init(network: Network, graph: Graph, path: SpecPath, unread: Set<SpecPath>) {
    self.network = network
    self.graph = graph
    self.path = path
    self.unread = unread
  }

  mutating func picture(_ spec: PictureSpec) -> DeclaredPicture? {
    switch spec.kind {
    case .network: return .network(loss: spec.of.flatMap { quantity($0, path["of"]) })
    case .graph: return .graph(of: spec.of.flatMap { quantity($0, path["of"]) })
    case .contour: return contour(spec)
    case .points: return points(spec)
    case .loss: return loss(spec)
    case .matrix: return matrix(spec)
    }
  }

  private mutating func note(_ mistake: any Mistake, _ path: SpecPath) {
    mistakes.append(SpecMistake(mistake: mistake, path: path, offset: nil))
  }

  // MARK: - Quantities

  private mutating func formula(_ text: String, _ path: SpecPath) -> Expression? {
    do {
      return try network.parser.parse(text)
    } catch {
      mistakes.append(SpecMistake(mistake: error.mistake, path: path, offset: error.range.lowerBound))
      return nil
    }
  }

  private mutating func quantity(_ text: String, _ path: SpecPath) -> QuantityID? {
    guard let formula = formula(text, path) else { return nil }
    if let id = graph.quantity(for: formula) { return id }
    var shape: Shape?
    if case .name(let name) = formula.kind { shape = graph.symbols[name]?.tensor.shape }
    note(PictureSpecMistake.noQuantity(formula, shape, network.notation), path)
    return nil
  }

  private mutating func given(_ text: String, _ path: SpecPath) -> QuantityID? {
    guard let id = quantity(text, path) else { return nil }
    guard graph[id].phase == .given else {
      note(PictureSpecMistake.notGiven(graph[id].expression, network.notation), path)
      return nil
    }
    return id
  }

  private mutating func range(_ spec: PictureSpec, axis: Int) -> ClosedRange<Double>? {
    guard let from = spec.from, let to = spec.to, axis < from.count, axis < to.count else { return nil }
    guard from[axis] < to[axis], (to[axis] - from[axis]).isFinite else {
      note(PictureSpecMistake.emptyWindow, path["to"])
      return nil
    }
    return from[axis]...to[axis]
  }

  private mutating func has(_ count: Int?, _ key: String, _ expected: Int) -> Bool {
    guard let count, count != expected else { return true }
    guard !unread.contains(path[key]) else { return false }
    note(PictureSpecMistake.otherCount(key, count, expected: expected), path[key])
    return false
  }

  // MARK: - Kinds

  private mutating func contour(_ spec: PictureSpec) -> DeclaredPicture? {
    let fits = [("over", spec.over?.count), ("from", spec.from?.count), ("to", spec.to?.count)].map { has($1, $0, 2) }
    guard fits.allSatisfy({ $0 }), let over = spec.over, let of = quantity(spec.of ?? "", path["of"]),
      let first = given(over[0], path["over"][0]), let second = given(over[1], path["over"][1]),
      let x = range(spec, axis: 0), let y = range(spec, axis: 1)
    else { return nil }
    guard first != second else {
      note(PictureSpecMistake.sameAxis(graph[first].expression, network.notation), path["over"])
      return nil
    }
    return .contour(DeclaredPicture.ContourMap(of: of, over: (first, second), window: (x, y)))
  }

  private mutating func loss(_ spec: PictureSpec) -> DeclaredPicture? {
    let fits = [("over", spec.over?.count), ("from", spec.from?.count), ("to", spec.to?.count)].map { has($1, $0, 1) }
    let losses = network.differentiation.losses
    guard fits.allSatisfy({ $0 }), let name = spec.of ?? losses.first, let of = quantity(name, path["of"]),
      let text = spec.over?.first, let over = given(text, path["over"][0])
    else { return nil }
    let standard = graph.given(over).map { DeclaredPicture.LossCurve.window(around: $0) }
    let isStated = spec.from != nil || spec.to != nil
    if isStated, spec.from == nil || spec.to == nil {
      note(PictureSpecMistake.missingKey(spec.from == nil ? "from" : "to", .loss), path)
      return nil
    }
    guard let window = isStated ? range(spec, axis: 0) : standard else { return nil }
    return .loss(DeclaredPicture.LossCurve(of: of, over: over, window: window))
  }

  private mutating func points(_ spec: PictureSpec) -> DeclaredPicture? {
    guard let data = DataSet.named(spec.data ?? "") else {
      note(
        PictureSpecMistake.unknownData(spec.data ?? "", known: DataSet.builtIn.map(\.name)), path["data"])
      return nil
    }
    guard let at = formula(spec.at ?? "", path["at"]), let target = given(spec.target ?? "", path["class"]),
      let shade = quantity(spec.shade ?? "", path["shade"])
    else { return nil }
    guard case .name(let name) = at.kind, let tensor = graph.symbols[name]?.tensor, tensor.elements.count == 2,
      tensor.elements.allSatisfy({ graph[$0].phase == .given })
    else {
      note(PictureSpecMistake.notAPoint(at, network.notation), path["at"])
      return nil
    }
    var of: QuantityID?
    if let text = spec.of {
      guard let id = quantity(text, path["of"]) else { return nil }
      of = id
    }
    return .points(
      DeclaredPicture.DataPoints(data: data, at: tensor.elements, target: target, shade: shade, of: of))
  }

  private mutating func matrix(_ spec: PictureSpec) -> DeclaredPicture? {
    guard let formula = formula(spec.of ?? "", path["of"]) else { return nil }
    guard case .name(let name) = formula.kind, let symbol = graph.symbols[name],
      (1...2).contains(symbol.tensor.shape.rank)
    else {
      note(PictureSpecMistake.noMatrix(formula, network.notation), path["of"])
      return nil
    }
    let shape = symbol.tensor.shape
    let extents = shape.rank == 1 ? [1, shape.count] : shape.extents
    let origin = shape.rank == 1 ? [1] + symbol.origin : symbol.origin
    func lies(_ first: Int, _ last: Int, axis: Int) -> ClosedRange<Int>? {
      let (from, to) = (first - origin[axis], last - origin[axis])
      return from >= 0 && from <= to && to < extents[axis] ? from...to : nil
    }
    if let row = spec.row {
      guard let rows = lies(row, row, axis: 0) else {
        note(PictureSpecMistake.outside(key: "row", shape), path["row"])
        return nil
      }
      return .matrix(DeclaredPicture.MatrixMap(name: name, lit: (rows, 0...extents[1] - 1)))
    }
    guard let window = spec.window else { return .matrix(DeclaredPicture.MatrixMap(name: name)) }
    guard has(window.count, "window", 4) else { return nil }
    guard let rows = lies(window[0], window[2], axis: 0), let columns = lies(window[1], window[3], axis: 1) else {
      note(PictureSpecMistake.outside(key: "window", shape), path["window"])
      return nil
    }
    return .matrix(DeclaredPicture.MatrixMap(name: name, lit: (rows, columns)))
  }
}

extension Graph {
  /// The value of a given quantity; nil for any other and for the letter that stays a letter.
  fileprivate func given(_ id: QuantityID) -> Double? {
    guard self[id].phase == .given else { return nil }
    let value = (evaluate() as Evaluation<Double>)[id]
    return value.isFinite ? value : nil
  }
}

extension DeclaredPicture.LossCurve {
  /// The window of a curve where none is said: as far to both sides as the value is large, two at least.
  public static func window(around value: Double) -> ClosedRange<Double> {
    let reach = max(2, value.magnitude)
    return value - reach...value + reach
  }
}
