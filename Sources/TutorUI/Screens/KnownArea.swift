import Canvas
import Course
import Formula
import GradientEngine
import Tutor

/// What is known: the givens, the network's formulas, and all that has been found so far.
struct KnownArea {
  let work: Work
  let look: Look

  func draw(on grid: inout Grid, in area: Area) {
    var rest = area
    let givens = givenLines(width: area.size.columns, rows: area.size.rows)
    grid.write(givens, in: rest.cutTop(givens.count))
    let derivation = work.derivation
    let later = derivation.backward + derivation.update
    let forward = DerivationColumn(
      heading: "Forward", rows: derivation.forward, needed: neededRow(derivation.forward), look: look)
    let updateStart = derivation.update.isEmpty ? nil : derivation.backward.count
    let backward = DerivationColumn(
      heading: derivation.backward.isEmpty ? "Update" : "Backward", rows: later, needed: neededRow(later), look: look,
      secondHeading: updateStart.flatMap { $0 > 0 ? ($0, "Update") : nil })
    if forward.height + givens.count + 1 <= area.size.rows, later.count + givens.count + 3 <= area.size.rows {
      _ = rest.cutTop(1)
    }
    guard !later.isEmpty else {
      forward.draw(on: &grid, in: rest, scroll: work.scroll)
      return
    }
    let left = rest.cutLeft(min(max(forward.naturalWidth, 20), (rest.size.columns - 3) / 2))
    _ = rest.cutLeft(3)
    forward.draw(on: &grid, in: left, scroll: work.scroll)
    backward.draw(on: &grid, in: rest, scroll: work.scroll)
  }

  /// The givens as matrices with tall brackets where there is room for them, else in one line each.
  private func givenLines(width: Int, rows: Int) -> [Line] {
    let tall = Box.flow(work.exercise.givens.map { box($0, isTall: true) }, width: width)
    if tall.count * 2 <= rows + 1 { return tall }
    let flat = Box.flow(work.exercise.givens.map { box($0, isTall: false) }, width: width)
    return fitted(flat.map { look.clipped($0, to: width) }, rows: max(1, rows / 2), width: width, look: look)
  }

  private func box(_ given: Given, isTall: Bool) -> Box {
    let name = look.notation.show(name: given.name, in: look.charset)
    func text(_ number: Double) -> String { NumberStyle.full.text(number, in: look.charset) }
    switch given.value {
    case .number(let number): return Box([Box.row(name: name, cells: [text(number)], isList: false)])
    case .vector(let numbers): return Box([Box.row(name: name, cells: numbers.map(text))])
    case .matrix(let rows) where isTall:
      return Box.matrix(name: name, rows: rows.map { $0.map(text) }, look: look)
    case .matrix(let rows):
      return Box([Box.row(name: name, cells: rows.map { "[" + $0.map(text).joined(separator: ", ") + "]" })])
    case .unknown:
      var line = Line(name, .formula)
      line.append(" stays a letter", .muted)
      return Box([line])
    }
  }

  /// The last row that the question asks for, names, or builds on.
  private func neededRow(_ rows: [Derivation.Row]) -> Int {
    let graph = work.exercise.graph
    let inputs = Set(graph[work.step.quantity].inputs.map { graph[$0].expression })
    let names = work.step.answer.names.union(inputs.flatMap(\.names))
    return rows.lastIndex { row in
      if row.isAsked || inputs.contains(row.name) { return true }
      guard case .name(let name) = row.name.kind else { return false }
      return names.contains(name)
    } ?? rows.count - 1
  }
}

/// A column of the derivation, scrolled so that the row that matters is in sight.
struct DerivationColumn {
  let heading: String
  let rows: [Derivation.Row]
  /// The row that must be in sight.
  let needed: Int
  let look: Look
  /// A heading that comes before a later row.
  var secondHeading: (row: Int, text: String)?

  func draw(on grid: inout Grid, in area: Area, scroll: Int) {
    let lines = lines(width: area.size.columns)
    let room = area.size.rows
    guard room > 0 else { return }
    guard lines.count > room else {
      grid.write(lines, in: area)
      return
    }
    let anchor = needed + 1 + (secondHeading.map { needed >= $0.row ? 1 : 0 } ?? 0)
    // The row below the needed one would hide it behind "more"; so it is kept one off the edge.
    let start = max(0, min(lines.count - room, max(0, anchor + 2 - room) + scroll))
    var window = Array(lines[start..<start + room])
    let above = start
    let below = lines.count - start - room
    if above > 0 { window[0] = Line("\(look.isASCII ? "^" : "↑") \(above + 1) more, PgUp", .muted) }
    if below > 0 { window[room - 1] = Line("\(look.isASCII ? "v" : "↓") \(below + 1) more, PgDn", .muted) }
    grid.write(window.map { look.clipped($0, to: area.size.columns) }, in: area)
  }

  /// How wide the column would like to be.
  var naturalWidth: Int { lines(width: 500).map(\.width).max() ?? 0 }

  /// How many lines the column has.
  var height: Int { rows.count + 1 + (secondHeading == nil ? 0 : 1) }

  private func lines(width: Int) -> [Line] {
    let texts = rows.map { RowText($0, look: look) }
    let columns = Columns(
      name: texts.map { displayWidth($0.name) }.max() ?? 0,
      formula: texts.map { $0.value == nil ? 0 : displayWidth($0.formula ?? "") }.max() ?? 0,
      value: texts.map { displayWidth($0.value ?? "") }.max() ?? 0)
    var lines = [Line(heading, .heading)]
    for (index, text) in texts.enumerated() {
      if let secondHeading, secondHeading.row == index { lines.append(Line(secondHeading.text, .heading)) }
      lines.append(look.clipped(line(text, columns, width: width), to: width))
    }
    return lines
  }

  /// The widths that the parts of the rows would like to have.
  private struct Columns {
    let name: Int
    let formula: Int
    let value: Int
  }

  /// `name = formula = value`: where there is not room for all, the formula is cut short or left out, never the value.
  private func line(_ text: RowText, _ columns: Columns, width: Int) -> Line {
    let value = displayWidth(text.value ?? "")
    let names = min(columns.name, width / 3)
    let name = clip(text.name, to: max(names, width - value - 3), ellipsis: look.ellipsis)
    var line = Line(padded(name, to: names), text.isAsked ? .question : .formula)
    line.append(" = ", .muted)
    if let formula = text.formula {
      guard text.value != nil else {
        line.append(formula, .formula)
        return line
      }
      let room = min(columns.formula, width - line.width - 3 - min(columns.value, width / 3))
      let ownRoom = min(max(room, 0), width - line.width - 3 - value)
      if ownRoom >= min(8, displayWidth(formula)) {
        line.append(padded(clip(formula, to: ownRoom, ellipsis: look.ellipsis), to: ownRoom), .formula)
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

  /// Name, formula and value with equals signs between.
  var line: String { ([name] + [formula, value].compactMap(\.self)).joined(separator: " = ") }

  init(_ row: Derivation.Row, look: Look) {
    name = look.text(row.name)
    formula = row.formula.map { look.text($0) }
    isAsked = row.isAsked
    let cells = row.cells.map { cell in
      switch cell {
      case .known(let value): look.text(value)
      case .asked: "?"
      case .open: look.sign(.open)
      }
    }
    if row.cells.allSatisfy({ $0 == .open }) {
      value = nil
    } else {
      value = row.isList ? "[" + cells.joined(separator: ", ") + "]" : cells.joined(separator: ", ")
    }
  }
}
