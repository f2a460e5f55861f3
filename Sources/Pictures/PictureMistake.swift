import Course
import Formula

/// Why a picture cannot be drawn.
public enum PictureMistake: Mistake, Error {
  /// There is no loss, so nothing leads anywhere.
  case noLoss
  /// No weighted sum with a parameter leads to the loss.
  case noUnits(loss: Expression, Notation)
  /// There is not room enough for the least that the picture shows.
  case tooSmall
  /// The exercise declares no such picture.
  case notDeclared(PictureKind)
  /// No value of what is drawn is finite there.
  case nothingFinite
}

extension PictureMistake {
  /// What is wrong, and what would help.
  public var message: Text {
    switch self {
    case .noLoss: "this exercise has no loss, so there is nothing to draw"
    case .noUnits(let loss, let notation):
      "no neuron leads to \(formula: loss, in: notation): no weighted sum with a parameter; try \(code: "graph")"
    case .tooSmall: "the picture does not fit; give it more room"
    case .notDeclared(let kind):
      "this exercise declares no picture \(code: kind.rawValue); its file can, under \(code: "pictures")"
    case .nothingFinite: "what is to be drawn has no finite value there"
    }
  }

  /// Nothing that the message does not say.
  public var expected: Text? { nil }
}
