import Course

/// What can be wrong with a batch or one of its rows.
enum BatchMistake: Error, Hashable {
  case noHeader
  case missingColumn(String)
  case repeatedColumn(String)
  case malformedHeader(CSVMistake)
  case malformedRow(CSVMistake)
  case fieldCount(Int, expected: Int)
  case longLine
  case notJSON
  case missingKey(String)
  case notText(key: String)
  case noSuchStep(String, exercise: String, suggestion: String?)
  case unopened(CatalogueError)
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
