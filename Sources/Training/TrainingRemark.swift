/// What has happened in training that a learner should know of.
public enum TrainingRemark: Hashable, Sendable {
  /// The loss has hardly fallen in so many epochs.
  case plateau(epochs: Int)
  /// The loss went up in so many of the last epochs; steps on few rows make it go up and down.
  case overshoot(rises: Int, of: Int, onFewRows: Bool)
  /// The loss is far above what it was.
  case divergence(from: Double, to: Double)
  /// After so many epochs the next step led to a loss or a gradient that is no finite number; it was not taken.
  case notFinite(epoch: Int)
  /// The gradient is zero but for rounding.
  case converged
}

/// Notices plateaus, overshoots and divergence as the losses of epochs come in.
struct TrainingWatch: Hashable, Sendable {
  /// How many epochs without a fall of a hundredth make a plateau.
  static let plateauLength = 300
  /// Overshoot is judged over so many epochs.
  private static let window = 10

  private var last: Double?
  private var first = 0.0
  private var lowest = Double.infinity
  /// Whether the loss went up, for the last epochs, the newest in the lowest bit.
  private var rises: UInt32 = 0
  /// Losses thirty epochs apart, the newest last.
  private var anchors: [Double] = []

  /// Takes in the loss after an epoch, and tells what is to be said of it.
  mutating func note(epoch: Int, loss: Double, isConverged: Bool, onFewRows: Bool) -> TrainingRemark? {
    guard let last else {
      (last, first, lowest) = (loss, loss, loss)
      anchors = [loss]
      return nil
    }
    // On few rows the loss goes a little up and down although all is well.
    let tolerance = onFewRows ? 0.05 : 1e-9
    rises = rises << 1 | (loss > last * (1 + tolerance) ? 1 : 0)
    self.last = loss
    lowest = min(lowest, loss)
    if epoch % 30 == 0 { anchors = anchors.suffix(Self.plateauLength / 30) + [loss] }
    if loss > 10 * lowest, loss > 2 * first { return .divergence(from: lowest, to: loss) }
    let count = (rises & (1 << Self.window - 1)).nonzeroBitCount
    if count >= 3 { return .overshoot(rises: count, of: Self.window, onFewRows: onFewRows) }
    if isConverged { return .converged }
    if anchors.count > Self.plateauLength / 30, anchors[0] - loss < 0.01 * anchors[0] {
      return .plateau(epochs: Self.plateauLength)
    }
    return nil
  }

  /// Forgets what was seen, as after another learning rate was chosen.
  mutating func restart() { self = TrainingWatch() }
}
