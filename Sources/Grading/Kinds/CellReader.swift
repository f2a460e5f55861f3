import GradientEngine

/// Cuts a typed vector or matrix into its cells: `[0, 24]`, `0 24`, `[[1, 2], [3, 4]]`, `1 2; 3 4`.
struct CellReader {
  /// The longest text that is read, in Unicode scalars.
  static let longest = 4_000

  /// The text of one cell and where it stands.
  struct Piece: Hashable, Sendable {
    let text: String
    let range: Range<Int>

    /// The number it spells, a refusal placed in the whole text.
    func number() throws(Unreadable) -> TypedNumber {
      do {
        return try NumberReader.read(text)
      } catch {
        throw error.moved(by: range.lowerBound)
      }
    }
  }

  private let scalars: [Unicode.Scalar]

  /// The cells row by row; as many as the shape has.
  static func read(_ text: String, for shape: Shape) throws(Unreadable) -> [Piece] {
    let scalars = try TypedText(text, atMost: longest, expected: .cells(shape)).scalars
    let reader = CellReader(scalars: scalars)
    let all = reader.trimmed(0..<scalars.count)
    var rows: [[Piece]] = []
    let lines = try reader.rows(in: all, shape)
    // Where semicolons set the cells apart, a comma is a decimal one: 0,5; 24.
    let isColumn = shape.axes.allSatisfy { $0 == 1 || $0 == shape.count } && lines.count == shape.count
    for row in lines {
      rows.append(isColumn && scalars.contains(";") ? [reader.piece(row)] : try reader.cells(in: row))
    }
    return try reader.fitting(rows, shape)
  }

  /// The cells in one line, once their number is what the shape has.
  private func fitting(_ rows: [[Piece]], _ shape: Shape) throws(Unreadable) -> [Piece] {
    let axes = shape.axes
    let cells = rows.flatMap { $0 }
    let isList = axes.filter { $0 != 1 }.count <= 1 && (rows.count == 1 || rows.allSatisfy { $0.count == 1 })
    if isList, cells.count == shape.count { return cells }
    let found: CellRefusal.Found
    if isList {
      found = .numbers(cells.count)
    } else {
      if rows.count == axes[0], rows.allSatisfy({ $0.count == shape.count / axes[0] }) { return cells }
      found = Set(rows.map(\.count)).count == 1 ? .rows(rows.count, of: rows[0].count) : .unevenRows
    }
    let isUnfinished = cells.count < shape.count
    throw Unreadable(
      CellRefusal.count(found, shape, isUnfinished: isUnfinished),
      at: isUnfinished ? scalars.count..<scalars.count : (cells.last?.range ?? 0..<scalars.count))
  }

  /// The rows: bracketed lists in a list, or what semicolons and line ends set apart.
  private func rows(in range: Range<Int>, _ shape: Shape) throws(Unreadable) -> [Range<Int>] {
    let inner = try unwrapped(range)
    if inner.isEmpty { return [inner] }
    if scalars[inner.lowerBound] == "[" {
      var rows: [Range<Int>] = []
      var position = inner.lowerBound
      while position < inner.upperBound {
        guard scalars[position] == "[" else {
          guard scalars[position] == "," || scalars[position] == ";" || scalars[position].properties.isWhitespace
          else { throw stray(position) }
          position += 1
          continue
        }
        let close = try closing(of: position, in: inner)
        rows.append(trimmed(position + 1..<close))
        position = close + 1
      }
      return rows
    }
    return split(inner) { $0 == ";" || $0 == "\n" || $0 == "\r" }
  }

  /// The cells of a row: between commas, or where there are none, between blanks.
  private func cells(in row: Range<Int>) throws(Unreadable) -> [Piece] {
    let row = try unwrapped(row)
    let hasComma = row.contains { scalars[$0] == "," }
    var pieces = split(row) { hasComma ? $0 == "," : $0.properties.isWhitespace }
    if hasComma, pieces.last?.isEmpty == true, pieces.count > 1 { pieces.removeLast() }
    if !hasComma { pieces.removeAll(where: \.isEmpty) }
    var cells: [Piece] = []
    for piece in pieces {
      if let bracket = piece.first(where: { scalars[$0] == "[" || scalars[$0] == "]" }) { throw stray(bracket) }
      cells.append(self.piece(piece))
    }
    return cells
  }

  private func piece(_ range: Range<Int>) -> Piece {
    Piece(text: String(String.UnicodeScalarView(scalars[range])), range: range)
  }

  /// Without the brackets, or the parentheses about a list, that enclose all of it, and without a ᵀ behind them.
  private func unwrapped(_ range: Range<Int>) throws(Unreadable) -> Range<Int> {
    var range = trimmed(range)
    if let last = range.last, scalars[last] == "ᵀ", range.count > 1 { range = trimmed(range.lowerBound..<last) }
    guard let first = range.first, let last = range.last else { return range }
    if scalars[first] == "[" {
      return try closing(of: first, in: range) == last ? trimmed(first + 1..<last) : range
    }
    let isList = range.contains { scalars[$0] == "," || scalars[$0] == ";" }
    if scalars[first] == "(", scalars[last] == ")", isList, (try? closing(of: first, in: range)) == last {
      return trimmed(first + 1..<last)
    }
    return range
  }

  private func closing(of open: Int, in range: Range<Int>) throws(Unreadable) -> Int {
    let pair: (Unicode.Scalar, Unicode.Scalar) = scalars[open] == "(" ? ("(", ")") : ("[", "]")
    var depth = 0
    for place in open..<range.upperBound {
      if scalars[place] == pair.0 { depth += 1 }
      if scalars[place] == pair.1 { depth -= 1 }
      if depth == 0 { return place }
    }
    throw Unreadable(CellRefusal.openBracket(closing: String(pair.1)), at: scalars.count..<scalars.count)
  }

  private func stray(_ place: Int) -> Unreadable {
    Unreadable(CellRefusal.stray(excerpt(scalars[place..<place + 1])), at: place..<place + 1)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, scalars[first].properties.isWhitespace { range = first + 1..<range.upperBound }
    while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
    return range
  }

  private func split(_ range: Range<Int>, at isBreak: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where isBreak(scalars[place]) {
      parts.append(trimmed(start..<place))
      start = place + 1
    }
    parts.append(trimmed(start..<range.upperBound))
    return parts
  }
}
