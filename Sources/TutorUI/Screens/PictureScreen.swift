import Canvas
import Course
import Formula
import GradientEngine
import Pictures
import Tutor

/// A picture of the exercise over the whole screen; of a map also what holds at the cursor.
struct PictureScreen {
  let session: Session
  let work: Work
  let look: TextStyle
  let theme: Theme

  /// The columns of what is read off a map.
  private static let readingWidth = 26

  func draw(on grid: inout Grid) {
    let picture = WorkPicture(work: work, view: session.view, theme: theme, of: session.pictured)
    let frame = Frame(title: work.exercise.title, status: status(picture))
    var body = frame.draw(on: &grid, session: session, look: look).inset(columns: 1)
    if let notice = session.notice {
      let lines = look.line(notice, .warning).wrapped(to: body.size.columns)
      grid.write(lines, in: body.cutBottom(min(lines.count, body.size.rows)))
    }
    if picture.kind == .contour, let map = session.view.map {
      draw(map, of: picture.exercise, on: &grid, in: body)
      return
    }
    if picture.kind == .network {
      let (gradient, ofSum) = look.isASCII ? ("d", "delta") : ("∂", "δ")
      let key = Line(
        "solid: weight > 0, dashed: < 0   \(gradient): gradient, \(ofSum): that of the weighted sum", .muted)
      grid.write([look.clipped(key, to: body.size.columns)], in: body.cutBottom(1))
    }
    switch picture.drawing(size: body.size) {
    case .success(let drawing): grid.draw(drawing, at: body.origin)
    case .failure(let reason):
      grid.write(look.line(reason.sentence(onWholeScreen: true), .hint).wrapped(to: body.size.columns), in: body)
    }
  }

  /// Which picture it is, and whether it is of other numbers than those given.
  private func status(_ picture: WorkPicture) -> Line {
    guard let kind = picture.kind else { return Line() }
    let kinds = picture.kinds
    let weights = kind != .points ? "" : session.view.showsTrained ? ", after training" : ", weights as given"
    let place = kinds.count > 1 ? ", \((kinds.firstIndex(of: kind) ?? 0) + 1) of \(kinds.count)" : ""
    var line = Line()
    if let changed = session.experiment?.settings.count, changed > 0 {
      line.append(changed == 1 ? "1 given changed" : "\(changed) givens changed", .warning)
      line.append(look.separator, .muted)
    }
    line.append(kind.title + weights + place, .muted)
    return line
  }

  private func draw(_ map: DescentMap, of exercise: Exercise, on grid: inout Grid, in area: Area) {
    var rest = area
    let reading = MapReading(
      map: map, work: work, exercise: exercise, changed: Set(session.experiment?.settings.keys.map(\.self) ?? []),
      look: look)
    if area.size.columns >= Plot.leastSize.columns + Self.readingWidth + 2 {
      let right = rest.cutRight(Self.readingWidth)
      grid.write(reading.lines(width: right.size.columns), in: right)
      _ = rest.cutRight(2)
    }
    guard
      let plot = try? map.map.plot(
        of: exercise, PictureRequest(size: rest.size, theme: theme, knowing: .everything(of: exercise.graph)),
        in: map.window)
    else { return }
    grid.draw(plot.adding(map, theme: theme).grid(size: rest.size, theme: theme), at: rest.origin)
    grid.setTarget(plot.frame(size: rest.size, theme: theme), at: rest.origin)
  }
}

extension PictureKind {
  /// The kind of picture in a word.
  var title: String {
    switch self {
    case .network: "network"
    case .graph: "computation graph"
    case .contour: "contour map"
    case .points: "data points"
    case .loss: "loss"
    case .matrix: "matrix"
    }
  }
}

