import Canvas
import Course
import Testing
import Training
import Tutor

@testable import TutorUI

@Suite("Training in the tutor") struct TrainingTests {
  /// At the training of half-moons, opened at the first step.
  private func moons() throws -> Learner {
    var learner = try Learner(at: "half-moons", builtIn: true)
    learner.press("Esc", "Alt-T")
    return learner
  }

  private func run(_ learner: Learner) throws -> TrainingRun { try #require(learner.session.view.training) }

  /// An exercise worked to its end, and its training opened.
  private func finished(_ id: String) throws -> Learner {
    var learner = try Learner(at: id, builtIn: true)
    learner.press("Esc")
    while let work = learner.session.work, !work.isFinished { learner.press("F4", "F4", "Enter") }
    learner.press("t")
    return learner
  }

  @Test("It begins at once, pauses at a key and goes on at it, and nothing is recorded") func pausing() throws {
    var learner = try moons()
    #expect(learner.session.screen == .training)
    let recorded = learner.effects.count { if case .record = $0 { true } else { false } }
    learner.wait(.milliseconds(200))
    let early = try run(learner).trainer.epoch
    #expect(early > 0)
    learner.press("Space")
    learner.wait(.seconds(5))
    #expect(try run(learner).trainer.epoch == early && !run(learner).isRunning)
    learner.press("Space")
    learner.wait(.milliseconds(200))
    #expect(try run(learner).trainer.epoch > early)
    learner.press("Esc")
    #expect(learner.session.screen == .exercise)
    learner.wait(.seconds(1))
    #expect(try !run(learner).isRunning)
    #expect(learner.effects.count { if case .record = $0 { true } else { false } } == recorded)
  }

  @Test("It goes as fast as was chosen, whatever the time between slices") func speed() throws {
    var learner = try moons()
    learner.press("Space", "r", "-", "-", "-", "Space")  // 20 epochs a second
    learner.wait(.seconds(2))
    #expect(abs(try run(learner).trainer.epoch - 40) <= 1)
    #expect(try run(learner).measuredSpeed.map { abs($0 - 20) < 2 } ?? false)
    learner.press("+")
    learner.wait(.seconds(1))
    #expect(abs(try run(learner).trainer.epoch - 90) <= 2)
  }

  @Test("A key takes one step and stops there") func step() throws {
    var learner = try moons()
    learner.press("Space", "r")
    #expect(try run(learner).trainer.epoch == 0)
    for count in 1...3 {
      learner.press(".")
      #expect(try run(learner).trainer.stepCount == count)
    }
    learner.press("b", "b", ".", ".")  // on one point
    #expect(try run(learner).trainer.settings.batch == .rows(1))
    #expect(try run(learner).trainer.stepCount == 5 && run(learner).trainer.epoch == 3)
    learner.wait(.seconds(1))
    #expect(try run(learner).trainer.stepCount == 5)
  }

  @Test("Rate, batch and momentum change while it goes on; another seed and a reset begin again") func settings() throws
  {
    var learner = try moons()
    learner.press("]", "]", "[", "m", "b")
    var settings = try run(learner).trainer.settings
    #expect(settings.rate == 10 && settings.momentum == 0.5 && settings.batch == .rows(32))
    #expect(try run(learner).isRunning)
    learner.press("m", "m", "b", "b")
    settings = try run(learner).trainer.settings
    #expect(settings.momentum == 0 && settings.batch == .full)
    learner.wait(.milliseconds(300))
    let given = try run(learner).trainer.problem.given
    learner.press("Space", "s")
    #expect(try run(learner).trainer.epoch == 0 && run(learner).trainer.settings.seed == 1)
    #expect(try run(learner).trainer.parameters != given)
    learner.press(".", "r")
    #expect(try run(learner).trainer.epoch == 0)
    #expect(try run(learner).trainer.parameters == run(learner).trainer.problem.drawn(by: 1))
  }

  @Test("A slice is bounded in time and steps, and the screen is painted now and then") func slices() throws {
    var learner = try moons()
    var (slices, frames) = (0, 0)
    learner.effects = []
    for _ in 0..<100 {
      learner.wait(.milliseconds(20))
      if learner.session.isFrameDue { frames += 1 }
    }
    for case .train(_, let slice) in learner.effects {
      slices += 1
      #expect(slice.time <= .milliseconds(20) && slice.steps <= 60 && slice.lastEpoch == 1000)
    }
    #expect(slices > 80)
    // Two seconds.
    #expect((10...60).contains(frames))
  }

  @Test("It stops at the thousandth epoch, and goes on for a thousand more") func end() throws {
    var learner = try moons()
    learner.press("Space", "+", "+", "+", "+", "Space")
    learner.wait(.seconds(2))
    #expect(try run(learner).trainer.epoch == 1000 && !run(learner).isRunning)
    #expect(try abs(run(learner).trainer.loss - 0.0754) < 0.0001)
    expectScreen(learner.screen(), "training-80x24")
    expectScreen(learner.screen(60, 20, ascii: true), "training-60x20-ascii")
    expectScreen(learner.screen(120, 40), "training-120x40")
    learner.press("Space")
    #expect(try run(learner).lastEpoch == 2000 && run(learner).isRunning)
  }

  @Test("At learning rate 1 it is on a plateau, and says what to try") func plateau() throws {
    var learner = try moons()
    learner.press("Space", "[", "[", "r", "+", "+", "+", "+", "Space")
    learner.wait(.seconds(1))
    learner.press("Space")
    #expect(try run(learner).trainer.settings.rate == 1)
    #expect(try run(learner).remark == .plateau(epochs: 300))
    let screen = learner.screen().description
    #expect(screen.contains("plateau") && screen.contains("larger learning rate"))
    // Another rate is another story.
    learner.press("]")
    #expect(try run(learner).remark == nil)
  }

  @Test("From the end of an exercise its own update is followed by a hundred steps") func hundred() throws {
    var learner = try finished("sigmoid-2-2-1")
    #expect(learner.session.screen == .training)
    #expect(try run(learner).trainer.settings.rate == 2)
    learner.wait(.seconds(5))
    let run = try run(learner)
    #expect(run.trainer.epoch == 101 && !run.isRunning)
    let change = try #require(learner.session.work?.lossChange)
    #expect(abs(run.trainer.curve.points[0].loss - change.before) < 1e-14)
    #expect(abs(run.trainer.curve.points[1].loss - change.after) < 1e-14)
    expectScreen(learner.screen(), "training-hundred-80x24")
    learner.press("Esc")
    #expect(learner.session.screen == .overview)
  }

  @Test("Where the loss is still asked, or a letter stands for a number, there is no training") func notYet() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Esc", "Alt-T")
    #expect(learner.session.screen == .exercise && learner.notice?.contains("no longer asked") == true)
    learner = try Learner(at: "exp-output", builtIn: true)
    learner.press("Esc", "Alt-T")
    #expect(learner.session.screen == .exercise && learner.notice?.contains("letter") == true)
  }

  @Test("On the map the descent runs by itself, until a key stops it or it is left") func descent() throws {
    var learner = try Learner(at: "not-cost", builtIn: true)
    learner.press("Esc")
    for _ in 0..<7 { learner.press("F4", "F4", "Enter") }
    learner.press("F10", "d")
    learner.wait(.seconds(1))
    let steps = try #require(learner.session.view.map).path.count
    #expect((4...8).contains(steps))
    learner.press("d")
    learner.wait(.seconds(1))
    #expect(learner.session.view.map?.path.count == steps)
    learner.press("d", "Esc")
    learner.wait(.seconds(1))
    #expect(learner.session.view.map?.isRunning == false)
    #expect(learner.session.view.map?.path.count == steps)
  }
}
