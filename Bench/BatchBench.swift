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
  let small = try (0..<4).map { _ in try batchRun(program, input: fewFile) }.dropFirst()
  let large = try batchRun(program, input: manyFile)
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

/// What a batch took: seconds by the clock and of the processor, and the most memory it held, in bytes.
private struct BatchCost {
  let seconds: Double
  let processor: Double
  let peak: Double
}

/// Runs a batch to its end.
private func batchRun(_ program: String, input: String) throws -> BatchCost {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  let words: [String] = [program, "grade", "--batch", "-"]
  var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for text in argv { free(text) } }
  var environment: [UnsafeMutablePointer<CChar>?] = [nil]
  var child: pid_t = 0
  let start = now()
  guard posix_spawn(&child, program, &actions, nil, &argv, &environment) == 0 else {
    throw WatchedProgram.Failure(what: "cannot start \(program)")
  }
  var (status, usage): (Int32, rusage) = (0, rusage())
  guard wait4(child, &status, 0, &usage) == child, status == 0 else {
    throw WatchedProgram.Failure(what: "the batch did not grade every row")
  }
  #if canImport(Darwin)
    let unit = 1.0
  #else
    let unit = 1024.0
  #endif
  let processor = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  return BatchCost(seconds: now() - start, processor: processor, peak: Double(usage.ru_maxrss) * unit)
}
