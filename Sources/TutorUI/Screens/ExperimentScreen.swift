import Canvas
import Course
import Formula
import GradientEngine
import Pictures
import Tutor

/// The given numbers, to be changed, and beside them what follows: the values known so far, and a picture.
///
/// On a narrow screen values and pictures take turns beside the numbers.
struct ExperimentScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  /// The columns from which values and a picture stand side by side.
  private static let wide = 98
  private static let gap = 3

  func draw(on grid: inout Grid) {
    guard let experiment = session.experiment else { return }
    let count = experiment.settings.count
    let status =
      count == 0 ? Line("all numbers as given", .muted) : Line("\(count) changed, not recorded", .warning)
    var body = Frame(title: work.exercise.title, status: status)
      .draw(on: &grid, session: session, look: look).inset(columns: 1)
    let way: Text =
      "Choose a number, then type another or press \(key: .lowerGiven) \(key: .raiseGiven). Everything follows."
    let head = look.line(session.notice ?? way, session.notice == nil ? .hint : .warning)
    let lines = head.wrapped(to: body.size.columns)
    grid.write(lines, in: body.cutTop(min(lines.count, body.size.rows)))
    _ = body.cutTop(1)

    let givens = GivenNumbers(experiment: experiment, look: look)
    let left = body.cutLeft(min(givens.width, body.size.columns / 2))
    givens.draw(on: &grid, in: left)
    _ = body.cutLeft(Self.gap)
    let picture = WorkPicture(work: work, view: session.view, theme: theme, of: experiment.exercise)
    let values = FollowingValues(experiment: experiment, work: work, look: look)
    if grid.size.columns >= Self.wide {
      let wanted = values.width(rows: body.size.rows, within: body.size.columns / 2)
      values.draw(on: &grid, in: body.cutLeft(wanted), page: session.view.panelPage)
      _ = body.cutLeft(Self.gap)
      draw(picture, on: &grid, in: body)
    } else {
      // The values have the first turn, then each of the pictures.
      let turn = session.view.pictureTurn % (picture.kinds.count + 1)
      guard turn > 0 else { return values.draw(on: &grid, in: body, page: session.view.panelPage) }
      let view = session.view.showingPicture(turn - 1)
      draw(WorkPicture(work: work, view: view, theme: theme, of: experiment.exercise), on: &grid, in: body)
    }
  }

  private func draw(_ picture: WorkPicture, on grid: inout Grid, in area: Area) {
    switch picture.drawing(size: area.size) {
    case .success(let drawing): grid.draw(drawing, at: area.origin)
    case .failure(let reason):
      grid.write(look.line(reason.sentence(onWholeScreen: true), .hint).wrapped(to: area.size.columns), in: area)
    }
  }
}

/// The numbers that can be changed, one a row; what is not as given stands out, with what is given beside it.
private struct GivenNumbers {
  private let experiment: Experiment
  private let look: TextStyle
  private let names: [String]
  private let values: [String]

  init(experiment: Experiment, look: TextStyle) {
    self.experiment = experiment
    self.look = look
    names = experiment.numbers.map { look.text(experiment.exercise.graph[$0].expression) }
    values = experiment.numbers.map { Self.text(experiment.value($0), look) }
  }

  private var nameWidth: Int { names.map(displayWidth).max() ?? 0 }
  /// The least room of a value, so that typing does not move what stands beside.
  private static let valueWidth = 9

  /// The columns that all of it takes.
  var width: Int { 2 + nameWidth + 3 + max(Self.valueWidth, values.map(displayWidth).max() ?? 0) + 9 }

  func draw(on grid: inout Grid, in area: Area) {
    var rest = area
    grid.write(Line("Given", .heading), at: rest.cutTop(1).origin, in: area)
    let rows = rest.size.rows
    let first = max(0, min(experiment.selection - rows / 2, names.count - rows))
    for (offset, place) in (first..<min(names.count, first + rows)).enumerated() {
      let origin = Position(column: rest.origin.column, row: rest.origin.row + offset)
      grid.write(look.clipped(line(place), to: rest.size.columns), at: origin, in: rest)
      if place == experiment.selection, !experiment.field.isEmpty {
        let typed = displayWidth(look.text(prose: experiment.field.beforeCursor))
        grid.cursor = Position(
          column: origin.column + min(2 + nameWidth + 3 + typed, area.size.columns - 1), row: origin.row)
      }
    }
    if first > 0 { grid.writeRight(Line(look.isASCII ? "^" : "↑", .muted), row: rest.origin.row, in: rest) }
    if first + rows < names.count {
      grid.writeRight(Line(look.isASCII ? "v" : "↓", .muted), row: rest.rows.upperBound - 1, in: rest)
    }
  }

