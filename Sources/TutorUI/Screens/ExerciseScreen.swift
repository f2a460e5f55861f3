import Canvas
import Formula
import Tutor

/// One step of an exercise. The question stands in the lower half, where the eye comes to rest beside the answer line;
/// what is known stands still above it and grows.
struct ExerciseScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  /// The rows that the question is given even while little is said about it.
  private static let usualBlock = 7
  /// The rows that what is known keeps, before room is set aside for what will be said about the answer.
  private static let usualKnown = 10
  /// The rows that what is known keeps, however much is said about the question.
  private static let leastKnown = 3

  func draw(on grid: inout Grid) {
    let frame = Frame(
      title: work.exercise.title, status: Line(work.place(separator: look.separator), .muted),
      progress: Double(work.doneCount) / Double(max(1, work.laneSteps.count)))
    var body = frame.draw(on: &grid, session: session, look: look)
    let width = grid.size.columns - 2
    let question = QuestionBlock(
      session: session, work: work, look: look, width: width, rows: body.size.rows - 1 - Self.leastKnown,
      most: body.size.rows)
    // Room for the verdict is there from the start, so that the question stands still when it comes.
    let spare = body.size.rows - 1 - max(Self.usualKnown, body.size.rows * 2 / 5)
    // What lies over the known for a while needs that room more.
    let ahead = session.view.panel == nil ? min(spare, question.rowsOnceAnswered) : 0
    let rows = max(Self.usualBlock, question.lines.count, ahead)
    var lower = body.cutBottom(min(body.size.rows, rows + 1))
    // Where nothing stands above, a rule would only double the one that is there.
    if body.size.rows > 0 { grid.rule(row: lower.cutTop(1).origin.row) }
    let block = Area(column: 1, row: lower.origin.row, columns: width, rows: lower.size.rows)
    grid.write(question.lines, in: block)
    for (option, rows) in question.optionRows.enumerated() {
      let row = block.origin.row + rows.lowerBound
      grid.setTarget(
        .item(option),
        in: Area(column: block.origin.column, row: row, columns: width, rows: rows.count).intersection(block))
    }
    if let cursor = question.cursor {
      grid.cursor = Position(column: block.origin.column + cursor.column, row: block.origin.row + cursor.row)
    }
    let known = body.inset(columns: 1)
    if let panel = session.view.panel {
      PanelArea(work: work, view: session.view, panel: panel, look: look).draw(on: &grid, in: known)
    } else {
      KnownArea(work: work, view: session.view, look: look, theme: theme).draw(on: &grid, in: known)
    }
  }
}

/// What lies over the known for a while, such as what the exercise is about, or where the handout slips.
struct PanelArea {
  let work: Work
  let view: ExerciseView
  let panel: ExerciseView.Panel
  let look: TextStyle

  func draw(on grid: inout Grid, in area: Area) {
    var rest = area
    let heading = rest.cutTop(1)
    let pages = pages(of: blocks(width: rest.size.columns), rows: max(1, rest.size.rows))
    let page = view.panelPage % max(1, pages.count)
    grid.write(Line(title, .heading), at: heading.origin, in: heading)
    if pages.count > 1 {
      let turn = look.line("page \(page + 1) of \(pages.count), \(key: .pageDown) turns", .muted)
      grid.writeRight(turn, row: heading.origin.row, in: heading)
    }
    if pages.indices.contains(page) { grid.write(pages[page], in: rest) }
  }

  private var title: String {
    switch panel {
    case .about: work.doneCount == 0 ? "Before you begin" : "What this is about"
    case .note: "About the handout"
    case .gradientCheck: "A nudge of 0.1"
    case .known: "All that is known"
    }
  }

  /// What the panel says, in blocks that are better not divided.
  private func blocks(width: Int) -> [[Line]] {
    switch panel {
    case .note:
      return [Line(work.step.note.map { look.text($0) } ?? "", .hint).wrapped(to: width)]
    case .gradientCheck:
      return (view.gradientCheck?.lines ?? []).map { look.line($0).wrapped(to: width, hanging: 2) }
    case .known:
      return KnownLines(work: work, look: look).lines(width: width).map { [$0] }
    case .about:
      // Blank lines between paragraphs would cost a page on a small screen; an indent tells them apart as well.
      let paragraphs = look.text(work.exercise.about).split(separator: "\n").map(String.init)
      return paragraphs.enumerated().map { index, paragraph in
        Line((index == 0 ? "" : "  ") + paragraph).wrapped(to: width)
      } + Spellings(of: work.exercise, look: look).blocks(width: width)
    }
  }
}
