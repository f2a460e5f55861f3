import Course
import Glibc
import TestSupport
import Testing

/// What a learner does with the built program, on a terminal of its own, with a progress folder of its own.
@Suite struct TutorStories {
  private let home: TemporaryFolder
  private let exercise: Exercise

  init() throws {
    home = try TemporaryFolder()
    exercise = try Catalogue.builtIn().open("vector-cost")
  }

  private func tutor(
    _ arguments: [String] = ["vector-cost"], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let environment = environment.merging(["GRADUS_HOME": home.path]) { own, _ in own }
    return try PseudoTerminal("gradus", arguments, columns: columns, rows: rows, environment: environment)
  }

  private func step(_ number: Int) -> String { "step \(number) of \(exercise.steps.count)" }

  /// Waits for the question after the first, so that the exercise's introduction is out of the way.
  private func begin(_ terminal: PseudoTerminal) throws {
    try terminal.untilShown(step(1))
    terminal.type(exercise.steps[0].question.expected + "\r")
    try terminal.untilShown("✓")
    terminal.type("\r")
    try terminal.untilShown(step(2))
  }

  @Test func aWholeExerciseAnswered() throws {
    let terminal = try tutor([])
    try terminal.untilShown("vector, gradients")  // what this one trains, in the list
    terminal.type("/vector")
    try terminal.untilShown("1 of")
    terminal.type("\r")
    for (index, step) in exercise.steps.enumerated() {
      try terminal.until(self.step(index + 1)) {
        $0.description.contains(self.step(index + 1)) && !$0.description.contains("✓ ")
      }
      terminal.type(step.question.expected)
      try terminal.untilShown("read as")
      terminal.type("\r")
      try terminal.untilShown("✓ ")
      terminal.type("\r")
    }
    try terminal.untilShown("\(exercise.steps.count) of \(exercise.steps.count) steps")
    try terminal.untilShown("right first time")
    terminal.type("q")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    #expect(terminal.screen.unknown == [])

    let again = try tutor([])
    try again.untilShown("✓ all \(exercise.steps.count)")
  }

  @Test func startedOverAndTakenBackAndWithFreshNumbers() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.type("\t")
    try terminal.untilShown("1 of \(exercise.steps.count) steps")
    terminal.type("o")
    try terminal.untilShown("Start over")
    terminal.type("o")
    try terminal.untilShown("1 step to work again")
    try terminal.untilShown(step(1))
    terminal.type("\u{1B}u")
    try terminal.untilShown("1 step as before")
    terminal.type("\t")
    try terminal.untilShown("1 of \(exercise.steps.count) steps")
    terminal.type("n")
    try terminal.untilShown("seed 1")
    let variant = try Catalogue.builtIn().open("vector-cost", seed: 1)
    terminal.type("\r" + variant.steps[0].question.expected + "\r")
    try terminal.untilShown("✓")
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    #expect(terminal.screen.unknown == [])

