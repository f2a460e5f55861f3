/// The loss by epochs, kept at a bounded number of epochs: where there are more, every other one is dropped.
public struct TrainingCurve: Hashable, Sendable {
  /// The loss after an epoch.
  public struct Point: Hashable, Sendable {
    /// How many epochs were done.
    public let epoch: Int
    /// The mean loss then.
    public let loss: Double
  }

  /// No more points are kept than this, and the last.
  public static let capacity = 256

  private var kept: [Point] = []
  private var stride = 1
  private var last: Point?

  /// An empty curve.
  public init() {}

  /// The points, evenly apart but for the last, which is always there.
  public var points: [Point] {
    guard let last, last != kept.last else { return kept }
    return kept + [last]
  }

  /// Adds what an epoch came to; epochs come in order.
  public mutating func add(epoch: Int, loss: Double) {
    let point = Point(epoch: epoch, loss: loss)
    last = point
    guard epoch % stride == 0 else { return }
    kept.append(point)
    guard kept.count > Self.capacity else { return }
    stride *= 2
    kept.removeAll { $0.epoch % stride != 0 }
  }
}
