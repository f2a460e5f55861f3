import Canvas

extension Plot {
  /// The curve of a loss by epochs; nil where there are fewer than two points that are finite.
  ///
  /// The scale begins at 0, so that how far the loss has fallen can be seen; a run that went up is cut at ten times its start.
  public init?(trainingLoss points: [PlotPoint], xTitle: String = "epoch", yTitle: String = "loss") {
    let finite = points.filter(\.y.isFinite)
    guard let first = finite.first, let last = finite.last, finite.count > 1, last.x > first.x else { return nil }
    let (low, high) = (finite.map(\.y).min() ?? 0, finite.map(\.y).max() ?? 1)
    let top = first.y > 0 ? min(high, 10 * first.y) : high
    let bottom = min(0, low)
    let range = bottom...max(top, bottom + max(top.magnitude, 1e-9) * 1e-3)
    self.init(
      x: first.x...last.x, y: range, xTitle: xTitle, yTitle: yTitle,
      layers: [LinePlot(finite)])
  }
}
