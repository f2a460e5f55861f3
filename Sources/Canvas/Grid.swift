/// A screen as a value: cells in rows, and where the cursor stands.
///
/// Whatever is written outside the grid is clipped, so a screen laid out for more room than there is cannot fail.
///
/// ```swift
/// var grid = Grid(size: Size(columns: 12, rows: 2))
/// grid.write("α¹ = 24", at: Position(column: 1, row: 0))
/// grid.rule(row: 1)
/// print(grid)
/// //  α¹ = 24
/// // ────────────
/// ```
public struct Grid: Hashable, Sendable, CustomStringConvertible {
  /// The extent of the grid.
  public let size: Size
  /// Where the cursor is shown; hidden where nil.
  public var cursor: Position?
  private var cells: [Cell]
  private var clickRegions: [ClickRegion] = []

  /// A blank grid without a cursor.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole grid as an area.
  public var area: Area { Area(size) }

  /// The cell at a position; a blank one outside the grid.
  public subscript(column: Int, row: Int) -> Cell {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cells of one row, from left to right.
  ///
  /// - Precondition: `row` lies in the grid.
  public func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

  /// Writes text in one row and returns the column after its last character.
  ///
  /// Text outside `area` (the whole grid where it is nil) is clipped; a wide character of which only one half would
  /// show becomes a space. A line feed or other control shows as one U+FFFD.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at position: Position, style: Style = .plain, in area: Area? = nil
  ) -> Int {
    let visible = area.map(self.area.intersection) ?? self.area
    var column = position.column
    for character in text {
      let width = displayWidth(character)
      guard width > 0 else { continue }
      if visible.rows.contains(position.row) {
        put(cellText(character), width: width, column: column, row: position.row, style: style, within: visible.columns)
      }
      column += width
    }
    return column
  }

  /// Writes a line of several styles and returns the column after its last character; clipped like plain text.
  @discardableResult
  public mutating func write(_ line: Line, at position: Position, in area: Area? = nil) -> Int {
    var place = position
    for span in line.spans { place.column = write(span.text, at: place, style: span.style, in: area) }
    return place.column
  }

  /// Writes text so that its last character stands in the last column of `area`.
  public mutating func writeRight(_ line: Line, row: Int, in area: Area? = nil) {
    let bounds = area ?? self.area
    write(line, at: Position(column: bounds.columns.upperBound - line.width, row: row), in: bounds)
  }

  /// Writes text in the middle of a row of `area`, half a column to the left where it cannot be exact.
  public mutating func writeCentred(_ line: Line, row: Int, in area: Area? = nil) {
    let bounds = area ?? self.area
    let column = bounds.origin.column + max(0, (bounds.size.columns - line.width) / 2)
    write(line, at: Position(column: column, row: row), in: bounds)
  }

  /// Writes lines below each other from the top of `area`, and returns how many rows they took; the rest is clipped.
  @discardableResult
  public mutating func write(_ lines: [Line], in area: Area) -> Int {
    for (offset, line) in lines.prefix(area.size.rows).enumerated() {
      write(line, at: Position(column: area.origin.column, row: area.origin.row + offset), in: area)
    }
    return min(lines.count, area.size.rows)
  }

  /// Draws a horizontal rule through `row`, over the whole width or the width of `area`.
  public mutating func rule(row: Int, in area: Area? = nil, style: Style = .rule) {
    let bounds = area ?? self.area
    let text = String(repeating: "─", count: bounds.size.columns)
    write(text, at: Position(column: bounds.origin.column, row: row), style: style, in: bounds)
  }

  /// Draws a vertical rule through `column`, over the whole height or the height of `area`.
  public mutating func rule(column: Int, in area: Area? = nil, style: Style = .rule) {
    let bounds = area ?? self.area
    for row in bounds.rows { write("│", at: Position(column: column, row: row), style: style, in: bounds) }
  }

