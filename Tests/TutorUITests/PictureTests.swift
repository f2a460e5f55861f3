import Canvas
import Course
import Testing
import Tutor

@testable import TutorUI

/// The picture beside the derivation, and over the whole screen.
@Suite("Pictures in the tutor") struct PictureTests {
  private func learner(at exercise: String, shown: Int) throws -> Learner {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    for _ in 0..<shown { learner.press("F4", "F4", "Enter") }
    return learner
  }

  @Test("Going forward the network stands beside the derivation, as far as it is computed") func forward() throws {
    var learner = try learner(at: "sigmoid-2-2-1", shown: 15)
    expectScreen(learner.screen(), "picture-forward-80x24")
    expectScreen(learner.screen(120, 40), "picture-forward-120x40")
    expectScreen(learner.screen(60, 20), "picture-forward-60x20")
    expectScreen(learner.screen(ascii: true), "picture-forward-ascii")
    learner.press("F9")
    #expect(!learner.screen().description.contains("(x₁)"))
  }

  @Test("Until circles, wires and shapes are found the network is not drawn") func undrawn() throws {
    for shown in 0..<5 {
      let learner = try learner(at: "sigmoid-2-2-1", shown: shown)
      #expect(!learner.screen(120, 40).description.contains("x₁ │"), "after \(shown) steps")
    }
    #expect(try learner(at: "sigmoid-2-2-1", shown: 5).screen(120, 40).description.contains("x₁ │"))
  }

  @Test("Going backward one key swaps the picture with the second half of the derivation") func backward() throws {
    var learner = try learner(at: "sigmoid-2-2-1", shown: 27)
    expectScreen(learner.screen(120, 40), "picture-backward-120x40")
    #expect(learner.screen().description.contains("Backward"))
    learner.press("F9")
    #expect(!learner.screen().description.contains("Backward"))
    expectScreen(learner.screen(), "picture-backward-80x24")
    learner.press("F9")
    #expect(learner.screen().description.contains("Backward"))
  }

  @Test("The question about the map is asked beside the map") func contourQuestion() throws {
    let learner = try learner(at: "not-cost", shown: 7)
    expectScreen(learner.screen(), "picture-contour-question-80x24")
  }

  @Test("On the whole screen the map is walked, and nothing of it is recorded") func map() throws {
    var learner = try learner(at: "not-cost", shown: 7)
    let effects = learner.effects.count
    learner.press("F10", "Space", "Space", "]", "Space", "v")
    expectScreen(learner.screen(), "picture-map-80x24")
    expectScreen(learner.screen(60, 20, ascii: true), "picture-map-60x20-ascii")
    #expect(learner.session.view.map?.path.count == 3)
    learner.press("r", "Esc")
    #expect(learner.session.screen == .exercise)
    #expect(learner.effects.count == effects)
  }

  @Test("In the replay the loss is drawn over the weight, with its tangent and the slope that the learner gave first")
  func curve() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    let steps = try #require(learner.session.work).exercise.steps
    learner.press("Esc")
    learner.answer(try #require(steps.firstIndex { $0.id == "loss-w2-1" }))
    learner.press("0.05", "Enter", "F2", "v")
    #expect(!learner.screen().description.contains("slope"))
    let asked = try #require(steps.first { $0.id == "loss-w2-1" }?.quantity)
    let line = try #require(
      learner.session.work?.exercise.trace.entries.firstIndex { $0.quantity == asked })
    learner.press("\(line + 1)", "Enter")
    #expect(learner.replayedName == "d(loss)/d(W2[1])")
    // Not as long as the step asks for it.
    #expect(!learner.screen().description.contains("slope"))
    learner.press("Esc", "Ctrl-U", "-0.0462", "Enter", "F2")
    #expect(learner.replayedName == "d(loss)/d(W2[1])")
    #expect(learner.screen().description.contains("slope −0.0462"))
    #expect(learner.screen().description.contains("yours 0.05"))
    expectScreen(learner.screen(), "replay-curve-80x24")
    expectScreen(learner.screen(60, 20), "replay-curve-60x20")
    expectScreen(learner.screen(120, 40), "replay-curve-120x40")
    expectScreen(learner.screen(ascii: true), "replay-curve-ascii")
    learner.press("v")
    #expect(!learner.screen().description.contains("slope −0.0462"))
  }

  @Test("The points are seen for the weights as given and, on a key, after training") func trained() throws {
    var learner = try learner(at: "half-moons", shown: 0)
    for _ in try #require(learner.session.work).exercise.steps { learner.press("F4", "F4", "Enter") }
    learner.go(to: try #require(learner.session.work).step.id)
    learner.press("F10")
    for _ in 0..<5 where !learner.screen().description.contains("data points") { learner.press("n") }
    let given = learner.screen(100, 30)
    #expect(given.description.contains("weights as given"))
    learner.press("t")
    let trained = learner.screen(100, 30)
    #expect(trained.description.contains("after training"))
    // The boundary has moved, not only the words.
    #expect(given.lines.dropFirst(2) != trained.lines.dropFirst(2))
    expectScreen(trained, "picture-trained-100x30")
    learner.press("t")
    #expect(learner.screen(100, 30) == given)
  }

  @Test(
    "No picture may show what an open step asks",
    arguments: ["not-cost", "sigmoid-2-2-1", "exp-output", "half-moons", "two-weights", "vector-cost"])
  func hidesAnswers(exercise: String) throws {
    var learner = try learner(at: exercise, shown: 0)
    for _ in try #require(learner.session.work).exercise.steps {
      let work = try #require(learner.session.work)
      let picture = WorkPicture(work: work, view: learner.session.view, theme: Theme())
      let shown = picture.request(size: Size(columns: 80, rows: 24)).knowledge.values
      for step in work.exercise.steps where !work.progress[step: step.id].isDone {
        #expect(shown.isDisjoint(with: step.quantities), "\(step.id) at \(work.step.id)")
      }
      learner.press("F4", "F4", "Enter")
    }
  }
}
