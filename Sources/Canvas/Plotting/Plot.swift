/// A picture with axes: layers over each other, what the axes show, a colour bar and a legend.
///
/// ```swift
/// let curve = LinePlot((0...20).map { PlotPoint(Double($0) / 10 - 1, …) })
/// let plot = Plot(x: -1...1, y: 0...1, xTitle: "w", yTitle: "C", layers: [curve])
/// print(plot.grid(size: Size(columns: 40, rows: 12), marks: .braille))
/// ```
public struct Plot: Sendable {
  /// What the horizontal axis shows.
  public var x: ClosedRange<Double>
  /// What the vertical axis shows.
  public var y: ClosedRange<Double>
  /// The name of the horizontal axis.
  public var xTitle: String
  /// The name of the vertical axis.
  public var yTitle: String
  /// The parts, from back to front.
  public var layers: [any PlotLayer]
  /// The bar of the shades, where there are any.
  public var colourBar: ColourBar?
  /// What the marks stand for, in one row above the picture.
  public var legend: [LegendEntry]

  /// States a plot.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, xTitle: String = "", yTitle: String = "",
    layers: [any PlotLayer] = [], colourBar: ColourBar? = nil, legend: [LegendEntry] = []
  ) {
    self.x = x
    self.y = y
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.layers = layers
    self.colourBar = colourBar
    self.legend = legend
  }

  /// The least room in which a plot shows something.
  public static let leastSize = Size(columns: 24, rows: 6)

  /// The plot as cells.
  public func grid(size: Size, theme: Theme = Theme(), marks: MarkSet? = nil) -> Grid {
    var surface = PlotSurface(size: size, marks: marks ?? .standard(theme), theme: theme)
    draw(on: &surface)
    return surface.grid()
  }

  /// The cells in which the layers are drawn, on a surface of this size.
  public func frame(size: Size, theme: Theme) -> PlotFrame {
    var area = Area(size)
    _ = area.cutTop(1)
    _ = area.cutBottom(2)
    if let colourBar {
      let bar = colourBar.width(theme) + 1
      area = Area(column: 0, row: area.origin.row, columns: size.columns - bar, rows: area.size.rows)
    }
    let ticks = yTicks(rows: area.size.rows)
    let width = ticks.values.map { displayWidth(label($0, ticks, theme)) }.max() ?? 0
    _ = area.cutLeft(width + 1)
    return PlotFrame(area: area, x: x, y: y)
  }

  /// Draws the plot over the whole of a surface.
  public func draw(on surface: inout PlotSurface) {
    let frame = frame(size: surface.size, theme: surface.theme)
    guard frame.area.size.columns >= 4, frame.area.size.rows >= 2 else { return }
    for layer in layers { layer.draw(on: &surface, in: frame) }
    drawAxes(on: &surface, frame)
    if let colourBar {
      let width = colourBar.width(surface.theme)
      colourBar.draw(
        on: &surface,
        in: Area(
          column: surface.size.columns - width, row: frame.area.origin.row, columns: width, rows: frame.area.size.rows))
      surface.write(
        clip(colourBar.title, to: width), at: Position(column: surface.size.columns - width, row: 0), style: .muted)
    }
    drawLegend(on: &surface, frame)
  }

  private func label(_ value: Double, _ ticks: Ticks, _ theme: Theme) -> String {
    TickLabel.text(value, step: ticks.step, isASCII: theme.isASCII)
  }

  private func yTicks(rows: Int) -> Ticks { Ticks(in: y, atMost: max(2, rows / 3)) }

  // MARK: - Axes

  private func drawAxes(on surface: inout PlotSurface, _ frame: PlotFrame) {
    let isASCII = surface.theme.isASCII
    let area = frame.area
    let axis = area.origin.column - 1
    let bottom = area.rows.upperBound
    for row in area.rows { surface.write(isASCII ? "|" : "│", at: Position(column: axis, row: row), style: .muted) }
    for column in area.columns {
      surface.write(isASCII ? "-" : "─", at: Position(column: column, row: bottom), style: .muted)
    }
    surface.write(isASCII ? "+" : "└", at: Position(column: axis, row: bottom), style: .muted)
    let ticks = yTicks(rows: area.size.rows)
    for value in ticks.values {
      guard let cell = frame.cell(x.lowerBound, value, on: surface) else { continue }
      let text = label(value, ticks, surface.theme)
      surface.write(text, at: Position(column: axis - displayWidth(text), row: cell.row), style: .muted)
      surface.write(isASCII ? "+" : "┤", at: Position(column: axis, row: cell.row), style: .muted)
    }
    drawXTicks(on: &surface, frame, row: bottom)
    surface.write(clip(yTitle, to: max(0, area.size.columns)), at: Position(column: 0, row: 0), style: .heading)
  }

  private func drawXTicks(on surface: inout PlotSurface, _ frame: PlotFrame, row: Int) {
    let area = frame.area
    let title = displayWidth(xTitle)
    let end = area.columns.upperBound - title
    surface.write(xTitle, at: Position(column: end, row: row + 1), style: .heading)
    let ticks = Ticks(in: x, atMost: max(2, area.size.columns / 8))
    var free = 0
    for value in ticks.values {
      guard let cell = frame.cell(value, y.lowerBound, on: surface) else { continue }
      surface.write(surface.theme.isASCII ? "+" : "┬", at: Position(column: cell.column, row: row), style: .muted)
      let text = label(value, ticks, surface.theme)
      let column = max(0, cell.column - (displayWidth(text) - 1) / 2)
      guard column >= free, column + displayWidth(text) < end || (title == 0 && column + displayWidth(text) <= end)
      else {
        continue
      }
      surface.write(text, at: Position(column: column, row: row + 1), style: .muted)
      free = column + displayWidth(text) + 1
    }
  }

  private func drawLegend(on surface: inout PlotSurface, _ frame: PlotFrame) {
    var column = max(displayWidth(yTitle) + 2, frame.area.origin.column)
    let end = frame.area.columns.upperBound
    for entry in legend {
      let width = displayWidth(entry.sign) + 1 + displayWidth(entry.text)
      guard column + width <= end else { return }
      surface.write(entry.sign, at: Position(column: column, row: 0), style: entry.style)
      surface.write(
        entry.text, at: Position(column: column + displayWidth(entry.sign) + 1, row: 0), style: .muted)
      column += width + 3
    }
  }
}

extension MarkSet {
  /// The set for pictures with fine lines.
  public static func standard(_ theme: Theme) -> MarkSet { theme.isASCII ? .ascii : .braille }
}
