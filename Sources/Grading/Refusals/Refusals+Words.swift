import Formula
import GradientEngine

// The words of every refusal. No code looks at them: what went wrong is told by the case.

extension Sign {
  static let minus = Sign("−", ascii: "-")
  static let times = Sign("·", ascii: "*")
  static let ellipsis = Sign("…", ascii: "...")
  static let approximately = Sign("≈", ascii: "~")
  static let half = Sign("½", ascii: "1/2")
  static let by = Sign("×", ascii: "x")
  static let delta = Sign("Δ", ascii: "Delta ")
  /// A derivative as it is written in examples: `∂u/∂v`.
  static func derivative(_ of: String, _ by: String) -> Sign { Sign("∂\(of)/∂\(by)", ascii: "d(\(of))/d(\(by))") }
}

extension TextRefusal {
  var message: Text {
    switch self {
    case .empty: "there is no answer yet"
    case .tooLong(let found, _): "that is \(found) characters long"
    case .otherName(let name, _): "\(typed: name) before \(typed: "=") is not what is asked"
    }
  }

  var expected: Text? {
    switch self {
    case .empty(let form): form.words
    case .tooLong(_, let limit): "at most \(limit)"
    case .otherName: "only what stands to the right of it"
    }
  }
}

extension AnswerForm {
  var words: Text {
    switch self {
    case .number: "a number such as 0.25 or 1/4"
    case .formula: "a formula"
    case .chain: "a product such as \(sign: .derivative("u", "v")) \(sign: .times) \(sign: .derivative("v", "w"))"
    case .python: "a Python expression"
    case .shape: "rows and columns, such as 4\(sign: .by)7"
    case .cells(.scalar): "one number"
    case .cells(let shape):
      if let (rows, columns) = shape.rowsAndColumns {
        "\(rows, "row") of \(columns), such as \(prose: Self.example(rows: rows, columns: columns))"
      } else {
        "\(shape.count) numbers, such as [\(prose: Self.numbers(1...max(1, shape.count)))]"
      }
    case .label(let labels): "\(list: labels.map { Text(prose: $0) }, .or)"
    case .letters(let options, let several):
      several
        ? "letters from \(Self.range(options)), such as \(typed: "a c")" : "one letter from \(Self.range(options))"
    }
  }

  /// "[[1, 2], [3, 4]] or 1 2; 3 4"; of large matrices only the beginning.
  private static func example(rows: Int, columns: Int) -> String {
    guard rows * columns <= 9, rows > 0, columns > 0 else { return "[[1, 2, …], [3, 4, …], …]" }
    let lines = (0..<rows).map { ($0 * columns + 1)...(($0 + 1) * columns) }
    let bracketed = lines.map { "[" + numbers($0) + "]" }.joined(separator: ", ")
    return "[\(bracketed)] or " + lines.map { $0.map(String.init).joined(separator: " ") }.joined(separator: "; ")
  }

  private static func numbers(_ range: ClosedRange<Int>) -> String {
    range.prefix(5).map(String.init).joined(separator: ", ") + (range.count > 5 ? ", …" : "")
  }

  private static func range(_ options: Int) -> Text {
    options > 1
      ? "\(prose: ChoiceQuestion.letter(0)) to \(prose: ChoiceQuestion.letter(options - 1))"
      : "\(prose: ChoiceQuestion.letter(0))"
  }
}

extension CellRefusal {
  var message: Text {
    switch self {
    case .count(.numbers(1), _, _): "there is one number"
    case .count(.numbers(let count), _, _): "there are \(count) numbers"
    case .count(.rows(1, let width), _, _): "there is 1 row of \(width)"
    case .count(.rows(let count, let width), _, _): "there are \(count) rows of \(width)"
    case .count(.unevenRows, _, _): "the rows are not of one length"
    case .openBracket: "a bracket is still open"
    case .stray(let found): "unexpected \(typed: found)"
    }
  }

  var expected: Text? {
    switch self {
    case .count(_, let shape, _): AnswerForm.cells(shape).words
    case .openBracket(let closing): "\(typed: closing)"
    case .stray: "numbers with commas between"
    }
  }
}

