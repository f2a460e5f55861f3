import Course
import Formula

/// The words of every mistake in a batch.
extension BatchMistake {
  var message: Text {
    switch self {
    case .noHeader: "there is no header"
    case .missingColumn(let name):
      "the header has no column \(code: name); expected \(prose: CSVBatch.columns.joined(separator: ","))"
    case .repeatedColumn(let name): "the header has two columns \(code: name); expected one"
    case .malformedHeader(let mistake): "the header \(mistake.clause)"
    case .malformedRow(let mistake): "the row \(mistake.clause)"
    case .fieldCount(let count, let expected): "the row has \(count, "field"); expected \(expected), as in the header"
    case .longLine: "the line is longer than \(CSVReader.longest) bytes"
    case .notJSON(.notJSON): "the line is no JSON object: it is not valid JSON"
    case .notJSON(.notUTF8): "the line is no JSON object: it is not UTF-8"
    case .notJSON(.noObject):
      "the line is no JSON object, but other JSON; expected the keys \(list: CSVBatch.columns.map { "\(code: $0)" })"
    case .missingKey(let key): "the object has no \(code: key)"
    case .notText(let key): "\(code: key) is not a text; expected \(Self.text(key)), in quotes"
    case .noValue(let key): "\(code: key) is null; expected \(Self.text(key)), in quotes"
    case .noSuchStep(let step, let exercise, let suggestion):
      "\(prose: exercise) has no step \(code: step)\(suggestion.map { "; did you mean \(prose: $0)?" as Text })"
    case .unclearStep(let sentence): sentence
    case .rowsApart(let learner):
      "the rows of learner \(code: learner) do not stand together; from here on they are graded without the earlier ones"
    case .unopened(let error): error.text
    case .notASeed(let text):
      """
      the variant is \(code: text); expected a seed from \(Variants.seeds.lowerBound) to \(Variants.seeds.upperBound), \
      or nothing
      """
    }
  }

  private static func text(_ key: String) -> Text { key == "answer" ? "the answer as it was typed" : "a text" }
}

extension CSVMistake {
  /// What goes on after "the row" or "the header".
  var clause: Text {
    switch self {
    case .tooLong: "is longer than \(CSVReader.longest) bytes"
    case .notUTF8: "is not UTF-8 text"
    case .openQuote: "has a quote that is never closed"
    case .strayReturn: "has a carriage return in the middle"
    case .textAfterQuote: "has text after a closing quote"
    case .strayQuote: "has a quote inside a field that does not begin with one"
    }
  }
}
