import Course
import Foundation
import Testing

@testable import Training

@Suite("Training") struct TrainerTests {
  /// How far the reference table is followed: to 1,000 epochs, and to its end by `make train-reference`.
  private static let lastEpoch =
    ProcessInfo.processInfo.environment["GRADUS_TRAINING_EPOCHS"].flatMap { Int($0) } ?? 1000

  static func halfMoons(_ settings: TrainingSettings) throws -> Trainer {
    Trainer(try TrainingProblem(Catalogue.builtIn().open("half-moons")), settings)
  }

  @Test("Loss and accuracy follow the reference table", arguments: HalfMoonsReference.all)
  func reference(_ reference: HalfMoonsReference) throws {
    var trainer = try Self.halfMoons(TrainingSettings(rate: reference.rate))
    for (epoch, row) in zip(HalfMoonsReference.epochs, reference.rows) where epoch <= Self.lastEpoch {
      trainer.run(epochs: epoch - trainer.epoch)
      let tolerance = epoch <= 5000 ? 0.00005 : 0.0005
      #expect(abs(trainer.loss - row.loss) <= tolerance + 1e-9, "loss after \(epoch) epochs: \(trainer.loss)")
      let accuracy = try #require(trainer.accuracy)
      #expect(abs(accuracy - row.accuracy) <= 1.0 / 200 + 1e-9, "accuracy after \(epoch) epochs: \(accuracy)")
    }
  }

  @Test("The first steps are right to thirteen digits") func firstSteps() throws {
    var trainer = try Self.halfMoons(TrainingSettings(rate: 1))
    // mpmath, 50 digits.
    let losses = [
      (0, 0.75525726015669283905), (1, 0.69336150874889859241), (2, 0.65831743998590022202),
      (5, 0.57616151346365731862), (10, 0.48607814229995577539),
    ]
    for (epoch, loss) in losses {
      trainer.run(epochs: epoch - trainer.epoch)
      #expect(abs(trainer.loss - loss) < 1e-13)
    }
  }

