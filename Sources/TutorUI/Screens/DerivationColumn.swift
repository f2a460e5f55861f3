import Canvas
import Formula
import Tutor

/// The rows of a column of the derivation, and which of them are in sight: what the question needs, then what was found
/// last. What is left out is counted.
struct DerivationColumn {
  /// A line of the column.
  enum Item {
    case heading(String)
    case row(Derivation.Row, isNeeded: Bool)
    /// So many lines are left out; the text says how to get at them.
    case gap(String)

    var isNeeded: Bool {
      if case .row(_, true) = self { true } else { false }
    }
  }

  let items: [Item]
  let look: TextStyle

  /// How many lines the column would like.
  var height: Int { items.count }

  /// What can be seen in so many lines.
  func inSight(rows: Int, scroll: Int) -> [Item] {
    guard items.count > rows else { return items }
    guard rows > 0 else { return [] }
    let chosen = scroll == 0 ? condensed(room: rows) : window(room: rows, scroll: scroll)
    var shown: [Item] = []
    var next = 0
    for place in items.indices where chosen[place] {
      if place > next { shown.append(gap(next..<place)) }
      shown.append(items[place])
      next = place + 1
    }
    if next < items.count { shown.append(gap(next..<items.count)) }
    return shown
  }

  /// What is needed, then what stands nearest before the last of that, then the rest.
  private func condensed(room: Int) -> [Bool] {
    let needed = items.indices.filter { items[$0].isNeeded }
    let anchor = needed.last ?? items.count - 1
    var chosen = items.map { _ in false }
    for place in needed.reversed() + (0...anchor).reversed() + items.indices.suffix(from: anchor) where !chosen[place] {
      chosen[place] = true
      if lineCount(chosen) > room { chosen[place] = false }
    }
    return chosen
  }

  /// A stretch of items, so many lines away from where the question would have it.
  private func window(room: Int, scroll: Int) -> [Bool] {
    let anchor = items.lastIndex(where: \.isNeeded) ?? items.count - 1
    let stretch = max(1, room - 2)
    let start = max(0, min(items.count - stretch, anchor + 1 - stretch + scroll))
    let first = start <= 1 ? 0 : start
    let end = start + stretch >= items.count - 1 ? items.count : start + stretch
    return items.indices.map { max(first, end - room) <= $0 && $0 < end }
  }

  /// How many lines the chosen items take, with one for every stretch that is left out.
  private func lineCount(_ chosen: [Bool]) -> Int {
    var count = 0
    for place in chosen.indices where chosen[place] || place == 0 || chosen[place - 1] { count += 1 }
    return count
  }

  private func gap(_ left: Range<Int>) -> Item {
    let (up, down, middle) = look.isASCII ? ("^", "v", ":") : ("↑", "↓", "⋮")
    if left.upperBound == items.count { return .gap("\(down) \(left.count) more, \(look.text("\(key: .pageDown)"))") }
    return .gap(
      left.lowerBound == 0
        ? "\(up) \(left.count) more, \(look.text("\(key: .pageUp)"))" : "\(middle) \(left.count) more")
  }
}

/// What is in sight of a column as text, its equals signs below each other where names and values let them.
struct DerivationText {
  private enum Entry {
    case heading(String)
    case row(RowText)
    case gap(String)
  }

  private let entries: [Entry]
  private let texts: [RowText]
  private let look: TextStyle
  private let widths: (name: Int, formula: Int, value: Int)

  init(_ items: [DerivationColumn.Item], look: TextStyle) {
    self.look = look
    entries = items.map { item in
      switch item {
      case .heading(let text): .heading(text)
      case .row(let row, _): .row(RowText(row, look: look))
      case .gap(let text): .gap(text)
      }
    }
    texts = entries.compactMap { if case .row(let text) = $0 { text } else { nil } }
    widths = (
      name: texts.map(\.nameWidth).max() ?? 0,
      formula: texts.map { $0.value == nil ? 0 : $0.formulaWidth }.max() ?? 0,
      value: texts.map { $0.isList ? 0 : $0.valueWidth }.max() ?? 0
    )
  }

  /// How wide the text would like to be.
  var naturalWidth: Int {
    texts.map { text in
      guard text.formula != nil else { return widths.name + 3 + text.valueWidth }
      return widths.name + 3 + (text.value == nil ? text.formulaWidth : widths.formula + 3 + text.valueWidth)
    }.max() ?? 0
  }

