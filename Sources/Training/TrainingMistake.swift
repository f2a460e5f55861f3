import Formula

/// Why an exercise cannot be trained.
public enum TrainingMistake: Error, Hashable, Sendable {
  /// It has no loss.
  case noLoss
  /// The loss depends on no parameters that are given.
  case noParameters(loss: Expression, Notation)
  /// The loss is not a number, because this stays a letter.
  case letter(String)
  /// The graph does not hold the derivatives.
  case noGradient(loss: Expression, Notation)
  /// Other data were given, and the exercise does not say what the rows stand for.
  case noPoints
  /// The data have no rows.
  case noRows
}

extension TrainingMistake: Mistake {
  /// What is wrong, as a sentence without a capital or a full stop.
  public var message: Text {
    switch self {
    case .noLoss: "the exercise has no loss, so there is nothing that training could make smaller"
    case .noParameters(let loss, let notation):
      "\(formula: loss, in: notation) depends on no given parameters, so there is nothing to train"
    case .letter(let name):
      "\(code: name) stays a letter in this exercise, so its loss has no value that training could make smaller"
    case .noGradient(let loss, let notation): "\(formula: loss, in: notation) has no derivative by every parameter"
    case .noPoints:
      "the exercise declares no data points, so no data set can take the place of its numbers; \(code: "pictures: points") declares them"
    case .noRows: "the data set has no rows"
    }
  }

  /// Nothing that the message does not say.
  public var expected: Text? { nil }
}
