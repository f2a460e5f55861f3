/// The words of every syntax mistake.
extension SyntaxMistake {
  /// What is wrong, as a sentence without its full stop.
  public var message: Text {
    switch self {
    case .empty: "there is no formula"
    case .tooLong: "this formula is too long"
    case .tooManyParts: "this formula has too many parts"
    case .endsTooEarly: "the formula ends too early"
    case .unexpected(let found, _): "unexpected \(found.words)"
    case .meaninglessCharacter(let scalar): "\(typed: String(scalar)) has no meaning here"
    case .numberTooLarge: "this number is too large"
    case .exponentWithoutDigits: "an exponent has no digits"
    case .unknownFunction(let name, _): "\(prose: name) is no function here"
    case .argumentCount(let function, let found, _): "\(prose: function) is given \(found) arguments"
    }
  }

  /// What would have been right.
  public var expected: Text? {
    switch self {
    case .empty: "a number or a formula"
    case .tooLong: "at most \(Parser.longest) characters"
    case .tooManyParts: "fewer levels; name a part of it first"
    case .endsTooEarly(let expected), .unexpected(_, let expected): expected.words
    case .meaninglessCharacter: "a number, a name, or an operator"
    case .numberTooLarge: "a number below \(number: "1.8e308")"
    case .exponentWithoutDigits: "a digit such as \(sign: Sign("²", ascii: "^2"))"
    case .unknownFunction: nil
    case .argumentCount(_, _, let allowed):
      allowed.upperBound == 1 ? "one" : "\(allowed.lowerBound) to \(allowed.upperBound)"
    }
  }

  /// The function that was probably meant.
  public var suggestion: String? {
    if case .unknownFunction(_, let near) = self { near } else { nil }
  }
}

extension SyntaxMistake.Found {
  fileprivate var words: Text {
    switch self {
    case .number(let value): "number \(formula: .number(value), in: Notation())"
    case .name(let name): "\(typed: name)"
    case .symbol(let symbol): "\(typed: symbol)"
    case .index: "index"
    case .exponent: "exponent"
    }
  }
}

extension SyntaxMistake.Expected {
  fileprivate var words: Text {
    switch self {
    case .symbol(let symbol, let role): "\(typed: String(symbol)) \(role.words)"
    case .operand: "a number, a name, or \(typed: "(")"
    case .operatorOrEnd:
      "an operator (+ \(sign: Sign("−", ascii: "-")) \(sign: Sign("·", ascii: "*")) /) or the end"
    case .wholeIndex: "a whole number as index"
    case .otherHalf(let sign): "the other half of \(prose: "\(sign)(a)/\(sign)(b)")"
    }
  }
}

extension SyntaxMistake.SymbolRole {
  fileprivate var words: Text {
    switch self {
    case .endsIndex: "after the index"
    case .endsParenthesis: "to close the parenthesis"
    case .endsList: "or \(typed: ",") here"
    case .betweenHalves: "between the two halves of the derivative"
    case .beforeDenominator: "before what is differentiated by"
    case .opensHalf(let sign): "after \(prose: sign)"
    case .closesHalf(let sign): "to close \(prose: sign)(\(sign: Sign("…", ascii: "..."))"
    }
  }
}
