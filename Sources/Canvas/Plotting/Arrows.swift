/// Arrows from points of the plane; the longest is as long as `reach` dots, the others in proportion.
///
/// Too short a one to have a direction is a dot.
public struct Arrows: PlotLayer, Hashable {
  /// An arrow: where it starts and where it points, in units of the two axes.
  public struct Arrow: Hashable, Sendable {
    /// Where it starts.
    public var start: PlotPoint
    /// How far it goes along each axis.
    public var direction: PlotPoint

    /// An arrow from a point.
    public init(at start: PlotPoint, _ direction: PlotPoint) {
      self.start = start
      self.direction = direction
    }
  }

  /// The arrows.
  public var arrows: [Arrow]
  /// How many dots the longest takes.
  public var reach: Double
  /// The ink.
  public var style: Style

  /// Arrows of which the longest takes `reach` dots.
  public init(_ arrows: [Arrow], reach: Double = 12, style: Style = .accent) {
    self.arrows = arrows
    self.reach = reach
    self.style = style
  }

  /// Draws the shafts as lines and the heads as characters.
  public func draw(on surface: inout PlotSurface, in frame: PlotFrame) {
    let vectors = arrows.map { arrow in
      let start = frame.dot(arrow.start.x, arrow.start.y, on: surface)
      let end = frame.dot(arrow.start.x + arrow.direction.x, arrow.start.y + arrow.direction.y, on: surface)
      return (start: start, x: end.x - start.x, y: end.y - start.y)
    }
    let longest = vectors.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.filter(\.isFinite).max() ?? 0
    guard longest > 0 else { return }
    let inside = surface.dots(of: frame.area)
    for vector in vectors {
      let end = Dot(vector.start.x + vector.x / longest * reach, vector.start.y + vector.y / longest * reach)
      guard end.x.isFinite, end.y.isFinite, inside.columns.contains(Int(end.x)), inside.rows.contains(Int(end.y)),
        inside.columns.contains(Int(vector.start.x)), inside.rows.contains(Int(vector.start.y))
      else { continue }
      surface.line(from: vector.start, to: end, style: style)
      let cell = Position(
        column: Int(end.x.rounded()) / surface.marks.across, row: Int(end.y.rounded()) / surface.marks.down)
      let first = Position(
        column: Int(vector.start.x.rounded()) / surface.marks.across,
        row: Int(vector.start.y.rounded()) / surface.marks.down)
      guard cell != first else { continue }
      surface.write(
        head(vector.x / Double(surface.marks.across), vector.y / Double(surface.marks.down), surface), at: cell,
        style: style)
    }
  }

  /// The head that points the nearest way, in cells twice as high as wide.
  private func head(_ across: Double, _ down: Double, _ surface: PlotSurface) -> String {
    if abs(across) >= 2 * abs(down) {
      return surface.theme.isASCII ? (across > 0 ? ">" : "<") : (across > 0 ? "→" : "←")
    }
    if abs(across) < 0.8 * abs(down) {
      return surface.theme.isASCII ? (down > 0 ? "v" : "^") : (down > 0 ? "↓" : "↑")
    }
    if surface.theme.isASCII { return down > 0 ? "v" : "^" }
    return down > 0 ? (across > 0 ? "↘" : "↙") : (across > 0 ? "↗" : "↖")
  }
}
