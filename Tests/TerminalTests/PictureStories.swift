import Course
import Foundation
import TestSupport
import Testing

/// What a learner does with pictures on a real terminal, with a progress folder of its own.
@Suite("Stories of pictures on a real terminal") struct PictureStories {
  private let home: TemporaryFolder
  private let exercise: Exercise

  init() throws {
    home = try TemporaryFolder()
    exercise = try Catalogue.builtIn().open("not-cost")
  }

  /// The bytes that xterm sends for these function keys.
  private func key(_ number: Int) -> String { "\u{1B}[\([9: 20, 10: 21, 11: 23, 12: 24][number] ?? 0)~" }

  private func tutor() throws -> PseudoTerminal {
    try PseudoTerminal("gradus", ["not-cost"], columns: 80, rows: 24, environment: ["GRADUS_HOME": home.path])
  }

  private func step(_ number: Int) -> String { "step \(number) of \(exercise.steps.count)" }

  /// Answers what comes before the question about the map.
  private func toMap(_ terminal: PseudoTerminal) throws {
    let map = try #require(exercise.steps.firstIndex { $0.picture == .contour })
    for (place, asked) in exercise.steps.prefix(map).enumerated() {
      try terminal.untilShown(step(place + 1))
      terminal.type(asked.question.expected + "\r")
      try terminal.untilShown("✓")
      terminal.type("\r")
    }
    try terminal.untilShown(step(map + 1))
  }

  /// The cost that the map shows at its cursor.
  private func cost(_ terminal: PseudoTerminal) -> Double? {
    terminal.screen.description.firstMatch(of: /\bC = ([0-9.]+)/).flatMap { Double($0.1) }
  }

  @Test("A descent on the map goes down, stays through every resize and can be given up") func descent() throws {
    let terminal = try tutor()
    try toMap(terminal)
    terminal.type(key(10))
    try terminal.untilShown("steps = 0")
    let start = try #require(cost(terminal))
    terminal.type("   ")
    try terminal.untilShown("steps = 3")
    let low = try #require(cost(terminal))
    #expect(low < start)
    for (columns, rows) in [(60, 20), (120, 40), (30, 5), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      try terminal.until("the map at \(columns)x\(rows)") { screen in
        columns < 60
          ? screen.description.contains("Gradus needs")
          : screen.lines[1].count == columns && screen.description.contains("steps = 3")
            && screen.lines[rows - 1].contains("Space")
      }
    }
    #expect(cost(terminal) == low)
    terminal.type("r")
    try terminal.untilShown("steps = 0")
    #expect(cost(terminal) == start)
    terminal.type("\u{1B}")
    try terminal.untilShown(step(8))
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    #expect(terminal.screen.unknown == [])
  }

  @Test("A given is changed, everything follows, one key undoes it, and nothing of it is there again") func change()
    throws
  {
    let terminal = try tutor()
    try toMap(terminal)
    terminal.type(key(12))
    try terminal.untilShown("all numbers as given")
    terminal.type("\u{1B}[B\u{1B}[B")  // down to x₁
    terminal.type("2.5\r")
    try terminal.untilShown("= 3.15")  // z₁ = 1.3 · 2.5 − 0.1
    try terminal.untilShown("1 changed")
    terminal.type("u")
    try terminal.untilShown("all numbers as given")
    terminal.type("2.5\r")
    try terminal.untilShown("= 3.15")
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
    terminal.expectGivenBack()
    let again = try tutor()
    try again.untilShown(step(8))
    again.type(key(12))
    try again.untilShown("all numbers as given")
    #expect(!again.screen.description.contains("3.15"))
  }

  @Test("The picture is put away, brought back, exchanged for another and made as large as the screen") func swap()
    throws
  {
    let terminal = try tutor()
    try toMap(terminal)
    try terminal.untilShown("w, b given")
    terminal.type(key(9))
    try terminal.until("no picture") { !$0.description.contains("w, b given") }
    terminal.type(key(9))
    try terminal.untilShown("w, b given")
    terminal.type(key(11))
    try terminal.until("another picture") { !$0.description.contains("w, b given") && $0.description.contains("⠒") }
    terminal.type(key(10))
    try terminal.untilShown("computation graph, 2 of")
    terminal.type("n")
    try terminal.untilShown(", 3 of")
    terminal.resize(columns: 100, rows: 30)
    try terminal.until("the picture at 100x30") { $0.lines[1].count == 100 && $0.lines[29].contains("Esc") }
    terminal.type("\u{1B}")
    try terminal.untilShown(step(8))
    terminal.type("\u{3}")
    #expect(try terminal.untilExit() == .code(0))
  }
}
