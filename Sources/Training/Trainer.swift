import Course
import GradientEngine

/// A training run: the parameters, and the steps of gradient descent that change them.
///
/// The gradient is that of the exercise's own graph, over lanes. The same problem and settings lead to the same numbers on every
/// machine, to the last bit. A value: a copy goes on from the same place. Memory does not grow with the epochs.
///
/// ```swift
/// var trainer = Trainer(try TrainingProblem(exercise), TrainingSettings(rate: 5))
/// trainer.run(epochs: 1000)
/// trainer.loss       // 0.0754
/// trainer.accuracy   // 0.975
/// ```
public struct Trainer: Sendable {
  /// What is trained.
  public let problem: TrainingProblem
  /// How it is trained; see ``change(_:)``.
  public private(set) var settings: TrainingSettings
  /// The parameters, in the problem's order.
  public private(set) var parameters: [Double]
  /// How many times all rows were gone through.
  public private(set) var epoch = 0
  /// How many steps were taken.
  public private(set) var stepCount = 0
  /// The mean loss over all rows after the last whole epoch.
  public private(set) var loss = Double.nan
  /// The loss by epochs.
  public private(set) var curve = TrainingCurve()
  /// What is to be said of the last epochs.
  public private(set) var remark: TrainingRemark?
  /// Whether no step can be taken, because it would lead to what is not a number.
  public private(set) var isHalted = false

  private var batch: BatchGradient
  /// In full batches the sum of the rows' gradients at the parameters; else that of the last step's rows.
  private var sums: [Double]
  private var velocity: [Double]
  private var before: [Double]
  private var correctCount = 0
  private var order: [Int32]
  private var position = 0
  private var random: SplitMix64
  private var watch = TrainingWatch()

  /// A run at its start: at the given parameters, or at others, or at those that the seed of the settings draws.
  public init(_ problem: TrainingProblem, _ settings: TrainingSettings, startingAt parameters: [Double]? = nil) {
    guard let batch = problem.batchGradient else { preconditionFailure("a problem has a gradient") }
    self.problem = problem
    self.settings = settings
    self.batch = batch
    self.parameters = parameters ?? settings.seed.map(problem.drawn) ?? problem.given
    sums = [Double](repeating: 0, count: problem.parameters.count)
    (velocity, before) = (sums, self.parameters)
    order = Array(0..<Int32(problem.rowCount))
    random = SplitMix64(seed: settings.seed ?? 1)
    self.batch.set(self.parameters)
    if settings.batch != .full { random.shuffle(&order) }
    measure()
    note()
    isHalted = !isFinite
  }

  /// The part of the rows that is classified as the data say; nil where nothing is classified.
  public var accuracy: Double? {
    problem.points == nil ? nil : Double(correctCount) / Double(problem.rowCount)
  }

  /// How many steps an epoch has.
  public var stepsInEpoch: Int {
    switch settings.batch {
    case .full: 1
    case .rows(let size): (problem.rowCount + size - 1) / size
    }
  }

  /// Goes on with other settings; the parameters stay. Another seed has a bearing only on a new run.
  public mutating func change(_ settings: TrainingSettings) {
    guard settings != self.settings else { return }
    let isNewBatch = settings.batch != self.settings.batch
    self.settings = settings
    remark = nil
    watch.restart()
    isHalted = false
    guard isNewBatch else { return }
    position = 0
    if settings.batch == .full {
      order.sort()
      measure()
    } else {
      random.shuffle(&order)
    }
  }

  /// Takes one step; does nothing where none can be taken.
  public mutating func step() {
    guard !isHalted else { return }
    guard case .rows(let size) = settings.batch else {
      guard descend(on: problem.rowCount) else { return }
      return finishEpoch()
    }
    let rows = order[position..<min(position + size, order.count)]
    for place in sums.indices { sums[place] = 0 }
    _ = batch.addGradient(of: rows, in: problem.columns, to: &sums)
    guard descend(on: rows.count) else { return }
    position = rows.endIndex
    if position == order.count { finishEpoch() }
  }

  /// Takes steps to the end of the epoch, and so on for so many epochs in all.
  public mutating func run(epochs: Int) {
    let end = epoch + epochs
    while epoch < end, !isHalted { step() }
  }

  /// Moves the parameters by the velocity; false where that led to what is not a number, and nothing was moved.
  private mutating func descend(on count: Int) -> Bool {
    guard sums.allSatisfy(\.isFinite) else {
      halt()
      return false
    }
    let share = 1 / Double(count)
    for place in parameters.indices {
      before[place] = parameters[place]
      velocity[place] = settings.momentum * velocity[place] + sums[place] * share
      parameters[place] -= settings.rate * velocity[place]
    }
    batch.set(parameters)
    stepCount += 1
    return true
  }

  private mutating func finishEpoch() {
    let (lossBefore, correctBefore) = (loss, correctCount)
    epoch += 1
    if settings.batch != .full {
      position = 0
      random.shuffle(&order)
    }
    measure()
    guard isFinite else {
      // The last parameters that came to anything are the ones to look at.
      epoch -= 1
      (loss, correctCount) = (lossBefore, correctBefore)
      for place in parameters.indices { parameters[place] = before[place] }
      batch.set(parameters)
      return halt()
    }
    note()
  }

  private mutating func halt() {
    isHalted = true
    remark = .notFinite(epoch: epoch)
  }

  private var isFinite: Bool {
    loss.isFinite && parameters.allSatisfy(\.isFinite) && (settings.batch != .full || sums.allSatisfy(\.isFinite))
  }

  /// Loss and accuracy over all rows, and in full batches the gradient.
  private mutating func measure() {
    let sum: BatchGradient.RowSum
    if settings.batch == .full {
      for place in sums.indices { sums[place] = 0 }
      sum = batch.addGradient(of: order[...], in: problem.columns, to: &sums)
    } else {
      sum = batch.loss(of: order[...], in: problem.columns)
    }
    loss = sum.loss / Double(problem.rowCount)
    correctCount = sum.correctCount
  }

  private mutating func note() {
    curve.add(epoch: epoch, loss: loss)
    let isFull = settings.batch == .full
    let isConverged = isFull && sums.allSatisfy { $0.magnitude < 1e-9 * Double(problem.rowCount) }
    remark = watch.note(epoch: epoch, loss: loss, isConverged: isConverged, onFewRows: !isFull)
  }
}

extension Trainer: Hashable {
  /// Whether both are at the same place of the same run.
  public static func == (left: Trainer, right: Trainer) -> Bool {
    left.stepCount == right.stepCount && left.settings == right.settings && left.parameters == right.parameters
      && left.position == right.position && left.problem.exercise.id == right.problem.exercise.id
  }
  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(stepCount)
    hasher.combine(settings)
  }
}
