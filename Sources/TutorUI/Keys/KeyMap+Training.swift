import Canvas
import Tutor

/// The keys of training; those of the learning rate are those of the map.
let trainingBindings: [Binding] = [
  bind(
    [.character(" ")], .training, .training(.pause), "Stop, or go on; once it is done, go on for as long again",
    ["go on", "pause"], weight: 9
  ) { session in
    guard let run = session.view.training, !run.trainer.isHalted else { return nil }
    return run.isRunning ? "pause" : "go on"
  },
  bind(
    [.character("."), .key(.right), .character("l")], .training, .training(.step), "Stop, and take one step", ["step"],
    weight: 7),
  bind(
    [.character("]"), .character(">")], .training, .training(.raiseRate), "A larger learning rate", ["rate up"],
    weight: 6),
  bind(
    [.character("["), .character("<")], .training, .training(.lowerRate), "A smaller learning rate", ["down"],
    weight: 6),
  bind(
    [.character("b")], .training, .training(.nextBatch),
    "A step on all points, on 32 (mini-batch) or on one (stochastic)", ["batch"], weight: 5
  ) { session in (session.view.training?.trainer.problem.rowCount ?? 1) > 1 ? "batch" : nil },
  bind(
    [.character("m")], .training, .training(.nextMomentum), "Momentum: none, 0.5 or 0.9", ["momentum"], weight: 4),
  bind(
    [.character("r"), .key(.home)], .training, .training(.reset), "Start again with the same weights", ["reset"],
    weight: 6),
  bind([.character("s")], .training, .training(.newWeights), "Start again with other weights", ["seed"], weight: 3),
  bind(
    [.character("+"), .character("="), .key(.up), .character("k")], .training, .training(.faster), "Faster",
    ["faster"], weight: 2),
  bind(
    [.character("-"), .key(.down), .character("j")], .training, .training(.slower), "Slower", ["slower"], weight: 2),
  bind(
    [.key(.escape), .key(.enter), .key(.left), .character("h"), .key(.alt("t"))], .training,
    .back, "Back to where you were", ["back"], weight: 8),
  help(.training), quit(.training),
]
