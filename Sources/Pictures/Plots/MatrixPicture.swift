import Canvas
import Course
import Formula
import GradientEngine

extension DeclaredPicture.MatrixMap {
  /// The matrix as cells shaded by their values, which are written in them where there is room; what is lit stands in
  /// brackets. A value that is not known stays blank.
  func grid(of exercise: Exercise, _ request: PictureRequest) throws(PictureMistake) -> Grid {
    guard let symbol = exercise.graph.symbols[name] else { throw .nothingFinite }
    let shape = symbol.tensor.shape
    let (rows, columns) = shape.rowsAndColumns ?? (1, shape.count)
    let numbers = symbol.tensor.elements.map { request.number($0, of: exercise) }
    let size = numbers.compactMap { $0?.magnitude }.filter(\.isFinite).max() ?? 0
    let scale = ShadeScale(.diverging, size > 0 ? -size...size : -1...1)
    let bar = ColourBar(scale, title: exercise.notation.show(name: name, in: request.charset))
    let origins = shape.rank == 1 ? [1, symbol.origin.first ?? 1] : symbol.origin
    let texts = Self.texts(numbers, request.charset)

    var surface = PlotSurface(size: request.size, marks: .standard(request.theme), theme: request.theme)
    let labelWidth = String(origins[0] + rows - 1).count + 1
    var area = surface.grid().area
    _ = area.cutTop(2)
    _ = area.cutLeft(labelWidth)
    let barWidth = bar.width(request.theme) + 1
    area = Area(
      column: area.origin.column, row: area.origin.row, columns: area.size.columns - barWidth, rows: area.size.rows)
    let wanted = (texts.map(displayWidth).max() ?? 1) + 3
    let wide = min(max(wanted, 5) * 3 / 2, area.size.columns / columns)
    // An odd height has a middle row for the number.
    let high = area.size.rows / rows >= 5 ? 5 : area.size.rows / rows >= 3 ? 3 : min(1, area.size.rows / rows)
    guard wide >= 1, high >= 1 else { throw .tooSmall }
    let isWritten = wide >= wanted - 1

    let title = exercise.notation.show(name: name, in: request.charset)
    surface.write(title, at: Position(column: 0, row: 0), style: .heading)
    for (place, text) in texts.enumerated() {
      let (row, column) = (place / columns, place % columns)
      let cell = Area(
        column: area.origin.column + column * wide, row: area.origin.row + row * high, columns: wide, rows: high)
      let isLit = lit.map { $0.rows.contains(row) && $0.columns.contains(column) } ?? false
      if let number = numbers[place] { shade(cell, scale.shade(number), on: &surface) }
      let label = isLit ? (isWritten ? "[\(text)]" : "*") : (isWritten ? text : "")
      // Where shades are characters, blanks keep the number apart from them.
      let shown = label.isEmpty || displayWidth(label) + 2 > wide ? label : " \(label) "
      let middle = Position(
        column: cell.origin.column + (wide - displayWidth(shown)) / 2, row: cell.origin.row + (high - 1) / 2)
      surface.write(shown, at: middle, style: Style(.value, isLit ? .bold : []))
    }
    drawIndices(rows, columns, origins, area.origin, (wide, high), on: &surface)
    let barRows = max(2, min(area.size.rows, rows * high))
    if area.size.rows >= 2 {
      let column = min(request.size.columns - barWidth + 1, area.origin.column + columns * wide + 2)
      bar.draw(
        on: &surface, in: Area(column: column, row: area.origin.row, columns: barWidth - 1, rows: barRows))
    }
    return surface.grid()
  }

  /// Numbers whose decimal points stand below each other: all with as many decimals as one of them needs for three digits,
  /// where that is not too many.
  static func texts(_ numbers: [Double?], _ charset: Charset) -> [String] {
    let short = numbers.map { $0.map { NumberStyle.significant(3).text($0, in: charset) } ?? "" }
    let decimals = short.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    let isPlain = short.allSatisfy { text in text.allSatisfy { $0.isNumber || ".-−".contains($0) } }
    guard isPlain, decimals <= 4 else { return short }
    let texts = numbers.map { $0.map { NumberStyle.decimals(decimals).text($0, in: charset) } ?? "" }
    let width = texts.map(displayWidth).max() ?? 0
    return texts.map { String(repeating: " ", count: $0.isEmpty ? 0 : width - displayWidth($0)) + $0 }
  }

  private func shade(_ cell: Area, _ shade: Shade, on surface: inout PlotSurface) {
    let (across, down) = (surface.marks.across, surface.marks.down)
    for row in cell.rows.lowerBound * down..<cell.rows.upperBound * down {
      for column in cell.columns.lowerBound * across..<cell.columns.upperBound * across {
        surface.shade(column, row, shade)
      }
    }
  }

  /// The index of each row and of as many columns as have room for theirs.
  private func drawIndices(
    _ rows: Int, _ columns: Int, _ origins: [Int], _ corner: Position, _ cell: (wide: Int, high: Int),
    on surface: inout PlotSurface
  ) {
    for row in 0..<rows {
      let text = String(origins[0] + row)
      surface.write(
        text,
        at: Position(column: corner.column - 1 - text.count, row: corner.row + row * cell.high + (cell.high - 1) / 2),
        style: .muted)
    }
    var free = 0
    for column in 0..<columns {
      let text = String(origins[1] + column)
      let place = corner.column + column * cell.wide + (cell.wide - text.count) / 2
      guard place >= free else { continue }
      surface.write(text, at: Position(column: place, row: corner.row - 1), style: .muted)
      free = place + text.count + 1
    }
  }
}
