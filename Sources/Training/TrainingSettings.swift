/// How a network is trained: how far each step goes, what it remembers of those before, and on how many rows it is taken.
public struct TrainingSettings: Hashable, Sendable {
  /// How many rows of the data a step is taken on.
  public enum Batch: Hashable, Sendable {
    /// All of them; a step is an epoch.
    case full
    /// So many, in an order that is shuffled for each epoch; 1 is stochastic gradient descent.
    case rows(Int)
  }

  /// The learning rate η: a step goes −η times the velocity.
  public var rate: Double
  /// The momentum μ: the velocity is μ times itself, plus the gradient of the mean loss over the rows of the step.
  public var momentum: Double
  /// The rows of a step.
  public var batch: Batch
  /// Draws the parameters from -1 to 1 and the order of the rows; where nil, the parameters are as the exercise gives them.
  public var seed: UInt64?

  /// States settings.
  public init(rate: Double, momentum: Double = 0, batch: Batch = .full, seed: UInt64? = nil) {
    self.rate = rate
    self.momentum = momentum
    self.batch = batch
    self.seed = seed
  }
}
