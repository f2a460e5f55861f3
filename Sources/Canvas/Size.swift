/// How large a screen or a part of it is, in character cells.
public struct Size: Hashable, Sendable {
  /// The width in cells; never negative.
  public let columns: Int
  /// The height in cells; never negative.
  public let rows: Int

  /// A size of `columns` by `rows`; negative numbers count as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
