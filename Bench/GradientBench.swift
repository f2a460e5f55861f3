import GradientEngine

/// The gradient of the 2-2-1 network with every intermediate: on the compiled tape, and as straight-line Swift.
func benchGradient() throws {
  let graph = try sigmoidNet()
  var run: Evaluation<Double> = graph.evaluate()
  let straight = StraightLine()
  let values = UnsafeMutableBufferPointer<Double>.allocate(capacity: StraightLine.count)
  defer { values.deallocate() }
  straight.run(into: values)
  precondition(graph.quantities.count == StraightLine.count)
  for (quantity, value) in zip(graph.quantities, values) {
    precondition(abs(run[quantity.id] - value) <= 1e-12 * abs(value), "\(quantity.name) differs")
  }

  let repeats = 100_000
  var (onTape, inLine, sum) = ([Double](), [Double](), 0.0)
  for _ in 0..<15 {
    let start = now()
    for _ in 0..<repeats {
      graph.update(&run)
      sum += run[graph.quantities[StraightLine.count - 1].id]
    }
    let middle = now()
    for _ in 0..<repeats {
      straight.run(into: values)
      sum += values[StraightLine.count - 1]
    }
    onTape.append((middle - start) / Double(repeats))
    inLine.append((now() - middle) / Double(repeats))
  }
  precondition(sum.isFinite)
  let ratio = median(onTape) / median(inLine)
  report(
    "gradient of the 2-2-1 net, \(StraightLine.count) values",
    "tape \(decimals(median(onTape) * 1e9, 0)) ns, straight-line Swift \(decimals(median(inLine) * 1e9, 0)) ns, "
      + "\(decimals(ratio, 2))x", goal: "within 3x", isMet: ratio <= 3)
}
