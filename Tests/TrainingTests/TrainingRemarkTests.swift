import Course
import Formula
import Testing

@testable import Training

@Suite("What is said of training") struct TrainingRemarkTests {
  private func remarks(_ losses: [Double], onFewRows: Bool = false) -> [TrainingRemark?] {
    var watch = TrainingWatch()
    return losses.enumerated().map { epoch, loss in
      watch.note(epoch: epoch, loss: loss, isConverged: false, onFewRows: onFewRows)
    }
  }

  @Test("A loss that keeps falling is not remarked on") func falling() {
    #expect(remarks((0...2000).map { 1 / Double($0 + 1) }).allSatisfy { $0 == nil })
  }

  @Test("A loss that hardly falls for 300 epochs is on a plateau, until it falls again") func plateau() {
    let flat: [Double] = (0...600).map { 0.3 - 1e-6 * Double($0) }
    let falling: [Double] = (1...400).map { 0.3 / Double($0 + 1) }
    let losses = flat + falling
    let found = remarks(losses)
    #expect(found[..<300].allSatisfy { $0 == nil })
    #expect(found[400] == .plateau(epochs: 300) && found[600] == .plateau(epochs: 300))
    #expect(found[900] == nil)
  }

  @Test("A loss that goes up and down overshoots; on few rows only where it does so by much") func overshoot() {
    let jumping: [Double] = (0...20).map { $0 % 2 == 0 ? 0.5 : 0.52 }
    #expect(remarks(jumping)[10] == .overshoot(rises: 5, of: 10, onFewRows: false))
    #expect(remarks(jumping, onFewRows: true)[10] == nil)
    let leaping: [Double] = (0...20).map { $0 % 2 == 0 ? 0.5 : 0.7 }
    #expect(remarks(leaping, onFewRows: true)[10] == .overshoot(rises: 5, of: 10, onFewRows: true))
  }

  @Test("A loss far above its start and its lowest diverges") func divergence() {
    #expect(remarks([1, 0.5, 2, 4, 8]).last == .divergence(from: 0.5, to: 8))
  }

  @Test("At learning rate 1 half-moons is on a plateau after 400 epochs, and at 5 it is not after 800")
  func halfMoons() throws {
    // The same losses come of a far shorter computation: the watch sees only every tenth epoch's loss of the reference.
    var watch = TrainingWatch()
    var last: TrainingRemark?
    for epoch in 0...900 {
      // Between 500 and 1000 epochs at rate 1 the reference falls from 0.3082 to 0.3070.
      let loss: Double = epoch < 100 ? 0.755 - 0.0044 * Double(epoch) : 0.3142 - 8.9e-6 * Double(epoch - 100)
      last = watch.note(epoch: epoch, loss: loss, isConverged: false, onFewRows: false)
    }
    #expect(last == .plateau(epochs: 300))
  }

  @Test("A rate too large ends in what is not a number: training stops at the last finite weights")
  func notFinite() throws {
    let problem = try TrainingProblem(Catalogue.builtIn().open("half-moons"))
    // Sigmoids keep the network finite whatever its weights are, until the weights themselves overflow.
    var trainer = Trainer(problem, TrainingSettings(rate: .greatestFiniteMagnitude, momentum: 0.99))
    trainer.run(epochs: 200)
    guard case .notFinite? = trainer.remark else {
      Issue.record("\(String(describing: trainer.remark)) at a loss of \(trainer.loss)")
      return
    }
    #expect(trainer.isHalted && trainer.loss.isFinite && trainer.parameters.allSatisfy(\.isFinite))
    let stuck = trainer
    trainer.step()
    #expect(trainer == stuck)
    trainer.change(TrainingSettings(rate: 0.1))
    #expect(!trainer.isHalted && trainer.remark == nil)
  }

  @Test("Every remark says what happened and what to try") func words() {
    let all: [TrainingRemark] = [
      .plateau(epochs: 300), .overshoot(rises: 3, of: 10, onFewRows: false),
      .overshoot(rises: 3, of: 10, onFewRows: true), .divergence(from: 0.1, to: 12), .notFinite(epoch: 4), .converged,
    ]
    let events = all.map { $0.event.unicode }
    #expect(Set(events).count == all.count && events.allSatisfy { $0.hasSuffix(".") })
    #expect(all.allSatisfy { $0.advice.unicode.hasSuffix(".") })
  }
}
