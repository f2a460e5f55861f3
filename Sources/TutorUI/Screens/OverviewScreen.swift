import Canvas
import Course
import Formula
import GradientEngine
import Tutor

/// All steps and how each stands; the result, once none is open.
struct OverviewScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  func draw(on grid: inout Grid) {
    let count = work.laneSteps.count
    let frame = Frame(
      title: work.exercise.title, status: Line("\(work.doneCount) of \(count) steps", .muted),
      progress: Double(work.doneCount) / Double(max(1, count)))
    var body = frame.draw(on: &grid, session: session, look: look).inset(columns: 1)
    if let notice = session.notice {
      let lines = look.line(notice, .warning).wrapped(to: body.size.columns)
      grid.write(lines, in: body.cutBottom(min(lines.count, body.size.rows)))
    }
    if work.isFinished {
      ResultArea(session: session, work: work, look: look, theme: theme).draw(on: &grid, in: &body)
    } else {
      let head = Summary(work: work, look: look).lines.enumerated().flatMap { index, text in
        Line(text, index == 0 ? .question : .plain).wrapped(to: body.size.columns)
      }
      let shown = fitted(head, rows: 4, width: body.size.columns, look: look)
      grid.write(shown, in: body.cutTop(shown.count))
    }
    _ = body.cutTop(1)
    drawSteps(on: &grid, in: body)
  }

  private func drawSteps(on grid: inout Grid, in area: Area) {
    let steps = work.exercise.steps
    let rows = area.size.rows
    guard rows > 0 else { return }
    let first = max(0, min(session.view.overviewSelection - rows / 2, steps.count - rows))
    let shown = steps.dropFirst(first).prefix(rows).map { (step: $0, label: look.name(of: $0)) }
    let labels = min(max(18, area.size.columns * 3 / 8), shown.map { displayWidth($0.label) }.max() ?? 0)
    // Only where there is an answer of that standing does its long name take room from the others.
    let common = Standing.allCases.filter { $0 != .rightForOwnWorking }
    let standings = (common + steps.indices.map(work.standing)).map { displayWidth(look.words(for: $0)) }.max() ?? 0
    for (offset, (step, label)) in shown.enumerated() {
      let index = first + offset
      let standing = work.standing(index)
      var line = Line(String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1)  ", .muted)
      if steps.count > 99, index < 99 { line = Line(" " + line.text, .muted) }
      line.append(cell(label, width: labels) + "  ", .formula)
      line.append(cell(look.words(for: standing), width: standings) + "  ", standing.style)
      if let remark = work.remarks[index] {
        line.append(look.words(for: remark, in: work) + look.separator, remark.style)
      }
      line.append(look.text(step.ask), .muted)
      line = look.clipped(line, to: area.size.columns)
      grid.write(line, at: Position(column: area.origin.column, row: area.origin.row + offset), in: area)
      grid.setTarget(
        .item(index), in: Area(column: 0, row: area.origin.row + offset, columns: grid.size.columns, rows: 1))
      if index == session.view.overviewSelection {
        let row = Area(column: 0, row: area.origin.row + offset, columns: grid.size.columns, rows: 1)
        grid.restyle(row, .selection)
        grid.write(look.sign(.current), at: Position(column: 0, row: area.origin.row + offset), style: .selection)
      }
    }
  }

  private func cell(_ text: String, width: Int) -> String {
    let clipped = clip(text, to: width, ellipsis: look.ellipsis)
    return clipped + String(repeating: " ", count: max(0, width - displayWidth(clipped)))
  }
}

extension TextStyle {
  /// How a step stands: a sign and words.
  func words(for standing: Standing) -> String {
    switch standing {
    case .untouched: "\(sign(.open)) open"
    case .begun: "\(sign(.open)) begun"
    case .rightFirstTime: "\(sign(.right)) right first time"
    case .rightForOwnWorking: "\(sign(.right)) right for your own working"
    case .rightLater: "\(sign(.right)) right later"
    case .shown: "\(sign(.shown)) shown"
    }
  }
}

extension TextStyle {
  /// How an answer stands to the others.
  func words(for remark: StepRemark, in work: Work) -> String {
    switch remark {
    case .firstSlip: "look here first"
    case .follows(let source): "follows from your \(name(of: work.exercise.steps[source]))"
    case .followed: "followed from an answer you have changed since"
    }
  }
}

extension StepRemark {
  fileprivate var style: Style {
    switch self {
    case .firstSlip: .warning
    case .follows, .followed: .hint
    }
  }
}

extension Standing {
  fileprivate var style: Style {
    switch self {
    case .untouched, .begun: .muted
    case .rightFirstTime, .rightForOwnWorking, .rightLater: .right
    case .shown: .warning
    }
  }
}

/// What came out of an exercise so far, in sentences that screen and plain lines share.
struct Summary {
  let lines: [String]

  init(work: Work, look: TextStyle) {
    let steps = work.laneSteps
    let standings = steps.map(work.standing)
    func count(_ standing: Standing) -> Int { standings.count { $0 == standing } }
    var parts: [String] = []
    if count(.rightFirstTime) > 0 { parts.append("\(count(.rightFirstTime)) right first time") }
    if count(.rightForOwnWorking) > 0 { parts.append("\(count(.rightForOwnWorking)) right for your own working") }
    if count(.rightLater) > 0 { parts.append("\(count(.rightLater)) right later") }
    if count(.shown) > 0 { parts.append("\(count(.shown)) shown") }
    let open = count(.untouched) + count(.begun)
    if open > 0 { parts.append("\(open) open") }
    let all = steps.count == 1 ? "the only step" : "all \(steps.count) steps"
    lines =
      [work.isFinished ? "Finished: \(all) done." : "\(work.doneCount) of \(steps.count) steps done."]
      + [parts.joined(separator: ", ") + "."] + Self.lookAgain(work, standings, look: look)
  }

  private static func lookAgain(_ work: Work, _ standings: [Standing], look: TextStyle) -> [String] {
    let again = work.stepsToLookAtAgain
    guard !again.isEmpty else {
      return standings.allSatisfy { $0 == .rightFirstTime } ? ["Every step was right the first time."] : []
    }
    let labels = again.map { "\($0 + 1) (\(look.name(of: work.exercise.steps[$0])))" }
    return ["Look again at: " + labels.joined(separator: ", ")]
  }
}
