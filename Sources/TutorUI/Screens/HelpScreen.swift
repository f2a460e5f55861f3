import Canvas
import Tutor

/// The keys of the screen below, made from the key map.
struct HelpScreen {
  let session: Session
  let look: TextStyle
  let page: Int

  func draw(on grid: inout Grid) {
    let context = KeyContext(session.withoutHelp)
    let lines = lines(for: context, width: grid.size.columns - 2)
    let perPage = max(1, grid.size.rows - 4 - 2)
    let pages = max(1, (lines.count + perPage - 1) / perPage)
    let shown = page % pages
    let status = pages > 1 ? "page \(shown + 1) of \(pages)" : ""
    let frame = Frame(title: "keys", status: Line(status, .muted))
    let hints = HintBar(session, page: shown, of: pages)
    var body = frame.draw(on: &grid, session: session, look: look, hints: hints).inset(columns: 1)
    grid.write(context.title, at: body.origin, style: .heading)
    _ = body.cutTop(2)
    grid.write(Array(lines.dropFirst(shown * perPage).prefix(perPage)), in: body)
  }

  private func lines(for context: KeyContext, width: Int) -> [Line] {
    let rows = Self.rows(for: context, ascii: look.isASCII)
    let keys = min(width / 2, rows.map { displayWidth($0.keys) }.max() ?? 0)
    return rows.flatMap { row in
      var line = Line(clip(row.keys, to: keys, ellipsis: look.ellipsis), .key)
      line.append(String(repeating: " ", count: max(0, keys - line.width) + 2))
      line.append(row.explanation)
      return line.wrapped(to: width, hanging: keys + 2)
    }
  }

  /// What there is to say about each key of a context.
  static func rows(for context: KeyContext, ascii: Bool) -> [(keys: String, explanation: String)] {
    KeyMap.bindings.filter { $0.context == context }.map { ($0.names(ascii: ascii), $0.explanation) }
  }
}