    let again = try tutor(["quiz", "vector-cost", "--seed", "1"])
    try again.untilShown("seed 1")
    try again.untilShown("✓")
  }

  @Test func resizedInMidAnswer() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.type("0.12")
    try terminal.untilShown("read as")
    for (columns, rows) in [(60, 20), (132, 50), (61, 21), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      try terminal.until("the screen at \(columns)x\(rows)") {
        $0.lines[0].hasSuffix(self.step(2)) && $0.lines[1].count == columns && $0.description.contains("0.12")
          && $0.lines[rows - 1].contains("Enter")
      }
    }
    terminal.resize(columns: 30, rows: 5)
    try terminal.untilShown("Gradus needs")
    terminal.type("34")
    terminal.resize(columns: 80, rows: 24)
    try terminal.untilShown("0.1234")
    #expect(terminal.screen.unknown == [])
  }

  @Test func whatWasTypedIsThereAgain() throws {
    let first = try tutor()
    try begin(first)
    first.type("-.04")
    try first.untilShown("read as")
    first.type("\u{3}")
    #expect(try first.untilExit() == .code(0))
    first.expectGivenBack()
    for signal in [SIGHUP, SIGTERM] {
      let next = try tutor()
      try next.untilShown(step(2))
      try next.untilShown("-.04")
      next.type("7")
      try next.untilShown("-.047")
      next.send(signal)
      #expect(try next.untilExit() == .signal(signal))
      next.expectGivenBack()
      let then = try tutor()
      try then.untilShown("-.047")
      then.type("\u{7F}")
      try then.until("one digit less") { $0.description.contains("-.04") && !$0.description.contains("-.047") }
      then.type("\u{3}")
      _ = try then.untilExit()
    }
  }

  @Test func aClosedWindowLosesNothing() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.type("1.25")
    try terminal.untilShown("read as")
    terminal.hangUp()
    #expect(try terminal.untilExit() == .signal(SIGHUP))
    let again = try tutor()
    try again.untilShown("1.25")
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGQUIT])
  func aCrashGivesTheTerminalBackAndKeepsTheAnswers(signal: Int32) throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.send(signal)
    #expect(try terminal.untilExit() == .signal(signal))
    terminal.expectGivenBack()
    let again = try tutor()
    try again.untilShown(step(2))
  }

  /// Where a file may not grow, an answer cannot be saved: that is said, and is no reason to end.
  @Test func aFileSizeLimitIsToldAndNothingElse() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "ulimit -f 0; exec '\(PseudoTerminal.built("gradus"))' vector-cost"],
      environment: ["GRADUS_HOME": home.path])
    try terminal.untilShown("cannot be saved")
    try begin(terminal)
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }

  @Test func suspendedAndContinued() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"], environment: ["PS1": "sh> ", "GRADUS_HOME": home.path])
    try terminal.untilShown("sh>")
    let modes = terminal.modes
    terminal.type("'\(try PseudoTerminal.built("gradus"))' vector-cost\n")
    try begin(terminal)
    terminal.type("2.5")
    try terminal.untilShown("read as 2.5")
    terminal.type("\u{1A}")
    try terminal.until("the shell's screen") { !$0.isAlternate && $0.isCursorShown && !$0.marksPastes }
    terminal.type("echo back$((1 + 1))\n")
    try terminal.untilShown("back2")
    #expect(terminal.modes == modes)
    terminal.type("fg\n")
    try terminal.until("the step again") { $0.isAlternate && $0.description.contains("read as 2.5") }
    terminal.type("5")
    try terminal.untilShown("read as 2.55")
    terminal.type("\u{3}")
    try terminal.until("the shell's screen") { !$0.isAlternate && !$0.marksPastes }
    terminal.type("echo back$((1 + 2))\n")
    try terminal.untilShown("back3")
    #expect(terminal.modes == modes)
    terminal.type("exit\n")
    _ = try terminal.untilExit()
  }

  @Test func aPasteIsNeverSubmitted() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.type("\u{1B}[200~0.5\r\u{3}\r\u{1B}[201~")
    try terminal.untilShown("0.5")
    terminal.settle(milliseconds: 50)
    #expect(terminal.screen.description.contains(step(2)))
    #expect(!terminal.screen.description.contains("✗"))
    #expect(terminal.exitStatus == nil)
  }

  @Test("A hundred thousand keys typed at once are taken in within seconds of processor time") func flood() throws {
    let terminal = try tutor()
    try begin(terminal)
    let before = try terminal.cost()
    terminal.type(String(repeating: "1", count: 100_000))
    terminal.type("\u{15}42")
    try terminal.untilShown("read as 42")
    let seconds = Double(try terminal.cost().ticks - before.ticks) / 100
    #expect(seconds < 20, "of processor time; a paint for each key would take minutes")
  }

  @Test func nothingRunsWhileTheLearnerThinks() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.settle(milliseconds: 200)
    let (sent, before) = (terminal.received, try terminal.cost())
    terminal.settle(milliseconds: 400)
    let after = try terminal.cost()
    #expect(terminal.received == sent)
    #expect(after.ticks == before.ticks)
    #expect(after.wakes == before.wakes)
  }

  @Test func oneKeyIsOneSmallUpdate() throws {
    let terminal = try tutor()
    try begin(terminal)
    terminal.type("1")
    try terminal.untilShown("read as 1")
    terminal.settle(milliseconds: 100)
    let (sent, clears) = (terminal.received, terminal.screen.clears)
    terminal.type("2")
    try terminal.untilShown("read as 12")
    terminal.settle(milliseconds: 50)
    #expect(terminal.received - sent < 120)
    #expect(terminal.screen.clears == clears)
  }

  @Test func aBatchCannotSteerTheTerminalItIsShownOn() throws {
    let batch = try home.write(
      "learner,exercise,step,answer\nann\u{1B}[2J\u{1B}[31m\u{202E},not-cost,cost-0,1.2\n", to: "answers.csv")
    let terminal = try PseudoTerminal("gradus", ["grade", "--batch", batch])
    #expect(try terminal.untilExit() == .code(0))
    #expect(terminal.screen.lines[1].hasPrefix("annU+001B[2JU+001B[31mU+202E,not-cost"))
    #expect(terminal.screen.clears == 0)
  }

  @Test func withoutACursorItIsPlainLines() throws {
    let terminal = try tutor(environment: ["TERM": "dumb"])
    try terminal.untilShown("1")
    #expect(!terminal.screen.isAlternate)
    terminal.type("\u{4}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
  }
}
