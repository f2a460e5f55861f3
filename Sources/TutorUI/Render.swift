import Canvas
import Tutor

/// The smallest screen that the tutor can be worked on.
public let smallestSize = Size(columns: 60, rows: 20)

/// Draws a session on a screen of `size`.
///
/// A pure function: the same session on the same size and theme is always the same grid. On a screen smaller than
/// ``smallestSize`` it is one clear line; nothing of the session is lost by that.
///
/// ```swift
/// let grid = render(session, size: Size(columns: 80, rows: 24), theme: Theme())
/// grid.lines[0]  // " Gradus · back-propagation by hand                        6 exercises"
/// ```
public func render(_ session: Session, size: Size, theme: Theme) -> Grid {
  let grid = draw(session, size: size, look: TextStyle(theme: theme, context: KeyContext(session)), theme: theme)
  return theme.isASCII ? grid.ascii : grid
}

private func draw(_ session: Session, size: Size, look: TextStyle, theme: Theme) -> Grid {
  var grid = Grid(size: size)
  var look = look
  guard size.columns >= smallestSize.columns, size.rows >= smallestSize.rows else {
    drawTooSmall(on: &grid, look: look)
    return grid
  }
  if let work = session.work { look.notation = work.exercise.notation }
  if let page = session.helpPage {
    HelpScreen(session: session, look: look, page: page).draw(on: &grid)
    return grid
  }
  if session.isOpening {
    // The list would only flash by while the exercise is read.
    _ = Frame(title: "", status: Line()).draw(
      on: &grid, session: session, look: look, hints: HintBar(restingIn: session))
    return grid
  }
  switch (session.screen, session.work) {
  case (.exercise, let work?): ExerciseScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.overview, let work?): OverviewScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.replay, let work?): ReplayScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.experiment, let work?):
    ExperimentScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.picture, let work?): PictureScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.training, let work?): TrainingScreen(session: session, work: work, look: look, theme: theme).draw(on: &grid)
  case (.catalogue, _), (.exercise, nil), (.overview, nil), (.replay, nil), (.picture, nil), (.training, nil),
    (.experiment, nil):
    CatalogueScreen(session: session, look: look).draw(on: &grid)
  }
  return grid
}

private func drawTooSmall(on grid: inout Grid, look: TextStyle) {
  let needed = "\(smallestSize.columns)\(look.isASCII ? "x" : "×")\(smallestSize.rows)"
  let sentences = [
    "Gradus needs \(needed). Make the window larger.", "Gradus needs \(needed).", needed,
  ]
  let fitting = sentences.first { displayWidth($0) <= grid.size.columns } ?? needed
  grid.writeCentred(look.clipped(Line(fitting, .warning), to: grid.size.columns), row: max(0, (grid.size.rows - 1) / 2))
}
