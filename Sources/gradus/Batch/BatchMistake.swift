import Course
import Formula

/// What can be wrong with a batch or one of its rows.
enum BatchMistake: Error, Hashable {
  case noHeader
  case missingColumn(String)
  case repeatedColumn(String)
  case malformedHeader(CSVMistake)
  case malformedRow(CSVMistake)
  case fieldCount(Int, expected: Int)
  case longLine
  case notJSON(JSONFault)
  case missingKey(String)
  case notText(key: String)
  /// The value of a key is null.
  case noValue(key: String)
  case noSuchStep(String, exercise: String, suggestion: String?)
  /// Several steps are called so.
  case unclearStep(Text)
  /// Rows of a learner come after those of another. They are graded, but without the earlier ones.
  case rowsApart(learner: String)
  case unopened(CatalogueError)
  /// A variant is no seed.
  case notASeed(String)
}

/// Why a line is no JSON object.
enum JSONFault: Hashable {
  case notJSON, notUTF8
  /// It is a list, a number or the like.
  case noObject
}

/// What can be wrong with a record of comma-separated values.
enum CSVMistake: Error, Hashable {
  case tooLong
  case notUTF8
  case openQuote
  case strayReturn
  case textAfterQuote
  case strayQuote
}
