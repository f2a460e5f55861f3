import Canvas
import Course
import Formula
import GradientEngine
import Pictures
import Training
import Tutor

/// Training, live: the data points with boundary and gradients where there are some, the curve of the loss, what holds now,
/// and what has happened in a sentence.
struct TrainingScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  /// The columns of what holds now.
  private static let readingWidth = 26
  /// The rows of the sentence.
  private static let sentenceRows = 2

  func draw(on grid: inout Grid) {
    guard let run = session.view.training else { return }
    let share = Double(run.trainer.epoch) / Double(max(1, run.lastEpoch))
    let frame = Frame(title: work.exercise.title, status: Line("training", .muted), progress: share)
    var body = frame.draw(on: &grid, session: session, look: look).inset(columns: 1)
    let bottom = body.cutBottom(Self.sentenceRows)
    grid.write(sentence(run, width: bottom.size.columns), in: bottom)
    _ = body.cutBottom(body.size.rows > 16 ? 1 : 0)
    var right = body.cutRight(Self.readingWidth)
    _ = body.cutRight(2)
    let reading = TrainingReading(run: run, work: work, look: look).lines
    grid.write(reading.map { look.clipped($0, to: right.size.columns) }, in: right)
    _ = right.cutTop(reading.count)
    let parameters = PointParameters.other(run.trainer.problem.byName(run.trainer.parameters))
    if run.trainer.problem.points != nil, let points = picture(parameters, size: body.size) {
      grid.draw(points, at: body.origin)
      if right.size.rows >= Plot.leastSize.rows { drawCurve(run, on: &grid, in: right) }
    } else {
      drawCurve(run, on: &grid, in: body)
    }
  }

  private func picture(_ parameters: PointParameters, size: Size) -> Grid? {
    var request = PictureRequest(size: size, theme: theme, knowing: .everything(of: work.exercise.graph))
    request.parameters = parameters
    return try? work.exercise.picture(.points, request)
  }

  /// The loss by epochs; where the first step is the exercise's own update, that is marked.
  private func drawCurve(_ run: TrainingRun, on grid: inout Grid, in area: Area) {
    let points = run.trainer.curve.points.map { PlotPoint(Double($0.epoch), $0.loss) }
    let name = look.text(work.exercise.graph[run.trainer.problem.loss].expression)
    guard var plot = Plot(trainingLoss: points, xTitle: "epoch", yTitle: name) else { return }
    if run.beginsWithUpdate, points.count > 1, points[1].x == 1 {
      plot.layers.append(Scatter([points[1]], mark: .disc, style: Style(.positive, .bold)))
      plot.legend.append(LegendEntry(.disc, "your update", style: .positive, theme: theme))
    }
    grid.draw(plot.grid(size: area.size, theme: theme), at: area.origin)
  }

  /// What has happened and what to try; while nothing has, what is to be seen.
  private func sentence(_ run: TrainingRun, width: Int) -> [Line] {
    let line: Line
    if let remark = run.remark {
      var told = look.line(remark.event, .warning)
      told.append(" ")
      told.append(look.line(remark.advice, .plain))
      line = told
    } else if run.trainer.problem.points != nil, let loss = work.exercise.pointsLoss {
      let slope = Expression(.derivative(of: loss, by: .name(run.trainer.problem.pointName), partial: false))
      line = look.line(
        "The arrows are \(formula: slope, in: work.exercise.notation): they are long at points on the wrong side of the boundary and short far on the right side.",
        .hint)
    } else if run.beginsWithUpdate {
      line = look.line("The first step is the update of the exercise. The steps after it go on in the same way.", .hint)
    } else {
      line = look.line("Each step goes against the gradient, times the learning rate.", .hint)
    }
    return line.wrapped(to: width)
  }
}

extension Exercise {
  /// The loss of one data point as it is written.
  fileprivate var pointsLoss: Expression? {
    for case .points(let points) in pictures { return points.of.map { graph[$0].expression } }
    return nil
  }
}

extension TrainingProblem {
  /// The name of what a data point stands for.
  fileprivate var pointName: String {
    guard let first = points?.at.first, case .index(let base, _) = exercise.graph[first].expression.kind,
      case .name(let name) = base.kind
    else { return "x" }
    return name
  }
}

/// What holds now in a run: how far it is, how good, and how it is set.
struct TrainingReading {
  let run: TrainingRun
  let work: Work
  let look: TextStyle

  var lines: [Line] {
    let trainer = run.trainer
    let loss = look.text(work.exercise.graph[trainer.problem.loss].expression)
    let end = run.lastEpoch < 10_000 ? " of \(run.lastEpoch)" : ""
    var lines = [row("epoch", "\(trainer.epoch)\(end)")]
    lines.append(row(trainer.problem.rowCount > 1 ? "mean \(loss)" : loss, number(trainer.loss)))
    if let accuracy = trainer.accuracy {
      lines.append(row("accuracy", NumberStyle.decimals(1).text(100 * accuracy, in: look.charset) + " %"))
    }
    lines.append(row("learning rate", number(trainer.settings.rate)))
    if trainer.problem.rowCount > 1 { lines.append(row("step on", rows(trainer.settings.batch))) }
    lines.append(row("momentum", number(trainer.settings.momentum)))
    lines.append(row("weights", trainer.settings.seed.map { "seed \($0)" } ?? "as given"))
    lines.append(row("epochs/s", speed))
    lines.append(row("time left", timeLeft))
    return lines
  }

  private func row(_ name: String, _ value: String) -> Line {
    var line = Line(name, .muted)
    line.append(String(repeating: " ", count: max(1, 14 - displayWidth(name))))
    line.append(value, .value)
    return line
  }

  private func rows(_ batch: TrainingSettings.Batch) -> String {
    switch batch {
    case .full: "all points"
    case .rows(1): "one point"
    case .rows(let count): "\(count) points"
    }
  }

  private var speed: String {
    let chosen = run.speed.map { number($0) } ?? "unlimited"
    guard run.isRunning, let measured = run.measuredSpeed else { return chosen }
    return run.speed == nil || measured < 0.8 * (run.speed ?? 0)
      ? NumberStyle.decimals(0).text(measured, in: look.charset) : chosen
  }

  private var timeLeft: String {
    if run.trainer.isHalted { return "stopped" }
    guard run.isRunning else { return run.trainer.epoch >= run.lastEpoch ? "done" : "paused" }
    guard let left = run.timeLeft else { return "" }
    return "\(Int((left / .seconds(1)).rounded(.up))) s"
  }

  private func number(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: look.charset) }
}
