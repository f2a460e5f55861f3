import Canvas
import Course
import Formula
import GradientEngine
import Tutor

/// What is known: the givens, the network's formulas, all that has been found so far, and a picture of it.
///
/// On a wide screen the picture stands beside the derivation; on a narrow one it takes the place of the derivation's
/// second half, or that its place.
struct KnownArea {
  let work: Work
  let view: ExerciseView
  let look: TextStyle
  let theme: Theme

  /// The columns from which the picture stands beside both halves of the derivation.
  private static let wide = 98
  /// The least room for a picture: less is left to the text.
  private static let leastPicture = Size(columns: 30, rows: 8)
  /// The columns that the text keeps beside a picture.
  private static let leastText = 34
  /// The least rows for a picture that was asked for.
  private static let fewestRows = 5

  func draw(on grid: inout Grid, in area: Area) {
    let later = column([.backward, .update])
    var rest = area
    let picture = picture(in: area, isWanted: isPictureWanted(in: area))
    if let remark = pictureRemark(in: area) {
      let line = look.clipped(look.line(remark, .warning), to: area.size.columns)
      grid.write([line], in: rest.cutBottom(1))
    }
    if let picture {
      let place = rest.cutRight(picture.size.columns)
      _ = rest.cutRight(Self.gap)
      grid.draw(picture, at: place.origin)
      let isBesideBoth = area.size.columns >= Self.wide
      drawText(column([.forward]), isBesideBoth ? later : nil, on: &grid, in: rest)
    } else {
      drawText(column([.forward]), later, on: &grid, in: rest)
    }
  }

  private func isPictureWanted(in area: Area) -> Bool {
    area.size.columns >= Self.wide ? view.showsPicture ?? true : view.isPictureShown(at: work.step.phase)
  }

  /// The picture in the room that it is given; nil where it is not wanted, or there is too little.
  private func picture(in area: Area, isWanted: Bool) -> Grid? {
    guard isWanted else { return nil }
    let isWide = area.size.columns >= Self.wide
    // Who asked for it wants it small rather than not at all, and a verdict is not to drive it away.
    let isKept = view.showsPicture == true || view.pictureKey != nil || work.verdict != nil || work.stepProgress.isDone
    let leastRows = isKept ? Self.fewestRows : Self.leastPicture.rows
    let picture = WorkPicture(work: work, view: view, theme: theme)
    // A graph has many layers; with the values of all it wants each column that the text can spare.
    let narrow = picture.kind == .graph ? area.size.columns - Self.leastText - Self.gap : area.size.columns * 9 / 20
    let share = isWide ? area.size.columns * 2 / 5 : max(Self.leastPicture.columns, narrow)
    let size = Size(columns: min(share, 60), rows: min(area.size.rows, 20))
    guard size.columns >= Self.leastPicture.columns, size.rows >= leastRows,
      area.size.columns - size.columns >= Self.leastText
    else { return nil }
    return picture.grid(size: size)
  }

  /// Why a key for the picture has not changed what is seen; nil where it has.
  private func pictureRemark(in area: Area) -> Text? {
    guard let key = view.pictureKey else { return nil }
    let picture = WorkPicture(work: work, view: view, theme: theme)
    guard self.picture(in: area, isWanted: true) != nil else {
      guard case .failure(let reason) = picture.drawing(size: area.size) else {
        return WorkPicture.Absence.noRoom.sentence(onWholeScreen: false)
      }
      return reason.sentence(onWholeScreen: false)
    }
    return key == .next && picture.kinds.count == 1 ? "There is no other picture at this step." : nil
  }

