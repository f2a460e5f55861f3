/// What a picture is drawn on: dots, shades behind them, and characters over them, to be resolved into the cells of a grid.
///
/// Dots count from the top left. What lies outside is clipped.
///
/// ```swift
/// var surface = PlotSurface(size: Size(columns: 4, rows: 1), marks: .braille)
/// surface.line(from: Dot(0, 3), to: Dot(7, 0))
/// print(surface.grid())  // ⣀⠤⠒⠉
/// ```
public struct PlotSurface: Sendable {
  /// The extent in cells.
  public let size: Size
  /// The characters that show the dots.
  public let marks: MarkSet
  /// The colours and characters that the terminal has.
  public let theme: Theme
  /// How many dots there are side by side.
  public let dotsAcross: Int
  /// How many dots there are below each other.
  public let dotsDown: Int
  private var bits: [UInt8]
  private var inks: [Style]
  private var shades: [Shade?]
  private(set) var isShaded = false
  private var texts: [Position: Cell] = [:]

  /// An empty surface.
  public init(size: Size, marks: MarkSet, theme: Theme = Theme()) {
    self.size = size
    self.marks = marks
    self.theme = theme
    dotsAcross = size.columns * marks.across
    dotsDown = size.rows * marks.down
    bits = Array(repeating: 0, count: size.columns * size.rows)
    inks = Array(repeating: .plain, count: size.columns * size.rows)
    shades = Array(repeating: nil, count: dotsAcross * dotsDown)
  }

  /// The dots of an area of cells.
  func dots(of area: Area) -> (columns: Range<Int>, rows: Range<Int>) {
    (
      area.columns.lowerBound * marks.across..<area.columns.upperBound * marks.across,
      area.rows.lowerBound * marks.down..<area.rows.upperBound * marks.down
    )
  }

  /// Sets one dot.
  public mutating func dot(_ column: Int, _ row: Int, style: Style = .plain) {
    guard column >= 0, column < dotsAcross, row >= 0, row < dotsDown else { return }
    let cell = row / marks.down * size.columns + column / marks.across
    bits[cell] |= 1 << UInt8(row % marks.down * marks.across + column % marks.across)
    inks[cell] = style
  }

  /// Draws a straight line between two dots, both included; of a dashed one only `dash` in `dash + gap` dots.
  public mutating func line(from start: Dot, to end: Dot, style: Style = .plain, stroke: Stroke = .solid) {
    let steps = Int(max(abs(end.x - start.x), abs(end.y - start.y)).rounded(.up))
    guard steps < 100_000 else { return }
    let isFlat = abs(end.x - start.x) >= abs(end.y - start.y)
    for step in 0...max(1, steps) where stroke.isInk(step) {
      let way = Double(step) / Double(max(1, steps))
      let (x, y) = (start.x + (end.x - start.x) * way, start.y + (end.y - start.y) * way)
      let (column, row) = (Int(x.rounded()), Int(y.rounded()))
      dot(column, row, style: style)
      if stroke.isHeavy { dot(isFlat ? column : column + 1, isFlat ? row + 1 : row, style: style) }
    }
  }

  /// Shades one dot.
  public mutating func shade(_ column: Int, _ row: Int, _ shade: Shade) {
    guard column >= 0, column < dotsAcross, row >= 0, row < dotsDown else { return }
    shades[row * dotsAcross + column] = shade
    isShaded = true
  }

  /// Writes characters over whatever is drawn in their cells.
  public mutating func write(_ text: String, at position: Position, style: Style = .plain) {
    var column = position.column
    for character in text {
      let width = displayWidth(character)
      guard width > 0 else { continue }
      if column >= 0, column + width <= size.columns, position.row >= 0, position.row < size.rows {
        texts[Position(column: column, row: position.row)] = Cell(text: cellText(character), style: style)
      }
      column += width
    }
  }

  /// Whether characters were written anywhere in an area of cells.
  public func hasText(in area: Area) -> Bool {
    area.rows.contains { row in area.columns.contains { texts[Position(column: $0, row: row)] != nil } }
  }

  /// Whether a dot is set anywhere in a cell.
  public func hasDots(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows && bits[row * size.columns + column] != 0
  }

  // MARK: - Cells

  /// The picture as cells.
  public func grid() -> Grid {
    var grid = Grid(size: size)
    draw(on: &grid, at: Position(column: 0, row: 0))
    return grid
  }

