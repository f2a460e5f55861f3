/// A function of two variables by its values on a lattice that covers a window of the plane, edges included.
public struct ScalarField: Hashable, Sendable {
  /// What lies between the first and the last column.
  public let x: ClosedRange<Double>
  /// What lies between the first and the last row.
  public let y: ClosedRange<Double>
  /// How many values there are along x; at least 2.
  public let columns: Int
  /// How many values there are along y; at least 2.
  public let rows: Int
  /// The values, row by row from the lowest y; `columns * rows` of them.
  public let values: [Double]

  /// States the values on a lattice.
  public init(x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int, values: [Double]) {
    precondition(columns >= 2 && rows >= 2 && values.count == columns * rows)
    self.x = x
    self.y = y
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// The value on the lattice.
  public subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The least and the greatest finite value; nil where there is none.
  public var range: ClosedRange<Double>? {
    let finite = values.lazy.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return low...high
  }

  /// The point of the plane at a place of the lattice, which may lie between its points.
  func point(_ column: Double, _ row: Double) -> PlotPoint {
    PlotPoint(
      x.lowerBound + column / Double(columns - 1) * (x.upperBound - x.lowerBound),
      y.lowerBound + row / Double(rows - 1) * (y.upperBound - y.lowerBound))
  }

  /// The value at a point of the window, linear between the four values around it.
  public func value(_ x: Double, _ y: Double) -> Double {
    func place(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> (Int, Double) {
      let at = (value - range.lowerBound) / (range.upperBound - range.lowerBound) * Double(count - 1)
      let whole = max(0, min(count - 2, Int(at.rounded(.down))))
      return (whole, max(0, min(1, at - Double(whole))))
    }
    let (column, right) = place(x, self.x, columns)
    let (row, up) = place(y, self.y, rows)
    let low = self[column, row] * (1 - right) + self[column + 1, row] * right
    let high = self[column, row + 1] * (1 - right) + self[column + 1, row + 1] * right
    return low * (1 - up) + high * up
  }
}