extension Plot {
  /// The plot with the path of a descent, the cursor and the valley over it.
  fileprivate func adding(_ map: DescentMap, theme: Theme) -> Plot {
    var plot = self
    plot.legend = []
    if map.showsValley, let field = (layers.first as? AreaPlot)?.field {
      plot.layers.append(Scatter(field.valley, mark: .circle, style: .hint))
      plot.legend.append(LegendEntry(.circle, "valley", style: .hint, theme: theme))
    }
    let points = (map.path + [map.cursor]).map { PlotPoint($0.x, $0.y) }
    if map.path.count > 0 {
      plot.layers.append(LinePlot(points, style: Style(.plain, .bold)))
      plot.layers.append(Scatter(Array(points.dropLast()), mark: .disc, style: Style(.plain, .bold)))
    }
    plot.layers.append(Scatter(points.suffix(1), mark: .star, style: Style(.accent, .bold)))
    plot.legend.append(LegendEntry(.star, "cursor", style: .accent, theme: theme))
    return plot
  }
}

extension ScalarField {
  /// The lowest point of each column that is a valley at all: near the lowest values of the map, and not at its edge.
  fileprivate var valley: [PlotPoint] {
    guard let range else { return [] }
    let floor = range.lowerBound + (range.upperBound - range.lowerBound) / 10
    return (0..<columns).compactMap { column in
      let heights = (0..<rows).map { self[column, $0] }
      guard let lowest = heights.indices.filter({ heights[$0].isFinite }).min(by: { heights[$0] < heights[$1] }),
        lowest > 0, lowest < rows - 1, heights[lowest] <= floor
      else { return nil }
      return PlotPoint(position(column, x, columns), position(lowest, y, rows))
    }
  }

  private func position(_ number: Int, _ range: ClosedRange<Double>, _ count: Int) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(number) / Double(max(1, count - 1))
  }
}

/// What holds at the cursor of a map: the two numbers, the quantity, its gradient, and all that the exercise computes.
struct MapReading {
  let map: DescentMap
  let work: Work
  /// The exercise with the numbers of the map.
  let exercise: Exercise
  /// The numbers that are not as given.
  let changed: Set<QuantityID>
  let look: TextStyle

  /// Whether what holds here is what steps ask for: the numbers that it follows from are those that are given.
  private var isAsked: Bool {
    let others = changed.subtracting([map.map.over.x, map.map.over.y])
    return map.cursor == map.map.given(in: work.exercise.graph)
      && others.isDisjoint(with: work.exercise.graph.lineage.ancestors(of: [map.map.of]))
  }

  func lines(width: Int) -> [Line] {
    let graph = exercise.graph
    let run = map.map.values(at: map.cursor, in: graph)
    var lines = [Line("At the cursor", .heading)]
    lines += row(map.map.over.x, map.cursor.x) + row(map.map.over.y, map.cursor.y) + row(map.map.of, run[map.map.of])
    if let slopes = map.map.slopes(in: graph) {
      lines += row(slopes.x, run[slopes.x]) + row(slopes.y, run[slopes.y])
    }
    lines += [Line(), Line("Descent", .heading)]
    lines.append(equation("learning rate", number(map.rate)))
    lines.append(equation("steps", "\(map.path.count)"))
    lines += [Line(), Line(look.text(Phase.forward.title), .heading)]
    let following = graph.lineage.descendants(of: [map.map.over.x, map.map.over.y])
    for definition in exercise.definitions where definition.phase == .forward {
      guard let tensor = graph.symbols[definition.name]?.tensor, tensor.shape == .scalar,
        following.contains(tensor.elements[0]), tensor.elements[0] != map.map.of
      else { continue }
      lines += row(tensor.elements[0], run[tensor.elements[0]])
    }
    return lines.map { look.clipped($0, to: width) }
  }

  private func row(_ id: QuantityID, _ value: Double) -> [Line] {
    let isHidden = isAsked && !work.knowledge.contains(id)
    return [equation(look.text(exercise.graph[id].expression), isHidden ? "?" : number(value))]
  }

  private func equation(_ name: String, _ value: String) -> Line {
    var line = Line(name, .formula)
    line.append(" = ", .muted)
    line.append(value, .value)
    return line
  }

  private func number(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: look.charset) }
}
