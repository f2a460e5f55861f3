import Glibc
import Testing

/// Whether the probe has drawn its box to the end and put the cursor where it belongs.
private func isFinished(_ screen: VirtualScreen) -> Bool {
  screen.column == 2 && screen.row == 3 && screen.isCursorShown && screen.lines.last?.isEmpty == false
}

/// The terminal from outside, with a program that only shows what came.
@Suite struct LifeCycle {
  private func probe(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal("TerminalProbe", environment: environment)
    try terminal.until("the whole screen") { $0.description.contains("size 80x24") && isFinished($0) }
    #expect(terminal.screen.isAlternate)
    #expect(terminal.screen.marksPastes)
    return terminal
  }

  @Test func aScreenIsShownAndTheTerminalGivenBack() throws {
    let terminal = try probe()
    #expect(terminal.screen.lines[0] == "┌" + String(repeating: "─", count: 78) + "┐")
    #expect(terminal.screen.lines[23] == "└" + String(repeating: "─", count: 78) + "┘")
    #expect(terminal.screen.lines[2].hasPrefix("│ ✓ α¹ = σ(−2)"))
    #expect(terminal.screen.clears <= 1)
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    #expect(terminal.screen.lines[0].contains("left"))
    #expect(terminal.screen.unknown == [])
  }

  @Test func keysArePassedOn() throws {
    let terminal = try probe()
    terminal.type("σ")
    try terminal.untilShown("character(\"σ\")")
    terminal.type("\u{1B}")
    try terminal.untilShown("escape")
    terminal.type("\u{1B}[200~q\rx\u{1B}[201~")
    try terminal.untilShown("paste(")
    terminal.type("\u{13}\u{16}\u{11}")  // Ctrl-S would stop the output, Ctrl-V would quote
    try terminal.untilShown("control(\"q\")")
    terminal.type("\u{1B}OA")
    try terminal.untilShown("key(Canvas.Key.up)")
    terminal.type("q")
    _ = try terminal.untilExit()
    terminal.expectGivenBack()
  }

  @Test func nothingIsSentWhenNothingChangesAndNothingRunsWhenNothingComes() throws {
    let terminal = try probe()
    terminal.settle(milliseconds: 100)
    let sent = terminal.received
    terminal.type("z")
    terminal.settle(milliseconds: 100)
    #expect(terminal.received == sent)
    let before = try terminal.cost()
    terminal.settle(milliseconds: 400)
    let after = try terminal.cost()
    #expect(after.ticks == before.ticks)
    #expect(after.wakes == before.wakes)
  }

  @Test("A wait ends at its deadline, and costs nothing until then") func deadline() throws {
    let terminal = try probe()
    terminal.type("t")
    try terminal.until("ten ticks") { $0.ticks >= 10 }
    let (ticks, before) = (terminal.screen.ticks, try terminal.cost())
    terminal.settle(milliseconds: 500)
    let (late, after) = (terminal.screen.ticks, try terminal.cost())
    #expect((1...12).contains(late - ticks))
    #expect(after.wakes - before.wakes <= 2 * (late - ticks + 1))
    #expect(after.ticks - before.ticks <= 5)
  }

  @Test("A lone Escape is told though a deadline comes again and again") func escapeAmongDeadlines() throws {
    let terminal = try probe()
    terminal.type("t")
    try terminal.until("a tick") { $0.ticks >= 1 }
    terminal.type("\u{1B}[")  // the beginning of a sequence waits for 250 ms, five deadlines
    try terminal.untilShown("escape")
  }

  @Test func oneKeyChangesOnlyWhatItChanges() throws {
    let terminal = try probe()
    terminal.settle(milliseconds: 100)
    let (sent, clears) = (terminal.received, terminal.screen.clears)
    terminal.type("a")
    try terminal.untilShown("character(\"a\")")
    terminal.settle(milliseconds: 50)
    #expect(terminal.received - sent < 100)
    #expect(terminal.screen.clears == clears)
  }

