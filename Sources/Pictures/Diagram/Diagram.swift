/// Nodes in layers from left to right and edges between them: a network, or a computation graph.
///
/// A diagram knows nothing of cells; ``DiagramLayout`` places it.
public struct Diagram: Hashable, Sendable {
  /// How a part takes part in the chain being asked.
  public enum Light: Hashable, Sendable, Comparable {
    /// Not on it.
    case none
    /// On it, its factor still to be found.
    case asked
    /// On it, its factor known.
    case found
  }

  /// A node.
  public struct Node: Hashable, Sendable {
    /// What a node is.
    public enum Kind: Hashable, Sendable {
      case unit
      /// The 1 that biases multiply.
      case bias
      /// What is given.
      case source
      case loss
      /// What stands for nodes that are not drawn.
      case fold
    }

    /// What it is.
    public var kind: Kind
    /// Its name, as written.
    public var name: String
    /// Its value, as written, where it is known.
    public var value: String?
    /// Its gradient, as written behind its sign, where it is known.
    public var gradient: String?
    /// Which layer it stands in, from 0.
    public var layer: Int
    /// Whether it lets its input through; nil where it has no gate or that is not known.
    public var isOpen: Bool?
    /// Its part in the chain.
    public var light = Light.none
  }

  /// An edge from a node to one of a later layer.
  public struct Edge: Hashable, Sendable {
    /// The node on the left.
    public var from: Int
    /// The node on the right.
    public var to: Int
    /// What is written on it, where there is room.
    public var label: String?
    /// The gradient of its weight, as written behind its sign, where it is known; it stands beside the label.
    public var gradient: String?
    /// Its weight as a part of the largest, from −1 to 1; nil where it has none or that is not known.
    public var strength: Double?
    /// Its part in the chain.
    public var light = Light.none
    /// Whether nothing flows through it, since its source is a closed gate.
    public var isClosed = false
  }

  /// The nodes; those of a layer in the order in which they stand.
  public var nodes: [Node]
  /// The edges.
  public var edges: [Edge]
  /// Whether nodes of a layer may change places, so that fewer edges cross.
  public var isReordered: Bool

  /// How many layers there are.
  public var layerCount: Int { (nodes.map(\.layer).max() ?? -1) + 1 }

  /// No layer shows more units than this one by one.
  public static let mostUnits = 10
}

// MARK: - Folding

extension Diagram {
  /// The diagram with at most so many nodes a layer, and with the layers in its middle left out where there are more than
  /// `mostLayers`; a fold stands for what is left out. What is lit stays.
  func folded(nodes most: Int, layers mostLayers: Int, sign: (vertical: String, horizontal: String)) -> Diagram {
    foldingLayers(most: mostLayers, sign.horizontal).foldingNodes(most: most, sign.vertical)
  }

  private func foldingNodes(most: Int, _ sign: String) -> Diagram {
    var folds: [Int: [Int]] = [:]
    for layer in 0..<layerCount {
      let members = nodes.indices.filter { nodes[$0].layer == layer }
      let units = members.filter { nodes[$0].kind != .bias && nodes[$0].kind != .fold }
      let room = max(1, min(Self.mostUnits, most - (members.count - units.count)))
      guard units.count > room else { continue }
      // Two places are kept for the fold and the last unit; where there is one place only, it is the fold's.
      let kept = max(0, room - 2)
      let last = room >= 2 ? 1 : 0
      let candidates = Array(units.dropFirst(kept).dropLast(last))
      let hidden = candidates.filter { nodes[$0].light == .none }
      folds[layer] = hidden.isEmpty || candidates.count - hidden.count > 1 ? candidates : hidden
    }
    return hiding(folds) { "\(sign) \($0)" }
  }

  private func foldingLayers(most: Int, _ sign: String) -> Diagram {
    guard layerCount > max(3, most) else { return self }
    let left = max(1, (max(3, most) - 1) / 2)
    let right = max(3, most) - 1 - left
    let middle = left..<layerCount - right
    var diagram = self
    for place in nodes.indices where nodes[place].layer >= middle.upperBound {
      diagram.nodes[place].layer -= middle.count - 1
    }
    let hidden = nodes.indices.filter { middle.contains(nodes[$0].layer) }
    for place in hidden { diagram.nodes[place].layer = left }
    return diagram.hiding([left: Array(hidden)]) { _ in "\(sign) \(middle.count)" }
  }

  /// The diagram with one fold for the nodes hidden in each layer; their edges become the fold's.
  private func hiding(_ folds: [Int: [Int]], _ name: (Int) -> String) -> Diagram {
    guard !folds.isEmpty else { return self }
    var owner: [Int: Int] = [:]
    var (kept, place) = ([Node](), [Int: Int]())
    for (index, node) in nodes.enumerated() {
      if let hidden = folds[node.layer], hidden.contains(index) {
        if let first = owner[node.layer] {
          place[index] = first
          kept[first].light = max(kept[first].light, node.light)
          continue
        }
        owner[node.layer] = kept.count
        place[index] = kept.count
        kept.append(Node(kind: .fold, name: name(hidden.count), layer: node.layer, light: node.light))
      } else {
        place[index] = kept.count
        kept.append(node)
      }
    }
    var merged: [[Int]: Edge] = [:]
    var order: [[Int]] = []
    for edge in edges {
      guard let from = place[edge.from], let to = place[edge.to], kept[from].layer < kept[to].layer else { continue }
      var edge = edge
      (edge.from, edge.to) = (from, to)
      if kept[from].kind == .fold || kept[to].kind == .fold {
        (edge.label, edge.gradient, edge.strength, edge.isClosed) = (nil, nil, nil, false)
      }
      if let known = merged[[from, to]] {
        merged[[from, to]]?.light = max(known.light, edge.light)
      } else {
        merged[[from, to]] = edge
        order.append([from, to])
      }
    }
    return Diagram(nodes: kept, edges: order.compactMap { merged[$0] }, isReordered: isReordered)
  }
}
