import Formula

/// The words of every mistake about a graph.
extension GraphMistake {
  /// What is wrong, as a sentence without its full stop.
  public var message: Text {
    switch self {
    case .undefined(let name, _, _): "\(prose: name) is not defined"
    case .undefinedElement(let element, _): "\(formula: element, in: Notation()) is not defined"
    case .noElement(let name, let indices, let shape, _):
      "\(prose: name) is \(shape.words) and has no [\(prose: indices.map(String.init).joined(separator: ","))]"
    case .followsFromAnother: "a definition that this needs is wrong"
    case .definedByItself(let name): "\(prose: name) is defined by itself"
    case .circularDefinitions(let names):
      "the definitions go in a circle: "
        + Self.shortened(names).dropFirst().reduce(Text(prose: names.first ?? "")) {
          $0 + " \(sign: Sign("→", ascii: "->")) \(prose: $1)"
        }
    case .unlikeRow(let shape, let first):
      first.rank == 1 ? "this row is \(shape.words)" : "this part is \(shape.words)"
    case .tensorInList(let shape): "\(shape.words) stands in a list"
    case .tooManyAxes: "these lists are nested too deep"
    case .unlikeShapes(let left, let right): "\(left.words) and \(right.words) do not fit together"
    case .indivisible(let left, let right): "\(left.words) cannot be divided by \(right.words)"
    case .exponent(let shape): "the exponent is \(shape.words)"
    case .impossibleProduct(let left, let right): "\(left.words) times \(right.words) does not work out"
    case .ambiguousProduct: "\(typed: "*") between two vectors could mean two things"
    case .productTooLarge: "this product is too large"
    case .unknownFunction(let name): "\(prose: name) is no function here"
    case .tooManyCalls(let name): "too many calls of \(prose: name) within one another"
    case .notTheUnknown: "this is not the unknown"
    case .functionIsNoScalar(let name): "\(prose: name) is not a scalar"
    case .functionHasNoDerivative(let name): "\(prose: name) has no derivative that can be written"
    case .derivativeIsNoMatrix(let of, let by): "\(of.words) differentiated by \(by.words) is more than a matrix"
    case .namelessInDerivative: "only what has a name can stand in a derivative"
    case .derivativeHasNoValue: "this derivative has no value"
    case .noDerivative(let name): "\(prose: name) has no derivative here that the language can write"
    case .lossIsNoScalar(let name, let shape): "\(prose: name) is \(shape.words)"
    case .tooManyDerivatives(let name): "the derivatives of \(prose: name) are too many"
    case .unwritableDerivative(let of, let by): "d(\(prose: of))/d(\(prose: by)) cannot be written"
    case .networkTooLarge: "the network is too large"
    case .tooLongWrittenOut: "this is too long when its calls are written out"
    }
  }

  /// What would have been right, where that is known.
  public var expected: Text? {
    switch self {
    case .undefined(_, _, let names):
      names.isEmpty ? nil : "one of \(names: names)"
    case .undefinedElement, .followsFromAnother, .unknownFunction, .functionHasNoDerivative, .derivativeHasNoValue: nil
    case .noElement(_, _, let shape, let origin): Self.indices(of: shape, origin)
    case .definedByItself, .circularDefinitions: "what was defined before"
    case .unlikeRow(_, let first):
      first.rank == 1 ? "\(first.count) numbers, as in the first row" : "\(first.words), as the first"
    case .tensorInList: "scalars and vectors"
    case .tooManyAxes: "at most \(Shape.highestRank) levels"
    case .unlikeShapes: "two of one shape, or a scalar"
    case .indivisible, .exponent: "a scalar"
    case .impossibleProduct: "as many columns on the left as rows on the right"
    case .ambiguousProduct: "\(typed: ".") for the inner product or \(typed: ".*") element by element"
    case .productTooLarge: "fewer than \(Nodes.limit) factors"
    case .tooManyCalls: "fewer"
    case .notTheUnknown(let unknown): unknown.map { "\(prose: $0)" } ?? "a name given as unknown"
    case .functionIsNoScalar: "one number"
    case .derivativeIsNoMatrix: "one element of either"
    case .namelessInDerivative: "a name such as yhat or W1[2,1]"
    case .noDerivative, .unwritableDerivative: "a first derivative"
    case .lossIsNoScalar: "a scalar to differentiate"
    case .tooManyDerivatives: "a smaller network"
    case .networkTooLarge: "at most \(Nodes.limit) operations"
    case .tooLongWrittenOut: "names for its parts"
    }
  }

  /// The name that was probably meant.
  public var suggestion: String? {
    switch self {
    case .undefined(_, let near, _): near
    case .undefinedElement(_, let near): near
    default: nil
    }
  }

  /// A long circle of names without its middle.
  private static func shortened(_ names: [String]) -> [String] {
    names.count > 20 ? names.prefix(10) + ["..."] + names.suffix(2) : names
  }

  /// The indices that a shape has.
  private static func indices(of shape: Shape, _ origin: [Int]) -> Text {
    let ranges = zip(origin, shape.extents).map { "\($0) to \($0 + $1 - 1)" as Text }
    return switch ranges.count {
    case 0: "no index"
    case 1: "one index, \(ranges[0])"
    case 2: "a row, \(ranges[0]), and a column, \(ranges[1])"
    default: "\(ranges.count) indices, \(list: ranges)"
    }
  }
}

extension NonFinite.Cause {
  /// What happens, as in "log of 0" or "division by 0".
  public var words: Text {
    func number(_ value: Double) -> Text {
      Text(.formula(Equation([.number(value)], in: Notation(), digits: .significant(4))))
    }
    return switch self {
    case .unknownInside(let unknown):
      "\(unknown.map { Text(prose: $0) } ?? "the unknown") where only a number can be worked with"
    case .divisionByZero: "division by 0"
    case .quotient(let left, let right): "\(number(left)) divided by \(number(right)) is too large"
    case .power(let base, let exponent): "\(number(base)) to the power \(number(exponent))"
    case .function(let function, let argument): "\(prose: function.rawValue) of \(number(argument))"
    case .tooLarge: "a number too large"
    case .undetermined: "a number that cannot be told from one without a value, such as 1 divided by what may be 0,"
    }
  }
}
