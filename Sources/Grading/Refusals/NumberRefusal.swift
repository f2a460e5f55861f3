import Formula

/// What keeps a text from being a number.
enum NumberRefusal: Refusal {
  case unfinished(Expected)
  /// A character that cannot stand where something else is expected.
  case unexpected(String, Expected)
  /// A word that is no number.
  case word(String, Expected)
  /// "nan", "inf" and the like.
  case notFinite(String, Expected)
  case infinity
  /// A function that is not worked out.
  case function(String)
  /// A function without its argument.
  case functionAlone(String)
  /// A function that has no finite value at what it is called with.
  case noFunctionValue(String)
  /// A formula in the names of the exercise, where a number is asked for in this form.
  case formula(asks: Text)
  /// A list, where one number is asked for.
  case list
  case tooLarge
  case tooDeep
  /// Marks or blanks between thousands.
  case thousands
  case pointAndComma
  case commaBetween
  case secondPoint
  case ellipsis
  case percent
  case unit(String)
  case hexadecimal
  case sideBySide
  case secondSide
  case missingOperator
  case unopenedParenthesis
  case twoSigns
  case twoPowers
  case powerNotWhole
  case exponentNotWhole
  case divisionByZero
  case powerOfZero
  /// The exercise itself has no finite number here.
  case noValue
  /// The value is not known to as many digits as are asked or typed.
  case unknownValue(Precision)
  /// A count below zero, or with a fraction; as it was read.
  case negativeCount(String)
  case fractionalCount(String)

  /// What must stand at a place.
  enum Expected: Hashable, Sendable {
    case number, digits, digitsAfterComma, end, raisedWholeNumber, closingParenthesis, exponent
  }

  var reason: Verdict.Reason {
    switch self {
    case .unfinished, .functionAlone: .unfinished
    case .function, .noFunctionValue: .function
    case .tooLarge: .tooLarge
    case .tooDeep: .tooDeep
    case .thousands, .pointAndComma: .thousands
    case .percent: .percent
    case .unit: .unit
    case .powerNotWhole, .exponentNotWhole: .exponentNotWhole
    case .divisionByZero, .powerOfZero: .divisionByZero
    case .noValue, .unknownValue: .noValue
    default: .notANumber
    }
  }
}
