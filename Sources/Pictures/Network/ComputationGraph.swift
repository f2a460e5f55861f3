import Course
import Formula
import GradientEngine

extension Diagram {
  /// The computation graph of a loss: every quantity on the way to it, from what is given on the left.
  ///
  /// A graph of many quantities has one node for each name, with the elements of a short vector as its value.
  public init(
    computationOf loss: QuantityID, of exercise: Exercise, knowing knowledge: PictureKnowledge,
    lit chain: LitChain = .none, in charset: Charset
  ) {
    let graph = exercise.graph
    let members = graph.lineage.ancestors(of: [loss]).union([loss])
      .filter { graph[$0].phase == .given || graph[$0].phase == .forward }.sorted()
    let groups = ComputationGroups(members, graph, exercise)
    let writing = DiagramWriting(exercise, knowledge, charset)
    var nodes = groups.groups.map { group -> Node in
      let isGiven = graph[group.elements[0]].phase == .given
      let name = group.name.map { exercise.notation.show(.name($0), in: charset) } ?? writing.name(group.elements[0])
      var node = Node(
        kind: group.elements.contains(loss) ? .loss : isGiven ? .source : .unit, name: name,
        layer: groups.layers[group.place] ?? 0)
      let values = group.elements.compactMap(writing.value)
      if values.count == group.elements.count {
        node.value = values.count == 1 ? values[0] : values.count <= 3 ? "[\(values.joined(separator: ", "))]" : nil
      }
      if group.elements.count == 1, !isGiven, !group.elements.contains(loss) {
        node.gradient = writing.gradient(of: loss, by: group.elements[0])
      }
      return node
    }
    var edges: [Edge] = []
    for (from, to) in groups.links {
      var edge = Edge(from: from, to: to)
      for link in chain.links where groups.place[link.of] == to && groups.place[link.by] == from {
        edge.light = max(edge.light, link.isFound ? .found : .asked)
        for end in [from, to] { nodes[end].light = max(nodes[end].light, edge.light) }
      }
      edges.append(edge)
    }
    self.init(
      nodes: knowledge.showsUnits ? nodes : [], edges: knowledge.showsUnits && knowledge.showsConnections ? edges : [],
      isReordered: true)
  }
}

/// The quantities of a computation graph, one by one or by name, and their layers.
private struct ComputationGroups {
  struct Group {
    let place: Int
    /// The name of a tensor; nil for one quantity.
    let name: String?
    var elements: [QuantityID]
  }

  /// More quantities than this are drawn by name.
  private static let mostQuantities = 16

  private(set) var groups: [Group] = []
  /// The group of each quantity.
  private(set) var place: [QuantityID: Int] = [:]
  /// From which group to which.
  private(set) var links: [(Int, Int)] = []
  private(set) var layers: [Int: Int] = [:]

  init(_ members: [QuantityID], _ graph: Graph, _ exercise: Exercise) {
    let isByName = members.count > Self.mostQuantities
    var byName: [String: Int] = [:]
    var names: [QuantityID: String] = [:]
    for (name, symbol) in graph.symbols {
      for id in symbol.tensor.elements where symbol.tensor.elements.count > 1 { names[id] = name }
    }
    for id in members {
      let name = isByName ? names[id] : nil
      if let name, let known = byName[name] {
        groups[known].elements.append(id)
        place[id] = known
        continue
      }
      if let name { byName[name] = groups.count }
      place[id] = groups.count
      groups.append(Group(place: groups.count, name: name, elements: [id]))
    }
    var seen: Set<[Int]> = []
    for id in members {
      for input in graph[id].inputs {
        guard let from = place[input], let to = place[id], from != to, seen.insert([from, to]).inserted else {
          continue
        }
        links.append((from, to))
      }
    }
    layer(graph)
  }

  /// Computed groups stand one layer past the last they take; a given one stands right before the first that takes it.
  private mutating func layer(_ graph: Graph) {
    let isGiven = groups.map { graph[$0.elements[0]].phase == .given }
    var inputs: [Int: [Int]] = [:]
    for (from, to) in links { inputs[to, default: []].append(from) }
    // A name whose elements take one another in turn has no single layer; each pass moves it on, at most once for each group.
    for _ in groups {
      var isSettled = true
      for group in groups where !isGiven[group.place] {
        let above = (inputs[group.place] ?? []).filter { !isGiven[$0] }.compactMap { layers[$0] }.max() ?? 0
        if layers[group.place] != above + 1 { isSettled = false }
        layers[group.place] = above + 1
      }
      if isSettled { break }
    }
    for group in groups where isGiven[group.place] {
      layers[group.place] = (links.filter { $0.0 == group.place }.compactMap { layers[$0.1] }.min() ?? 1) - 1
    }
    // Edges that do not lead to the right are those of a name with itself over others; they are left out.
    links = links.filter { layers[$0.0] ?? 0 < layers[$0.1] ?? 0 }
  }
}
