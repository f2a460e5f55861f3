import Canvas
import Course
import Testing
import Tutor

@testable import TutorUI

@Suite("The mouse") struct MouseTests {
  /// Where some words stand on a screen.
  private func place(_ words: String, on screen: Grid) throws -> Position {
    let row = try #require(screen.lines.firstIndex { $0.contains(words) }, "\(words) on \(screen)")
    let line = screen.lines[row]
    let start = try #require(line.range(of: words)).lowerBound
    return Position(column: displayWidth(String(line[..<start])), row: row)
  }

  private func click(_ words: String, _ learner: inout Learner) throws {
    let screen = learner.screen()
    let action = KeyMap.action(forClickAt: try place(words, on: screen), on: screen, in: learner.session)
    learner.apply(try #require(action, "\(words) means nothing"))
  }

  @Test("A click on a key at the foot does what the key does; on a dimmed one and elsewhere nothing")
  func footKeys() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Esc")
    try click("F1 hint", &learner)
    #expect(learner.session.work?.openHints.count == 1)
    let screen = learner.screen()
    let dimmed = try place("Enter check", on: screen)
    #expect(KeyMap.action(forClickAt: dimmed, on: screen, in: learner.session) == nil)
    #expect(KeyMap.action(forClickAt: Position(column: 2, row: 10), on: screen, in: learner.session) == nil)
    try click("Tab steps", &learner)
    #expect(learner.session.screen == .overview)
    try click("Esc back", &learner)
    #expect(learner.session.screen == .exercise)
  }

  @Test(
    "Every key that the foot tells of means the same when it is clicked",
    arguments: ["catalogue", "exercise", "picture", "overview", "replay", "help", "training"])
  func allFootKeys(_ name: String) throws {
    var learner = try Learner(at: "half-moons", builtIn: true)
    learner.press("Esc")
    switch name {
    case "catalogue": learner.press("Esc")
    case "picture": learner.press("F10")
    case "overview": learner.press("Tab")
    case "replay": learner.press("F2")
    case "help": learner.press("?")
    case "training": learner.press("Alt-T")
    default: break
    }
    let screen = learner.screen()
    var found = 0
    for column in 0..<80 {
      guard case .key(let event)? = screen.target(at: Position(column: column, row: 23)) else { continue }
      let action = KeyMap.action(forClickAt: Position(column: column, row: 23), on: screen, in: learner.session)
      #expect(action != nil && action == KeyMap.action(for: event, in: learner.session))
      #expect(screen[column, 23].style.role != .muted || screen[column, 23].text == " ")
      found += 1
    }
    #expect(found > 10)
  }

  @Test("A click on a step goes there, on an exercise chooses it and then opens it") func lists() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Esc", "Tab")
    try click("5  ", &learner)
    #expect(learner.session.screen == .exercise && learner.session.work?.position == 4)
    learner.press("Esc")
    #expect(learner.session.screen == .catalogue)
    let chosen = try #require(learner.session.catalogue.entries.first { $0.id == "two-weights" })
    try click(chosen.title, &learner)
    #expect(learner.session.screen == .catalogue && learner.session.catalogue.selected?.id == "two-weights")
    try click(chosen.title, &learner)
    #expect(learner.session.screen == .exercise && learner.session.work?.exercise.id == "two-weights")
  }

  @Test("A click on an option picks it; where several can be picked, again takes it back") func options() throws {
    var learner = try Learner(at: exercise(asking: .choices), in: kindFolder)
    learner.press("Esc")
    let step = try #require(learner.session.work?.exercise.steps.firstIndex { $0.kind == .choices })
    learner.apply(.goToStep(step))
    try click("b) ", &learner)
    #expect(learner.session.work?.line.text == "b")
    try click("a) ", &learner)
    #expect(learner.session.work?.line.text == "a b")
    try click("b) ", &learner)
    #expect(learner.session.work?.line.text == "a")

    var other = try Learner(at: exercise(asking: .choice), in: kindFolder)
    other.press("Esc")
    let pick = try #require(other.session.work?.exercise.steps.firstIndex { $0.kind == .choice })
    other.apply(.goToStep(pick))
    try click("b) ", &other)
    try click("a) ", &other)
    #expect(other.session.work?.line.text == "a")
  }

  @Test("A click on the map moves the cursor there") func map() throws {
    var learner = try Learner(at: "not-cost", builtIn: true)
    learner.press("Esc")
    for _ in 0..<7 { learner.press("F4", "F4", "Enter") }
    learner.press("F10", "Space", "Space")
    let screen = learner.screen()
    let action = try #require(
      KeyMap.action(forClickAt: Position(column: 20, row: 8), on: screen, in: learner.session))
    guard case .pick(.point(let x, let y)) = action else { return #expect(Bool(false), "\(action)") }
    learner.apply(action)
    let map = try #require(learner.session.view.map)
    // A sixtieth of the window is the width of the lattice.
    #expect(abs(map.cursor.x - x) < 0.1 && abs(map.cursor.y - y) < 0.1 && map.path.isEmpty)
    let moved = learner.screen()
    let star = moved.theStar(in: 3..<22)
    #expect(star.map { abs($0.column - 20) <= 1 && abs($0.row - 8) <= 1 } ?? false)
  }

  @Test("The wheel moves through lists and the derivation, and not on pictures") func wheel() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Esc", "Tab")
    let down = KeyEvent.mouse(MouseEvent(.wheelDown, at: Position(column: 5, row: 5)))
    let before = learner.session.view.overviewSelection
    learner.send(down)
    #expect(learner.session.view.overviewSelection == before + 1)
    learner.send(.mouse(MouseEvent(.wheelUp, at: Position(column: 5, row: 5))))
    #expect(learner.session.view.overviewSelection == before)
    learner.press("Esc", "F10")
    #expect(KeyMap.action(for: down, in: learner.session) == nil)
    // A press alone is no key.
    #expect(KeyMap.action(for: .mouse(MouseEvent(.press, at: Position(column: 1, row: 1))), in: learner.session) == nil)
  }
}

extension Grid {
  /// Where the only star of some rows stands.
  fileprivate func theStar(in rows: Range<Int>) -> Position? {
    let found = rows.flatMap { row in
      (0..<size.columns).filter { self[$0, row].text == "✦" }
        .map { Position(column: $0, row: row) }
    }
    return found.first { self[$0.column, $0.row].style.role == .accent }
  }
}
