import Canvas
import Course
import Formula
import GradientEngine
import Pictures
import Training

/// What came of a training run, for people and for programs.
struct TrainingReport {
  let trainer: Trainer
  /// The mean loss before the first step.
  let firstLoss: Double

  private var problem: TrainingProblem { trainer.problem }

  /// A few lines and the curve of the loss.
  func text(size: Size, theme: Theme) -> String {
    let charset: Charset = theme.isASCII ? .ascii : .unicode
    func number(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: charset) }
    let settings = trainer.settings
    var how: Text = "learning rate \(number: number(settings.rate)), "
    switch settings.batch {
    case .full: how += problem.rowCount > 1 ? "full batch" : "one example"
    case .rows(1): how += "one point a step"
    case .rows(let count): how += "\(count) points a step"
    }
    if settings.momentum > 0 { how += ", momentum \(number: number(settings.momentum))" }
    let name = "\(formula: problem.exercise.graph[problem.loss].expression, in: problem.exercise.notation)" as Text
    var lines: [Text] = [
      "\(prose: problem.exercise.id): \(problem.parameters.count, "parameter"), \(problem.rowCount, "point")",
      "\(how), \(trainer.epoch, "epoch")",
      "\(problem.rowCount > 1 ? "mean " : "")\(name): \(number: number(firstLoss)) before, \(number: number(trainer.loss)) after",
    ]
    if let accuracy = trainer.accuracy {
      let percent = NumberStyle.significant(3).text(100 * accuracy, in: charset)
      lines.append("accuracy: \(number: percent) %")
    }
    // What ended the training is complained of; here stands what may be a sign of it.
    if let remark = trainer.remark, !trainer.isHalted { lines.append("\(remark.event) \(remark.advice)") }
    let shown = lines.map { $0.text(in: charset) }.joined(separator: "\n")
    guard let plot = Plot(trainingLoss: trainer.curve.points.map { PlotPoint(Double($0.epoch), $0.loss) }) else {
      return shown
    }
    return shown + "\n\n" + plot.grid(size: size, theme: theme).description
  }

  /// Settings, loss, accuracy, curve and parameters.
  var json: JSON {
    let settings = trainer.settings
    let rows: Int =
      switch settings.batch {
      case .full: problem.rowCount
      case .rows(let count): count
      }
    var members: [JSON.Member] = [
      JSON.Member(key: "exercise", value: .string(problem.exercise.id)),
      JSON.Member(key: "points", value: .integer(problem.rowCount)),
      JSON.Member(key: "epochs", value: .integer(trainer.epoch)),
      JSON.Member(key: "rate", value: .number(settings.rate)),
      JSON.Member(key: "momentum", value: .number(settings.momentum)),
      JSON.Member(key: "batch", value: .integer(rows)),
    ]
    if let seed = settings.seed { members.append(JSON.Member(key: "seed", value: .string(String(seed)))) }
    members.append(JSON.Member(key: "loss", value: .number(trainer.loss)))
    if let accuracy = trainer.accuracy { members.append(JSON.Member(key: "accuracy", value: .number(accuracy))) }
    if let remark = trainer.remark {
      members.append(JSON.Member(key: "remark", value: .string(("\(remark.event) \(remark.advice)" as Text).unicode)))
    }
    members.append(
      JSON.Member(
        key: "curve",
        value: .list(trainer.curve.points.map { .list([.integer($0.epoch), .number($0.loss)]) })))
    members.append(JSON.Member(key: "parameters", value: .members(parameters)))
    return .members(members)
  }

  private var parameters: [JSON.Member] {
    let values = problem.byName(trainer.parameters)
    return problem.names.map { name in
      let shape = problem.exercise.graph.symbols[name]?.tensor.shape
      return JSON.Member(key: name, value: .tensor(values[name] ?? [], extents: shape?.extents ?? []))
    }
  }
}

extension JSON {
  /// Numbers in row order as nested lists.
  fileprivate static func tensor(_ numbers: [Double], extents: [Int]) -> JSON {
    guard let first = extents.first, first > 0 else { return .number(numbers.first ?? .nan) }
    let part = numbers.count / first
    return .list(
      (0..<first).map { tensor(Array(numbers[$0 * part..<($0 + 1) * part]), extents: Array(extents.dropFirst())) })
  }
}
