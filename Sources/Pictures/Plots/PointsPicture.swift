import Canvas
import Course
import Formula
import GradientEngine

/// Which parameters a picture of points is drawn for.
public enum PointParameters: Hashable, Sendable {
  /// Those that the exercise gives.
  case given
  /// Those of the data set, after training.
  case trained
  /// Others, by name, their elements in row order.
  case other([String: [Double]])

  /// The values that take the place of given ones.
  func settings(_ points: DeclaredPicture.DataPoints, _ graph: Graph) -> [QuantityID: Double] {
    let values: [String: [Double]] =
      switch self {
      case .given: [:]
      case .trained: points.data.trained
      case .other(let values): values
      }
    var settings: [QuantityID: Double] = [:]
    for (name, numbers) in values {
      guard let elements = graph.symbols[name]?.tensor.elements, elements.count == numbers.count else { continue }
      for (element, number) in zip(elements, numbers) { settings[element] = number }
    }
    return settings
  }
}

extension DeclaredPicture.DataPoints {
  /// The gradient of each point's loss with respect to its coordinates, ∂L/∂x, for these parameters; nil where the graph does
  /// not hold it.
  public func inputGradients(of graph: Graph, for parameters: PointParameters) -> [[Double]]? {
    guard let of else { return nil }
    let slopes = at.compactMap { coordinate in
      graph.quantity(
        for: Expression(.derivative(of: graph[of].expression, by: graph[coordinate].expression, partial: false)))
    }
    guard slopes.count == at.count else { return nil }
    let batch = BatchEvaluation(
      of: slopes, over: at + [target], setting: parameters.settings(self, graph), in: graph)
    let columns = batch.values(at: [data.points.map { $0.x[0] }, data.points.map { $0.x[1] }, data.points.map(\.label)])
    return data.points.indices.map { place in columns.map { $0[place] } }
  }

  /// The probability of class 1 over a window of the plane, for these parameters.
  public func probability(
    of graph: Graph, for parameters: PointParameters, x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int,
    rows: Int
  ) -> ScalarField {
    let batch = BatchEvaluation(of: [shade], over: at, setting: parameters.settings(self, graph), in: graph)
    return ScalarField(x: x, y: y, columns: columns, rows: rows) { batch.values(at: [$0, $1])[0] }
  }

  /// A window around all points, with a margin.
  var window: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func range(_ axis: Int) -> ClosedRange<Double> {
      let values = data.points.map { $0.x[axis] }
      let (low, high) = (values.min() ?? -1, values.max() ?? 1)
      let margin = max(0.1, (high - low) * 0.06)
      return low - margin...high + margin
    }
    return (range(0), range(1))
  }

  /// The points of the two classes over the probability of class 1, the boundary where it is ½, and an arrow ∂L/∂x at
  /// each point whose gradient is not small beside the largest.
  func plot(of exercise: Exercise, _ request: PictureRequest) throws(PictureMistake) -> Plot {
    let marks = MarkSet.standard(request.theme)
    let (x, y) = window
    let field = probability(
      of: exercise.graph, for: request.parameters, x: x, y: y, columns: max(2, request.size.columns * marks.across),
      rows: max(2, request.size.rows * marks.down))
    guard field.range != nil else { throw .nothingFinite }
    let scale = ShadeScale(.pale, 0...1)
    var layers: [any PlotLayer] = [
      AreaPlot(field, scale: scale), IsoLines(of: field, at: [0.5], style: Style(.plain, .bold), isLabelled: false),
    ]
    if let gradients = inputGradients(of: exercise.graph, for: request.parameters) {
      layers.append(arrows(gradients))
    }
    let classes: [(Double, Scatter.Mark, Role)] = [(0, .circle, .negative), (1, .disc, .positive)]
    var legend: [LegendEntry] = []
    for (label, mark, role) in classes {
      let points = data.points.filter { $0.label == label }.map { PlotPoint($0.x[0], $0.x[1]) }
      layers.append(Scatter(points, mark: mark, style: Style(role)))
      let name = exercise.name(target, in: request.theme)
      legend.append(LegendEntry(mark, "\(name) = \(Int(label))", style: Style(role), theme: request.theme))
    }
    if let of {
      let (d, sign) = request.theme.isASCII ? ("d", ">") : ("∂", "→")
      let name = exercise.name(of, in: request.theme)
      legend.append(LegendEntry(sign, "\(d)\(name)/\(d)x", style: .accent))
    }
    return Plot(
      x: x, y: y, xTitle: exercise.name(at[0], in: request.theme), yTitle: exercise.name(at[1], in: request.theme),
      layers: layers, colourBar: ColourBar(scale, title: exercise.name(shade, in: request.theme)), legend: legend)
  }

  /// More arrows than this hide the points.
  private static var mostArrows: Int { 24 }

  /// Arrows along the largest gradients, those that are at least a quarter of the largest.
  private func arrows(_ gradients: [[Double]]) -> Arrows {
    let sizes = gradients.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }
    let largest = sizes.filter(\.isFinite).max() ?? 0
    let shown = data.points.indices.filter { sizes[$0] >= largest / 4 && largest > 0 }
      .sorted { sizes[$0] > sizes[$1] }.prefix(Self.mostArrows)
    return Arrows(
      shown.map { place in
        Arrows.Arrow(
          at: PlotPoint(data.points[place].x[0], data.points[place].x[1]),
          PlotPoint(gradients[place][0], gradients[place][1]))
      }, reach: 10)
  }
}
