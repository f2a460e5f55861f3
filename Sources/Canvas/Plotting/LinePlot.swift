/// A line through points; it is broken where a point is not finite.
public struct LinePlot: PlotLayer, Hashable {
  /// The points, from one end to the other.
  public var points: [PlotPoint]
  /// The ink.
  public var style: Style
  /// Solid, heavy or dashed.
  public var stroke: Stroke

  /// A line through these points.
  public init(_ points: [PlotPoint], style: Style = .accent, stroke: Stroke = .solid) {
    self.points = points
    self.style = style
    self.stroke = stroke
  }

  /// Draws what of the line lies in the frame.
  public func draw(on surface: inout PlotSurface, in frame: PlotFrame) {
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (start, end) = frame.clip(start, end) else { continue }
      surface.line(
        from: frame.dot(start.x, start.y, on: surface), to: frame.dot(end.x, end.y, on: surface), style: style,
        stroke: stroke)
    }
  }
}

extension PlotFrame {
  /// The part of a segment that lies in the frame, by Liang and Barsky; nil where none does.
  func clip(_ start: PlotPoint, _ end: PlotPoint) -> (PlotPoint, PlotPoint)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite, start.x.isFinite, start.y.isFinite else { return nil }
    var (first, last) = (0.0, 1.0)
    for (rate, room) in [
      (-dx, start.x - x.lowerBound), (dx, x.upperBound - start.x), (-dy, start.y - y.lowerBound),
      (dy, y.upperBound - start.y),
    ] {
      if rate == 0 {
        if room < 0 { return nil }
      } else if rate < 0 {
        first = max(first, room / rate)
      } else {
        last = min(last, room / rate)
      }
    }
    guard first <= last else { return nil }
    return (
      PlotPoint(start.x + first * dx, start.y + first * dy), PlotPoint(start.x + last * dx, start.y + last * dy)
    )
  }
}