extension ShapeRefusal {
  var message: Text {
    switch self {
    case .stray(let found): "\(typed: found) is not part of a shape"
    case .noNumber: "there is no number here"
    case .oneNumber: "that is one number"
    case .tooManyNumbers: "that is more than two numbers"
    case .zero: "no shape has a 0"
    }
  }

  var expected: Text? { AnswerForm.shape.words }
}

extension ChoiceRefusal {
  var message: Text {
    switch self {
    case .unknown(let word, _): "\(typed: word) is none of the options"
    case .nothing: "no option is named"
    case .several: "only one option can be picked here"
    }
  }

  var expected: Text? {
    switch self {
    case .unknown(_, let form), .nothing(let form), .several(let form): form.words
    }
  }
}

extension ClassRefusal {
  var message: Text {
    switch self {
    case .output: "that is a number, and the class is asked"
    case .unknown(let text, _): "type the class itself, not \(typed: text)"
    }
  }

  var expected: Text? {
    switch self {
    case .output(let labels), .unknown(_, let labels): AnswerForm.label(labels).words
    }
  }
}

extension NumberRefusal {
  var message: Text {
    switch self {
    case .unfinished: "the number is not finished"
    case .unexpected(let found, _): "\(typed: found) cannot stand here"
    case .word(let word, _): "\(typed: word) is not a number"
    case .notFinite(let word, _): "\(typed: word) is not a finite number"
    case .infinity: "infinity is not an answer here"
    case .function(let name): "\(typed: name) is not worked out here"
    case .functionAlone(let name): "\(typed: name) is a function"
    case .noFunctionValue(let name): "\(typed: name) has no finite value there"
    case .formula: "this is a formula"
    case .list: "this is a list"
    case .tooLarge: "that is too large or too small to work with"
    case .tooDeep: "the parentheses are nested too deeply"
    case .thousands: "digits are not grouped in thousands here"
    case .pointAndComma: "there are both a point and a comma"
    case .commaBetween: "a comma stands between two things here"
    case .secondPoint: "there is a second decimal point"
    case .ellipsis: "dots leave open how the digits go on"
    case .percent: "a percent sign is not read here"
    case .unit(let unit): "\(typed: unit) is not part of a number"
    case .hexadecimal: "hexadecimal numbers are not read here"
    case .sideBySide: "there are two numbers side by side"
    case .secondSide: "there is more than one side here"
    case .missingOperator: "there is no operator before \(typed: "(")"
    case .unopenedParenthesis: "there is a \(typed: ")") without its \(typed: "(")"
    case .twoSigns: "there are two signs in a row"
    case .twoPowers: "there are two powers in a row"
    case .powerNotWhole: "that power is not a whole number"
    case .exponentNotWhole: "the exponent is not a whole number"
    case .divisionByZero: "that divides by zero"
    case .powerOfZero: "zero has no such power"
    case .noValue: "this step has no finite value to compare with"
    case .unknownValue:
      "the value of this step is not known to so many digits: too many of them cancel on the way to it"
    case .negativeCount: "a count is never negative"
    case .fractionalCount(let number): "\(numeral: number) is not a whole number"
    }
  }

  var expected: Text? {
    switch self {
    case .unfinished(let expected), .unexpected(_, let expected), .word(_, let expected),
      .notFinite(_, let expected):
      expected.words
    case .infinity: "a finite number"
    case .function: "a number, or arithmetic with \(Self.operators) ^, parentheses, exp, tanh, sqrt and the like"
    case .functionAlone(let name): "its argument in parentheses, \(prose: name)(\(sign: .ellipsis))"
    case .noFunctionValue: "an argument at which it has one"
    case .formula(let asks): asks
    case .list: "one number"
    case .tooLarge:
      "a number between \(number: "1e-\(NumberReader.largestExponent)") and 1e\(NumberReader.largestExponent)"
    case .tooDeep: "at most \(NumberReader.deepest) levels"
    case .thousands: "the digits without a mark"
    case .pointAndComma: "one of them, before the decimals, and nothing between thousands"
    case .commaBetween, .secondPoint: "one number"
    case .ellipsis: "the number rounded"
    case .percent: "the number itself, 0.5 rather than 50 %"
    case .unit: "the bare number"
    case .hexadecimal: "a decimal number"
    case .sideBySide: "one number, or an operator between"
    case .secondSide: "the number alone"
    case .missingOperator: "one of \(Self.operators)"
    case .unopenedParenthesis: "the end of the number"
    case .twoSigns: "one sign, or none"
    case .twoPowers: "parentheses around the first"
    case .powerNotWhole: "a whole number such as 2 or \(number: "-3")"
    case .exponentNotWhole: "a whole number such as \(number: "-3")"
    case .divisionByZero: "a divisor other than 0"
    case .powerOfZero: "a base other than 0"
    case .noValue: "an exercise that computes one"
    case .unknownValue(let precision): "\(precision), or an exercise in which fewer digits cancel"
    case .negativeCount, .fractionalCount: "a whole number, 0 or more"
    }
  }

  private static var operators: Text { "+ \(sign: .minus) \(sign: .times) /" }
}

extension NumberRefusal.Expected {
  fileprivate var words: Text {
    switch self {
    case .number: "a number"
    case .digits: "digits"
    case .digitsAfterComma: "digits after the comma"
    case .end: "the end of the number"
    case .raisedWholeNumber: "a raised whole number"
    case .closingParenthesis: "\(typed: ")")"
    case .exponent: "an exponent such as \(number: "-3")"
    }
  }
}

