import Formula
import GradientEngine

/// What is wrong with a picture that an exercise declares.
enum PictureSpecMistake: Mistake {
  case missingKey(String, PictureKind)
  case unknownKind(String)
  /// What is drawn, or what it is drawn over, is no number of the exercise.
  case noQuantity(Expression, Shape?, Notation)
  /// What a picture varies must be given.
  case notGiven(Expression, Notation)
  /// A list has not as many entries as the picture has axes.
  case otherCount(String, Int, expected: Int)
  case emptyWindow
  /// Two axes show the same number.
  case sameAxis(Expression, Notation)
  case notAWholeNumber(String, key: String)
  case unknownData(String, known: [String])
  /// The coordinates of a point replace a given vector of two.
  case notAPoint(Expression, Notation)
  case noMatrix(Expression, Notation)
  /// A row or window lies outside the matrix.
  case outside(key: String, Shape)

  var message: Text {
    switch self {
    case .missingKey(let key, let kind): "the picture \(code: kind.rawValue) has no \(code: key)"
    case .unknownKind(let word): "there is no picture \(code: word.clipped)"
    case .noQuantity(let formula, let shape?, let notation):
      "\(formula: formula, in: notation) is \(shape.words), which has no single value to draw"
    case .noQuantity(let formula, nil, let notation):
      "\(formula: formula, in: notation) is no quantity of this exercise"
    case .notGiven(let formula, let notation): "\(formula: formula, in: notation) is not given, so it cannot be varied"
    case .otherCount(let key, let count, _): "\(code: key) has \(count, "entry", plural: "entries")"
    case .emptyWindow: "the picture ends where it begins, or before"
    case .sameAxis(let formula, let notation): "both axes show \(formula: formula, in: notation)"
    case .notAWholeNumber(let text, let key): "\(code: text.clipped) in \(code: key) is not a whole number"
    case .unknownData(let name, _): "there is no data set \(code: name.clipped)"
    case .notAPoint(let formula, let notation): "\(formula: formula, in: notation) is no given vector of two numbers"
    case .noMatrix(let formula, let notation): "\(formula: formula, in: notation) is neither a matrix nor a vector"
    case .outside(let key, let shape): "\(code: key) does not lie within \(shape.words)"
    }
  }

  var expected: Text? {
    switch self {
    case .missingKey(_, .loss): "\(code: "over"), and \(code: "from") only together with \(code: "to")"
    case .missingKey(_, let kind): "\(code: kind.requiredKeys.joined(separator: ", "))"
    case .unknownKind: "\(list: PictureKind.allCases.map { Text(prose: $0.rawValue) }, .or)"
    case .noQuantity: "a name, or an element such as \(code: "W[1,2]")"
    case .notGiven: "a name from \(code: "given"), or an element of one"
    case .otherCount("window", _, _): "first row, first column, last row and last column"
    case .otherCount(_, _, let count): "\(count), one for each axis"
    case .emptyWindow: "\(code: "from") below \(code: "to") on each axis"
    case .sameAxis: "two different numbers"
    case .notAWholeNumber: "indices such as 2"
    case .unknownData(_, let known): "one of \(prose: known.joined(separator: ", "))"
    case .notAPoint: "a name from \(code: "given") that stands for two numbers"
    case .noMatrix: "the name of one"
    case .outside: "indices as formulas have them"
    }
  }
}
