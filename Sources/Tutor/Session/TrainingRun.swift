import Course
import Formula
import Training

/// Training as the learner watches it: the run, whether it goes on, how fast, and up to which epoch.
///
/// Nothing of it is recorded: it is for trying things out.
public struct TrainingRun: Hashable, Sendable {
  /// What a learner does with it.
  public enum Action: String, Hashable, Sendable {
    /// Opens the screen of it.
    case open
    /// Stops it or lets it go on.
    case pause
    /// Takes one step.
    case step
    case faster, slower
    /// Takes another learning rate.
    case raiseRate, lowerRate
    /// Takes the next choice of how many rows a step is taken on.
    case nextBatch
    /// Takes the next momentum.
    case nextMomentum
    /// Starts again with the same weights, or with others.
    case reset, newWeights
  }

  /// The learning rates that can be chosen, besides the one that the exercise has.
  public static let rates = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100,
  ]
  /// The speeds that can be chosen, in epochs a second; nil is as fast as the machine can.
  public static let speeds: [Double?] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, nil]
  static let momenta = [0, 0.5, 0.9]
  static let batches: [TrainingSettings.Batch] = [.full, .rows(32), .rows(1)]

  /// Slices of training are due so often.
  static let period = Duration.milliseconds(20)
  /// A slice takes no longer, so that a key waits no longer.
  static let sliceTime = Duration.milliseconds(15)
  /// The screen is painted anew no more often while nothing but the training goes on.
  static let framePeriod = Duration.milliseconds(80)
  /// What was remarked stays to be read for so long after it is over.
  private static let remarkTime = Duration.seconds(3)

  /// The run.
  public private(set) var trainer: Trainer
  /// Whether it goes on.
  public private(set) var isRunning = false
  /// The epoch at which it stops by itself.
  public private(set) var lastEpoch: Int
  /// What is to be said of the last epochs; it stays to be read for a while.
  public private(set) var remark: TrainingRemark?
  /// How many epochs a second there were of late; nil until that can be told.
  public private(set) var measuredSpeed: Double?
  private var speedIndex: Int
  private var owed = 0.0
  private var lastSlice: SuspendingClock.Instant?
  private var remarkEnd: SuspendingClock.Instant?
  private var meter: (start: SuspendingClock.Instant, epoch: Int)?

  /// How many epochs a run goes on for each time, where points are trained on and where it begins with the learner's update.
  private var portion: Int { trainer.problem.points == nil ? 100 : 1000 }

  /// A run at the given weights; with an update of the exercise's own as the first step, there are a hundred more.
  init(_ problem: TrainingProblem) {
    trainer = Trainer(problem, problem.standardSettings)
    let hasPoints = problem.points != nil
    lastEpoch = hasPoints ? 1000 : problem.updateRate == nil ? 100 : 101
    speedIndex = Self.speeds.firstIndex(of: hasPoints ? 200 : 50) ?? 0
  }

  /// The speed chosen, in epochs a second; nil is as fast as the machine can.
  public var speed: Double? { Self.speeds[speedIndex] }

  /// Whether the first step is the update of the exercise.
  public var beginsWithUpdate: Bool { trainer.problem.updateRate != nil }

  /// How long it goes on at the speed measured; nil where that cannot be told, and where it stands.
  public var timeLeft: Duration? {
    guard isRunning, let measuredSpeed, measuredSpeed > 0 else { return nil }
    return .seconds(Double(lastEpoch - trainer.epoch) / measuredSpeed)
  }

  /// Carries out an action at a time.
  mutating func apply(_ action: Action, at now: SuspendingClock.Instant) {
    var settings = trainer.settings
    switch action {
    case .open: resume(at: now)
    case .pause: isRunning ? pause() : resume(at: now)
    case .step:
      pause()
      trainer.step()
      lastEpoch = max(lastEpoch, trainer.epoch)
      take(trainer.remark, at: now)
    case .faster: speedIndex = min(Self.speeds.count - 1, speedIndex + 1)
    case .slower: speedIndex = max(0, speedIndex - 1)
    case .raiseRate: settings.rate = Self.rates.first { $0 > settings.rate * 1.0001 } ?? settings.rate
    case .lowerRate: settings.rate = Self.rates.last { $0 < settings.rate * 0.9999 } ?? settings.rate
    case .nextBatch:
      guard trainer.problem.rowCount > 1 else { return }
      settings.batch = Self.following(settings.batch, in: Self.batches)
    case .nextMomentum: settings.momentum = Self.following(settings.momentum, in: Self.momenta)
    case .reset: restart(at: now)
    case .newWeights:
      settings.seed = settings.seed.map { $0 + 1 } ?? 1
      trainer = Trainer(trainer.problem, settings)
      restart(at: now)
    }
    guard settings != trainer.settings else { return }
    trainer.change(settings)
    (remark, measuredSpeed) = (nil, nil)
  }

  private static func following<Choice: Equatable>(_ choice: Choice, in choices: [Choice]) -> Choice {
    let place = choices.firstIndex(of: choice) ?? -1
    return choices[(place + 1) % choices.count]
  }

  private mutating func restart(at now: SuspendingClock.Instant) {
    trainer = Trainer(trainer.problem, trainer.settings)
    lastEpoch = portion + (portion == 100 && beginsWithUpdate ? 1 : 0)
    (remark, measuredSpeed, meter, owed) = (nil, nil, nil, 0)
    lastSlice = isRunning ? now : nil
  }

  mutating func pause() {
    isRunning = false
    (lastSlice, meter, owed) = (nil, nil, 0)
  }

  private mutating func resume(at now: SuspendingClock.Instant) {
    guard !trainer.isHalted else { return }
    if trainer.epoch >= lastEpoch { lastEpoch = trainer.epoch + portion }
    isRunning = true
    lastSlice = now
    measuredSpeed = nil
  }

  /// What is to be trained now, by the time since the last slice and the speed chosen; nil where no whole step is due.
  mutating func slice(at now: SuspendingClock.Instant) -> TrainingSlice? {
    guard isRunning, let last = lastSlice else { return nil }
    lastSlice = now
    guard let speed else { return TrainingSlice(steps: .max, lastEpoch: lastEpoch, time: Self.sliceTime) }
    owed += (now - last) / .seconds(1) * speed * Double(trainer.stepsInEpoch)
    // A machine that cannot keep up goes as fast as it can, and not faster afterwards.
    owed = min(owed, speed * Double(trainer.stepsInEpoch) / 4 + 1)
    let steps = Int(owed)
    guard steps > 0 else { return nil }
    owed -= Double(steps)
    return TrainingSlice(steps: steps, lastEpoch: lastEpoch, time: Self.sliceTime)
  }

  /// Takes in how far a slice came.
  mutating func receive(_ trained: Trainer, at now: SuspendingClock.Instant) {
    trainer = trained
    take(trained.remark, at: now)
    if let meter {
      let time = (now - meter.start) / .seconds(1)
      if time >= 0.5 {
        measuredSpeed = Double(trained.epoch - meter.epoch) / time
        self.meter = (now, trained.epoch)
      }
    } else {
      meter = (now, trained.epoch)
    }
    if trained.epoch >= lastEpoch || trained.isHalted { pause() }
  }

  private mutating func take(_ found: TrainingRemark?, at now: SuspendingClock.Instant) {
    if let found {
      (remark, remarkEnd) = (found, now + Self.remarkTime)
    } else if let end = remarkEnd, end <= now {
      (remark, remarkEnd) = (nil, nil)
    }
  }

  /// Whether both are at the same place and go on alike.
  public static func == (left: TrainingRun, right: TrainingRun) -> Bool {
    left.trainer == right.trainer && left.isRunning == right.isRunning && left.lastEpoch == right.lastEpoch
      && left.speedIndex == right.speedIndex && left.remark == right.remark
  }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(trainer)
    hasher.combine(isRunning)
  }
}
