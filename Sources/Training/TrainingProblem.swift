import Course
import Formula
import GradientEngine

/// What is trained on what: a loss of an exercise, the parameters that it depends on, and the rows of data.
///
/// Any exercise with parameters and a loss is one; where no data set is declared, the exercise's own numbers are the only row.
public struct TrainingProblem: Sendable {
  /// The exercise.
  public let exercise: Exercise
  /// What gets smaller: the mean of this over the rows.
  public let loss: QuantityID
  /// The names of what is trained, in the order of the file.
  public let names: [String]
  /// What is trained, element by element.
  public let parameters: [QuantityID]
  /// The parameters as the exercise gives them.
  public let given: [Double]
  /// The points that the exercise declares, where it does.
  public let points: DeclaredPicture.DataPoints?
  /// A column for each coordinate and one for the class; none where the exercise's own numbers are the only row.
  let columns: [[Double]]
  /// How many rows there are.
  public let rowCount: Int

  /// The problem that an exercise poses, with other rows than those it declares where there are some.
  ///
  /// - Throws: Why it cannot be trained.
  public init(_ exercise: Exercise, data: [[Double]]? = nil) throws(TrainingMistake) {
    let graph = exercise.graph
    let declared = exercise.pictures.compactMap { if case .points(let points) = $0 { points } else { nil } }.first
    guard let loss = declared?.of ?? Self.loss(of: exercise) else { throw .noLoss }
    if let letter = graph.unknown, exercise.trace.values[loss.index].number == nil { throw .letter(letter) }
    let above = graph.lineage.ancestors(of: [loss])
    let names = exercise.roles.parameters.filter { name in
      graph.symbols[name]?.tensor.elements.allSatisfy { above.contains($0) && graph[$0].phase == .given } ?? false
    }
    guard !names.isEmpty else { throw .noParameters(loss: graph[loss].expression, exercise.notation) }
    if data != nil, declared == nil { throw .noPoints }
    let parameters = names.flatMap { graph.symbols[$0]?.tensor.elements ?? [] }
    self.exercise = exercise
    self.loss = loss
    self.names = names
    self.parameters = parameters
    given = parameters.map { exercise.trace.values[$0.index].number ?? .nan }
    points = declared
    columns = data ?? declared.map { Self.columns(of: $0.data) } ?? []
    rowCount = columns.first?.count ?? 1
    guard rowCount > 0, (columns.allSatisfy { $0.count == rowCount }) else { throw .noRows }
    guard batchGradient != nil else { throw .noGradient(loss: graph[loss].expression, exercise.notation) }
  }

  /// The columns of a data set: two coordinates and the class.
  public static func columns(of data: DataSet) -> [[Double]] {
    [data.points.map { $0.x[0] }, data.points.map { $0.x[1] }, data.points.map(\.label)]
  }

  /// The first loss that no other loss is computed from: of two examples and their mean, the mean.
  private static func loss(of exercise: Exercise) -> QuantityID? {
    let losses = exercise.roles.losses.compactMap { exercise.graph.quantity(named: $0)?.id }
    return losses.first { loss in !exercise.graph.lineage.depends(losses, on: [loss]) }
  }

  /// The sums of loss and gradient by the exercise's own graph.
  var batchGradient: BatchGradient? {
    BatchGradient(
      of: loss, by: parameters, over: points.map { $0.at + [$0.target] } ?? [],
      classified: points.map { ($0.shade, $0.target) }, in: exercise.graph)
  }

  /// The learning rate that the exercise's own update takes its step with; nil where it has none, or not such a step.
  public var updateRate: Double? {
    let (graph, values) = (exercise.graph, exercise.trace.values)
    var rate: Double?
    for name in names {
      guard let old = graph.symbols[name]?.tensor.elements, let new = graph.symbols[name + "'"]?.tensor.elements,
        old.count == new.count
      else { return nil }
      for (old, new) in zip(old, new) where graph[new].phase != .given {
        let slope = graph.quantity(
          for: Expression(.derivative(of: graph[loss].expression, by: graph[old].expression, partial: false)))
        guard let slope, let gradient = values[slope.index].number, let before = values[old.index].number,
          let after = values[new.index].number
        else { return nil }
        guard gradient != 0, before - after != 0 else { continue }
        let own = (before - after) / gradient
        // A step smaller than the number's last digits says nothing of the rate.
        guard (before - after).magnitude > before.magnitude * 1e-6 else { continue }
        guard (own - (rate ?? own)).magnitude <= own.magnitude * 1e-6 else { return nil }
        rate = rate ?? own
      }
    }
    // Taken from rounded values, the rate is off by a few units in the last place; a file writes it with few digits.
    return rate.flatMap { rate in
      NumberStyle.significant(9).number(rate).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
  }

  /// Settings under which training begins: the exercise's own learning rate, else one that leads somewhere within seconds.
  public var standardSettings: TrainingSettings {
    TrainingSettings(rate: updateRate ?? (points == nil ? 0.5 : 5))
  }

  /// Parameters by name, each with its elements in row order.
  public func byName(_ values: [Double]) -> [String: [Double]] {
    var (found, start) = ([String: [Double]](), 0)
    for name in names {
      let count = exercise.graph.symbols[name]?.tensor.elements.count ?? 0
      found[name] = Array(values[start..<start + count])
      start += count
    }
    return found
  }

  /// Parameters drawn from -1 to 1 by a seed, in the order of the parameters and of their rows.
  public func drawn(by seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return parameters.map { _ in 2 * random.uniform() - 1 }
  }
}

extension NumberStyle {
  /// A number rounded as the style writes it.
  fileprivate func number(_ value: Double) -> Double? { Double(text(value, in: .ascii)) }
}
