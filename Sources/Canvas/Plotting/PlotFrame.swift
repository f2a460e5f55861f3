/// Where the values of a plot lie on its surface: a window of the plane, and the cells that show it.
public struct PlotFrame: Hashable, Sendable {
  /// The cells.
  public let area: Area
  /// What lies between the left and the right edge.
  public let x: ClosedRange<Double>
  /// What lies between the bottom and the top edge.
  public let y: ClosedRange<Double>

  /// Shows a window of the plane in an area.
  public init(area: Area, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.area = area
    self.x = x
    self.y = y
  }

  /// The place of a point of the plane.
  public func dot(_ x: Double, _ y: Double, on surface: PlotSurface) -> Dot {
    let dots = surface.dots(of: area)
    let across = (x - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound)
    let up = (y - self.y.lowerBound) / (self.y.upperBound - self.y.lowerBound)
    return Dot(
      Double(dots.columns.lowerBound) + across * Double(dots.columns.count - 1),
      Double(dots.rows.lowerBound) + (1 - up) * Double(dots.rows.count - 1))
  }

  /// The cell of a point of the plane; nil where it lies outside.
  public func cell(_ x: Double, _ y: Double, on surface: PlotSurface) -> Position? {
    guard self.x.contains(x), self.y.contains(y) else { return nil }
    let dot = dot(x, y, on: surface)
    return Position(column: Int(dot.x.rounded()) / surface.marks.across, row: Int(dot.y.rounded()) / surface.marks.down)
  }

  /// The point of the plane that the centre of a cell shows.
  func point(at cell: Position) -> PlotPoint {
    let across = (Double(cell.column - area.origin.column) + 0.5) / Double(max(1, area.size.columns))
    let down = (Double(cell.row - area.origin.row) + 0.5) / Double(max(1, area.size.rows))
    return PlotPoint(
      x.lowerBound + across * (x.upperBound - x.lowerBound), y.upperBound - down * (y.upperBound - y.lowerBound))
  }

  /// The point of the plane that the centre of a dot shows.
  public func point(column: Int, row: Int, on surface: PlotSurface) -> (x: Double, y: Double) {
    let dots = surface.dots(of: area)
    let across = Double(column - dots.columns.lowerBound) / Double(max(1, dots.columns.count - 1))
    let down = Double(row - dots.rows.lowerBound) / Double(max(1, dots.rows.count - 1))
    return (
      x.lowerBound + across * (x.upperBound - x.lowerBound), y.upperBound - down * (y.upperBound - y.lowerBound)
    )
  }
}

/// A part of a plot, such as its lines or its points, that can be drawn over others.
public protocol PlotLayer: Sendable {
  /// Draws this part.
  func draw(on surface: inout PlotSurface, in frame: PlotFrame)
}

/// A point of the plane.
public struct PlotPoint: Hashable, Sendable {
  /// The value along the horizontal axis.
  public var x: Double
  /// The value along the vertical axis.
  public var y: Double

  /// The point at two values.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