  /// The givens, and below them one half of the derivation, or both side by side.
  private func drawText(
    _ first: DerivationColumn, _ second: DerivationColumn?, on grid: inout Grid, in area: Area
  ) {
    var rest = area
    let givens = GivenLines(work: work, look: look)
      .lines(width: area.size.columns, rows: area.size.rows)
    grid.write(givens, in: rest.cutTop(givens.count))
    let isCut = givens.contains { $0.text.contains(look.ellipsis) }
    if max(first.height, second?.height ?? 0) < rest.size.rows { _ = rest.cutTop(1) }
    let forward = DerivationText(first.inSight(rows: rest.size.rows, scroll: view.scroll), look: look)
    guard let second, second.height > 0 else {
      let isCutBelow = forward.draw(on: &grid, in: rest)
      if isCut || isCutBelow { tellWay(on: &grid, in: rest, beside: forward.firstWidth) }
      return
    }
    let later = DerivationText(second.inSight(rows: rest.size.rows, scroll: view.scroll), look: look)
    // Formulas may be cut short for want of room, names and values should not.
    let room = rest.size.columns - Self.gap
    let least = min(forward.leastWidth, room / 2)
    let wanted = min(
      forward.naturalWidth, max(room / 2, room - later.naturalWidth), room - later.leastWidth)
    let whole = rest
    let left = rest.cutLeft(max(least, wanted))
    _ = rest.cutLeft(Self.gap)
    let isCutLeft = forward.draw(on: &grid, in: left)
    let isCutRight = later.draw(on: &grid, in: rest)
    guard isCut || isCutLeft || isCutRight else { return }
    tellWay(on: &grid, in: whole, beside: left.size.columns + Self.gap + later.firstWidth)
  }

  /// The columns between the two halves.
  private static let gap = 2
  /// How to see what is cut off.
  private static let way: Text = "\(key: .known) all of it"

  /// Says once how to see what is cut off.
  private func tellWay(on grid: inout Grid, in area: Area, beside used: Int) {
    let way = look.line(Self.way, .muted)
    guard used + way.width < area.size.columns else { return }
    grid.writeRight(way, row: area.origin.row, in: area)
  }

  private func column(_ phases: Set<Phase>) -> DerivationColumn {
    let needed = needed
    var items: [DerivationColumn.Item] = []
    for (phase, rows) in work.derivation.parts where phases.contains(phase) && !rows.isEmpty {
      items.append(.heading(look.text(phase.title)))
      items += rows.map { row in .row(row, isNeeded: row.isAsked || needed.contains(row.name)) }
    }
    return DerivationColumn(items: items, look: look)
  }

  /// What the question names or builds on: for a derivative along a chain, every factor of the chain.
  private var needed: Set<Expression> {
    let graph = work.exercise.graph
    var needed: Set<Expression> = []
    for quantity in work.step.quantities {
      needed.formUnion(graph[quantity].inputs.map { graph[$0].expression })
      for path in work.exercise.trace.entry(quantity)?.paths ?? [] { needed.formUnion(path.map(\.shown)) }
    }
    // Where something is picked, it is about what the question names.
    if work.step.answer == nil {
      for case .formula(let equation) in work.step.ask.pieces { needed.formUnion(equation.sides) }
    }
    return needed.union((work.step.answer?.names ?? []).union(needed.flatMap(\.names)).map { .name($0) })
  }
}

/// All that is known, each line whole, however many rows that takes.
struct KnownLines {
  let work: Work
  let look: TextStyle

  func lines(width: Int) -> [Line] {
    let derivation = work.derivation
    var lines = [Line(look.text(Phase.given.title), .heading)]
    for given in work.exercise.givens {
      lines += Line(GivenLines(work: work, look: look).whole(given), .value).wrapped(to: width, hanging: 2)
    }
    for (phase, rows) in derivation.parts where !rows.isEmpty {
      lines.append(Line(look.text(phase.title), .heading))
      let texts = rows.map { RowText($0, look: look) }
      let names = min(width / 4, texts.map(\.nameWidth).max() ?? 0)
      for text in texts { lines += text.whole(nameWidth: names, width: width) }
    }
    return lines
  }
}

/// The givens, as matrices with tall brackets where there is room for them.
struct GivenLines {
  let work: Work
  let look: TextStyle

  private var givens: [Given] { work.exercise.givens }

