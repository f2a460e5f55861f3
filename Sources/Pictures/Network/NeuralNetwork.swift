import Course
import GradientEngine

/// The neurons that lead to a loss, read off the formulas of an exercise: which weighs what, by which parameter.
///
/// A neuron is a weighted sum with a parameter in it, together with the activation of that sum. What lies between neurons
/// without being one, such as an error or a mean, is looked through.
public struct NeuralNetwork: Hashable, Sendable {
  /// A neuron.
  public struct Unit: Hashable, Sendable {
    /// The weighted sum; the activation itself where the sum has no name.
    public let sum: QuantityID
    /// What it puts out.
    public let output: QuantityID
    /// Whether it is a gate: a rectified linear unit.
    public let isGate: Bool
    /// Its layer, counted from 1.
    public let layer: Int
  }

  /// A connection to a neuron from an input or another neuron, or from the 1 that a bias multiplies, where `from` is nil.
  public struct Connection: Hashable, Sendable {
    /// What it carries: a given quantity, or what a neuron puts out.
    public let from: QuantityID?
    /// The neuron, by what it puts out.
    public let to: QuantityID
    /// The weight or the bias; nil where there is none.
    public let weight: QuantityID?
  }

  /// The inputs, in order.
  public let inputs: [QuantityID]
  /// The neurons, in the order of computing.
  public let units: [Unit]
  /// The connections.
  public let connections: [Connection]
  /// What the neurons of the last layer lead to, and the neurons that lead there directly.
  public let loss: (quantity: QuantityID, units: [QuantityID])

  /// The network that leads to a loss; nil where there is no neuron on the way.
  public init?(to loss: QuantityID, of exercise: Exercise) {
    var reading = NetworkReading(loss, exercise)
    guard reading.readUnits() else { return nil }
    inputs = reading.inputs.sorted()
    units = reading.units
    connections = reading.connections
    let last = reading.origins(of: loss).filter { reading.layers[$0] ?? 0 > 0 }
    self.loss = (loss, last.sorted())
  }

  /// How many layers of neurons there are.
  public var depth: Int { units.map(\.layer).max() ?? 0 }

  /// Whether both have the same parts.
  public static func == (left: NeuralNetwork, right: NeuralNetwork) -> Bool {
    left.units == right.units && left.connections == right.connections && left.loss.quantity == right.loss.quantity
  }
  /// Hashes the neurons.
  public func hash(into hasher: inout Hasher) { hasher.combine(units) }
}

/// The neurons being found, one after another.
private struct NetworkReading {
  let graph: Graph
  let loss: QuantityID
  let parameters: Set<QuantityID>
  let members: [QuantityID]
  private(set) var units: [NeuralNetwork.Unit] = []
  private(set) var connections: [NeuralNetwork.Connection] = []
  private(set) var inputs: Set<QuantityID> = []
  /// The layer of every input (0) and neuron, by what it puts out.
  private(set) var layers: [QuantityID: Int] = [:]
  /// What a neuron puts out, by its sum.
  private var outputs: [QuantityID: QuantityID] = [:]

  init(_ loss: QuantityID, _ exercise: Exercise) {
    let graph = exercise.graph
    self.graph = graph
    self.loss = loss
    parameters = Set(exercise.roles.parameters.flatMap { graph.symbols[$0]?.tensor.elements ?? [] })
    members = graph.lineage.ancestors(of: [loss]).filter { graph[$0].phase == .forward }.sorted()
  }

  /// Whether there are any.
  mutating func readUnits() -> Bool {
    var activations: [QuantityID: (output: QuantityID, isGate: Bool)] = [:]
    for id in members {
      guard let (function, argument) = graph.activation(of: id), activations[argument] == nil else { continue }
      activations[argument] = (id, function == .relu)
    }
    for sum in members {
      guard let terms = graph.weightedSum(of: sum), let links = links(terms) else { continue }
      let output = activations[sum]?.output ?? sum
      let isGate = activations[sum]?.isGate ?? (graph.functionAroundSum(of: sum) == .relu)
      var layer = 1
      for link in links {
        guard let from = link.from else {
          connections.append(NeuralNetwork.Connection(from: nil, to: output, weight: link.weight))
          continue
        }
        for origin in origins(of: from) {
          if layers[origin] == nil {
            layers[origin] = 0
            inputs.insert(origin)
          }
          layer = max(layer, (layers[origin] ?? 0) + 1)
          connections.append(
            NeuralNetwork.Connection(from: origin, to: output, weight: origin == from ? link.weight : nil))
        }
      }
      layers[output] = layer
      outputs[sum] = output
      units.append(NeuralNetwork.Unit(sum: sum, output: output, isGate: isGate, layer: layer))
    }
    return !units.isEmpty
  }

  /// Where what a quantity carries comes from: itself where it is given or a neuron, else the nearest of those it is computed
  /// from.
  func origins(of id: QuantityID) -> [QuantityID] {
    var (found, seen, pending) = ([QuantityID](), Set<QuantityID>(), [id])
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let output = outputs[next] {
        found.append(output)
      } else if layers[next] ?? 0 > 0 {
        found.append(next)
      } else if graph[next].phase == .given {
        if !parameters.contains(next) { found.append(next) }
      } else {
        pending += graph[next].inputs
      }
    }
    return Array(Set(found)).sorted()
  }

  /// The terms of a weighted sum as connections; nil where it is none: without a parameter, or with a product of other kind.
  private func links(_ terms: [WeightedTerm]) -> [(from: QuantityID?, weight: QuantityID?)]? {
    var links: [(from: QuantityID?, weight: QuantityID?)] = []
    for term in terms where !term.factors.isEmpty {
      let weights = term.factors.filter(parameters.contains)
      let others = term.factors.filter { !parameters.contains($0) }
      guard weights.count <= 1, others.count <= 1 else { return nil }
      links.append((others.first, weights.first))
    }
    // A sum of weights alone is no neuron, nor is one of outputs alone.
    guard links.contains(where: { $0.weight != nil }), links.contains(where: { $0.from != nil && $0.weight != nil })
    else {
      return nil
    }
    return links
  }
}
