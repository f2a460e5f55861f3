import Course
import Formula
import GradientEngine

extension Diagram {
  /// The drawing of a network: inputs, a 1 for the biases of each layer, neurons, and the loss.
  ///
  /// A neuron goes by the name of what it puts out, and shows that or, before it is known, its weighted sum.
  public init(
    _ network: NeuralNetwork, of exercise: Exercise, knowing knowledge: PictureKnowledge, lit chain: LitChain = .none,
    in charset: Charset
  ) {
    let writing = DiagramWriting(exercise, knowledge, charset)
    var (nodes, places) = ([Node](), [QuantityID: Int]())
    var biases: [Int: Int] = [:]
    for layer in 0...network.depth {
      let isBiased = network.connections.contains { connection in
        connection.from == nil && network.layer(of: connection.to) == layer + 1
      }
      if isBiased {
        biases[layer] = nodes.count
        nodes.append(Node(kind: .bias, name: "1", layer: layer))
      }
      for input in network.inputs where layer == 0 {
        places[input] = nodes.count
        nodes.append(writing.node(.source, input, layer: 0))
      }
      for unit in network.units where unit.layer == layer {
        places[unit.output] = nodes.count
        places[unit.sum] = nodes.count
        var node = writing.node(.unit, unit.output, layer: layer)
        node.value = writing.value(unit.output) ?? writing.sum(unit.sum)
        node.gradient =
          writing.gradient(of: network.loss.quantity, by: unit.output)
          ?? writing.gradient(of: network.loss.quantity, by: unit.sum, isOfSum: true)
        node.isOpen = unit.isGate ? writing.isPositive(unit.sum, else: unit.output) : nil
        nodes.append(node)
      }
    }
    places[network.loss.quantity] = nodes.count
    nodes.append(writing.node(.loss, network.loss.quantity, layer: network.depth + 1))

    var edges: [Edge] = []
    let largest = network.connections.compactMap { $0.weight.flatMap(writing.number)?.magnitude }.max() ?? 1
    for connection in network.connections {
      let source = connection.from.map { places[$0] } ?? biases[(network.layer(of: connection.to) ?? 1) - 1]
      guard let from = source, let to = places[connection.to] else { continue }
      let weight = connection.weight.flatMap(writing.number)
      var edge = Edge(from: from, to: to, label: connection.weight.flatMap(writing.value))
      edge.gradient = connection.weight.flatMap { writing.gradient(of: network.loss.quantity, by: $0) }
      edge.strength = weight.map { largest > 0 ? $0 / largest : 0 }
      edge.isClosed = nodes[from].isOpen == false
      for link in chain.links where places[link.of] == to {
        if link.by == connection.weight || (places[link.by] == from && connection.from != nil) {
          edge.light = max(edge.light, link.isFound ? .found : .asked)
        }
      }
      edges.append(edge)
    }
    for unit in network.loss.units {
      guard let from = places[unit], let to = places[network.loss.quantity] else { continue }
      edges.append(
        Edge(
          from: from, to: to, light: chain.light(to: network.loss.quantity), isClosed: nodes[from].isOpen == false))
    }
    for link in chain.links {
      for end in [link.of, link.by] {
        if let place = places[end] { nodes[place].light = max(nodes[place].light, link.isFound ? .found : .asked) }
      }
    }
    self.init(
      nodes: knowledge.showsUnits ? nodes : [], edges: knowledge.showsUnits && knowledge.showsConnections ? edges : [],
      isReordered: false)
  }
}

extension NeuralNetwork {
  /// The layer of a neuron, by what it puts out.
  func layer(of output: QuantityID) -> Int? { units.first { $0.output == output }?.layer }
}

extension LitChain {
  /// How the derivative of a quantity is lit.
  fileprivate func light(to quantity: QuantityID) -> Diagram.Light {
    links.filter { $0.of == quantity }.map { $0.isFound ? .found : .asked }.max() ?? .none
  }
}

/// How what is known of an exercise is written in a diagram.
struct DiagramWriting {
  private let exercise: Exercise
  private let knowledge: PictureKnowledge
  private let charset: Charset

  init(_ exercise: Exercise, _ knowledge: PictureKnowledge, _ charset: Charset) {
    self.exercise = exercise
    self.knowledge = knowledge
    self.charset = charset
  }

  /// A node with the name and the value of a quantity.
  func node(_ kind: Diagram.Node.Kind, _ id: QuantityID, layer: Int) -> Diagram.Node {
    Diagram.Node(kind: kind, name: name(id), value: value(id), layer: layer)
  }

  func name(_ id: QuantityID) -> String { exercise.notation.show(exercise.graph[id].expression, in: charset) }

  /// The number, where it is known and is one.
  func number(_ id: QuantityID) -> Double? {
    knowledge.values.contains(id) ? exercise.trace.values[id.index].number : nil
  }

  /// The value as written; nothing where it is not known.
  func value(_ id: QuantityID) -> String? {
    guard knowledge.values.contains(id) else { return nil }
    guard let number = number(id) else { return nil }
    return NumberStyle.significant(3).text(number, in: charset)
  }

  /// A weighted sum as written, told apart from what its neuron puts out.
  func sum(_ id: QuantityID) -> String? { value(id).map { (charset == .ascii ? "sum " : "Σ ") + $0 } }

  /// The derivative of the loss by a quantity behind the sign of a gradient, where it is known; that by a weighted sum has
  /// a sign of its own.
  func gradient(of loss: QuantityID, by id: QuantityID, isOfSum: Bool = false) -> String? {
    let graph = exercise.graph
    let formula = Expression(.derivative(of: graph[loss].expression, by: graph[id].expression, partial: false))
    guard let derivative = graph.quantity(for: formula), let text = value(derivative) else { return nil }
    let sign = charset == .ascii ? (isOfSum ? "delta" : "d") : isOfSum ? "δ" : "∂"
    return "\(sign) \(text)"
  }

  /// Whether a gate is open, as far as its sum or its output is known.
  func isPositive(_ sum: QuantityID, else output: QuantityID) -> Bool? {
    (number(sum) ?? number(output)).map { $0 > 0 }
  }
}
