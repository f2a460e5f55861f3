import Canvas
import Course
import Formula
import GradientEngine

extension DeclaredPicture.LossCurve {
  /// The curve, the given point on it, the tangent there whose slope is the gradient, and a learner's own slope beside it.
  func plot(of exercise: Exercise, _ request: PictureRequest) throws(PictureMistake) -> Plot {
    let graph = exercise.graph
    let count = max(2, 2 * request.size.columns)
    let step = (window.upperBound - window.lowerBound) / Double(count - 1)
    let xs = (0..<count).map { window.lowerBound + step * Double($0) }
    let values = BatchEvaluation(of: [of], over: [over], in: graph).values(at: [xs])[0]
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { throw .nothingFinite }
    let margin = max((high - low) * 0.06, high.magnitude * 1e-9, 1e-12)
    let range = low - margin...high + margin
    let names = [of, over].map { exercise.name($0, in: request.theme) }
    var layers: [any PlotLayer] = [LinePlot(zip(xs, values).map { PlotPoint($0, $1) })]
    var legend: [LegendEntry] = []
    if let here = request.number(over, of: exercise), let value = request.number(of, of: exercise) {
      let point = PlotPoint(here, value)
      if let slope = slope(graph), let number = request.number(slope, of: exercise) {
        layers.append(tangent(at: point, slope: number, style: .positive, .dashed))
        let text = NumberStyle.significant(3).text(number, in: request.charset)
        let sign = request.theme.isASCII ? "- -" : "╌╌"
        legend.append(LegendEntry(sign, "slope \(text)", style: .positive))
      }
      if let own = request.learnersSlope {
        layers.append(tangent(at: point, slope: own, style: .negative, .dotted))
        let text = NumberStyle.significant(3).text(own, in: request.charset)
        legend.append(LegendEntry(request.theme.isASCII ? ". ." : "··", "yours \(text)", style: .negative))
      }
      layers.append(Scatter([point], mark: .disc, style: Style(.accent, .bold)))
    }
    return Plot(
      x: window, y: range, xTitle: names[1], yTitle: names[0], layers: layers, legend: legend)
  }

  /// The derivative of the curve, where the graph holds it.
  private func slope(_ graph: Graph) -> QuantityID? {
    graph.quantity(
      for: Expression(.derivative(of: graph[of].expression, by: graph[over].expression, partial: false)))
  }

  private func tangent(at point: PlotPoint, slope: Double, style: Style, _ stroke: Stroke) -> LinePlot {
    let reach = (window.upperBound - window.lowerBound) / 4
    return LinePlot(
      [
        PlotPoint(point.x - reach, point.y - slope * reach), PlotPoint(point.x + reach, point.y + slope * reach),
      ], style: style, stroke: stroke)
  }
}
