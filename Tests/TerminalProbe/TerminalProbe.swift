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
    while true {
      terminal.paint(screen(terminal, events))
      let event = terminal.nextEvent()
      switch event {
      case .character("q"), .interrupt, .endOfInput: return
      case .character("x"): fatalError("crashed on purpose")
      case .character("z"): break  // changes nothing on the screen
      case .resize: break
      default: events.append("\(event)")
      }
    }
  }

  static func screen(_ terminal: Terminal, _ events: [String]) -> Grid {
    var grid = Grid(size: terminal.size)
    grid.box(grid.area)
    let inside = grid.area.inset(columns: 2, rows: 1)
    grid.write("size \(grid.size.columns)x\(grid.size.rows)", at: inside.origin, style: .title)
    grid.write("✓ α¹ = σ(−2)", at: Position(column: 2, row: 2), style: .right, in: inside)
    for (offset, event) in events.suffix(6).enumerated() {
      grid.write(event, at: Position(column: 2, row: 4 + offset), in: inside)
    }
    grid.cursor = Position(column: 2, row: 3)
    return grid
  }
}
