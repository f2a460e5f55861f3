import Canvas

/// A small block of text that can stand beside others, such as a matrix with its brackets.
struct Box {
  let lines: [Line]
  /// Which line the others beside it should be level with.
  let axis: Int
  let width: Int

  init(_ lines: [Line], axis: Int = 0) {
    self.lines = lines
    self.axis = axis
    width = lines.map(\.width).max() ?? 0
  }

  /// `name = ` before a matrix drawn with tall brackets, its columns set flush right.
  static func matrix(name: String, sign: String = "=", rows: [[String]], look: TextStyle) -> Box {
    guard rows.count > 1 else { return Box([Self.row(name: name, sign: sign, cells: rows.first ?? [])]) }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0 }
    let axis = (rows.count - 1) / 2
    let lead = "\(name) \(sign) "
    let lines = rows.enumerated().map { index, cells in
      let (left, right) = brackets(index, of: rows.count, look: look)
      let inner = zip(cells, widths).map { cell, width in
        String(repeating: " ", count: width - displayWidth(cell)) + cell
      }
      var line = Line()
      if index == axis {
        line.append(name, .formula)
        line.append(" \(sign) ", .muted)
      } else {
        line.append(String(repeating: " ", count: displayWidth(lead)))
      }
      line.append(left, .muted)
      line.append(inner.joined(separator: "  "), .value)
      line.append(right, .muted)
      return line
    }
    return Box(lines, axis: axis)
  }

  /// `name = [1, 2]`, or `name = 1`.
  static func row(name: String, sign: String = "=", cells: [String], isList: Bool = true) -> Line {
    var line = Line(name, .formula)
    line.append(" \(sign) ", .muted)
    line.append(isList ? "[" + cells.joined(separator: ", ") + "]" : cells.joined(separator: ", "), .value)
    return line
  }

  private static func brackets(_ row: Int, of count: Int, look: TextStyle) -> (String, String) {
    if look.isASCII { return ("[ ", " ]") }
    if row == 0 { return ("⎡", "⎤") }
    return row == count - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }

  /// Sets boxes beside each other, as many as fit in `width`, and the rest below; their axes are level.
  static func flow(_ boxes: [Box], width: Int, gap: Int = 3) -> [Line] {
    var lines: [Line] = []
    var shelf: [Box] = []
    var used = 0
    for box in boxes {
      if !shelf.isEmpty, used + gap + box.width > width {
        lines += level(shelf, gap: gap)
        (shelf, used) = ([], 0)
      }
      used += (shelf.isEmpty ? 0 : gap) + box.width
      shelf.append(box)
    }
    return lines + level(shelf, gap: gap)
  }

  private static func level(_ shelf: [Box], gap: Int) -> [Line] {
    let above = shelf.map(\.axis).max() ?? 0
    let below = shelf.map { $0.lines.count - 1 - $0.axis }.max() ?? -1
    guard above + below >= 0 else { return [] }
    return (0...(above + below)).map { row in
      var line = Line()
      for (index, box) in shelf.enumerated() {
        if index > 0 { line.append(String(repeating: " ", count: gap)) }
        let own = row - above + box.axis
        let part = box.lines.indices.contains(own) ? box.lines[own] : Line()
        line.append(part)
        line.append(String(repeating: " ", count: box.width - part.width))
      }
      return line
    }
  }
}
