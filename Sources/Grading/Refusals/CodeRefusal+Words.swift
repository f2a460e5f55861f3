import Formula

extension CodeRefusal {
  var message: Text {
    switch self {
    case .unfinished: "the line is not finished"
    case .unexpected(let found, _): "unexpected \(typed: found)"
    case .unexpectedNumber: "unexpected number"
    case .tooDeep: "this is nested too deeply"
    case .numberTooLarge: "this number is too large"
    case .nameAfterNumber: "a name stands right behind a number"
    case .numberCalled: "Python takes a number before \(typed: "(") for a call, not for a factor"
    case .productWithoutSign: "a product needs its sign"
    case .sign(let sign, _): "\(typed: sign) cannot stand here"
    case .keyword(let word, _): "\(typed: word) is not read here"
    case .attribute(let name): "\(prose: "." + name) is not read here"
    case .unknownName(let name, _, _), .withoutNumpy(let name): "\(typed: name) is not defined here"
    case .unknownNumpyFunction(let name, _): "\(typed: "np." + name) is not read here"
    case .notCallable(let name): "\(typed: name) cannot be called"
    case .functionAlone(let name, _): "\(typed: name) is a function here"
    case .leadingZero: "Python reads no whole number with a 0 in front"
    case .listArithmetic: "a list of Python is no array"
    case .numberInMatrixProduct: "this is a single number, and \(typed: "@") multiplies arrays"
    case .attributeOfNumber(let name): "a single number has no \(prose: "." + name)"
    case .attributeOfList(let name): "a list of Python has no \(prose: "." + name)"
    case .noElement(let place, let axis, let extent):
      "there is no \(axis == 0 ? "element" : "column") \(place) among \(extent), counted from 0"
    case .tooManyIndices(let found, 0): "a single number is given \(found, "index", plural: "indices")"
    case .tooManyIndices(let found, let axes): "\(found) indices are given for \(axes, "axis", plural: "axes")"
    case .noAxis(let axis): "there is no axis \(axis) here"
    case .builtin(let name): "\(typed: name) of Python does not take this"
    case .argumentCount(let name, let found, _): "\(typed: name) is given \(found, "argument")"
    case .numpyArgumentCount(let name, let found): "\(prose: name) is given \(found, "argument")"
    }
  }

  var expected: Text? {
    switch self {
    case .unfinished(let expected), .unexpected(_, let expected), .unexpectedNumber(let expected): expected.words
    case .tooDeep: "fewer levels"
    case .numberTooLarge: "a number below 1.8e308"
    case .nameAfterNumber: "\(typed: "*") between two factors"
    case .numberCalled, .productWithoutSign: "\(typed: "*")"
    case .sign(_, let advice): advice.words
    case .keyword(_, let advice): advice.words
    case .attribute: Expected.attribute.words
    case .unknownName(_, _, let names): names.isEmpty ? "a name of this exercise" : "one of \(names: names)"
    case .unknownNumpyFunction: "one of np.exp, np.tanh, np.dot, np.sum and the like"
    case .withoutNumpy(let name): "\(prose: "np." + name)"
    case .notCallable: "\(typed: "*") for a product"
    case .leadingZero: "the number without it"
    case .listArithmetic, .attributeOfList: "np.array([\(sign: .ellipsis)])"
    case .numberInMatrixProduct: "\(typed: "*")"
    case .attributeOfNumber: "the number alone"
    case .noElement(_, _, let extent): extent == 1 ? "0" : "0 to \(extent - 1)"
    case .tooManyIndices(_, let axes): axes == 0 ? "no index" : "at most \(axes)"
    case .noAxis: "an axis of the array"
    case .builtin(let name): "\(prose: "np." + name)"
    case .functionAlone(let name, let parameters), .argumentCount(let name, _, let parameters):
      "\(parameters.count, "argument"), as in \(prose: name)(\(parameters.map { _ in "\(sign: .ellipsis)" as Text }.joined(separator: ", ")))"
    case .numpyArgumentCount(let name, _): Self.counts(name)
    }
  }

  /// How many arguments a function of NumPy takes.
  private static func counts(_ name: String) -> Text {
    let meaning = Numpy.functions[name.hasPrefix("np.") ? String(name.dropFirst(3)) : name]
    let counts = (1...2).filter { meaning?((0..<$0).map { _ in .name("x") }) != nil }
    return counts == [2] ? "two" : counts == [1, 2] ? "one or more" : "one"
  }

  var suggestion: String? {
    switch self {
    case .unknownName(_, let near, _): near
    case .unknownNumpyFunction(_, let near): near.map { "np." + $0 }
    default: nil
    }
  }
}

extension CodeRefusal.Expected {
  fileprivate var words: Text {
    switch self {
    case .sign(let sign): "\(typed: sign)"
    case .operand: "a number, a name or \(typed: "(")"
    case .operatorOrEnd: "an operator or the end of the line"
    case .wholeIndex: "a whole number from 0 up as index"
    case .axis: "axis=0 or axis=1"
    case .attribute: "T, sum(), mean() or dot(\(sign: .ellipsis))"
    case .numpyFunction: "a function of NumPy"
    case .pointAndNumpyFunction: "\(typed: ".") and a function of NumPy"
    }
  }
}

extension CodeRefusal.SignAdvice {
  fileprivate var words: Text {
    switch self {
    case .power: "\(typed: "**") for a power, which is what ^ is not in Python"
    case .product: "\(typed: "*") for a product"
    case .minus: "\(typed: "-"), the minus sign of Python"
    case .rightHandSide: "the right-hand side alone, without an assignment"
    case .noString: "numbers and names, not a string"
    case .oneLine: "one line only"
    case .noComment: "no comment"
    case .expression: "an expression of numbers, names and np functions"
    }
  }
}

extension CodeRefusal.KeywordAdvice {
  fileprivate var words: Text {
    switch self {
    case .numpyIsThere: "an expression; np is there already"
    case .returnedValue: "what is returned, alone"
    case .expression: "an expression"
    case .noLoop: "an expression without a loop"
    case .noCondition: "an expression without a condition"
    case .expressionAlone: "the expression alone"
    case .number: "a number"
    }
  }
}