  /// Draws the picture on a grid; cells where nothing is drawn are left as they are.
  public func draw(on grid: inout Grid, at origin: Position) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        guard let (text, style) = cell(column, row) else { continue }
        grid.write(text, at: Position(column: origin.column + column, row: origin.row + row), style: style)
      }
    }
  }

  private func cell(_ column: Int, _ row: Int) -> (String, Style)? {
    let index = row * size.columns + column
    let mean = isShaded ? meanShade(column, row) : nil
    if var cell = texts[Position(column: column, row: row)].map({ ($0.text, $0.style) }) {
      if theme.depth == .full, cell.1.paper == nil { cell.1.paper = mean }
      return cell
    }
    if bits[index] != 0 {
      var style = inks[index]
      if theme.depth == .full, style.paper == nil { style.paper = mean }
      return (String(marks.glyph(bits[index])), style)
    }
    guard let mean else { return nil }
    guard theme.depth == .full else {
      return (String(mean.entry(of: mean.ramp.signs(theme))), Style(ink: theme.depth == .basic ? mean : nil))
    }
    return split(column, row, mean)
  }

  /// A cell in two shades, the higher as ink and the lower as paper; dots of braille cannot fill, so that set takes halves.
  private func split(_ column: Int, _ row: Int, _ mean: Shade) -> (String, Style) {
    let blank = (" ", Style(paper: mean))
    guard marks != .ascii else { return blank }
    let set: MarkSet = marks == .braille ? .halfBlocks : marks
    let parts = (0..<set.across * set.down).map { part in
      meanShade(column, row, part: (part % set.across, part / set.across), of: set) ?? mean
    }
    let levels = parts.map { Int($0.level) }
    guard let low = levels.min(), let high = levels.max(), high - low >= 256 / (2 * mean.ramp.colours.count) else {
      return blank
    }
    let isHigh = levels.map { 2 * $0 > low + high }
    func meanOf(isHigh wanted: Bool) -> Shade {
      let chosen = zip(levels, isHigh).filter { $0.1 == wanted }.map(\.0)
      return Shade(parts[0].ramp, level: UInt8(chosen.reduce(0, +) / max(1, chosen.count)))
    }
    let bits = isHigh.enumerated().reduce(UInt8(0)) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) }
    return (String(set.glyph(bits)), Style(ink: meanOf(isHigh: true), paper: meanOf(isHigh: false)))
  }

  /// The mean of the shades in a cell; nil where no dot is shaded.
  private func meanShade(_ column: Int, _ row: Int) -> Shade? {
    meanShade(
      column * marks.across..<(column + 1) * marks.across, row * marks.down..<(row + 1) * marks.down)
  }

  private func meanShade(_ column: Int, _ row: Int, part: (Int, Int), of set: MarkSet) -> Shade? {
    let (wide, high) = (marks.across / set.across, marks.down / set.down)
    let (x, y) = (column * marks.across + part.0 * wide, row * marks.down + part.1 * high)
    return meanShade(x..<x + wide, y..<y + high)
  }

  private func meanShade(_ columns: Range<Int>, _ rows: Range<Int>) -> Shade? {
    var (sum, count) = (0, 0)
    var ramp: Ramp?
    for row in rows {
      for column in columns {
        guard let shade = shades[row * dotsAcross + column] else { continue }
        sum += Int(shade.level)
        count += 1
        ramp = shade.ramp
      }
    }
    return ramp.map { Shade($0, level: UInt8(sum / count)) }
  }
}

/// A place between the dots of a surface, counted from the centre of the dot at the top left.
public struct Dot: Hashable, Sendable {
  /// Dots to the right.
  public var x: Double
  /// Dots down.
  public var y: Double

  /// The place so many dots to the right and down.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// How a line is drawn, besides its colour.
public enum Stroke: Hashable, Sendable {
  case solid
  /// Twice as thick.
  case heavy
  /// With gaps.
  case dashed
  /// With gaps, and twice as thick.
  case heavyDashed
  /// Every third dot.
  case dotted

  /// Whether the line is twice as thick.
  var isHeavy: Bool { self == .heavy || self == .heavyDashed }

  /// Whether a line has ink so many dots from its start.
  func isInk(_ step: Int) -> Bool {
    switch self {
    case .solid, .heavy: true
    case .dashed, .heavyDashed: step % 7 < 4
    case .dotted: step % 3 == 0
    }
  }
}
