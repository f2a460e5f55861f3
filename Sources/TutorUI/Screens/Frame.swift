import Canvas
import Tutor

/// The frame of every screen: the title, a rule that is also the progress bar, and the key hints.
struct Frame {
  /// What the screen is about, at the top left.
  var title: String
  /// Where the learner is, at the top right.
  var status: Line
  /// How much of the rule below the title is drawn heavy, from 0 to 1.
  var progress: Double = 0

  /// Draws the frame and returns the area inside it.
  func draw(on grid: inout Grid, session: Session, look: TextStyle, hints: HintBar? = nil) -> Area {
    var rest = grid.area
    let top = rest.cutTop(2)
    let bottom = rest.cutBottom(2)
    drawTitle(on: &grid, row: top.origin.row, look: look, isUnsaved: session.isUnsaved)
    drawProgress(on: &grid, row: top.origin.row + 1, look: look)
    grid.rule(row: bottom.origin.row)
    let hints = (hints ?? HintBar(session)).line(width: grid.size.columns - 2, look: look)
    grid.write(hints, at: Position(column: 1, row: bottom.origin.row + 1))
    return rest
  }

  private func drawTitle(on grid: inout Grid, row: Int, look: TextStyle, isUnsaved: Bool) {
    var right = status
    if isUnsaved {
      var warned = Line("unsaved", .warning)
      if !right.spans.isEmpty { warned.append(look.separator, .muted) }
      warned.append(right)
      right = warned
    }
    var left = Line("Gradus", .title)
    if !title.isEmpty {
      left.append(look.separator, .muted)
      left.append(look.text(prose: title), .title)
    }
    let room = grid.size.columns - 2
    grid.write(look.clipped(left, to: room - right.width - 2), at: Position(column: 1, row: row))
    grid.writeRight(right, row: row, in: grid.area.inset(columns: 1))
  }

  private func drawProgress(on grid: inout Grid, row: Int, look: TextStyle) {
    grid.rule(row: row)
    let share = Int((Double(grid.size.columns) * min(1, max(0, progress))).rounded(.down))
    let heavy = String(repeating: look.isASCII ? "=" : "━", count: share)
    grid.write(heavy, at: Position(column: 0, row: row), style: .accent)
  }
}

/// The bar of keys at the bottom: of those that would do something now the ones most wanted, as many as there is room
/// for. The page of help has them all.
struct HintBar {
  private let hints: [(binding: Binding, word: String)]

  /// The keys of a session; the one that turns pages only where there are several, and by what comes next.
  init(_ session: Session, page: Int = 0, of pages: Int = 2) {
    hints = KeyMap.hints(for: session).compactMap { hint in
      guard hint.word == KeyMap.nextPage else { return hint }
      return pages < 2 ? nil : (hint.binding, page + 1 < pages ? KeyMap.nextPage : KeyMap.firstPage)
    }
  }

  /// A bar without keys, for the moment in which nothing can be pressed.
  static let empty = HintBar(hints: [])

  private init(hints: [(binding: Binding, word: String)]) { self.hints = hints }

  /// As many hints as fit, in the order of the key map; those with the least weight go first, and help never does.
  func line(width: Int, look: TextStyle) -> Line {
    var kept = hints
    while true {
      for gap in [3, 2] {
        let line = write(kept, gap: gap, look: look)
        if line.width <= width { return line }
      }
      guard kept.count > 1, let least = kept.indices.min(by: { kept[$0].binding.weight < kept[$1].binding.weight })
      else { return write(kept, gap: 2, look: look) }
      kept.remove(at: least)
    }
  }

  private func write(_ hints: [(binding: Binding, word: String)], gap: Int, look: TextStyle) -> Line {
    var line = Line()
    for hint in hints {
      guard let key = hint.binding.keys.first else { continue }
      if !line.spans.isEmpty { line.append(String(repeating: " ", count: gap)) }
      line.append(keyName(key, ascii: look.isASCII), .key)
      line.append(" " + hint.word, .muted)
    }
    return line
  }
}
