import Canvas
import Formula
import Tutor

/// A column of the derivation. Where not all of it fits, what the question needs stays in sight, then what was found
/// last; what is left out is counted.
struct DerivationColumn {
  /// A line of the column.
  enum Item {
    case heading(String)
    case row(RowText, isNeeded: Bool)

    var isNeeded: Bool {
      if case .row(_, true) = self { true } else { false }
    }
    var text: RowText? {
      if case .row(let text, _) = self { text } else { nil }
    }
  }

  let items: [Item]
  let look: Look
  private let widths: Widths

  /// The widths that the parts of the rows would like to have.
  private struct Widths {
    let name: Int
    let formula: Int
    let value: Int
  }

  init(items: [Item], look: Look) {
    self.items = items
    self.look = look
    let texts = items.compactMap(\.text)
    widths = Widths(
      name: texts.map(\.nameWidth).max() ?? 0,
      formula: texts.map { $0.value == nil ? 0 : $0.formulaWidth }.max() ?? 0,
      value: texts.map { $0.isList ? 0 : $0.valueWidth }.max() ?? 0)
  }

  /// How many lines the column would like.
  var height: Int { items.count }
  /// How wide it would like to be.
  var naturalWidth: Int {
    let texts = items.compactMap(\.text)
    return texts.map { text in
      guard let formula = text.formula else { return widths.name + 3 + text.valueWidth }
      guard text.value != nil else { return widths.name + 3 + displayWidth(formula) }
      return widths.name + 3 + widths.formula + 3 + text.valueWidth
    }.max() ?? 0
  }
  /// How wide it must be to show every name with its value.
  var leastWidth: Int {
    items.compactMap(\.text).map { $0.nameWidth + 3 + ($0.value == nil ? $0.formulaWidth : $0.valueWidth) }.max() ?? 0
  }

  func draw(on grid: inout Grid, in area: Area, scroll: Int) {
    let room = area.size.rows
    guard room > 0 else { return }
    let shown = scroll == 0 ? condensed(room: room) : window(room: room, scroll: scroll)
    grid.write(lines(of: shown, width: area.size.columns), in: area)
  }

  // MARK: - What is in sight

  /// The places of the items in sight: what is needed, then what stands nearest before the last of that, then the rest.
  private func condensed(room: Int) -> [Int] {
    guard items.count > room else { return Array(items.indices) }
    let needed = items.indices.filter { items[$0].isNeeded }
    let anchor = needed.last ?? items.count - 1
    var chosen: Set<Int> = []
    for place in needed.reversed() + (0...anchor).reversed() + items.indices.suffix(from: anchor) {
      let isNew = chosen.insert(place).inserted
      if isNew, lineCount(chosen) > room { chosen.remove(place) }
    }
    return chosen.sorted()
  }

  /// A stretch of items, so many lines away from where the question would have it.
  private func window(room: Int, scroll: Int) -> [Int] {
    guard items.count > room else { return Array(items.indices) }
    let anchor = items.lastIndex(where: \.isNeeded) ?? items.count - 1
    let stretch = max(1, room - 2)
    let start = max(0, min(items.count - stretch, anchor + 1 - stretch + scroll))
    let end = min(items.count, start + stretch)
    return Array((start <= 1 ? 0 : start)..<(end >= items.count - 1 ? items.count : end)).suffix(room)
  }

  /// How many lines the chosen items take, with one for every stretch that is left out.
  private func lineCount(_ chosen: Set<Int>) -> Int {
    var gaps = 0
    for place in items.indices where !chosen.contains(place) && (place == 0 || chosen.contains(place - 1)) { gaps += 1 }
    return chosen.count + gaps
  }

  private func lines(of shown: [Int], width: Int) -> [Line] {
    var lines: [Line] = []
    var next = 0
    for place in shown {
      if place > next { lines.append(gap(place - next, isFirst: next == 0, isLast: false)) }
      lines.append(look.clipped(line(items[place], width: width), to: width))
      next = place + 1
    }
    if next < items.count { lines.append(gap(items.count - next, isFirst: next == 0, isLast: true)) }
    return lines
  }

  private func gap(_ count: Int, isFirst: Bool, isLast: Bool) -> Line {
    if isLast { return Line("\(look.isASCII ? "v" : "↓") \(count) more, PgDn", .muted) }
    if isFirst { return Line("\(look.isASCII ? "^" : "↑") \(count) more, PgUp", .muted) }
    return Line("\(look.isASCII ? ":" : "⋮") \(count) more", .muted)
  }

  // MARK: - One line

  private func line(_ item: Item, width: Int) -> Line {
    switch item {
    case .heading(let text): Line(text, .heading)
    case .row(let text, _): line(text, width: width)
    }
  }

  /// `name = formula = value`: where there is not room for all, the formula is cut short or left out, never the value.
  private func line(_ text: RowText, width: Int) -> Line {
    let value = text.valueWidth
    let names = min(widths.name, max(width / 3, width - widths.value - 3))
    let nameRoom = min(names, max(width / 3, width - widths.formula - widths.value - 6))
    let name = clip(text.name, to: max(names, width - value - 3), ellipsis: look.ellipsis)
    var line = Line(padded(name, to: nameRoom), text.isAsked ? .question : .formula)
    line.append(" = ", .muted)
    // A polynomial that does not fit says less than the formula it comes from.
    guard text.value != nil, text.formula == nil || !text.isPolynomial || line.width + value <= width else {
      line.append(text.formula ?? "", .formula)
      return line
    }
    if let formula = text.formula {
      // The second equals signs stand below each other, as far as names and values let them.
      let column = nameRoom + 3 + min(widths.formula, width - nameRoom - 6 - min(widths.value, width / 2))
      let available = width - line.width - 3 - value
      let aligned = column - line.width
      let room = min(available, max(aligned, text.formulaWidth))
      if room >= min(8, text.formulaWidth) {
        line.append(padded(clip(formula, to: room, ellipsis: look.ellipsis), to: room), .formula)
        line.append(" = ", .muted)
      }
    }
    if let value = text.value { line.append(value, text.isAsked ? .question : .value) }
    return line
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
  }
}

/// A row of the derivation as text.
struct RowText {
  let name: String
  let formula: String?
  let value: String?
  let isAsked: Bool
  /// Whether the value is a list, which may be wider than the rest.
  let isList: Bool
  /// Whether the value has a letter in it.
  let isPolynomial: Bool

  let nameWidth: Int
  let formulaWidth: Int
  let valueWidth: Int

  /// Name, formula and value with equals signs between.
  var line: String { ([name] + [formula, value].compactMap(\.self)).joined(separator: " = ") }

  init(_ row: Derivation.Row, look: Look) {
    name = look.text(row.name)
    formula = row.formula.map { look.text($0) }
    isAsked = row.isAsked
    isList = row.isList
    var isPolynomial = false
    let cells = row.cells.map { cell in
      switch cell {
      case .known(let value):
        if value.unknown != nil { isPolynomial = true }
        return look.text(value)
      case .asked: return "?"
      case .open: return look.sign(.open)
      }
    }
    self.isPolynomial = isPolynomial
    if row.cells.allSatisfy({ $0 == .open }) {
      value = nil
    } else {
      value = row.isList ? "[" + cells.joined(separator: ", ") + "]" : cells.joined(separator: ", ")
    }
    nameWidth = displayWidth(name)
    formulaWidth = displayWidth(formula ?? "")
    valueWidth = displayWidth(value ?? "")
  }
}
