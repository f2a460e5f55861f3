#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Seconds on a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The middle of some measurements: one slow run does not move it.
func median(_ measurements: [Double]) -> Double {
  let sorted = measurements.sorted()
  return sorted[sorted.count / 2]
}

/// A number with so many decimals. For people to read, not for programs.
func decimals(_ number: Double, _ count: Int = 1) -> String {
  let power = (0..<count).reduce(1.0) { power, _ in power * 10 }
  let scaled = Int((abs(number) * power).rounded())
  let whole = "\(number < 0 ? "-" : "")\(scaled / Int(power))"
  if count == 0 { return whole }
  let fraction = String(scaled % Int(power))
  return "\(whole).\(String(repeating: "0", count: count - fraction.count))\(fraction)"
}

/// Whether every goal was met so far.
nonisolated(unsafe) var goalsMet = true

/// Prints one measured line and whether its goal is met.
func report(_ what: String, _ result: String, goal: String, isMet: Bool) {
  print("\(isMet ? "ok  " : "MISS") \(what): \(result) (goal: \(goal))")
  if !isMet { goalsMet = false }
}