  private func line(_ place: Int) -> Line {
    let isChosen = place == experiment.selection
    let id = experiment.numbers[place]
    let isChanged = experiment.settings[id] != nil
    var line = Line(isChosen ? look.sign(.current) + " " : "  ", .accent)
    line.append(names[place], isChosen ? .question : .formula)
    line.append(String(repeating: " ", count: nameWidth - displayWidth(names[place])))
    line.append(" = ", .muted)
    if isChosen, !experiment.field.isEmpty {
      line.append(look.text(prose: experiment.field.text), Style(.input, .underline))
      return line
    }
    line.append(values[place], isChanged ? Style(.accent, .bold) : .value)
    if isChanged { line.append("  was \(Self.text(experiment.given(id), look))", .muted) }
    return line
  }

  private static func text(_ number: Double, _ look: TextStyle) -> String {
    let full = NumberStyle.full.text(number, in: look.charset)
    return full.count(where: \.isNumber) > 6 ? NumberStyle.significant(4).text(number, in: look.charset) : full
  }
}

/// What follows from the given numbers, as far as no open step asks for it; what is not as it was stands out.
private struct FollowingValues {
  private let lines: [Line]
  private let look: TextStyle
  private static let gap = 3

  init(experiment: Experiment, work: Work, look: TextStyle) {
    self.look = look
    let entries = experiment.exercise.trace.entries.filter { work.knowledge.contains($0.quantity) }
    let names = entries.map { look.text($0.shown) }
    let width = min(20, names.map(displayWidth).max() ?? 0)
    var (lines, phase) = ([Line](), Phase?.none)
    for (entry, name) in zip(entries, names) {
      if entry.phase != phase { lines.append(Line(look.text(entry.phase.title), .heading)) }
      phase = entry.phase
      let name = clip(name, to: width, ellipsis: look.ellipsis)
      var line = Line(name + String(repeating: " ", count: width - displayWidth(name)), .formula)
      line.append(" = ", .muted)
      let hasMoved = entry.value != work.exercise.trace.values[entry.quantity.index]
      line.append(look.text(entry.value, .significant(4)), hasMoved ? Style(.accent, .bold) : .value)
      lines.append(line)
    }
    if lines.isEmpty { lines = Line("Nothing that follows is found yet.", .muted).wrapped(to: 36) }
    self.lines = lines
  }

  private var columnWidth: Int { (lines.map(\.width).max() ?? 0) }

  /// The columns that so many rows need, as far as there are.
  func width(rows: Int, within most: Int) -> Int {
    let columns = (lines.count + max(1, rows) - 1) / max(1, rows)
    return min(most, max(1, columns) * (columnWidth + Self.gap) - Self.gap)
  }

  /// Draws one page, in as many columns as there is room for.
  func draw(on grid: inout Grid, in area: Area, page: Int) {
    var rest = area
    let columns = max(1, (area.size.columns + Self.gap) / (columnWidth + Self.gap))
    if lines.count > columns * rest.size.rows, rest.size.rows > 1 {
      let foot = rest.cutBottom(1)
      let pages = (lines.count + columns * rest.size.rows - 1) / (columns * rest.size.rows)
      let turn = look.line("page \(page % pages + 1) of \(pages), \(key: .pageDown) turns", .muted)
      grid.writeRight(turn, row: foot.origin.row, in: foot)
    }
    let rows = max(1, rest.size.rows)
    let pages = max(1, (lines.count + columns * rows - 1) / (columns * rows))
    var shown = lines.dropFirst(page % pages * columns * rows).prefix(columns * rows)
    while !shown.isEmpty {
      let column = rest.cutLeft(min(columnWidth, rest.size.columns))
      grid.write(shown.prefix(rows).map { look.clipped($0, to: column.size.columns) }, in: column)
      shown = shown.dropFirst(rows)
      _ = rest.cutLeft(min(Self.gap, rest.size.columns))
    }
  }
}