  @Test func everyResizeIsSeen() throws {
    let terminal = try probe()
    for round in 0..<40 {
      let (columns, rows) = (30 + round * 7 % 90, 8 + round * 5 % 40)
      terminal.resize(columns: columns, rows: rows)
      if round % 3 == 0 { continue }  // the next one follows at once
      try terminal.untilShown("size \(columns)x\(rows)")
      terminal.settle(milliseconds: 5)
    }
    terminal.resize(columns: 1, rows: 1)
    terminal.settle(milliseconds: 50)
    terminal.resize(columns: 60, rows: 20)
    try terminal.until("the program's screen") { $0.description.contains("size 60x20") && isFinished($0) }
    #expect(terminal.screen.lines[0] == "┌" + String(repeating: "─", count: 58) + "┐")
    #expect(terminal.screen.lines[19] == "└" + String(repeating: "─", count: 58) + "┘")
    terminal.type("q")
    _ = try terminal.untilExit()
    terminal.expectGivenBack()
  }

  @Test func linesAndColumnsOfTheEnvironmentDoNotFixTheSize() throws {
    let terminal = try probe(["LINES": "10", "COLUMNS": "20"])
    terminal.resize(columns: 70, rows: 22)
    try terminal.untilShown("size 70x22")
  }

  @Test func controlCLeavesCleanly() throws {
    let terminal = try probe()
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }

  @Test(arguments: [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGXCPU, SIGVTALRM, SIGPROF,
    SIGPOLL, SIGPWR, SIGSTKFLT, SIGSYS, SIGALRM,
  ])
  func aSignalGivesTheTerminalBackAndIsSeenByTheParent(signal: Int32) throws {
    let terminal = try probe()
    terminal.send(signal)
    #expect(try terminal.untilExit() == .signal(signal))
    terminal.expectGivenBack()
  }

  @Test(arguments: [SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2])
  func aSignalThatMeansNothingHereChangesNothing(signal: Int32) throws {
    let terminal = try probe()
    for _ in 0..<3 { terminal.send(signal) }
    terminal.type("a")
    try terminal.untilShown("character(\"a\")")
    #expect(terminal.screen.isAlternate)
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }

  @Test func aCrashGivesTheTerminalBackAndSaysWhy() throws {
    let terminal = try probe()
    terminal.type("x")
    guard case .signal = try terminal.untilExit() else {
      Issue.record("\(String(describing: terminal.exitStatus))")
      return
    }
    terminal.expectGivenBack()
    #expect(terminal.screen.description.contains("crashed on purpose"))
  }

  /// Where no shell could continue it, the system does not stop a program; it must come back at once.
  @Test func controlZWithoutAShellGoesOn() throws {
    let terminal = try probe()
    terminal.type("\u{1A}a")
    try terminal.until("the screen again") { $0.isAlternate && $0.description.contains("character(\"a\")") }
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }

  /// What the user says about backtraces is left to Swift; the terminal is given back before.
  @Test func aCrashWithSwiftsOwnHandlingGivesTheTerminalBackToo() throws {
    let terminal = try probe(["SWIFT_BACKTRACE": "enable=no"])
    terminal.type("x")
    guard case .signal = try terminal.untilExit() else {
      Issue.record("\(String(describing: terminal.exitStatus))")
      return
    }
    terminal.expectGivenBack()
  }

  @Test func theProgramEndsWhenTheWindowIsClosed() throws {
    let terminal = try probe()
    terminal.hangUp()
    #expect(try terminal.untilExit() == .signal(SIGHUP))
  }

  @Test(arguments: [("dumb", "cannotMove"), ("no-such-terminal", "unknownType")])
  func aTerminalThatCannotIsLeftAlone(type: String, refusal: String) throws {
    let terminal = try PseudoTerminal("TerminalProbe", environment: ["TERM": type])
    #expect(try terminal.untilExit() == .code(0))
    #expect(terminal.screen.lines[0] == "refused: \(refusal)")
    terminal.expectGivenBack()
  }

