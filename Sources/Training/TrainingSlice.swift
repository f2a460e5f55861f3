/// How far a run may go before it looks at the clock and the keyboard again.
public struct TrainingSlice: Hashable, Sendable {
  /// So many steps at most.
  public var steps: Int
  /// Not beyond this epoch.
  public var lastEpoch: Int
  /// Not for longer.
  public var time: Duration

  /// States a slice.
  public init(steps: Int, lastEpoch: Int, time: Duration) {
    self.steps = steps
    self.lastEpoch = lastEpoch
    self.time = time
  }
}

extension Trainer {
  /// Takes the steps of a slice, as long as `goesOn` says that there is time.
  public mutating func run(_ slice: TrainingSlice, while goesOn: () -> Bool) {
    var left = slice.steps
    while left > 0, epoch < slice.lastEpoch, !isHalted, goesOn() {
      step()
      left -= 1
    }
  }
}
