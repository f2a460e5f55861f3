import Formula

/// The words of every remark: what happened, and what to try.
extension TrainingRemark {
  /// What happened, in a sentence.
  public var event: Text {
    switch self {
    case .plateau(let epochs):
      "The loss fell by less than 1 % in the last \(epochs) epochs: training is on a plateau, where the gradient is small."
    case .overshoot(let rises, let window, false):
      "The loss went up in \(rises) of the last \(window) epochs: the steps overshoot and land on the other side of the valley."
    case .overshoot(let rises, let window, true):
      "The loss went up in \(rises) of the last \(window) epochs: each step follows the gradient of a few points, and goes too far."
    case .divergence(let low, let high):
      "The loss has grown from \(number: Self.digits(low)) to \(number: Self.digits(high)): training diverges."
    case .notFinite(let epoch):
      "After epoch \(epoch) the next step leads to a loss or a gradient that is not a number, so training has stopped."
    case .converged: "The gradient is almost zero: further steps change nothing."
    }
  }

  /// What to try, in a sentence.
  public var advice: Text {
    switch self {
    case .plateau: "Try a larger learning rate, or momentum."
    case .overshoot(_, _, false): "Try a smaller learning rate."
    case .overshoot(_, _, true): "Try a smaller learning rate, or more points in a step."
    case .divergence: "Try a learning rate a tenth as large, from the start."
    case .notFinite: "Start again with a smaller learning rate."
    case .converged: "Other weights at the start may lead to a lower loss."
    }
  }

  private static func digits(_ value: Double) -> String { NumberStyle.significant(3).text(value, in: .ascii) }
}