  /// Gives a click in an area a meaning; what is given one later lies above.
  public mutating func setTarget(_ target: ClickTarget, in area: Area) {
    clickRegions.append(ClickRegion(area: area, meaning: .target(target)))
  }

  /// Makes a click on a plot mean the point of the plane there; `corner` is where the plot's own grid begins.
  public mutating func setTarget(_ frame: PlotFrame, at corner: Position) {
    let area = Area(
      column: corner.column + frame.area.origin.column, row: corner.row + frame.area.origin.row,
      columns: frame.area.size.columns, rows: frame.area.size.rows)
    clickRegions.append(ClickRegion(area: area, meaning: .plot(PlotFrame(area: area, x: frame.x, y: frame.y))))
  }

  /// What a click at a position means; nil where it means nothing.
  public func target(at position: Position) -> ClickTarget? {
    guard let region = clickRegions.last(where: { $0.area.contains(position) }) else { return nil }
    switch region.meaning {
    case .target(let target): return target
    case .plot(let frame): return .point(frame.point(at: position))
    }
  }

  /// Whether nothing is written anywhere.
  public var isBlank: Bool { cells.allSatisfy { $0 == .blank } }

  /// Copies the cells of another grid, its first cell to `position`; what does not fit is left out.
  public mutating func draw(_ other: Grid, at position: Position) {
    for row in 0..<other.size.rows {
      for column in 0..<other.size.columns {
        let (x, y) = (position.column + column, position.row + row)
        guard x >= 0, x < size.columns, y >= 0, y < size.rows else { continue }
        cells[y * size.columns + x] = other[column, row]
      }
    }
  }

  /// Gives every cell of an area another style and leaves its text.
  public mutating func restyle(_ area: Area, _ style: Style) {
    let visible = area.intersection(self.area)
    for row in visible.rows {
      for column in visible.columns {
        let index = row * size.columns + column
        cells[index] = Cell(text: cells[index].text, style: style)
      }
    }
  }

  /// The text of every row, without the spaces at its end.
  public var lines: [String] {
    (0..<size.rows).map { index in
      var line = ""
      var blanks = 0
      for cell in row(index) {
        if cell.text == " " {
          blanks += 1
        } else {
          line += String(repeating: " ", count: blanks) + cell.text
          blanks = 0
        }
      }
      return line
    }
  }

  /// The text of the grid, a line for each row.
  public var description: String { lines.joined(separator: "\n") }

  /// The grid with every cell's text replaced; the new text must be one column wide, and wide characters become two.
  func mappingText(_ transform: (String) -> String) -> Grid {
    var grid = self
    for index in cells.indices {
      // The right half of a wide character shows the same stand-in as its left half.
      let text = cells[index].isContinuation && index > 0 ? grid.cells[index - 1].text : transform(cells[index].text)
      grid.cells[index] = Cell(text: text, style: cells[index].style)
    }
    return grid
  }

  private mutating func put(
    _ text: String, width: Int, column: Int, row: Int, style: Style, within columns: Range<Int>
  ) {
    let taken = column..<column + width
    guard taken.overlaps(columns) else { return }
    let whole = columns.lowerBound <= taken.lowerBound && taken.upperBound <= columns.upperBound
    for place in taken.clamped(to: columns) {
      blankOtherHalf(column: place, row: row)
      let shown = whole ? (place == column ? text : "") : " "
      cells[row * size.columns + place] = Cell(text: shown, style: style)
    }
  }

  /// Where a wide character loses one half, the other half becomes a space.
  private mutating func blankOtherHalf(column: Int, row: Int) {
    let index = row * size.columns + column
    if cells[index].isContinuation, column > 0 {
      cells[index - 1] = Cell(text: " ", style: cells[index - 1].style)
    } else if column + 1 < size.columns, cells[index + 1].isContinuation {
      cells[index + 1] = Cell(text: " ", style: cells[index + 1].style)
    }
  }
}
