import Canvas
import Formula
import GradientEngine
import Tutor

/// The derivation, one line at a time: how it follows, the same with numbers, what it comes to, and the chain.
struct ReplayScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  private var replay: ReplayState { session.view.replay }
  private var entries: [Trace.Entry] { work.exercise.trace.entries }
  private var digits: NumberStyle { replay.showsAllDigits ? .full : .significant(4) }

  func draw(on grid: inout Grid) {
    let frame = Frame(
      title: work.exercise.title,
      status: Line("replay\(look.separator)line \(replay.index + 1) of \(entries.count)", .muted),
      progress: Double(replay.index + 1) / Double(max(1, entries.count)))
    var body = frame.draw(on: &grid, session: session, look: look).inset(columns: 1)
    let list = body.cutLeft(body.size.columns * 2 / 5)
    _ = body.cutLeft(1)
    grid.rule(column: body.origin.column, in: body)
    _ = body.cutLeft(2)
    drawList(on: &grid, in: list)
    drawCurrent(on: &grid, in: body)
  }

  /// The line looked at; in pages, where it is too long.
  private func drawCurrent(on grid: inout Grid, in area: Area) {
    var rest = area
    if replay.showsCurve, let curve = curve(in: area) {
      grid.write(curve.head, in: rest.cutTop(curve.head.count))
      grid.draw(curve.picture, at: rest.origin)
      return
    }
    var lines = current(width: area.size.columns)
    if lines.count > area.size.rows {
      let foot = rest.cutBottom(1)
      let rows = max(1, rest.size.rows)
      let pages = (lines.count + rows - 1) / rows
      let page = replay.page % pages
      grid.writeRight(
        look.line("page \(page + 1) of \(pages), \(key: .turnPage) turns", .muted), row: foot.origin.row, in: foot)
      lines = Array(lines.dropFirst(page * rows).prefix(rows))
    }
    grid.write(lines, in: rest)
  }

  /// The curve of the loss with the derivative as its tangent, below what it comes to; nil at other lines.
  private func curve(in area: Area) -> (head: [Line], picture: Grid)? {
    let entry = work.entry(replay.index)
    guard work.curve(of: entry) != nil else { return nil }
    var head = [Line(look.text(entry.phase.title), .heading)]
    head += wrapEquation(
      Line(look.text(entry.shown), .question), [Line(look.text(entry.value, digits), .value)], width: area.size.columns)
    head.append(Line())
    let size = Size(columns: area.size.columns, rows: max(0, area.size.rows - head.count))
    return WorkPicture(work: work, view: session.view, theme: theme).curve(of: entry, size: size).map { (head, $0) }
  }

  /// The lines so far with their values, and the names of those to come.
  private func drawList(on grid: inout Grid, in area: Area) {
    let rows = area.size.rows
    let first = max(0, min(replay.index - rows * 2 / 3, entries.count - rows))
    let numbers = String(entries.count).count
    for (offset, entry) in entries.dropFirst(first).prefix(rows).enumerated() {
      let index = first + offset
      let number = String(index + 1)
      var line = Line(index == replay.index ? look.sign(.current) : " ", .accent)
      line.append(String(repeating: " ", count: numbers - number.count) + number + " ", .muted)
      line.append(
        look.text(entry.shown), index == replay.index ? .question : index < replay.index ? .formula : .muted)
      if index <= replay.index {
        line.append(" = ", .muted)
        line.append(work.knowledge.contains(entry.quantity) ? look.text(entry.value, .significant(4)) : "?", .value)
      }
      grid.write(
        look.clipped(line, to: area.size.columns),
        at: Position(column: area.origin.column, row: area.origin.row + offset),
        in: area)
    }
  }

  private func current(width: Int) -> [Line] {
    let entry = work.entry(replay.index)
    var heading = Line(look.text(entry.phase.title), .heading)
    if let step = work.step(asking: entry) { heading.append("\(look.separator)asked in step \(step + 1)", .muted) }
    var lines = [heading]
    guard work.isOpen(entry) else { return lines + closed(entry, width: width) }
    let name = Line(look.text(entry.shown), .question)
    if let chain = entry.chain { lines += wrapEquation(name, [Line(look.text(chain), .formula)], width: width) }
    let steps: [(String, Line)] = [
      ("formula", Line(look.text(entry.formula, digits), .formula)),
      ("with numbers", Line(look.text(entry.substituted, digits), .formula)),
      ("value", Line(look.text(entry.value, digits), .value)),
    ]
    for (title, line) in steps {
      lines.append(Line())
      lines.append(Line(title, .muted))
      lines += wrapEquation(entry.chain == nil && title == "formula" ? name : Line(), [line], width: width)
    }
    for convention in entry.conventions {
      lines.append(Line())
      lines += look.line(convention.words, .muted).wrapped(to: width)
    }
    return lines + paths(of: entry, width: width)
  }

  /// What is said of a line that an open step asks for: replaying must not give the answer away.
  private func closed(_ entry: Trace.Entry, width: Int) -> [Line] {
    let found = work.foundFormula(for: entry.quantity).map { Line(look.text($0), .formula) }
    var lines = wrapEquation(
      Line(look.text(entry.shown), .question), [found, Line("?", .question)].compactMap(\.self), width: width)
    lines.append(Line())
    let number = (work.stepToOpen(entry) ?? 0) + 1
    let asks = work.knowledge.openStep(asking: entry.quantity) != nil
    let sentence =
      asks ? "Step \(number) asks for this, and is still open." : "This builds on step \(number), which is still open."
    lines += Line(sentence).wrapped(to: width)
    let way: Text = "\(key: .accept) goes to step \(number). There \(key: .showAnswer) shows the answer."
    lines += look.line(way, .muted).wrapped(to: width)
    return lines
  }

  /// Each path of the chain from the loss, factor by factor.
  private func paths(of entry: Trace.Entry, width: Int) -> [Line] {
    guard entry.paths.contains(where: { $0.count > 1 }) else { return [] }
    var lines = [Line()]
    lines.append(
      Line(entry.paths.count == 1 ? "the chain so far" : "the chain so far, \(entry.paths.count) paths", .muted))
    let dot = " \(look.times) "
    for (index, path) in entry.paths.enumerated() {
      let lead = entry.paths.count > 1 ? "\(index + 1). " : ""
      lines += Line(lead + path.map { look.text($0.shown) }.joined(separator: dot), .formula).wrapped(
        to: width, hanging: 2)
      let numbers = path.map { look.factor($0.value, digits) }.joined(separator: dot)
      lines += Line("  = " + numbers, .value).wrapped(to: width, hanging: 4)
    }
    return lines
  }
}
