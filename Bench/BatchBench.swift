#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `gradus grade --batch -` on few rows and on a hundred times as many: rows a second, and memory that does not grow.
///
/// The system counts for a child at least the memory of who started it, so this is measured before anything large is
/// loaded here.
func benchBatch(program: String, folder: String) throws {
  let (few, many) = (10_000, 1_000_000)
  let (fewFile, manyFile) = (folder + "/few.csv", folder + "/many.csv")
  try writeRows(few, to: fewFile)
  try writeRows(many, to: manyFile)
  defer { unlink(manyFile) }
  // The first run warms the caches.
  let small = try (0..<4).map { _ in try ProgramCost([program, "grade", "--batch", "-"], input: fewFile) }.dropFirst()
  let large = try ProgramCost([program, "grade", "--batch", "-"], input: manyFile)
  let rate = Double(many) / large.processor
  report(
    "batch on the exact path",
    "\(grouped(rate)) rows a second of one core; 10⁶ rows took \(decimals(large.processor, 2)) s of it and "
      + "\(decimals(large.seconds, 2)) s by the clock",
    goal: "100 000 rows a second", isMet: rate >= 1e5)
  let fewPeak = median(small.map(\.peak))
  let growth = large.peak / fewPeak
  report(
    "peak memory of a batch",
    "\(decimals(large.peak / 1e6)) MB at 10⁶ rows, \(decimals(fewPeak / 1e6)) MB at 10⁴, \(decimals(growth, 2))x",
    goal: "flat; 1.05x is within the noise", isMet: growth <= 1.05)
}

/// Right answers of learners who each work through two exercises.
private func writeRows(_ count: Int, to path: String) throws {
  let answers = [
    "not-cost,a1,0.834", "not-cost,cost-1,0.695", "not-cost,a0,-0.100", "not-cost,cost-0,1.2",
    "sigmoid-2-2-1,alpha1-1,0", "sigmoid-2-2-1,alpha1-2,24", "sigmoid-2-2-1,beta1-1,0.5",
    "sigmoid-2-2-1,alpha2,-2.000", "sigmoid-2-2-1,yhat,0.1192", "sigmoid-2-2-1,loss,0.3879",
    "sigmoid-2-2-1,loss-w2-1,-0.0462", "sigmoid-2-2-1,w2-1-new,2.0925",
  ]
  guard let file = fopen(path, "w") else { throw WatchedProgram.Failure(what: "cannot write \(path)") }
  defer { fclose(file) }
  fputs("learner,exercise,step,answer\n", file)
  for row in 0..<count { fputs("learner-\(row / answers.count),\(answers[row % answers.count])\n", file) }
}
