import Canvas
import Course
import Formula
import Tutor

/// The list of exercises: what each is called, what it trains, and how far the learner is.
struct CatalogueScreen {
  let session: Session
  let look: TextStyle

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

  private func drawNotice(_ notice: Text, on grid: inout Grid, in area: Area) {
    let lines = look.line(notice, .warning).wrapped(to: area.size.columns)
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
      let words: Text =
        state.entries.isEmpty
        ? "There are no exercises." : "No exercise has these words. \(key: .back) shows all again."
      grid.write(look.line(words, .muted), at: area.origin, in: area)
      return
    }
    let (shown, blocks) = inSight(entries, rows: area.size.rows, width: area.size.columns)
    var rest = area
    for (index, block) in zip(shown, blocks) {
      let place = rest.cutTop(block.count)
      grid.write(block, in: place)
      grid.setTarget(.item(index), in: place)
      grid.writeRight(progress(entries[index]), row: place.origin.row, in: place)
    }
    if shown.lowerBound > 0 {
      grid.writeRight(Line(look.isASCII ? "^ more" : "↑ more", .muted), row: area.origin.row - 1, in: area)
    }
    if shown.upperBound < entries.count {
      grid.writeRight(Line(look.isASCII ? "v more" : "↓ more", .muted), row: area.rows.upperBound - 1, in: area)
    }
  }

  /// The exercises around the chosen one that there is room for, with their lines; others are not even looked at.
  private func inSight(_ entries: [Catalogue.Entry], rows: Int, width: Int) -> (Range<Int>, [[Line]]) {
    let chosen = state.selectedIndex
    var blocks = [lines(of: entries[chosen], isSelected: true, width: width)]
    var shown = chosen..<chosen + 1
    // The blank line below the last may fall off.
    var room = rows + 1 - blocks[0].count
    func growUp(leaving least: Int) {
      while shown.lowerBound > 0 {
        let block = lines(of: entries[shown.lowerBound - 1], isSelected: false, width: width)
        guard room - block.count >= least else { return }
        blocks.insert(block, at: 0)
        room -= block.count
        shown = shown.lowerBound - 1..<shown.upperBound
      }
    }
    growUp(leaving: rows / 2)
    while shown.upperBound < entries.count {
      let block = lines(of: entries[shown.upperBound], isSelected: false, width: width)
      guard room >= block.count else { break }
      blocks.append(block)
      room -= block.count
      shown = shown.lowerBound..<shown.upperBound + 1
    }
    growUp(leaving: 0)
    return (shown, blocks)
  }

  /// Title and what is trained, whole, and a blank line.
  private func lines(of entry: Catalogue.Entry, isSelected: Bool, width: Int) -> [Line] {
    var title = Line(isSelected ? look.sign(.current) + " " : "  ", .accent)
    title.append(look.text(prose: entry.title), isSelected ? .heading : .plain)
    let trains = Line("  " + look.text(prose: entry.trains), .muted)
    return title.wrapped(to: width - progress(entry).width - 2, hanging: 2) + trains.wrapped(to: width, hanging: 2)
      + [Line()]
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
func fitted(_ lines: [Line], rows: Int, width: Int, look: TextStyle) -> [Line] {
  guard lines.count > rows, rows > 0 else { return lines }
  var kept = Array(lines.prefix(rows))
  var last = kept[rows - 1]
  last = last.clipped(to: max(0, min(last.width, width - displayWidth(look.ellipsis) - 1)), ellipsis: "")
  last.append(" " + look.ellipsis, .muted)
  kept[rows - 1] = last
  return kept
}
