import CTerminal
import Canvas

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The terminal the program runs in: it shows grids and tells what was typed.
///
/// There is one, and it belongs to the thread that opened it. While it is open the terminal is in modes of ours; it is
/// given back exactly as it was by ``close()``, when the value goes away, at Ctrl-Z, and from within a signal handler
/// when the program crashes.
///
/// ```swift
/// let terminal = try Terminal()
/// terminal.paint(grid)
/// let event = terminal.nextEvent(until: .now + .seconds(1))  // .character("q"); nil after a second without a key
/// terminal.close()
/// ```
public final class Terminal {
  /// Why there is no screen to draw on. The same session can be held in plain lines instead.
  public enum Refusal: Error, Hashable, Sendable {
    /// Input or output is a pipe or a file.
    case notATerminal
    /// The terminal's type, from `TERM`, is missing or not described on this machine.
    case unknownType
    /// The terminal cannot move its cursor: paper, or `TERM=dumb`.
    case cannotMove
  }

  /// The extent of the screen, as of the last event.
  public private(set) var size: Size
  /// What the roles look like here.
  public let theme: Theme

  /// Called before Ctrl-Z stops the program, which may then never continue: the time to save what there is.
  public var beforeSuspension: () -> Void = {}

  private var decoder: KeyDecoder
  private var lastRead = SuspendingClock.now
  private var painted: Grid?

  /// Takes the terminal over.
  ///
  /// Reads `TERM`, the locale, `NO_COLOR` and `COLORFGBG` from the environment.
  ///
  /// - Parameter usesMouse: whether clicks and the wheel are reported; selecting text then needs Shift held.
  /// - Throws: why a screen cannot be shown; nothing was changed or printed then.
  public init(usesMouse: Bool = true) throws(Refusal) {
    let isUTF8 = terminal_locale_is_utf8()
    switch terminal_open(usesMouse) {
    case TERMINAL_OPENED: break
    case TERMINAL_UNKNOWN_TYPE: throw .unknownType
    case TERMINAL_CANNOT_MOVE: throw .cannotMove
    default: throw .notATerminal
    }
    var environment: [String: String] = [:]
    for name in ["NO_COLOR", "COLORFGBG"] { environment[name] = getenv(name).map { String(cString: $0) } }
    theme = Theme(colours: Int(terminal_colours()), isASCII: !isUTF8, environment: environment)
    decoder = KeyDecoder(sequences: describedKeys())
    size = Size(columns: 0, rows: 0)
    fit()
  }

  deinit { terminal_close() }

  /// Shows a grid: what differs from the one shown before, in one update. Sends nothing where nothing differs.
  public func paint(_ grid: Grid) {
    let grid = theme.isASCII ? grid.ascii : grid
    guard grid != painted else { return }
    let before = painted?.size == grid.size ? painted : nil
    for row in 0..<min(grid.size.rows, size.rows) {
      let cells = grid.row(row)
      let cellsBefore = before?.row(row)
      if cells == cellsBefore { continue }
      for (column, cell) in cells.enumerated() where !cell.isContinuation {
        if let cellsBefore, cellsBefore[cellsBefore.startIndex + column] == cell { continue }
        let appearance = theme.appearance(of: cell.style)
        terminal_put(
          Int32(column), Int32(row), cell.text, Int32(appearance.ink ?? -1), Int32(appearance.paper ?? -1),
          Int32(appearance.emphasis.rawValue))
      }
    }
    let cursor = grid.cursor.flatMap { grid.area.contains($0) ? $0 : nil }
    terminal_update(Int32(cursor?.column ?? -1), Int32(cursor?.row ?? -1))
    painted = grid
  }

  /// Waits for the next event, or until a deadline; the processor is idle meanwhile.
  ///
  /// After a ``KeyEvent/resize(_:)`` the whole screen must be painted; it comes also at the old size, when the program
  /// continues after having been stopped. After ``KeyEvent/endOfInput`` and ``KeyEvent/interrupt`` the program should
  /// save what there is and ``leave()``; a program that does not is ended by the signal after 5 seconds.
  ///
  /// - Parameter deadline: When to stop waiting; nil waits for keys and signals only. What was typed before is
  ///   returned even where the deadline has passed.
  /// - Returns: The event; nil once the deadline has passed without one.
  public func nextEvent(until deadline: SuspendingClock.Instant? = nil) -> KeyEvent? {
    while true {
      if let event = decoder.next() { return event }
      // What is incomplete waits for its rest from when it came, however often the deadline interrupts.
      let patience = decoder.patience.map { lastRead + $0 }
      let end = [patience, deadline].compactMap(\.self).min()
      let happened = Int(terminal_wait(end.map { milliseconds(from: .now, to: $0) } ?? -1))
      if happened & TERMINAL_LEAVE != 0 { return .interrupt }
      if happened & TERMINAL_SUSPENDED != 0 {
        beforeSuspension()
        terminal_suspend()
      }
      if happened & TERMINAL_CONTINUED != 0 { terminal_resume() }
      if happened & (TERMINAL_RESIZED | TERMINAL_SUSPENDED | TERMINAL_CONTINUED) != 0 {
        fit()
        return .resize(size)
      }
      if happened & TERMINAL_INPUT != 0 { read() } else if happened & TERMINAL_GONE != 0 { return .endOfInput }
      guard happened == 0 else { continue }
      if let patience, patience <= SuspendingClock.now {
        decoder.flush()
      } else if let deadline, deadline <= SuspendingClock.now {
        return nil
      }
    }
  }

  /// The next event among the bytes that were read already; nil where another read is needed.
  ///
  /// Handling these before painting makes a flood of keys cost one paint for each read, not one for each key.
  public func nextReadEvent() -> KeyEvent? { decoder.next() }

  /// Gives the terminal back, exactly as it was. What the program or its libraries wrote to standard error meanwhile
  /// is shown now.
  public func close() { terminal_close() }

  /// Gives the terminal back and, where a signal asked for it, ends the program by that signal: whoever started it
  /// sees why it ended. Returns otherwise.
  public func leave() {
    let signal = terminal_leave_signal()
    close()
    if signal != 0 { terminal_end_by(signal) }
  }

  private func fit() {
    var (columns, rows): (Int32, Int32) = (0, 0)
    terminal_fit(&columns, &rows)
    size = Size(columns: Int(columns), rows: Int(rows))
    painted = nil
  }

  private func read() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { bytes in
      guard let start = bytes.baseAddress else { return }
      let count = terminal_read(start, bytes.count)
      decoder.feed(bytes[..<count])
      lastRead = .now
    }
  }
}

/// The time between two instants as `poll` takes it, rounded up so that a wait never ends too early; 0 at the least.
private func milliseconds(from start: SuspendingClock.Instant, to end: SuspendingClock.Instant) -> Int32 {
  let (seconds, attoseconds) = start.duration(to: end).components
  let thousandth: Int64 = 1_000_000_000_000_000
  guard seconds < 1_000_000 else { return 1_000_000_000 }
  return Int32(max(0, seconds * 1000 + (attoseconds + thousandth - 1) / thousandth))
}

/// Whether text written to this terminal or pipe may be UTF-8, by the locale. Sets the locale of characters, once.
public func localeIsUTF8() -> Bool { terminal_locale_is_utf8() }
