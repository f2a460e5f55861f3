import Formula
import GradientEngine

/// How a loss changes as its parameters move along one straight line: the way of an update, or against the gradient.
///
/// ```swift
/// let curve = exercise.descentCurve!
/// curve.losses(at: [0, curve.step])   // the loss before and after the update
/// ```
public struct DescentCurve: Sendable {
  /// The loss.
  public let loss: QuantityID
  /// Whether the line is that of the update that the exercise defines; else it goes against the gradient.
  public let isUpdate: Bool
  /// How far along the line one step goes: 1 for an update, a learning rate against the gradient.
  public let step: Double
  /// How far along the line the curve is worth drawing: several steps, up to where the loss rises again.
  public private(set) var reach: Double
  private let graph: Graph
  private let parameters: [QuantityID]
  private let start: [Double]
  private let direction: [Double]

  /// The values of the loss so far along the line.
  public func losses(at distances: [Double]) -> [Double] {
    let points = zip(start, direction).map { start, slope in distances.map { start + $0 * slope } }
    return BatchEvaluation(of: [loss], over: parameters, in: graph).values(at: points)[0]
  }

  /// The learning rate of a step where the exercise has none.
  private static let rate = 0.1

  /// The curve of an exercise; nil where it has no loss that is a number, or nothing is known of its slope.
  init?(of exercise: Exercise) {
    let (graph, values) = (exercise.graph, exercise.trace.values)
    guard let loss = exercise.mainLoss, values[loss.index].number?.isFinite == true else { return nil }
    let above = graph.lineage.ancestors(of: [loss])
    var line: [(id: QuantityID, start: Double, direction: Double)] = []
    for name in exercise.roles.parameters {
      guard let old = graph.symbols[name]?.tensor.elements,
        let new = graph.symbols[name + "'"]?.tensor.elements, old.count == new.count, graph[new[0]].phase == .update
      else { continue }
      for (old, new) in zip(old, new) where above.contains(old) {
        guard let before = values[old.index].number, let after = values[new.index].number else { continue }
        line.append((old, before, after - before))
      }
    }
    isUpdate = !line.isEmpty
    if line.isEmpty {
      for id in exercise.roles.parameters.flatMap({ graph.symbols[$0]?.tensor.elements ?? [] }) where above.contains(id)
      {
        let slope = Expression(.derivative(of: graph[loss].expression, by: graph[id].expression, partial: false))
        guard let start = values[id.index].number, let slope = graph.quantity(for: slope),
          let number = values[slope.index].number
        else { return nil }
        line.append((id, start, -number))
      }
    }
    guard line.contains(where: { $0.direction != 0 }), line.allSatisfy({ $0.direction.isFinite }) else { return nil }
    self.loss = loss
    self.graph = graph
    parameters = line.map(\.id)
    start = line.map(\.start)
    direction = line.map(\.direction)
    step = isUpdate ? 1 : Self.rate
    reach = step
    reach = step * (Self.reaches.first { losses(at: [step * $0 / 2, step * $0]).rises } ?? 10)
  }

  /// How many steps may be drawn, the fewest first.
  private static let reaches = [3.0, 5, 10]
}

extension [Double] {
  /// Whether the last is above one before it.
  fileprivate var rises: Bool { last.map { last in contains { $0 < last } } ?? false }
}

extension Exercise {
  /// The loss that the exercise is about: that of its contour map, else the first.
  public var mainLoss: QuantityID? {
    for case .contour(let map) in pictures { return map.of }
    return roles.losses.first.flatMap { graph.quantity(named: $0)?.id }
  }

  /// How the loss changes along the update; where the exercise has none, against the gradient.
  public var descentCurve: DescentCurve? { DescentCurve(of: self) }
}