  /// Lines for an area of this size; at most about half of its rows.
  func lines(width: Int, rows: Int) -> [Line] {
    let boxes = givens.map { box($0, isTall: false) }
    // Leaves room for the ellipsis of what has no row of its own any more.
    let room = width - displayWidth(look.ellipsis) - 1
    let tall = Box.flow(givens.map { box($0, isTall: true, width: room) }, width: width)
    let flat = Box.flow(givens.map { box($0, isTall: false, width: room) }, width: width)
    let leavesRoom = tall.count + 6 <= rows || tall.count == flat.count
    let mustBeTall = tall.count * 2 <= rows + 1 && boxes.contains { $0.width > width }
    if leavesRoom || mustBeTall { return tall.map { look.clipped($0, to: width) } }
    return fitted(flat.map { look.clipped($0, to: width) }, rows: max(1, rows / 2), width: width, look: look)
  }

  /// A given with all its numbers on one line, however long; those of many digits are rounded.
  func whole(_ given: Given) -> String {
    let name = look.notation.show(name: given.name, in: look.charset)
    let numbers: [[Double]] =
      switch given.value {
      case .number(let number): [[number]]
      case .vector(let numbers): [numbers]
      case .matrix(let rows): rows
      case .unknown: []
      }
    let (_, isRounded) = texts(numbers.flatMap(\.self))
    guard isRounded, work.openStep(askingShapeOf: given) == nil else { return look.text(work.told(given)) }
    let rows = numbers.map { row in
      row.map { NumberStyle.significant(6).text($0, in: look.charset) }.joined(separator: ", ")
    }
    let text: String =
      switch given.value {
      case .number, .unknown: rows.joined()
      case .vector: "[\(rows.joined())]"
      case .matrix: "[" + rows.map { "[\($0)]" }.joined(separator: ", ") + "]"
      }
    return "\(name) \(look.isASCII ? "~" : "≈") \(text)"
  }

  /// The numbers of a given in so many digits, and whether some have more: of a long list fewer are shown.
  private func texts(_ numbers: [Double]) -> (texts: [String], isRounded: Bool) {
    let full = numbers.map { NumberStyle.full.text($0, in: look.charset) }
    guard full.contains(where: { $0.count(where: \.isNumber) > 12 }) else { return (full, false) }
    let digits = NumberStyle.significant(numbers.count > 4 ? 4 : 6)
    let rounded = zip(numbers, full).map { number, full in
      full.count(where: \.isNumber) > 12 ? digits.text(number, in: look.charset) : full
    }
    return (rounded, true)
  }

  /// A given; a list in a row that is wider than `width` ends early, after a whole entry.
  private func box(_ given: Given, isTall: Bool, width: Int = .max) -> Box {
    let name = look.notation.show(name: given.name, in: look.charset)
    if let step = work.openStep(askingShapeOf: given) { return Box([Line("\(name) = ? (step \(step + 1))", .formula)]) }
    func row(_ cells: [String], _ sign: String, isList: Bool = true) -> Box {
      var count = cells.count
      var line = Box.row(name: name, sign: sign, cells: cells, isList: isList)
      while line.width > width, count > 1 {
        count -= 1
        line = Box.row(name: name, sign: sign, cells: cells.prefix(count) + [look.ellipsis])
      }
      return Box([line])
    }
    func sign(_ isRounded: Bool) -> String { !isRounded ? "=" : look.isASCII ? "~" : "≈" }

    switch given.value {
    case .number(let number):
      let (texts, isRounded) = texts([number])
      return row(texts, sign(isRounded), isList: false)
    case .vector(let numbers):
      let (texts, isRounded) = texts(numbers)
      return row(texts, sign(isRounded))
    case .matrix(let rows):
      let (texts, isRounded) = texts(rows.flatMap(\.self))
      let width = rows.first?.count ?? 0
      let cells = rows.indices.map { Array(texts[$0 * width..<($0 + 1) * width]) }
      return isTall
        ? Box.matrix(name: name, sign: sign(isRounded), rows: cells, look: look)
        : row(cells.map { "[" + $0.joined(separator: ", ") + "]" }, sign(isRounded))
    case .unknown:
      var line = Line(name, .formula)
      line.append(" stays a letter", .muted)
      return Box([line])
    }
  }
}
