/// What keeps a text from being a line of Python that is read.
enum CodeRefusal: Refusal, Error {
  case unfinished(Expected)
  /// A name or sign where something else is expected.
  case unexpected(String, Expected)
  case unexpectedNumber(Expected)
  case tooDeep
  case numberTooLarge
  case nameAfterNumber
  case numberCalled
  case productWithoutSign
  /// A sign that no such line has, and what to do about it.
  case sign(String, SignAdvice)
  /// A word of Python that is not read, and what to write instead.
  case keyword(String, KeywordAdvice)
  /// A method or attribute other than those that are read.
  case attribute(String)
  /// A name that the program does not have; with one near it and all there are.
  case unknownName(String, near: String?, among: [String])
  case unknownNumpyFunction(String, near: String?)
  /// A function of NumPy without its `np.`.
  case withoutNumpy(String)
  case notCallable(String)
  /// A function of the program without its arguments.
  case functionAlone(String, parameters: [String])
  /// A whole number with a zero in front, which Python does not read.
  case leadingZero
  /// A list where only an array can be added or multiplied.
  case listArithmetic
  /// A number on a side of `@`.
  case numberInMatrixProduct
  case attributeOfNumber(String)
  case attributeOfList(String)
  /// A place, as it was typed, that an axis of so many elements does not have.
  case noElement(Int, axis: Int, extent: Int)
  case tooManyIndices(Int, axes: Int)
  case noAxis(Int)
  /// A function of Python itself that cannot take what it is given.
  case builtin(String)
  /// A function of the exercise with too many or too few arguments.
  case argumentCount(String, found: Int, parameters: [String])
  case numpyArgumentCount(String, found: Int)

  /// What must stand at a place.
  enum Expected: Hashable, Sendable {
    case sign(String)
    case operand, operatorOrEnd, wholeIndex, axis, attribute, numpyFunction, pointAndNumpyFunction
  }

  /// What to write instead of a sign.
  enum SignAdvice: Hashable, Sendable {
    case power, product, minus, rightHandSide, noString, oneLine, noComment, expression
  }

  /// What to write instead of a word of Python.
  enum KeywordAdvice: Hashable, Sendable {
    case numpyIsThere, returnedValue, expression, noLoop, noCondition, expressionAlone, number
  }

  var reason: Verdict.Reason {
    switch self {
    case .unfinished: .unfinished
    case .tooDeep: .tooDeep
    case .numberTooLarge: .tooLarge
    default: .notCode
    }
  }
}
