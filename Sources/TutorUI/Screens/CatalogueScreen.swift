import Canvas
import Course
import Tutor

/// The list of exercises: what each is called, what it trains, and how far the learner is.
struct CatalogueScreen {
  let session: Session
  let look: Look

  private var state: CatalogueState { session.catalogue }

  func draw(on grid: inout Grid) {
    let count = state.entries.count
    let shown = state.visible.count
    let status = shown == count ? "\(count) exercises" : "\(shown) of \(count) exercises"
    let frame = Frame(title: "back-propagation by hand", status: Line(status, .muted))
    var body = frame.draw(on: &grid, session: session, look: look).inset(columns: 1)
    if let notice = session.notice { drawNotice(notice, on: &grid, in: body.cutBottom(4)) }
    _ = body.cutTop(1)
    if state.isFiltering || !state.filter.isEmpty { drawFilter(on: &grid, in: body.cutTop(2)) }
    drawEntries(on: &grid, in: body)
  }

  private func drawNotice(_ notice: String, on grid: inout Grid, in area: Area) {
    let lines = Line(look.text(notice), .warning).wrapped(to: area.size.columns)
    grid.write(fitted(lines, rows: area.size.rows, width: area.size.columns, look: look), in: area)
  }

  private func drawFilter(on grid: inout Grid, in area: Area) {
    var line = Line("/", .key)
    line.append(state.filter.text, .input)
    grid.write(look.clipped(line, to: area.size.columns), at: area.origin)
    guard state.isFiltering else { return }
    let column = 1 + displayWidth(state.filter.beforeCursor)
    grid.cursor = Position(column: area.origin.column + min(column, area.size.columns - 1), row: area.origin.row)
  }

  private func drawEntries(on grid: inout Grid, in area: Area) {
    let entries = state.visible.map { state.entries[$0] }
    guard !entries.isEmpty else {
      let words =
        state.entries.isEmpty ? "There are no exercises." : "No exercise has these words. Esc shows all again."
      grid.write(words, at: area.origin, style: .muted, in: area)
      return
    }
    let height = 3
    let room = max(1, area.size.rows / height)
    let first = max(0, min(state.selectedIndex - room / 2, entries.count - room))
    for (offset, entry) in entries.dropFirst(first).prefix(room).enumerated() {
      let row = Area(
        column: area.origin.column, row: area.origin.row + offset * height, columns: area.size.columns, rows: height)
      draw(entry, isSelected: first + offset == state.selectedIndex, on: &grid, in: row)
    }
    if first > 0 {
      grid.writeRight(Line(look.isASCII ? "^ more" : "↑ more", .muted), row: area.origin.row - 1, in: area)
    }
    if first + room < entries.count {
      grid.writeRight(Line(look.isASCII ? "v more" : "↓ more", .muted), row: area.rows.upperBound - 1, in: area)
    }
  }

  private func draw(_ entry: Catalogue.Entry, isSelected: Bool, on grid: inout Grid, in area: Area) {
    let width = area.size.columns
    let far = progress(entry)
    var title = Line(isSelected ? look.sign(.current) + " " : "  ", .accent)
    title.append(look.text(entry.title), isSelected ? .heading : .plain)
    grid.write(look.clipped(title, to: width - far.width - 2), at: area.origin, in: area)
    grid.writeRight(far, row: area.origin.row, in: area)
    let trains = Line("  " + look.text(entry.trains), .muted)
    grid.write(
      look.clipped(trains, to: width), at: Position(column: area.origin.column, row: area.origin.row + 1), in: area)
  }

  /// "██████░░░░ 14 of 31": a bar, and the same in words.
  private func progress(_ entry: Catalogue.Entry) -> Line {
    let done = state.done(entry)
    guard let done, done > 0 else { return Line("\(entry.stepCount) steps", .muted) }
    let cells = 8
    let full = done == entry.stepCount ? cells : max(1, min(cells - 1, done * cells / max(1, entry.stepCount)))
    var line = Line(String(repeating: look.isASCII ? "#" : "━", count: full), .accent)
    line.append(String(repeating: look.isASCII ? "." : "─", count: cells - full), .rule)
    let isDone = done == entry.stepCount
    line.append(
      isDone ? " \(look.sign(.right)) all \(done)" : " \(done) of \(entry.stepCount)", isDone ? .right : .plain)
    return line
  }
}

/// The lines that fit; where some do not, the last that does ends with an ellipsis.
func fitted(_ lines: [Line], rows: Int, width: Int, look: Look) -> [Line] {
  guard lines.count > rows, rows > 0 else { return lines }
  var kept = Array(lines.prefix(rows))
  var last = kept[rows - 1]
  last = last.clipped(to: max(0, min(last.width, width - displayWidth(look.ellipsis) - 1)), ellipsis: "")
  last.append(" " + look.ellipsis, .muted)
  kept[rows - 1] = last
  return kept
}
