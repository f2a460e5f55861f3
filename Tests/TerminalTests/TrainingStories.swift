import Course
import Glibc
import TestSupport
import Testing

/// What a learner does with the built program while it trains, on a terminal of its own.
@Suite("Training on a real terminal") struct TrainingStories {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func tutor(_ id: String = "half-moons", _ options: [String] = []) throws -> PseudoTerminal {
    try PseudoTerminal(
      "gradus", [id] + options, columns: 100, rows: 30, environment: ["GRADUS_HOME": home.path])
  }

  /// At the training, which has begun.
  private func training() throws -> PseudoTerminal {
    let terminal = try tutor()
    try terminal.untilShown("step 1 of")
    terminal.type("\u{1B}t")
    try terminal.until("some epochs are done") { (epoch($0.description) ?? 0) > 2 }
    return terminal
  }

  /// How far training is, as the screen tells.
  private func epoch(_ screen: String) -> Int? {
    guard let match = screen.firstMatch(of: /epoch +(\d+)/) else { return nil }
    return Int(match.1)
  }

  @Test("It trains, pauses at a key, takes one step at another, and goes on") func pauseAndStep() throws {
    let terminal = try training()
    terminal.type(" ")
    try terminal.untilShown("paused")
    let stopped = try #require(epoch(terminal.screen.description))
    terminal.type(".")
    try terminal.until("one more epoch") { epoch($0.description) == stopped + 1 }
    terminal.type(" ")
    try terminal.until("it goes on") { (epoch($0.description) ?? 0) > stopped + 1 }
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    #expect(terminal.screen.unknown == [])
  }

  @Test("Resized while it trains, the screen is drawn anew at its size") func resize() throws {
    let terminal = try training()
    terminal.resize(columns: 80, rows: 24)
    try terminal.until("it fits 80 columns and trains") { screen in
      let lines = screen.description.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.count <= 24 && screen.description.contains("accuracy") && screen.description.contains("? help")
    }
    let before = epoch(terminal.screen.description) ?? 0
    try terminal.until("it goes on") { (epoch($0.description) ?? 0) > before }
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }

  @Test("Quit while it trains, the terminal is given back and the draft is kept") func quit() throws {
    let terminal = try tutor()
    try terminal.untilShown("step 1 of")
    terminal.type("10x")
    try terminal.untilShown("10x")
    terminal.type("\u{1B}t")
    try terminal.untilShown("epoch")
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    let again = try tutor()
    try again.untilShown("10x")
  }

  @Test("Killed while it trains, nothing recorded is lost, and a signal that can be caught gives the terminal back")
  func kill() throws {
    for signal in [SIGTERM, SIGKILL] {
      let terminal = try tutor()
      try terminal.untilShown("step \(signal == SIGTERM ? 1 : 2) of")
      if signal == SIGTERM {
        terminal.type("10x2\r")
        try terminal.untilShown("✓")
        terminal.type("\r")
        try terminal.untilShown("step 2 of")
      }
      terminal.type("\u{1B}t")
      try terminal.untilShown("epoch")
      terminal.send(signal)
      #expect(try terminal.untilExit() == .signal(signal))
      if signal == SIGTERM { terminal.expectGivenBack() }
    }
    let again = try tutor()
    try again.untilShown("step 2 of")
  }

  @Test("A click on a key at the foot does what the key does; with --no-mouse none is asked for") func click() throws {
    let terminal = try tutor()
    try terminal.untilShown("step 1 of")
    #expect(terminal.screen.reportsMouse && terminal.screen.reportsMouseInSGR)
    // Until all of the foot is painted, some of the one of the list may stand there.
    try terminal.untilShown("Enter begin")
    terminal.settle(milliseconds: 200)
    // The last row, at the word "help" of the foot.
    let foot = try #require(terminal.screen.description.split(separator: "\n").last { $0.contains("? help") })
    let column = foot.distance(from: foot.startIndex, to: try #require(foot.firstRange(of: "? help")).lowerBound)
    terminal.type("\u{1B}[<0;\(column + 2);30M\u{1B}[<0;\(column + 2);30m")
    try terminal.untilShown("keys")
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()

    let plain = try tutor("half-moons", ["--no-mouse"])
    try plain.untilShown("step")
    #expect(!plain.screen.reportsMouse && !plain.screen.reportsMouseInSGR)
    plain.type("\u{3}")
    #expect(try plain.untilExit() == .code(0))
  }
}
