/// A place on a grid, counted from zero at the top left.
public struct Position: Hashable, Sendable {
  /// Cells to the right of the left edge.
  public var column: Int
  /// Cells below the top edge.
  public var row: Int

  /// The cell at `column` in `row`.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
