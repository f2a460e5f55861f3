import Formula

/// A function of the language, or one of its operators: how it may be called, the shape of its result, and from which
/// operations on scalars each element of the result comes.
///
/// What is known of each stands in one entry, in `TensorFunctions.swift` and `TensorOperators.swift`, and functions are
/// listed in `TensorFunctionTable`. The attributes of an entry, such as an axis or a stride, are its stored properties.
protocol TensorFunction: Sendable {
  /// The name by which formulas call it; the sign of an operator.
  var name: String { get }
  /// How many arguments it takes.
  var arity: ClosedRange<Int> { get }
  /// What it comes to, in a few words.
  var meaning: Text { get }
  /// The shape of the result; throws where the arguments do not fit.
  func shape(of inputs: [Shape]) throws(GraphMistake) -> Shape
  /// The operation that it is on scalars, where it does nothing but that element by element.
  var operation: Operation? { get }
  /// The elements of the result, in row order, for arguments whose shapes fit.
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element]
  /// What is wrong with the arguments as they are written, and with which; nil where nothing is.
  func mistake(in arguments: [Expression], unknown: String?) -> (mistake: GraphMistake, place: Int)?
}

/// A function that is one operation, element by element; a scalar goes with every element.
///
/// What goes through a formula applies the operation itself: a call of a generic requirement of an entry would not be
/// compiled for the arithmetic.
protocol ElementwiseFunction: TensorFunction {
  /// The operation.
  var scalarOperation: Operation { get }
}

extension ElementwiseFunction {
  var operation: Operation? { scalarOperation }
  func elements<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) -> [E.Element] {
    work.apply(scalarOperation, elementByElement: inputs)
  }
}

extension TensorFunction {
  var operation: Operation? { nil }
  func mistake(in arguments: [Expression], unknown: String?) -> (mistake: GraphMistake, place: Int)? { nil }

  /// The result for arguments, in its shape.
  func value<E: Elaborating>(of inputs: [Tensor<E.Element>], in work: inout E) throws(GraphMistake) -> Tensor<E.Element>
  {
    // No key path: in generic code one is made anew at each call.
    Tensor(try shape(of: inputs.map { $0.shape }), elements(of: inputs, in: &work))
  }
}

/// The functions of the language by name.
enum TensorFunctionTable {
  /// Every function, in the order in which they are listed for a reader.
  static let functions: [any TensorFunction] =
    ElementaryFunction.allCases.map { ElementByElement(function: $0) } + [
      SumOfElements(), MeanOfElements(), ExtremeOfElements(isMaximum: true), ExtremeOfElements(isMaximum: false),
      Softmax(), Transpose(), CoefficientOfUnknown(power: 1), CoefficientOfUnknown(power: 0),
    ]

  private static let byName = Dictionary(uniqueKeysWithValues: functions.map { ($0.name, $0) })

  /// The function that formulas call by a name.
  static subscript(name: String) -> (any TensorFunction)? { byName[name] }
}

extension Vocabulary {
  /// The functions of the language itself, from the table of functions.
  public static let standard = Vocabulary(
    functions: Dictionary(uniqueKeysWithValues: TensorFunctionTable.functions.map { ($0.name, $0.arity) }))

  /// Words that no quantity may be called by.
  public static let reserved = Set(standard.functions.keys).union(["d", "partial", "ln"])

  /// What each function of the language comes to, for a reader: name, number of arguments, meaning.
  public static let reference: [(name: String, arity: ClosedRange<Int>, meaning: Text)] =
    TensorFunctionTable.functions.map { ($0.name, $0.arity, $0.meaning) }
}

extension Parser {
  /// Makes a parser for an exercise's notation that knows the functions of the language.
  public init(notation: Notation = Notation()) { self.init(notation: notation, vocabulary: .standard) }
}
