import Formula

/// What keeps a text from being a formula of the exercise.
enum FormulaRefusal: Refusal {
  /// It is no formula, or does not fit the exercise's quantities.
  case misfit(FormulaError)
  /// More text may make a formula of it.
  case unfinished(FormulaError)
  /// A vector or matrix stands where one number is asked; with one of its elements as it is typed.
  case wholeTensor(FormulaError, element: String)
  /// A name that the exercise does not have, with a product or function that may be meant, and the names near it; where none is
  /// near, all of them.
  case unknownName(String, suggestion: String?, near: [NearName], among: [NearName])
  /// Derivatives that have no value of their own where something else is asked.
  case derivatives([Text], asks: Text)
  /// A name that can mean several quantities.
  case ambiguousName(String, meanings: [NearName])
  /// Two vectors with a star, or nothing, between them.
  case ambiguousProduct
  /// A function without its argument.
  case functionAlone(String)
  /// A LaTeX command that is not read.
  case command(String)
  /// A brace that is not closed.
  case openBrace
  /// Rounding hides whether it is what is asked.
  case undecided

  var reason: Verdict.Reason {
    switch self {
    case .misfit, .wholeTensor, .unknownName, .ambiguousName, .ambiguousProduct, .command, .derivatives: .notAFormula
    case .unfinished, .functionAlone, .openBrace: .unfinished
    case .undecided: .undecided
    }
  }
}

/// What keeps a formula from being a polynomial in the unknown.
enum PolynomialRefusal: Refusal {
  /// A name or function other than the unknown.
  case name(String, unknown: String)
  /// A function of something with the unknown in it.
  case functionOfUnknown(String, unknown: String)
  /// A list, an index or a derivative.
  case structure(unknown: String)
  case powerTooHigh(unknown: String)
  /// A power of something with the unknown in it that is negative, or too high to work out.
  case powerOfUnknown(unknown: String)
  case divisionByUnknown(unknown: String)
  case divisionByZero
  case powerOfZero
  case powerNotWhole
  case numbersTooLong
  case powerTooLarge

  var reason: Verdict.Reason {
    switch self {
    case .name, .functionOfUnknown, .structure, .powerTooHigh, .powerOfUnknown, .divisionByUnknown: .notAFormula
    case .divisionByZero, .powerOfZero: .divisionByZero
    case .powerNotWhole: .exponentNotWhole
    case .numbersTooLong, .powerTooLarge: .tooLarge
    }
  }
}

/// What keeps a text from being a product of derivatives.
enum ChainRefusal: Refusal {
  case unfinished(Expected)
  case unexpected(String, Expected)
  /// A name that the exercise does not have, and one that is near.
  case unknownName(String, near: String?)
  /// A name that may stand for several quantities.
  case ambiguousName(String, meanings: [NearName])

  /// What must stand at a place.
  enum Expected: Hashable, Sendable {
    case derivative, otherHalf, denominator, quantity, wholeIndex, closingParenthesis, closingBracket
  }

  var reason: Verdict.Reason {
    if case .unfinished = self { .unfinished } else { .notAChain }
  }
}

/// What keeps a formula from being asked for.
enum QuestionMistake: Mistake {
  /// What is asked has no value at any point that is tried.
  case noValueInDomain
  /// An end of the chain is no name.
  case unnamedChainEnd
  /// What is differentiated does not depend on what it is differentiated by.
  case noDependence
  /// More names stand between them than a chain is asked over.
  case chainTooLong(limit: Int)
}