extension FormulaRefusal {
  var message: Text {
    switch self {
    case .wholeTensor(let error, _) where error.graphMistake == .ambiguousProduct: Self.ambiguousProduct.message
    case .misfit(let error), .unfinished(let error), .wholeTensor(let error, _): error.message
    case .unknownName(let name, _, _, _): "\(typed: name) is not defined"
    case .ambiguousName(let name, _): "\(typed: name) can mean several quantities"
    case .ambiguousProduct: "the product of two vectors could mean two things"
    case .functionAlone(let name): "\(typed: name) is a function"
    case .derivatives(let names, _):
      names.count == 1 ? "\(names[0]) is still to be worked out" : "\(list: names) are still to be worked out"
    case .command(let command): "\(typed: command) is not read here"
    case .openBrace: "a brace is still open"
    case .undecided: "rounding hides whether this is what is asked"
    }
  }

  var expected: Text? {
    switch self {
    case .misfit(let error), .unfinished(let error): error.expected ?? Self.names
    case .wholeTensor(let error, let element):
      (error.expected ?? Self.names)
        + "; what is asked is one number, and one element is written \(prose: element)"
    case .unknownName(_, let suggestion, let near, let all):
      near.isEmpty && suggestion != nil ? nil : Self.list(near.isEmpty ? all : near)
    case .ambiguousName(_, let meanings): Self.list(meanings)
    case .functionAlone(let name): "its argument, \(prose: name)(\(sign: .ellipsis))"
    case .derivatives(_, let asks): asks
    case .ambiguousProduct:
      "\(typed: ".") for the inner product or \(typed: ".*") element by element"
    case .command: "plain signs, such as a/b, a*b and a^2"
    case .openBrace: "\(typed: "}")"
    case .undecided: "a form in which large terms do not cancel"
    }
  }

  var suggestion: String? {
    switch self {
    case .misfit(let error), .unfinished(let error), .wholeTensor(let error, _): error.suggestion
    case .unknownName(_, let suggestion, _, _): suggestion
    case .ambiguousName, .ambiguousProduct, .functionAlone, .derivatives, .command, .openBrace, .undecided: nil
    }
  }

  /// Names, each with how it is typed where that is not how it is shown.
  private static func list(_ names: [NearName]) -> Text {
    guard !names.isEmpty else { return Self.names }
    return "\(list: names.map { $0.isTypedAsShown ? $0.shown : "\($0.shown) (typed \(prose: $0.typed))" }, .or)"
  }

  private static var names: Text { "a formula in the names of this exercise" }
}

