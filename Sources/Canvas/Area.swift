/// A rectangle of cells.
///
/// Screens are laid out by cutting pieces off an area, from whichever side is needed:
///
/// ```swift
/// var rest = Area(grid.size)
/// let title = rest.cutTop(1)
/// let hints = rest.cutBottom(1)
/// // `rest` is what lies between the two.
/// ```
public struct Area: Hashable, Sendable {
  /// The cell at the top left.
  public let origin: Position
  /// The extent from there.
  public let size: Size

  /// The rectangle of `size` whose top left is at `column`, `row`.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Position(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  /// The whole of a screen of this size.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The columns inside, as grid coordinates.
  public var columns: Range<Int> { origin.column..<origin.column + size.columns }
  /// The rows inside, as grid coordinates.
  public var rows: Range<Int> { origin.row..<origin.row + size.rows }
  /// Whether no cell lies inside.
  public var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// Whether a cell lies inside.
  public func contains(_ position: Position) -> Bool {
    columns.contains(position.column) && rows.contains(position.row)
  }

  /// The part that lies in both areas.
  public func intersection(_ other: Area) -> Area {
    let columns = columns.clamped(to: other.columns)
    let rows = rows.clamped(to: other.rows)
    return Area(column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
  }

  /// The area without a margin of `columns` at the left and right and `rows` at the top and bottom.
  public func inset(columns: Int = 0, rows: Int = 0) -> Area {
    Area(
      column: origin.column + columns, row: origin.row + rows,
      columns: size.columns - 2 * columns, rows: size.rows - 2 * rows)
  }

  /// Takes the top `count` rows off and returns them; fewer where there are not so many.
  public mutating func cutTop(_ count: Int) -> Area {
    let taken = min(max(0, count), size.rows)
    defer {
      self = Area(
        column: origin.column, row: origin.row + taken, columns: size.columns, rows: size.rows - taken)
    }
    return Area(column: origin.column, row: origin.row, columns: size.columns, rows: taken)
  }

  /// Takes the bottom `count` rows off and returns them; fewer where there are not so many.
  public mutating func cutBottom(_ count: Int) -> Area {
    let taken = min(max(0, count), size.rows)
    defer { self = Area(column: origin.column, row: origin.row, columns: size.columns, rows: size.rows - taken) }
    return Area(column: origin.column, row: rows.upperBound - taken, columns: size.columns, rows: taken)
  }

  /// Takes the right `count` columns off and returns them; fewer where there are not so many.
  public mutating func cutRight(_ count: Int) -> Area {
    let taken = min(max(0, count), size.columns)
    defer { self = Area(column: origin.column, row: origin.row, columns: size.columns - taken, rows: size.rows) }
    return Area(column: columns.upperBound - taken, row: origin.row, columns: taken, rows: size.rows)
  }

  /// Takes the left `count` columns off and returns them; fewer where there are not so many.
  public mutating func cutLeft(_ count: Int) -> Area {
    let taken = min(max(0, count), size.columns)
    defer {
      self = Area(column: origin.column + taken, row: origin.row, columns: size.columns - taken, rows: size.rows)
    }
    return Area(column: origin.column, row: origin.row, columns: taken, rows: size.rows)
  }
}
