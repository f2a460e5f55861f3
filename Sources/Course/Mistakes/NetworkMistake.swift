import Formula
import GradientEngine

/// What is wrong with what an exercise gives and defines.
enum NetworkMistake: Mistake {
  /// A word of the formula language cannot be a name.
  case reservedName(String)
  case notAName(String)
  /// A name stands for two things.
  case definedTwice(String)
  /// A name in a list of names is not one of those it may be.
  case unknownInSection(String, section: String, among: [String], near: String?)
  /// A name in a function's formula that is none of its parameters.
  case notAParameter(String, parameters: [String], near: String?)
  /// A name that holds after the update only, in a formula of what comes before.
  case onlyAfterUpdate(String)
  case notGiven(String, among: [String], near: String?)

  case notANumber(String, in: String)
  case secondUnknown(first: String)
  case tooManyNumbers(limit: Int)
  case emptyList(String)
  /// A row of a matrix is not as long as the first, or no row.
  case unevenRow(String, FoundNode, width: Int?)
  /// A value derived from what is given is no number.
  case noValue(NonFinite)

  case tooManyFunctions(Int, limit: Int)
  case noFunctionHead(String)
  case tooManyParameters(String)
  case repeatedParameter(String)
  case functionDefinedTwice(String)
  case functionIsQuantity(String)

  case notAnIndex(String)
  /// A name has another number of first indices than of axes.
  case firstIndexCount(String, Shape, count: Int)
  case unusableSpelling(String)
  case spellingTaken(String, by: String)
  case noInterval(String)
}
