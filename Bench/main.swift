#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// `make bench`: what is measured here are ratios within one run, so that the machine drops out; the goals are the ones
// the design is held to. Run as `Bench PROGRAM BARE FEW MANY SCRATCH`: the tutor, a bare ncurses program, two folders of
// exercises, of which the second holds ten times as many, and a folder for files of its own.

let arguments = CommandLine.arguments
guard arguments.count == 6 else {
  print("usage: Bench PROGRAM BARE-CURSES FOLDER-OF-FEW FOLDER-OF-MANY SCRATCH (see scripts/bench)")
  exit(64)
}
do {
  try benchBatch(program: arguments[1], folder: arguments[5])
  try benchStochasticTraining(program: arguments[1], folder: arguments[5])
  try benchTraining()
  try benchLiveTraining(program: arguments[1])
  try benchVerdicts()
  try benchVariants()
  try benchGradient()
  try benchContourMap()
  try benchScreen(program: arguments[1], bare: arguments[2], few: arguments[3], many: arguments[4])
} catch {
  print("the measurement failed: \(error)")
  exit(1)
}
exit(goalsMet ? 0 : 1)
