import Canvas
import Course
import Formula

extension DescentCurve {
  /// The curve, with the loss before and after the step on it.
  func plot(of exercise: Exercise, _ request: PictureRequest) throws(PictureMistake) -> Plot {
    let count = max(2, 2 * request.size.columns)
    let xs = (0..<count).map { reach * Double($0) / Double(count - 1) }
    let values = losses(at: xs)
    let ends = losses(at: [0, step])
    let finite = (values + ends).filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { throw .nothingFinite }
    let margin = max((high - low) * 0.08, high.magnitude * 1e-9, 1e-12)
    let marks: [(Double, Scatter.Mark, String)] = [(0, .circle, "before"), (step, .disc, "after")]
    var layers: [any PlotLayer] = [LinePlot(zip(xs, values).map { PlotPoint($0, $1) })]
    var legend: [LegendEntry] = []
    for ((x, mark, word), loss) in zip(marks, ends) {
      layers.append(Scatter([PlotPoint(x, loss)], mark: mark, style: Style(.value, .bold)))
      legend.append(LegendEntry(mark, word, style: Style(.value, .bold), theme: request.theme))
    }
    return Plot(
      x: 0...reach, y: low - margin...high + margin, xTitle: isUpdate ? "times the update" : "learning rate",
      yTitle: exercise.name(loss, in: request.theme), layers: layers, legend: legend)
  }
}
