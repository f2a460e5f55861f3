/// Points, each a character in its cell; the later of two in one cell is seen.
public struct Scatter: PlotLayer, Hashable {
  /// The character of a point, in Unicode and in ASCII.
  public enum Mark: Hashable, Sendable {
    case circle, disc, cross, star

    /// The character that a theme can show.
    public func text(_ theme: Theme) -> String {
      switch self {
      case .circle: theme.isASCII ? "o" : "○"
      case .disc: theme.isASCII ? "@" : "●"
      case .cross: theme.isASCII ? "x" : "×"
      case .star: theme.isASCII ? "*" : "✦"
      }
    }
  }

  /// The points.
  public var points: [PlotPoint]
  /// Their character.
  public var mark: Mark
  /// Its ink.
  public var style: Style

  /// Points with a mark.
  public init(_ points: [PlotPoint], mark: Mark, style: Style = .plain) {
    self.points = points
    self.mark = mark
    self.style = style
  }

  /// Draws the points that lie in the frame.
  public func draw(on surface: inout PlotSurface, in frame: PlotFrame) {
    let text = mark.text(surface.theme)
    for point in points {
      if let cell = frame.cell(point.x, point.y, on: surface) { surface.write(text, at: cell, style: style) }
    }
  }
}
