#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The 2-2-1 network as one would write it by hand in Swift: every intermediate, every local partial and every gradient
/// that the graph names, in the graph's order, with no graph.
struct StraightLine {
  var x1 = 2.0, x2 = 5.0, y = 1.0
  var w1 = (-1.0, 2.0, -2.0, 1.0, 1.0, 4.0)
  var w2 = (1.0, 2.0, -4.0)

  /// Computes all values into `values`, which has room for `count` of them.
  @inline(never)
  func run(into values: UnsafeMutableBufferPointer<Double>) {
    let a1 = w1.0 + w1.2 * x1 + w1.4 * x2
    let a2 = w1.1 + w1.3 * x1 + w1.5 * x2
    let b1 = sigmoid(a1)
    let b2 = sigmoid(a2)
    let a = w2.0 + w2.1 * b1 + w2.2 * b2
    let yhat = sigmoid(a)
    let miss = y - yhat
    let loss = miss * miss / 2
    let byYhat = -miss
    let yhatByA = sigmoid(a) * sigmoid(-a)
    let byA = byYhat * yhatByA
    let byB2 = byA * w2.2
    let byB1 = byA * w2.1
    let b2ByA2 = sigmoid(a2) * sigmoid(-a2)
    let byA2 = byB2 * b2ByA2
    let b1ByA1 = sigmoid(a1) * sigmoid(-a1)
    let byA1 = byB1 * b1ByA1
    var place = 0
    func put(_ value: Double) {
      values[place] = value
      place += 1
    }
    put(x1); put(x2); put(y)
    put(w1.0); put(w1.1); put(w1.2); put(w1.3); put(w1.4); put(w1.5)
    put(w2.0); put(w2.1); put(w2.2)
    put(a1); put(a2); put(b1); put(b2); put(a); put(yhat); put(loss)
    put(byYhat); put(yhatByA); put(byA)
    put(w2.2); put(byB2); put(w2.1); put(byB1)
    put(b2ByA2); put(byA2); put(b1ByA1); put(byA1)
    put(b2); put(byA * b2); put(b1); put(byA * b1); put(1); put(byA)
    put(x2); put(byA2 * x2); put(x2); put(byA1 * x2)
    put(x1); put(byA2 * x1); put(x1); put(byA1 * x1)
    put(1); put(byA2); put(1); put(byA1)
    put(w1.4); put(w1.5); put(byA1 * w1.4 + byA2 * w1.5)
    put(w1.2); put(w1.3); put(byA1 * w1.2 + byA2 * w1.3)
  }

  /// How many values `run` writes.
  static let count = 54
}

/// The logistic function, without overflow on either side.
private func sigmoid(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exp(-z)) }
  let e = exp(z)
  return e / (1 + e)
}