extension PolynomialRefusal {
  var message: Text {
    switch self {
    case .name(let name, _): "\(typed: name) is not worked out here"
    case .functionOfUnknown(let name, let unknown): "\(typed: name) of \(prose: unknown) cannot be worked out"
    case .structure(let unknown): "this is no expression in \(prose: unknown)"
    case .powerTooHigh(let unknown): "that power of \(prose: unknown) is too high"
    case .powerOfUnknown(let unknown): "that power of \(prose: unknown) cannot be worked out"
    case .divisionByUnknown(let unknown): "this divides by \(prose: unknown)"
    case .divisionByZero: NumberRefusal.divisionByZero.message
    case .powerOfZero: NumberRefusal.powerOfZero.message
    case .powerNotWhole: NumberRefusal.powerNotWhole.message
    case .numbersTooLong, .powerTooLarge: NumberRefusal.tooLarge.message
    }
  }

  var expected: Text? {
    switch self {
    case .functionOfUnknown: "a function of numbers only"
    case .name(_, let unknown): "numbers and \(prose: unknown) only"
    case .structure(let unknown): "numbers and \(prose: unknown)"
    case .powerTooHigh: "at most \(PolynomialReader.highest)"
    case .powerOfUnknown: "a power from 0 to \(PolynomialReader.highest)"
    case .divisionByUnknown(let unknown): "a sum of multiples of powers of \(prose: unknown)"
    case .divisionByZero: NumberRefusal.divisionByZero.expected
    case .powerOfZero: NumberRefusal.powerOfZero.expected
    case .powerNotWhole: "a whole number such as 2"
    case .numbersTooLong: "shorter numbers"
    case .powerTooLarge: "a smaller power"
    }
  }
}

extension ChainRefusal {
  var message: Text {
    switch self {
    case .unfinished: "the chain is not finished"
    case .unexpected(let found, _): "unexpected \(typed: found)"
    case .unknownName(let name, _): "\(typed: name) is no quantity of this exercise"
    case .ambiguousName(let name, _): FormulaRefusal.ambiguousName(name, meanings: []).message
    }
  }

  var expected: Text? {
    switch self {
    case .unfinished(let expected), .unexpected(_, let expected): expected.words
    case .unknownName: "one of its names"
    case .ambiguousName(let name, let meanings): FormulaRefusal.ambiguousName(name, meanings: meanings).expected
    }
  }

  var suggestion: String? {
    if case .unknownName(_, let near) = self { near } else { nil }
  }
}

extension ChainRefusal.Expected {
  fileprivate var words: Text {
    switch self {
    case .derivative: "a derivative such as \(sign: .derivative("u", "v"))"
    case .otherHalf: "the other half of the derivative, such as \(sign: Sign("∂v", ascii: "d(v)"))"
    case .denominator: "\(typed: "/") and what it is differentiated by"
    case .quantity: "the name of a quantity"
    case .wholeIndex: "a whole number as index"
    case .closingParenthesis: "\(typed: ")")"
    case .closingBracket: "\(typed: "]") after the index"
    }
  }
}

extension QuestionMistake {
  var message: Text {
    switch self {
    case .noValueInDomain: "this has no value anywhere in the domain"
    case .unnamedChainEnd: "only what has a name can stand in a chain"
    case .noDependence: "there is no way from the one to the other"
    case .chainTooLong(let limit): "more than \(limit) names stand between the one and the other"
    }
  }

  var expected: Text? { self == .noValueInDomain ? "another domain" : nil }
}

extension PrecisionMistake {
  /// What is wrong.
  public var message: Text {
    switch self {
    case .missing: "there is no precision here"
    case .unknown(let text): "\(typed: text) is not a precision"
    case .decimals(let count): "\(count) decimals cannot be asked for"
    case .significant(let count): "\(count) significant figures cannot be asked for"
    }
  }

  /// What would have been right.
  public var expected: Text? {
    switch self {
    case .missing, .unknown:
      "\(typed: "exact"), or a number of digits such as \(typed: "1 decimal") or \(typed: "3 significant")"
    case .decimals: "0 to \(Precision.mostDecimals) decimals"
    case .significant: "1 to \(Precision.mostSignificant) significant figures"
    }
  }
}
