import Course
import Foundation

/// The 2-10-1 network of half-moons as one writes it by hand, for comparison.
struct HandWrittenNet {
  /// W1 row by row, b1, W2, b2.
  var parameters: [Double]

  init(_ parameters: [Double]) { self.parameters = parameters }

  private func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  /// The gradient of the mean cross-entropy.
  func gradient(_ rows: [DataSet.Point]) -> [Double] {
    var gradient = [Double](repeating: 0, count: 41)
    for row in rows {
      let hidden = (0..<10).map { k in
        sigmoid(parameters[2 * k] * row.x[0] + parameters[2 * k + 1] * row.x[1] + parameters[20 + k])
      }
      let output = sigmoid((0..<10).reduce(parameters[40]) { $0 + parameters[30 + $1] * hidden[$1] })
      let delta = (output - row.label) / Double(rows.count)
      gradient[40] += delta
      for k in 0..<10 {
        gradient[30 + k] += delta * hidden[k]
        let back = delta * parameters[30 + k] * hidden[k] * (1 - hidden[k])
        gradient[20 + k] += back
        gradient[2 * k] += back * row.x[0]
        gradient[2 * k + 1] += back * row.x[1]
      }
    }
    return gradient
  }
}
