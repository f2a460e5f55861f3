import Course
import GradientEngine

/// A contour map of 160x96 samples: the NOT cost over its weight and bias, both examples and their mean.
func benchContourMap() throws {
  let exercise = try Catalogue.builtIn().open("not-cost")
  let graph = exercise.graph
  guard let cost = graph.quantity(named: "C"), let w = graph.quantity(named: "w"), let b = graph.quantity(named: "b")
  else { return }
  let (columns, rows) = (160, 96)
  let xs = (0..<rows).flatMap { _ in (0..<columns).map { 6 * Double($0) / Double(columns - 1) - 3 } }
  let ys = (0..<rows).flatMap { row in [Double](repeating: 6 * Double(row) / Double(rows - 1) - 3, count: columns) }
  var (times, sum) = ([Double](), 0.0)
  for _ in 0..<51 {
    let start = now()
    let values = BatchEvaluation(of: [cost.id], over: [w.id, b.id], in: graph).values(at: [xs, ys])[0]
    times.append(now() - start)
    sum += values[values.count / 2]
  }
  precondition(sum.isFinite)
  let time = median(times)
  report(
    "contour map of \(columns)x\(rows) samples",
    "\(decimals(time * 1e3, 2)) ms, \(decimals(time * 1e9 / Double(columns * rows), 1)) ns a sample",
    goal: "under 1 ms", isMet: time < 1e-3)
}