  @Test("Every kind of step is that of a loop written by hand", arguments: [nil, 32, 7, 3, 1])
  func steps(_ size: Int?) throws {
    let settings = TrainingSettings(rate: 0.3, momentum: 0.5, batch: size.map { .rows($0) } ?? .full)
    var trainer = try Self.halfMoons(settings)
    var net = HandWrittenNet(trainer.parameters)
    let data = try #require(DataSet.named("half-moons")).points
    var velocity = [Double](repeating: 0, count: 41)
    // The order of the rows is the trainer's own affair; here it is drawn in the same way.
    var (order, random) = (Array(Int32(0)..<200), SplitMix64(seed: 1))
    if size != nil { random.shuffle(&order) }
    for start in stride(from: 0, to: min(200, 6 * (size ?? 200)), by: size ?? 200) {
      let rows = order[start..<min(200, start + (size ?? 200))].map { data[Int($0)] }
      let gradient = net.gradient(rows)
      for place in 0..<41 {
        velocity[place] = 0.5 * velocity[place] + gradient[place]
        net.parameters[place] -= 0.3 * velocity[place]
      }
      trainer.step()
    }
    for place in 0..<41 { #expect(abs(trainer.parameters[place] - net.parameters[place]) < 1e-12) }
  }

  @Test("The gradient of the mean loss over 200 points agrees with central differences")
  func centralDifferences() throws {
    let problem = try TrainingProblem(Catalogue.builtIn().open("half-moons"))
    for start in [problem.given, problem.drawn(by: 3), problem.drawn(by: 4).map { 3 * $0 }] {
      // A step of rate 1 without momentum is the gradient.
      var trainer = Trainer(problem, TrainingSettings(rate: 1), startingAt: start)
      trainer.step()
      let gradient = zip(start, trainer.parameters).map { $0 - $1 }
      for place in start.indices {
        func loss(_ shift: Double) -> Double {
          var moved = start
          moved[place] += shift
          return Trainer(problem, TrainingSettings(rate: 1), startingAt: moved).loss
        }
        let h = 1e-4
        let slope = (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h)
        #expect(abs(slope - gradient[place]) < 1e-9 * max(1, abs(slope)))
      }
    }
  }

  @Test("The same settings lead to the same bits, and another seed to others") func determinism() throws {
    func end(_ seed: UInt64?) throws -> [Double] {
      var trainer = try Self.halfMoons(TrainingSettings(rate: 0.1, batch: .rows(20), seed: seed))
      trainer.run(epochs: 2)
      return trainer.parameters
    }
    #expect(try end(nil) == end(nil) && end(5) == end(5))
    #expect(try end(5) != end(6))
    // The weights that the exercise gives are those of seed 7.
    let problem = try TrainingProblem(Catalogue.builtIn().open("half-moons"))
    #expect(problem.drawn(by: 7) == problem.given)
  }

  @Test("The curve is bounded however many epochs there are, begins at the first and ends at the last") func curve() {
    var curve = TrainingCurve()
    for epoch in 0...100_003 { curve.add(epoch: epoch, loss: Double(epoch)) }
    #expect(curve.points.count <= TrainingCurve.capacity + 2)
    #expect(curve.points.count > TrainingCurve.capacity / 3)
    #expect(curve.points.first?.epoch == 0 && curve.points.last?.epoch == 100_003)
    #expect(curve.points.allSatisfy { $0.loss == Double($0.epoch) })
    #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.epoch < $1.epoch })
  }

  @Test("In an exercise with an update, the first step is that update, at its learning rate")
  func ownUpdate() throws {
    for (id, rate) in [("sigmoid-2-2-1", 2.0), ("two-weights", 0.1)] {
      let exercise = try Catalogue.builtIn().open(id)
      let problem = try TrainingProblem(exercise)
      #expect(problem.updateRate == rate && problem.standardSettings.rate == rate)
      var trainer = Trainer(problem, problem.standardSettings)
      let before = trainer.loss
      trainer.step()
      #expect(trainer.loss < before && trainer.accuracy == nil)
      for (name, numbers) in problem.byName(trainer.parameters) {
        let updated = try #require(exercise.graph.symbols[name + "'"]).tensor.elements
        for (quantity, number) in zip(updated, numbers) {
          let value = try #require(exercise.trace.values[quantity.index].number)
          #expect(abs(value - number) < 1e-14 * max(1, abs(value)))
        }
      }
    }
  }

  @Test("Of several losses the one is trained that the others lead to") func meanOfLosses() throws {
    let problem = try TrainingProblem(Catalogue.builtIn().open("not-cost"))
    #expect(problem.exercise.graph[problem.loss].name == "C" && problem.names == ["w", "b"])
    var trainer = Trainer(problem, problem.standardSettings)
    trainer.run(epochs: 200)
    #expect(trainer.loss < 0.01)
  }

  @Test("An exercise that cannot be trained says why") func mistakes() throws {
    let exercise = try Catalogue.builtIn().open("exp-output")
    #expect(throws: TrainingMistake.letter("y")) { try TrainingProblem(exercise) }
    let cost = try Catalogue.builtIn().open("vector-cost")
    #expect(throws: TrainingMistake.noPoints) { try TrainingProblem(cost, data: [[1], [2], [0]]) }
    let moons = try Catalogue.builtIn().open("half-moons")
    #expect(throws: TrainingMistake.noRows) { try TrainingProblem(moons, data: [[], [], []]) }
  }
}

@Suite("The points of half-moons") struct HalfMoonsTests {
  @Test("Drawn again, they are those in the program") func drawn() throws {
    let builtIn = try #require(DataSet.named("half-moons")).points
    // Another noise goes through the formula; a millionth of a millionth cannot be told from it.
    let drawn = DataSet.halfMoons(noise: 0.2 + 1e-13).points
    #expect(builtIn.count == drawn.count)
    for (built, drawn) in zip(builtIn, drawn) {
      #expect(built.label == drawn.label)
      #expect(zip(built.x, drawn.x).allSatisfy { abs($0 - $1) < 1e-11 })
    }
    #expect(DataSet.halfMoons(noise: 0.2).points == builtIn)
  }

  @Test("Without noise they lie on the two half circles") func circles() {
    for point in DataSet.halfMoons(noise: 0).points {
      let (x, y) = point.label == 0 ? (point.x[0], point.x[1]) : (1 - point.x[0], 0.5 - point.x[1])
      #expect(abs(x * x + y * y - 1) < 1e-14 && y >= -1e-15)
    }
  }
}
