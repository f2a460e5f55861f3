/// How soon the first screen is there, and how soon a key has changed it, on a pseudo-terminal of 80 by 24.
func benchScreen(program: String, bare: String, few: String, many: String) throws {
  var (bareTimes, times, fewTimes, manyTimes) = ([Double](), [Double](), [Double](), [Double]())
  // Turn about, so that whatever else the machine does meets all alike; the first round warms the caches.
  for round in 0...30 {
    let bareTime = try WatchedProgram(bare, []).firstPaint(to: "Painted.")
    let time = try WatchedProgram(program, []).firstPaint(to: "quit")
    let fewTime = try WatchedProgram(program, ["--exercises", few]).firstPaint(to: "quit")
    let manyTime = try WatchedProgram(program, ["--exercises", many]).firstPaint(to: "quit")
    guard round > 0 else { continue }
    bareTimes.append(bareTime)
    times.append(time)
    fewTimes.append(fewTime)
    manyTimes.append(manyTime)
  }
  let milliseconds = { (times: [Double]) in decimals(median(times) * 1000, 1) + " ms" }
  let ratio = median(times) / median(bareTimes)
  report(
    "first paint", "\(milliseconds(times)), bare ncurses in C \(milliseconds(bareTimes)), \(decimals(ratio, 1))x",
    goal: "within 5x", isMet: ratio <= 5)
  let growth = median(manyTimes) / median(fewTimes)
  report(
    "first paint with 60 exercises",
    "\(milliseconds(manyTimes)), with 6 \(milliseconds(fewTimes)), \(decimals(growth, 2))x",
    goal: "no slower; 1.1x is within the noise", isMet: growth <= 1.1)

  try benchRepaint("key to repaint", of: WatchedProgram(program, ["--exercises", many]), keys: "j", "k")
  // The picture of not-cost stands beside its first step; a digit is typed there and taken back.
  let pictured = try WatchedProgram(program, ["quiz", "not-cost"])
  try benchRepaint("key to repaint with a picture", of: pictured, after: "\u{1B}", keys: "1", "\u{7F}")
}

/// How soon a key has changed a screen, two keys turn about.
private func benchRepaint(
  _ what: String, of tutor: WatchedProgram, after opening: String? = nil, keys: String...
) throws {
  _ = try tutor.firstPaint(to: "help")
  tutor.waitUntilQuiet()
  if let opening {
    _ = try tutor.repaint(after: opening)
    tutor.waitUntilQuiet()
  }
  var repaints: [Double] = []
  for number in 0..<200 {
    repaints.append(try tutor.repaint(after: keys[number % keys.count]))
    tutor.waitUntilQuiet()
  }
  let repaint = median(repaints)
  report(
    what,
    "\(decimals(repaint * 1000, 2)) ms; 95 of 100 within "
      + "\(decimals(repaints.sorted()[repaints.count * 95 / 100] * 1000, 2)) ms",
    goal: "under 1 ms", isMet: repaint < 0.001)
}
