import Course
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thousand full-batch epochs of half-moons: the graph over lanes against straight-line Swift with the C library's exp.
func benchTraining() throws {
  let problem = try TrainingProblem(Catalogue.builtIn().open("half-moons"))
  let columns = TrainingProblem.columns(of: .halfMoons(noise: 0.2))
  var (graphTimes, straightTimes) = ([Double](), [Double]())
  for _ in 0..<7 {
    var trainer = Trainer(problem, TrainingSettings(rate: 5))
    let start = now()
    trainer.run(epochs: 1000)
    graphTimes.append(now() - start)
    let straight = StraightLineTraining(problem.given, columns)
    let second = now()
    let loss = straight.run(epochs: 1000, rate: 5)
    straightTimes.append(now() - second)
    precondition(abs(loss - trainer.loss) < 1e-9, "\(loss) and \(trainer.loss)")
  }
  let (graph, straight) = (median(graphTimes), median(straightTimes))
  report(
    "1000 epochs of 2-10-1 with 200 points",
    "\(decimals(graph * 1e3)) ms by the graph, \(decimals(straight * 1e3)) ms in straight-line Swift, "
      + "\(decimals(straight / graph, 2))x",
    goal: "three times as fast as straight-line Swift", isMet: straight / graph >= 3)
}

/// Training live at 20 epochs a second, which itself costs next to nothing: what is left is drawing.
func benchLiveTraining(program: String) throws {
  let tutor = try WatchedProgram(program, ["half-moons"])
  _ = try tutor.firstPaint(to: "help")
  tutor.waitUntilQuiet()
  tutor.type("\u{1B}t")
  _ = tutor.share(seconds: 0.5)
  // Three times slower than the 200 epochs a second it begins with.
  tutor.type("---")
  let share = tutor.share(seconds: 4)
  report(
    "drawing while it trains",
    "\(decimals(share.processor * 100, 1)) % of a core at \(decimals(share.writes, 0)) writes a second",
    goal: "under 10 %", isMet: share.processor < 0.1)
}

/// A data set of a million rows, a step on each: rows a second, and memory that does not grow with the epochs.
func benchStochasticTraining(program: String, folder: String) throws {
  let (rows, file) = (1_000_000, folder + "/points.csv")
  guard let output = fopen(file, "w") else { throw WatchedProgram.Failure(what: "cannot write \(file)") }
  for seed in 0..<UInt64(rows / 200) {
    for point in DataSet.halfMoons(noise: 0.2, seed: seed + 2).points {
      fputs("\(point.x[0]),\(point.x[1]),\(Int(point.label))\n", output)
    }
  }
  fclose(output)
  defer { unlink(file) }
  func run(epochs: Int) throws -> ProgramCost {
    try ProgramCost([
      program, "train", "half-moons", "--data", file, "--batch", "stochastic", "--rate", "0.1", "--epochs", "\(epochs)",
    ])
  }
  let (reading, one, three) = (try run(epochs: 0), try run(epochs: 1), try run(epochs: 3))
  let seconds = (three.processor - one.processor) / 2
  report(
    "stochastic training on 10⁶ rows",
    "\(decimals(Double(rows) / seconds / 1e3, 0)) thousand rows a second; reading them took "
      + "\(decimals(reading.processor, 2)) s",
    goal: "none", isMet: true)
  let growth = three.peak / one.peak
  report(
    "peak memory of it", "\(decimals(one.peak / 1e6)) MB for one epoch, \(decimals(three.peak / 1e6)) MB for three",
    goal: "flat; 1.05x is within the noise", isMet: growth <= 1.05)
}

/// The 2-10-1 network and its training as one would write them by hand in Swift, a number at a time.
final class StraightLineTraining {
  private let x1: [Double]
  private let x2: [Double]
  private let y: [Double]
  private let parameters: UnsafeMutablePointer<Double>
  private let gradient: UnsafeMutablePointer<Double>
  private let hidden: UnsafeMutablePointer<Double>
  private static let count = 41

  init(_ start: [Double], _ columns: [[Double]]) {
    (x1, x2, y) = (columns[0], columns[1], columns[2])
    parameters = .allocate(capacity: Self.count)
    gradient = .allocate(capacity: Self.count)
    hidden = .allocate(capacity: 10)
    for place in 0..<Self.count { parameters[place] = start[place] }
  }

  deinit {
    parameters.deallocate()
    gradient.deallocate()
    hidden.deallocate()
  }

  /// Trains, and returns the mean loss at the end.
  func run(epochs: Int, rate: Double) -> Double {
    var loss = epoch()
    for _ in 0..<epochs {
      for place in 0..<Self.count { parameters[place] -= rate * gradient[place] / Double(y.count) }
      loss = epoch()
    }
    return loss / Double(y.count)
  }

  /// The sums of loss and gradient over all points.
  private func epoch() -> Double {
    var loss = 0.0
    for place in 0..<Self.count { gradient[place] = 0 }
    let (w1, b1, w2) = (parameters, parameters + 20, parameters + 30)
    let (g1, gb, g2) = (gradient, gradient + 20, gradient + 30)
    for row in y.indices {
      let (u, v, label) = (x1[row], x2[row], y[row])
      var z = parameters[40]
      for k in 0..<10 {
        let a = sigmoid(w1[2 * k] * u + w1[2 * k + 1] * v + b1[k])
        hidden[k] = a
        z += w2[k] * a
      }
      let p = sigmoid(z)
      loss -= label * log(p) + (1 - label) * log(1 - p)
      let delta = p - label
      gradient[40] += delta
      for k in 0..<10 {
        let a = hidden[k]
        g2[k] += delta * a
        let back = delta * w2[k] * a * (1 - a)
        gb[k] += back
        g1[2 * k] += back * u
        g1[2 * k + 1] += back * v
      }
    }
    return loss
  }
}

/// The logistic function, without overflow on either side.
private func sigmoid(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exp(-z)) }
  let e = exp(z)
  return e / (1 + e)
}