  /// How wide it must be to show every name with its value.
  var leastWidth: Int {
    texts.map { $0.nameWidth + 3 + ($0.value == nil ? $0.formulaWidth : $0.valueWidth) }.max() ?? 0
  }

  /// How much of its first line the text takes: a heading, or a line that leaves no room.
  var firstWidth: Int {
    switch entries.first {
    case .heading(let text), .gap(let text): displayWidth(text)
    case .row: .max / 2
    case nil: 0
    }
  }

  /// Draws the text, and returns whether something in it had to be cut short.
  func draw(on grid: inout Grid, in area: Area) -> Bool {
    let width = area.size.columns
    var spare = area.size.rows - entries.count
    var isCut = false
    var blocks: [[Line]] = []
    // What was found last is the first to get a second line, where there are any to spare.
    for entry in entries.reversed() {
      switch entry {
      case .heading(let text): blocks.append([Line(text, .heading)])
      case .gap(let text): blocks.append([Line(text, .muted)])
      case .row(let text):
        let (line, isWhole) = self.line(text, width: width)
        let whole = isWhole ? [] : text.whole(nameWidth: min(widths.name, width / 3), width: width)
        if isWhole || whole.count - 1 > spare || whole.contains(where: { $0.width > width }) {
          blocks.append([look.clipped(line, to: width)])
          isCut = isCut || !isWhole
        } else {
          blocks.append(whole)
          spare -= whole.count - 1
        }
      }
    }
    grid.write(blocks.reversed().flatMap(\.self), in: area)
    return isCut
  }

  /// `name = formula = value`, and whether that is all: where there is not room, the formula is cut short or left out,
  /// never the value.
  private func line(_ text: RowText, width: Int) -> (line: Line, isWhole: Bool) {
    let value = text.valueWidth
    let names = min(widths.name, max(width / 3, width - widths.value - 3))
    let least = max(width / 3, width - widths.formula - widths.value - 6)
    // A few cells are not worth a sign out of its column, nor is room for names longer than any that is in it.
    let nameRoom = least + 1 < names ? texts.map(\.nameWidth).filter { $0 <= least + 3 }.max() ?? least : names
    let name = clip(text.name, to: max(names, width - value - 3), ellipsis: look.ellipsis)
    var line = Line(padded(name, to: nameRoom), text.isAsked ? .question : .formula)
    line.append(" = ", .muted)
    // A polynomial that does not fit says less than the formula it comes from.
    guard text.value != nil, text.formula == nil || !text.isPolynomial || line.width + value <= width else {
      line.append(text.formula ?? "", .formula)
      return (line, text.value == nil && name == text.name && line.width <= width)
    }
    var isWhole = name == text.name
    if let formula = text.formula {
      let column = signColumn(nameRoom: nameRoom, width: width)
      let available = width - line.width - 3 - value
      let aligned = column - line.width
      // A sign that cannot stand below the others stands well apart from them, not one column beside.
      let cut = available >= aligned ? aligned : available == aligned - 1 ? available - 1 : available
      let whole = text.formulaWidth == aligned + 1 && available > aligned + 1 ? aligned + 2 : text.formulaWidth
      let room = text.formulaWidth > available ? cut : max(min(aligned, available), whole)
      isWhole = isWhole && room >= text.formulaWidth
      if room >= min(Self.leastFormula, text.formulaWidth) {
        line.append(padded(clip(formula, to: room, ellipsis: look.ellipsis), to: room), .formula)
        line.append(" = ", .muted)
      }
    }
    if let value = text.value { line.append(value, text.isAsked ? .question : .value) }
    return (line, isWhole && line.width <= width)
  }

  /// The column of the second equals signs: the one that suits most lines whole, and of those the first.
  private func signColumn(nameRoom: Int, width: Int) -> Int {
    let lines = texts.filter { $0.formula != nil && $0.value != nil }.map { text in
      (first: nameRoom + 3 + text.formulaWidth, last: width - 3 - text.valueWidth)
    }
    let whole = lines.filter { $0.first <= $0.last }
    func suited(_ column: Int) -> Int { whole.count { ($0.first...$0.last).contains(column) } }
    let best = whole.map(\.first).max { (suited($0), -$0) < (suited($1), -$1) }
    return best ?? lines.map(\.last).min() ?? width
  }

  /// The fewest cells in which the beginning of a formula still tells something.
  private static let leastFormula = 10

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(text)))
  }
}
