import Canvas
import Course
import Formula
import Pictures
import Tutor

/// What came of a finished exercise: how it went, what it trained, what a step of its parameters does to the loss, as
/// numbers and as a curve, and the exercise that comes next.
struct ResultArea {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  /// Draws it at the top of an area, and takes the rows that it needs off it.
  func draw(on grid: inout Grid, in area: inout Area) {
    let change = work.lossChange
    let columns = change == nil ? 0 : Self.curveColumns(within: area.size.columns)
    let width = area.size.columns - columns - (columns > 0 ? Self.gap : 0)
    let most = max(1, area.size.rows - Self.leastList)
    let lines = lines(change, width: width, rows: most)
    let rows = min(most, max(lines.count, columns > 0 ? Self.curveRows(within: area.size.rows) : 0))
    var place = area.cutTop(rows)
    if columns > 0, let change {
      let right = place.cutRight(columns)
      let request = PictureRequest(size: right.size, theme: theme, knowing: .everything(of: work.exercise.graph))
      if let curve = try? work.exercise.picture(change.curve, request) { grid.draw(curve, at: right.origin) }
      _ = place.cutRight(Self.gap)
    }
    grid.write(lines, in: place)
  }

  private static let gap = 2
  /// The rows that the list of steps keeps.
  private static let leastList = 5

  private static func curveColumns(within columns: Int) -> Int {
    max(Plot.leastSize.columns, min(60, columns * 9 / 20))
  }
  private static func curveRows(within rows: Int) -> Int { max(8, min(16, rows * 9 / 20)) }

  /// The sentences; where there is not room for all, how the steps went is cut short.
  private func lines(_ change: Work.LossChange?, width: Int, rows: Int) -> [Line] {
    let learnt = Learnt(session: session, work: work, look: look)
    let below = learnt.lines(change).flatMap { $0.wrapped(to: width, hanging: 2) }
    let head = Summary(work: work, look: look).lines.enumerated().flatMap { index, text in
      Line(text, index == 0 ? .question : .plain).wrapped(to: width)
    }
    return fitted(head, rows: max(2, min(5, rows - below.count)), width: width, look: look) + below
  }
}

/// What a finished exercise was for, in lines that screen and plain lines share: what it trained, the loss before and after
/// a step of its parameters, and what comes next.
struct Learnt {
  let session: Session
  let work: Work
  let look: TextStyle

  func lines(_ change: Work.LossChange?) -> [Line] {
    var lines = [Line("Trained: ", .muted)]
    lines[0].append(look.text(prose: work.exercise.trains), .plain)
    if let change {
      var line = Line(look.text(work.exercise.graph[change.curve.loss].expression), .formula)
      line.append(" = ", .muted)
      line.append(number(change.before), .value)
      line.append(change.curve.isUpdate ? " before the update, " : " as given, ", .muted)
      line.append(number(change.after), .value)
      line.append(
        change.curve.isUpdate
          ? " after it" : " after one step against the gradient at learning rate \(number(change.curve.step))", .muted)
      lines.append(line)
    }
    if let next = session.nextExercise {
      var line = look.line("Next (\(key: .nextExercise)): ", .muted)
      line.append(look.text(prose: next.title), .plain)
      lines.append(line)
    }
    return lines
  }

  /// The curve in words, for plain lines: the loss at a few places on the way.
  func curveLine(_ change: Work.LossChange) -> String {
    let curve = change.curve
    let places = (0...6).map { curve.reach * Double($0) / 6 }
    let losses = zip(places, curve.losses(at: places)).map { "\(number($1)) at \(number($0))" }
    let name = look.text(work.exercise.graph[curve.loss].expression)
    let way = curve.isUpdate ? "times the update" : "as the learning rate"
    return "\(name) along the way: " + losses.joined(separator: ", ") + " \(way)."
  }

  private func number(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: look.charset) }
}
