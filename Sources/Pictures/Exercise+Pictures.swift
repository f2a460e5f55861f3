import Canvas
import Course
import Formula
import GradientEngine

/// How a picture is wanted: how large, in which colours, and what of the exercise it may show.
public struct PictureRequest: Sendable {
  /// The extent in cells.
  public var size: Size
  /// The colours and characters.
  public var theme: Theme
  /// What may be shown.
  public var knowledge: PictureKnowledge
  /// The chain being asked.
  public var chain: LitChain
  /// The parameters that points are drawn for.
  public var parameters: PointParameters
  /// The slope that a learner gave for the tangent of the loss.
  public var learnersSlope: Double?

  /// States how a picture is wanted.
  public init(
    size: Size, theme: Theme = Theme(), knowing knowledge: PictureKnowledge, lit chain: LitChain = .none,
    parameters: PointParameters = .given, learnersSlope: Double? = nil
  ) {
    self.size = size
    self.theme = theme
    self.knowledge = knowledge
    self.chain = chain
    self.parameters = parameters
    self.learnersSlope = learnersSlope
  }

  var charset: Charset { theme.isASCII ? .ascii : .unicode }

  /// The number that a quantity is, where that may be shown.
  func number(_ id: QuantityID, of exercise: Exercise) -> Double? {
    guard knowledge.values.contains(id), let number = exercise.trace.values[id.index].number, number.isFinite else {
      return nil
    }
    return number
  }
}

extension Exercise {
  /// The pictures that can be drawn, the fittest first: those declared, then the network or the graph.
  ///
  /// A single neuron, and neurons one behind the other, are seen better as a computation graph.
  public var pictureKinds: [PictureKind] {
    guard let loss = firstLoss else { return pictures.map(\.kind) }
    let network = NeuralNetwork(to: loss, of: self)
    let isRow = network.map { $0.units.count == $0.depth } ?? true
    var kinds: [PictureKind] = network == nil ? [.graph] : isRow ? [.graph, .network] : [.network, .graph]
    for kind in pictures.map(\.kind) + [.loss, .matrix] where !kinds.contains(kind) && canDraw(kind) {
      kinds.append(kind)
    }
    return kinds
  }

  /// Draws a picture of the exercise.
  ///
  /// ```swift
  /// let request = PictureRequest(
  ///   size: Size(columns: 60, rows: 16), knowing: .everything(of: exercise.graph))
  /// print(try exercise.picture(.network, request))
  /// ```
  ///
  /// - Throws: Why it cannot be drawn.
  public func picture(_ kind: PictureKind, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    switch declared(kind) {
    case .network(let loss): return try network(to: known(loss), request)
    case .graph(let loss): return try computationGraph(of: known(loss), request)
    case .contour(let map): return try draw(map.plot(of: self, request), request)
    case .points(let points): return try draw(points.plot(of: self, request), request)
    case .loss(let curve): return try draw(curve.plot(of: self, request), request)
    case .matrix(let map): return try map.grid(of: self, request)
    case nil: throw .notDeclared(kind)
    }
  }

  /// Draws a curve, which the exercise need not declare.
  ///
  /// - Throws: Why it cannot be drawn.
  public func picture(_ curve: DeclaredPicture.LossCurve, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    try draw(curve.plot(of: self, request), request)
  }

  /// Draws how the loss changes along the update, or against the gradient.
  ///
  /// - Throws: Why it cannot be drawn.
  public func picture(_ curve: DescentCurve, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    try draw(curve.plot(of: self, request), request)
  }

  // MARK: - What is drawn

  private var firstLoss: QuantityID? { roles.losses.first.flatMap { graph.quantity(named: $0)?.id } }

  /// The loss that is said, else the first.
  private func known(_ loss: QuantityID?) throws(PictureMistake) -> QuantityID {
    guard let loss = loss ?? firstLoss else { throw .noLoss }
    return loss
  }

  private func canDraw(_ kind: PictureKind) -> Bool { declared(kind) != nil }

  /// The picture as declared; network, graph, loss and matrix have a standard form where none is.
  private func declared(_ kind: PictureKind) -> DeclaredPicture? {
    if let picture = pictures.first(where: { $0.kind == kind }) { return picture }
    switch kind {
    case .network: return .network(loss: nil)
    case .graph: return .graph(of: nil)
    case .contour, .points: return nil
    case .loss: return standardCurve.map { .loss($0) }
    case .matrix:
      let matrix = givens.first { if case .matrix = $0.value { true } else { false } }
      return matrix.map { .matrix(DeclaredPicture.MatrixMap(name: $0.name)) }
    }
  }

  /// The first loss over the last parameter's first element, the nearest to it.
  private var standardCurve: DeclaredPicture.LossCurve? {
    guard let loss = firstLoss, trace.values[loss.index].number != nil else { return nil }
    let above = graph.lineage.ancestors(of: [loss])
    let parameters = roles.parameters.reversed().flatMap { graph.symbols[$0]?.tensor.elements ?? [] }
    guard let over = parameters.first(where: above.contains), let value = trace.values[over.index].number else {
      return nil
    }
    return DeclaredPicture.LossCurve(
      of: loss, over: over, window: DeclaredPicture.LossCurve.window(around: value))
  }

  // MARK: - Drawing

  private func network(to loss: QuantityID, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    guard let network = NeuralNetwork(to: loss, of: self) else {
      throw .noUnits(loss: graph[loss].expression, notation)
    }
    return try draw(
      Diagram(network, of: self, knowing: request.knowledge, lit: request.chain, in: request.charset), request)
  }

  private func computationGraph(of loss: QuantityID, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    try draw(
      Diagram(
        computationOf: loss, of: self, knowing: request.knowledge, lit: request.chain, in: request.charset), request)
  }

  private func draw(_ diagram: Diagram, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    guard !diagram.nodes.isEmpty else { return Grid(size: request.size) }
    guard let layout = DiagramLayout(diagram, size: request.size, isASCII: request.theme.isASCII) else {
      throw .tooSmall
    }
    return layout.grid(theme: request.theme)
  }

  private func draw(_ plot: Plot, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    let least = Plot.leastSize
    guard request.size.columns >= least.columns, request.size.rows >= least.rows else { throw .tooSmall }
    return plot.grid(size: request.size, theme: request.theme)
  }

  /// The name of a quantity as a theme can show it.
  func name(_ id: QuantityID, in theme: Theme) -> String {
    notation.show(graph[id].expression, in: theme.isASCII ? .ascii : .unicode)
  }
}