  @Test func aPipeIsNoTerminal() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "'\(PseudoTerminal.built("TerminalProbe"))' | cat; '\(PseudoTerminal.built("TerminalProbe"))' </dev/null"])
    #expect(try terminal.untilExit() == .code(0))
    #expect(terminal.screen.lines.prefix(2) == ["refused: notATerminal", "refused: notATerminal"])
  }

  @Test(arguments: [
    (["LANG": "C"], false), (["LANG": "C.UTF-8"], true), (["LANG": ""], true), (["LANG": "xx_YY.UTF-8"], true),
    (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "POSIX"], false),
  ])
  func signsFollowTheLocale(environment: [String: String], isUTF8: Bool) throws {
    let terminal = try probe(environment)
    #expect(terminal.screen.lines[2].hasPrefix(isUTF8 ? "│ ✓ α¹ = σ(−2)" : "| + a1 = s(-2)"))
    #expect(terminal.screen.lines[0].hasPrefix(isUTF8 ? "┌──" : "+--"))
  }

  @Test(arguments: ["xterm", "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "rxvt"])
  func commonTerminalTypesWork(type: String) throws {
    let terminal = try PseudoTerminal("TerminalProbe", environment: ["TERM": type])
    terminal.settle(milliseconds: 150)
    guard terminal.exitStatus == nil, terminal.received > 200 else { return }  // not described on this machine
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    #expect(terminal.modes == terminal.modesBefore)
  }
}

/// Ctrl-Z and fg, with a shell that knows jobs.
@Suite struct JobControl {
  @Test func suspendedAndContinued() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "sh> "])
    try terminal.untilShown("sh>")
    let modes = terminal.modes
    terminal.type("'\(try PseudoTerminal.built("TerminalProbe"))'\n")
    try terminal.untilShown("size 80x24")
    for round in 1...2 {
      terminal.type("\u{1A}")
      try terminal.until("the shell's screen") { !$0.isAlternate && $0.isCursorShown && !$0.marksPastes }
      terminal.type("echo back$((\(round) + 1))\n")
      try terminal.untilShown("back\(round + 1)")
      #expect(terminal.modes == modes)
      terminal.resize(columns: 70 + round, rows: 20)
      terminal.type("fg\n")
      try terminal.until("the program's screen") {
        $0.isAlternate && $0.marksPastes && $0.description.contains("size \(70 + round)x20") && isFinished($0)
      }
      #expect(terminal.screen.lines[19] == "└" + String(repeating: "─", count: 68 + round) + "┘")
    }
    terminal.type("q")
    try terminal.until("the shell's screen") { !$0.isAlternate && $0.description.contains("left") }
    #expect(terminal.modes == modes)
    terminal.type("exit\n")
    _ = try terminal.untilExit()
  }

  /// SIGSTOP cannot be caught; what the shell wrote meanwhile must not stay on the screen.
  @Test func stoppedWithoutWarningAndContinued() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "sh> "])
    try terminal.untilShown("sh>")
    terminal.type("'\(try PseudoTerminal.built("TerminalProbe"))' & sleep 0.3; kill -STOP $!; fg\n")
    try terminal.untilShown("size 80x24")
    terminal.type("a")
    try terminal.untilShown("character(\"a\")")
    #expect(terminal.screen.isAlternate)
    terminal.type("q")
    try terminal.untilShown("left")
    terminal.type("exit\n")
    _ = try terminal.untilExit()
  }
}

extension VirtualScreen {
  /// How many deadlines the probe says have passed.
  fileprivate var ticks: Int {
    description.matches(of: /tick (\d+)/).compactMap { Int($0.1) }.max() ?? 0
  }
}
