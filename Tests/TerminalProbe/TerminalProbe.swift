import Canvas
import Terminal

/// The smallest program on a terminal: it shows the size and the events that came. The tests watch it from outside.
@main
struct TerminalProbe {
  static func main() {
    do {
      let terminal = try Terminal()
      run(terminal)
      terminal.leave()
      print("left")
    } catch {
      print("refused: \(error)")
    }
  }

  static func run(_ terminal: Terminal) {
    var events: [String] = []
    var tick: SuspendingClock.Instant?
    var ticks = 0
    while true {
      terminal.paint(screen(terminal, events))
      guard let event = terminal.nextEvent(until: tick) else {
        ticks += 1
        events.append("tick \(ticks)")
        tick = .now + .milliseconds(50)
        continue
      }
      switch event {
      case .character("q"), .interrupt, .endOfInput: return
      case .character("x"): fatalError("crashed on purpose")
      case .character("z"): break  // changes nothing on the screen
      case .character("t"): tick = .now + .milliseconds(50)
      case .resize: break
      default: events.append("\(event)")
      }
    }
  }

  static func screen(_ terminal: Terminal, _ events: [String]) -> Grid {
    var grid = Grid(size: terminal.size)
    drawBox(on: &grid)
    let inside = grid.area.inset(columns: 2, rows: 1)
    grid.write("size \(grid.size.columns)x\(grid.size.rows)", at: inside.origin, style: .title)
    grid.write("✓ α¹ = σ(−2)", at: Position(column: 2, row: 2), style: .right, in: inside)
    for (offset, event) in events.suffix(6).enumerated() {
      grid.write(event, at: Position(column: 2, row: 4 + offset), in: inside)
    }
    grid.cursor = Position(column: 2, row: 3)
    return grid
  }

  /// A box along the edge, so that a cell lost at any side is seen.
  static func drawBox(on grid: inout Grid) {
    let (right, bottom) = (grid.size.columns - 1, grid.size.rows - 1)
    grid.rule(row: 0)
    grid.rule(row: bottom)
    grid.rule(column: 0)
    grid.rule(column: right)
    for (text, column, row) in [("┌", 0, 0), ("┐", right, 0), ("└", 0, bottom), ("┘", right, bottom)] {
      grid.write(text, at: Position(column: column, row: row), style: .rule)
    }
  }
}
