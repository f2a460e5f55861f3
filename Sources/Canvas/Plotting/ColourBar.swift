/// The shades of a scale from low to high, with the numbers at its ends and, where there is room, between them.
public struct ColourBar: Hashable, Sendable {
  /// The scale.
  public var scale: ShadeScale
  /// What the numbers are of.
  public var title: String

  /// A bar for a scale.
  public init(_ scale: ShadeScale, title: String = "") {
    self.scale = scale
    self.title = title
  }

  /// The numbers written beside it, from low to high; the ends always.
  func labels(_ theme: Theme) -> (low: String, high: String) {
    let step = self.step
    return (
      TickLabel.text(scale.range.lowerBound, step: step, isASCII: theme.isASCII),
      TickLabel.text(scale.range.upperBound, step: step, isASCII: theme.isASCII)
    )
  }

  /// Two significant digits of the width of the scale.
  private var step: Double {
    let width = scale.range.upperBound - scale.range.lowerBound
    guard width > 0, width.isFinite else { return 1 }
    var unit = 1.0
    while unit > width / 10 { unit /= 10 }
    while unit * 10 <= width / 10 { unit *= 10 }
    return min(1, unit)
  }

  /// How many columns the bar and its numbers take.
  public func width(_ theme: Theme) -> Int {
    let labels = labels(theme)
    return 3 + max(displayWidth(labels.low), displayWidth(labels.high), displayWidth(title))
  }

  /// Draws the bar from the bottom of an area to its top, the title above it where `area` has a row more.
  public func draw(on surface: inout PlotSurface, in area: Area) {
    let dots = surface.dots(
      of: Area(column: area.origin.column, row: area.origin.row, columns: 2, rows: area.size.rows))
    for row in dots.rows {
      let share = 1 - Double(row - dots.rows.lowerBound) / Double(max(1, dots.rows.count - 1))
      for column in dots.columns { surface.shade(column, row, Shade(scale.ramp, at: share)) }
    }
    let labels = labels(surface.theme)
    let column = area.origin.column + 3
    surface.write(labels.high, at: Position(column: column, row: area.rows.lowerBound), style: .muted)
    guard area.size.rows > 1 else { return }
    surface.write(labels.low, at: Position(column: column, row: area.rows.upperBound - 1), style: .muted)
    let width = scale.range.upperBound - scale.range.lowerBound
    let ticks = Ticks(in: scale.range, atMost: max(1, area.size.rows / 3))
    for value in ticks.values {
      let up = Double(area.size.rows - 1) * (value - scale.range.lowerBound) / width
      let row = area.rows.upperBound - 1 - Int(up.rounded())
      guard row > area.rows.lowerBound, row < area.rows.upperBound - 1 else { continue }
      let text = TickLabel.text(value, step: ticks.step, isASCII: surface.theme.isASCII)
      if displayWidth(text) <= area.size.columns - 3 {
        surface.write(text, at: Position(column: column, row: row), style: .muted)
      }
    }
  }
}

/// What a mark or a line of a plot stands for.
public struct LegendEntry: Hashable, Sendable {
  /// The mark or a piece of the line.
  public var sign: String
  /// How that is drawn.
  public var style: Style
  /// What it stands for.
  public var text: String

  /// An entry of a legend.
  public init(_ sign: String, _ text: String, style: Style = .plain) {
    self.sign = sign
    self.style = style
    self.text = text
  }

  /// A mark of points.
  public init(_ mark: Scatter.Mark, _ text: String, style: Style, theme: Theme) {
    self.init(mark.text(theme), text, style: style)
  }
}
