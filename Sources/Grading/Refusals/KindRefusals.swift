import GradientEngine

/// What keeps the text of a vector or matrix from being cut into cells.
enum CellRefusal: Refusal {
  /// There are other numbers of cells, or of rows, than the shape has.
  case count(Found, Shape, isUnfinished: Bool)
  /// A bracket is not closed.
  case openBracket(closing: String)
  case stray(String)

  /// What was found instead of the shape.
  enum Found: Hashable, Sendable {
    case numbers(Int)
    case rows(Int, of: Int)
    case unevenRows
  }

  var reason: Verdict.Reason {
    switch self {
    case .count(_, _, let isUnfinished): isUnfinished ? .unfinished : .cellCount
    case .openBracket: .unfinished
    case .stray: .notAList
    }
  }
}

/// What keeps a text from being a shape.
enum ShapeRefusal: Refusal {
  case stray(String)
  case noNumber, oneNumber, tooManyNumbers, zero

  var reason: Verdict.Reason { self == .oneNumber ? .unfinished : .notAShape }
}

/// What keeps a text from naming one of a few options.
enum ChoiceRefusal: Refusal {
  case unknown(String, AnswerForm)
  case nothing(AnswerForm)
  /// Several options are named where one is asked for.
  case several(AnswerForm)

  var reason: Verdict.Reason { .notAPick }
}

/// What keeps a text from naming a class.
enum ClassRefusal: Refusal {
  /// A number with decimals: that from which the class is read off.
  case output(labels: [String])
  case unknown(String, labels: [String])

  var reason: Verdict.Reason { .notAClass }
}
