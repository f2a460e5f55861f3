import Formula

/// What keeps a formula from fitting a graph.
public enum GraphMistake: Mistake, Error {
  /// A name that nothing is called by; with the name near it, or with all there are.
  case undefined(String, near: String?, oneOf: [String] = [])
  /// An element of a name that is not there, where the name with its indices run on, such as z2, is.
  case undefinedElement(Expression, near: String)
  /// Indices that miss, and the first index of each axis.
  case noElement(String, indices: [Int], shape: Shape, origin: [Int])
  /// A definition that is only wrong because another one is, which was reported for itself.
  case followsFromAnother
  case definedByItself(String)
  /// Definitions that each need the next; the first stands at the end once more.
  case circularDefinitions([String])

  /// A row, or a deeper list, that is unlike the first of its list.
  case unlikeRow(Shape, first: Shape)
  /// A matrix or more in a list of scalars and vectors.
  case tensorInList(Shape)
  /// Lists nested deeper than a tensor has axes.
  case tooManyAxes
  case unlikeShapes(Shape, Shape)
  case indivisible(Shape, by: Shape)
  case exponent(Shape)
  case impossibleProduct(Shape, Shape)
  /// A star between two vectors.
  case ambiguousProduct
  case productTooLarge

  case unknownFunction(String)
  case tooManyCalls(String)
  /// Something else stands where the unknown, if there is one, must.
  case notTheUnknown(String?)
  case functionIsNoScalar(String)
  case functionHasNoDerivative(String)

  case derivativeIsNoMatrix(Shape, by: Shape)
  /// A formula in a derivative that is no name.
  case namelessInDerivative
  case derivativeHasNoValue
  /// A derivative of a derivative, say, of the quantity with this name.
  case noDerivative(String)
  case lossIsNoScalar(String, Shape)
  case tooManyDerivatives(of: String)
  case unwritableDerivative(of: String, by: String)

  case networkTooLarge
  case tooLongWrittenOut
}

extension FormulaError {
  /// What keeps the formula from fitting the graph, where that is what is wrong.
  public var graphMistake: GraphMistake? { mistake as? GraphMistake }

  /// Whether the mistake only follows from another one, in a definition that was reported for itself.
  public var isConsequence: Bool { graphMistake == .followsFromAnother }
}
