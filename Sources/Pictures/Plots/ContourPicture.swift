import Canvas
import Course
import Formula
import GradientEngine

extension DeclaredPicture.ContourMap {
  /// The values of the map on a lattice over its window or another, edges included, for given values of other quantities.
  public func field(
    of graph: Graph, columns: Int, rows: Int, setting settings: [QuantityID: Double] = [:],
    in window: (x: ClosedRange<Double>, y: ClosedRange<Double>)? = nil
  ) -> ScalarField {
    let window = window ?? self.window
    let batch = BatchEvaluation(of: [of], over: [over.x, over.y], setting: settings, in: graph)
    return ScalarField(x: window.x, y: window.y, columns: columns, rows: rows) { batch.values(at: [$0, $1])[0] }
  }
}

extension ScalarField {
  /// The values that a function of many points at once gives on a lattice.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int, _ values: ([Double], [Double]) -> [Double]
  ) {
    func place(_ number: Int, _ count: Int, _ range: ClosedRange<Double>) -> Double {
      // The last is the end itself, not a sum that has been rounded.
      number == count - 1
        ? range.upperBound
        : range.lowerBound + (range.upperBound - range.lowerBound) * Double(number) / Double(count - 1)
    }
    let across = (0..<columns).map { place($0, columns, x) }
    let up = (0..<rows).map { place($0, rows, y) }
    let xs = (0..<rows).flatMap { _ in across }
    let ys = up.flatMap { [Double](repeating: $0, count: columns) }
    self.init(x: x, y: y, columns: columns, rows: rows, values: values(xs, ys))
  }
}

extension DeclaredPicture.ContourMap {
  /// The map over its window or another: light where the quantity is low, dark where it is high, with lines of equal value
  /// and the given point.
  ///
  /// - Throws: Why it cannot be drawn.
  public func plot(
    of exercise: Exercise, _ request: PictureRequest,
    in window: (x: ClosedRange<Double>, y: ClosedRange<Double>)? = nil
  ) throws(PictureMistake) -> Plot {
    let window = window ?? self.window
    let marks = MarkSet.standard(request.theme)
    let (columns, rows) = (
      max(2, request.size.columns * marks.across), max(2, request.size.rows * marks.down)
    )
    let field = field(of: exercise.graph, columns: columns, rows: rows, in: window)
    guard let range = field.range else { throw .nothingFinite }
    let scale = ShadeScale(.sequential, range)
    let levels = Ticks(in: range, atMost: max(4, min(10, request.size.rows / 2))).values
    let names = [of, over.x, over.y].map { exercise.name($0, in: request.theme) }
    var layers: [any PlotLayer] = [AreaPlot(field, scale: scale), IsoLines(of: field, at: levels)]
    var legend: [LegendEntry] = []
    let here = [over.x, over.y].compactMap { request.number($0, of: exercise) }
    if here.count == 2 {
      layers.append(Scatter([PlotPoint(here[0], here[1])], mark: .star, style: Style(.plain, .bold)))
      legend.append(LegendEntry(.star, "\(names[1]), \(names[2]) given", style: .accent, theme: request.theme))
    }
    return Plot(
      x: window.x, y: window.y, xTitle: names[1], yTitle: names[2], layers: layers,
      colourBar: ColourBar(scale, title: names[0]), legend: legend)
  }
}
