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
    drawTitle(on: &grid, row: top.origin.row, session: session, look: look)
    drawProgress(on: &grid, row: top.origin.row + 1, look: look)
    grid.rule(row: bottom.origin.row)
    let bar = hints ?? HintBar(session)
    let row = bottom.origin.row + 1
    grid.write(bar.line(width: grid.size.columns - 2, look: look), at: Position(column: 1, row: row))
    for (columns, key) in bar.keys(width: grid.size.columns - 2, look: look) {
      grid.setTarget(.key(key), in: Area(column: 1 + columns.lowerBound, row: row, columns: columns.count, rows: 1))
    }
    return rest
  }

  private func drawTitle(on grid: inout Grid, row: Int, session: Session, look: TextStyle) {
    var right = status
    if session.helpPage == nil, session.screen != .catalogue, let seed = session.work?.exercise.seed {
      var seeded = Line("seed \(seed)", .accent)
      if !right.spans.isEmpty { seeded.append(look.separator, .muted) }
      seeded.append(right)
      right = seeded
    }
    if session.isUnsaved {
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

/// The bar of keys at the bottom, each in a place of its own; what would do nothing now is dimmed. The page of help has
/// all keys.
struct HintBar {
  /// A key in its place.
  private struct Place {
    let event: KeyEvent
    let key: String
    let hint: Binding.Hint
    /// What it would do now; nil where nothing.
    let word: String?

    var width: Int { displayWidth(key) + 1 + hint.width }
  }

  private let context: KeyContext
  private let word: (Binding.Hint) -> String?

  /// The keys of a session; the one that turns pages only where there are several, and by what comes next.
  init(_ session: Session, page: Int = 0, of pages: Int = 2) {
    context = KeyContext(session)
    word = { hint in
      let word = hint.word(session)
      guard word == KeyMap.nextPage else { return word }
      return pages < 2 ? nil : page + 1 < pages ? KeyMap.nextPage : KeyMap.firstPage
    }
  }

  /// A bar on which no key does anything, for the moment in which nothing can be pressed.
  init(restingIn session: Session) {
    context = KeyContext(session)
    word = { _ in nil }
  }

  /// As many keys as fit, in the order of the key map; those with the least weight go first, and help never does.
  func line(width: Int, look: TextStyle) -> Line {
    let (places, gap) = places(width: width, look: look)
    return line(of: places, gap: gap)
  }

  /// The columns of each key that does something now.
  func keys(width: Int, look: TextStyle) -> [(columns: Range<Int>, key: KeyEvent)] {
    let (places, gap) = places(width: width, look: look)
    var (column, found) = (0, [(columns: Range<Int>, key: KeyEvent)]())
    for place in places {
      if let word = place.word {
        found.append((column..<column + displayWidth(place.key) + 1 + displayWidth(word), place.event))
      }
      column += place.width + gap
    }
    return found
  }

  private func places(width: Int, look: TextStyle) -> (places: [Place], gap: Int) {
    var kept = KeyMap.hints(in: context).compactMap { binding, hint in
      binding.keys.first.map {
        Place(event: $0, key: keyName($0, ascii: look.isASCII), hint: hint, word: word(hint))
      }
    }
    while true {
      let room = kept.reduce(0) { $0 + $1.width }
      for gap in [3, 2] where room + gap * (kept.count - 1) <= width || kept.count == 1 {
        return (kept, gap)
      }
      guard let least = kept.indices.min(by: { kept[$0].hint.weight < kept[$1].hint.weight }) else { return ([], 0) }
      kept.remove(at: least)
    }
  }

  private func line(of places: [Place], gap: Int) -> Line {
    var line = Line()
    for (index, place) in places.enumerated() {
      if index > 0 { line.append(String(repeating: " ", count: gap)) }
      line.append(place.key, .key)
      let word = place.word ?? place.hint.words.first ?? ""
      line.append(" " + word, place.word == nil ? .muted : .plain)
      line.append(String(repeating: " ", count: max(0, place.hint.width - displayWidth(word))))
    }
    return line
  }
}
