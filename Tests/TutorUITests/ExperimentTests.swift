import Canvas
import Course
import Testing
import Tutor

@testable import TutorUI

@Suite("Changing given numbers on the screen") struct ExperimentScreenTests {
  private func learner(at exercise: String = "not-cost", shown: Int = 7) throws -> Learner {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    for _ in 0..<shown { learner.press("F4", "F4", "Enter") }
    return learner
  }

  @Test("Values, picture and map follow, one key gives everything back, and nothing is recorded") func story() throws {
    var learner = try learner()
    let before = learner.effects.count
    let progress = learner.session.work?.progress
    learner.press("F12")
    expectScreen(learner.screen(), "experiment-80x24")
    learner.press("Down", "Down", "2.5", "Enter")
    // z₁ = 1.3 · 2.5 − 0.1
    #expect(learner.screen().description.contains(/z₁ += 3\.15/))
    learner.press("Up", "Right", "Right")
    expectScreen(learner.screen(), "experiment-changed-80x24")
    expectScreen(learner.screen(120, 40), "experiment-changed-120x40")
    expectScreen(learner.screen(60, 20, ascii: true), "experiment-changed-60x20-ascii")
    for _ in 0..<4 where !learner.screen().description.contains("(z₁)") { learner.press("n") }
    let graph = learner.screen().description
    #expect(graph.contains("(z₁)") && graph.contains("3.17"), "the computation graph for the changed input")
    learner.press("w")
    #expect(learner.session.screen == .picture)
    #expect(learner.screen().description.contains("2 givens changed"))
    learner.press("e", "r")
    #expect(learner.session.experiment?.isChanged == false)
    learner.press("Esc", "Esc")
    #expect(learner.session.screen == .exercise)
    #expect(learner.effects.count == before)
    #expect(learner.session.work?.progress == progress)
  }

  @Test("The map is that of the changed numbers, and its key for the given ones gives all of them back") func map()
    throws
  {
    var learner = try learner()
    learner.press("F10", "Space", "Space")
    #expect(learner.session.view.map?.path.count == 2)
    learner.press("e", "Down", "Down", "Down", "1", "Enter", "Esc")
    #expect(learner.session.screen == .picture)
    #expect(learner.session.view.map?.path.isEmpty == true, "another cost is another walk")
    // With y₁ = 1 example 1 costs (tanh(1.2) − 1)².
    #expect(learner.screen().description.contains("C₁ = 0.02767"))
    expectScreen(learner.screen(), "picture-map-changed-80x24")
    learner.press("r")
    #expect(learner.session.experiment?.isChanged == false)
    #expect(!learner.screen().description.contains("changed"))
  }

  @Test("No value is told that an open step asks for", arguments: ["not-cost", "vector-cost", "sigmoid-2-2-1"])
  func hidesAnswers(exercise: String) throws {
    var learner = try learner(at: exercise, shown: 6)
    learner.press("F12", "Right")
    let work = try #require(learner.session.work)
    let lines = learner.screen(160, 60).lines.map { $0.split(separator: " ") }
    for step in work.exercise.steps where !work.progress[step: step.id].isDone {
      for quantity in step.quantities {
        let name = work.exercise.notation.show(work.exercise.graph[quantity].expression, in: .unicode)
        let isTold = lines.contains { words in zip(words, words.dropFirst()).contains { $0 == name && $1 == "=" } }
        #expect(!isTold, "\(name)")
      }
    }
  }

  @Test("At the numbers as given, the map does not tell the gradient that is still asked") func mapHidesGradient()
    throws
  {
    var learner = try learner()
    learner.press("F10")
    #expect(learner.screen().description.contains("∂C/∂w = ?"))
    // Nor is that another cost, where a number is changed that has no bearing on it.
    learner.press("e")
    let numbers = try #require(learner.session.experiment?.numbers)
    let other = try #require(learner.session.work?.exercise.graph.quantity(named: "w'"))
    for _ in 0..<(try #require(numbers.firstIndex(of: other.id))) { learner.press("Down") }
    learner.press("5", "Enter", "Esc")
    #expect(learner.screen().description.contains("∂C/∂w = ?"))
    learner.press("Left")
    #expect(!learner.screen().description.contains("= ?"))
  }

  @Test("Looking elsewhere on the map moves no cursor") func pan() throws {
    var learner = try learner()
    learner.press("F10")
    let before = try #require(learner.session.view.map)
    learner.press("L", "L", "K")
    let after = try #require(learner.session.view.map)
    #expect(after.cursor == before.cursor && after.path == before.path)
    #expect(
      after.window.x.lowerBound > before.window.x.lowerBound && after.window.y.upperBound > before.window.y.upperBound)
    learner.press("H", "H", "J")
    let back = try #require(learner.session.view.map)
    #expect(abs(back.window.x.lowerBound - before.window.x.lowerBound) < 1e-9)
    #expect(abs(back.window.y.upperBound - before.window.y.upperBound) < 1e-9)
  }

  @Test("A key typed here is a number or a command, never an answer") func keys() throws {
    var learner = try learner()
    learner.press("F12", "zxe")
    #expect(learner.session.experiment?.field.isEmpty == true)
    learner.press("-1.5e0")
    #expect(learner.session.experiment?.field.text == "-1.5e0")
    learner.press("Backspace", "Backspace", "Enter")
    #expect(learner.session.experiment?.field.isEmpty == true)
    learner.press("1", "Esc")
    #expect(learner.session.screen == .experiment)
    learner.press("Esc")
    #expect(learner.session.work?.line.text.isEmpty == true)
  }
}
