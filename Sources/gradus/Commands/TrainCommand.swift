import ArgumentParser
import Canvas
import Course
import Formula
import Training

/// `gradus train`: gradient descent on the loss of an exercise, without the tutor.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train the network of an exercise by gradient descent.",
    discussion: """
      Any exercise with parameters and a loss can be trained. The gradient is that of the exercise's own formulas. Where the \
      exercise declares data points, the loss is their mean, and the accuracy is told, too; else its own numbers are the only \
      example. Training begins at the weights that the exercise gives, or at others that a seed draws from -1 to 1. The same \
      options lead to the same numbers on every machine. In JSON the parameters have all their digits; 'gradus plot ID points \
      --parameters FILE' draws the points for them. Ends with status 1 where the loss is no longer a number.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How often to go through all points.") var epochs = 1000
  @Option(
    help: "The learning rate; where not said, that of the exercise's update, else 5 with data points and 0.5 without.")
  var rate: Double?
  @Option(help: ArgumentHelp("The points in a step: full, stochastic (one) or how many.", valueName: "batch"))
  var batch = BatchArgument(.full)
  @Option(help: "The part of the last step that each step goes on with, from 0 up to but not 1.") var momentum = 0.0
  @Option(help: "Draw the first weights, and the order of the points, by a seed.") var seed: UInt64?
  @Option(help: "Draw the half-moons anew with this noise; in the program it is 0.2.") var noise: Double?
  @Option(help: "Train on a file of rows: two inputs and a class, 0 or 1.", completion: .file()) var data: String?
  @Option(help: "How to write the result.") var format: Format = .text
  @Option(help: ArgumentHelp("Write it to a file.", valueName: "file"), completion: .file()) var out: String?
  @Argument(help: "The exercise.", completion: .exercise) var id: String

  private static let mostEpochs = 1_000_000_000

  func validate() throws {
    guard (0...Self.mostEpochs).contains(epochs) else {
      throw ValidationError("--epochs takes a whole number from 0 to \(Self.mostEpochs).")
    }
    if let rate, !(rate > 0 && rate.isFinite) { throw ValidationError("--rate takes a number above 0.") }
    guard momentum >= 0, momentum < 1 else {
      throw ValidationError("--momentum takes a number from 0 up to but not 1.")
    }
    if let noise, !(noise >= 0 && noise <= 10) { throw ValidationError("--noise takes a number from 0 to 10.") }
    if noise != nil, data != nil {
      throw ValidationError("--noise draws the half-moons; with --data they are not used.")
    }
  }

  func run() throws {
    let exercise = try exercises.exercise(id)
    let problem = try problem(exercise)
    var settings = problem.standardSettings
    settings.momentum = momentum
    settings.batch = batch.batch
    settings.seed = seed
    if let rate { settings.rate = rate }
    var trainer = Trainer(problem, settings)
    let firstLoss = trainer.loss
    train(&trainer)
    let report = TrainingReport(trainer: trainer, firstLoss: firstLoss)
    let isASCII = Charset.preferred == .ascii
    let text =
      switch format {
      case .json: report.json.text
      case .text: report.text(size: Size(columns: 72, rows: 14), theme: Theme(depth: .none, isASCII: isASCII))
      }
    if let out { try writeFile(text + (text.hasSuffix("\n") ? "" : "\n"), to: out) } else { try output(text) }
    guard trainer.isHalted, let remark = trainer.remark else { return }
    complain("\(prose: id): \(remark.event) \(remark.advice)")
    throw Exit.no
  }

  private func problem(_ exercise: Exercise) throws -> TrainingProblem {
    // What the exercise cannot do is told before a long file is read.
    let problem = try problem(exercise, data: nil)
    if let noise {
      guard problem.points?.data.name == "half-moons" else {
        complain("\(code: id) has no half-moons, so \(code: "--noise") has nothing to draw")
        throw Exit.usage
      }
      return try self.problem(exercise, data: TrainingProblem.columns(of: .halfMoons(noise: noise)))
    }
    guard let data else { return problem }
    guard problem.points != nil else {
      complain("\(code: id): \(TrainingMistake.noPoints.sentence)")
      throw Exit.no
    }
    return try self.problem(exercise, data: TrainingDataFile(path: data).columns)
  }

  private func problem(_ exercise: Exercise, data: [[Double]]?) throws -> TrainingProblem {
    do {
      return try TrainingProblem(exercise, data: data)
    } catch {
      complain("\(code: id): \(error.sentence)")
      throw Exit.no
    }
  }

  private func train(_ trainer: inout Trainer) {
    var bar = ProgressBar()
    let stepCount = Double(epochs) * Double(trainer.stepsInEpoch)
    while trainer.epoch < epochs, !trainer.isHalted {
      trainer.step()
      bar.show(
        Double(trainer.stepCount) / stepCount,
        "\(trainer.epoch) of \(epochs) epochs, loss \(NumberStyle.significant(4).text(trainer.loss, in: .ascii))")
    }
    bar.end()
  }
}

/// The points of a step, as they are typed: `full`, `stochastic` or a number.
struct BatchArgument: ExpressibleByArgument {
  let batch: TrainingSettings.Batch

  init(_ batch: TrainingSettings.Batch) { self.batch = batch }

  init?(argument: String) {
    switch argument {
    case "full": batch = .full
    case "stochastic": batch = .rows(1)
    default:
      guard let count = Int(argument), count > 0 else { return nil }
      batch = .rows(count)
    }
  }

  static var allValueStrings: [String] { ["full", "stochastic"] }

  var defaultValueDescription: String {
    switch batch {
    case .full: "full"
    case .rows(let count): "\(count)"
    }
  }
}
