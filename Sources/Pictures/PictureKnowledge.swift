import GradientEngine

/// What of an exercise a picture may show.
///
/// A picture never shows what an open step asks: a value that is not known stays out of it, and so do the units and
/// their connections as long as a step asks to draw or to count them.
public struct PictureKnowledge: Sendable {
  /// The quantities whose values may be shown.
  public var values: Set<QuantityID>
  /// Whether units may be shown.
  public var showsUnits: Bool
  /// Whether the connections between them may be shown.
  public var showsConnections: Bool

  /// States what may be shown.
  public init(values: Set<QuantityID>, showsUnits: Bool = true, showsConnections: Bool = true) {
    self.values = values
    self.showsUnits = showsUnits
    self.showsConnections = showsConnections
  }

  /// Everything that a graph holds.
  public static func everything(of graph: Graph) -> PictureKnowledge {
    PictureKnowledge(values: Set(graph.quantities.map(\.id)))
  }
}

/// The chain of local derivatives that a step asks about, from the loss backwards.
public struct LitChain: Hashable, Sendable {
  /// One local derivative on it.
  public struct Link: Hashable, Sendable {
    /// What is differentiated.
    public let of: QuantityID
    /// By what.
    public let by: QuantityID
    /// Whether its value is known already.
    public let isFound: Bool
  }

  /// The links of all paths.
  public let links: [Link]

  /// No chain.
  public static let none = LitChain(links: [])

  /// The chain that leads to a derivative; a link counts as found once its value may be shown.
  public init(to derivative: QuantityID, in graph: Graph, knowing knowledge: PictureKnowledge) {
    links = graph.paths(of: derivative).flatMap { $0 }.compactMap { factor in
      graph[factor].differentiated.map {
        Link(of: $0.of, by: $0.by, isFound: knowledge.values.contains(factor))
      }
    }
  }

  private init(links: [Link]) { self.links = links }
}
