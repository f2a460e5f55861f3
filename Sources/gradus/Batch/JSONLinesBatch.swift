import Foundation
import Grading

/// A batch as one JSON object a line.
struct JSONLinesBatch: BatchFormat {
  let name = "jsonl"

  func reader(of source: ByteSource) throws(BatchError) -> any BatchReader {
    source.skipByteOrderMark()
    return Rows(lines: LineReader(source))
  }

  private struct Rows: BatchReader {
    var lines: LineReader

    var heading: String? { nil }

    mutating func next() -> Result<BatchItem, BatchError>? {
      guard let (line, bytes) = lines.next() else { return nil }
      guard bytes.count <= CSVReader.longest else { return .failure(BatchError(line: line, .longLine)) }
      do {
        let row = try JSONDecoder().decode(BatchRow.self, from: Data(bytes))
        return .success(BatchItem(line: line, row: row, fields: []))
      } catch DecodingError.keyNotFound(let key, _) {
        return .failure(BatchError(line: line, .missingKey(key.stringValue)))
      } catch DecodingError.typeMismatch(_, let context) {
        let key = context.codingPath.last?.stringValue
        return .failure(BatchError(line: line, key.map { .notText(key: $0) } ?? .notJSON(.noObject)))
      } catch DecodingError.valueNotFound(_, let context) {
        let key = context.codingPath.last?.stringValue
        return .failure(BatchError(line: line, key.map { .noValue(key: $0) } ?? .notJSON(.noObject)))
      } catch {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        return .failure(BatchError(line: line, .notJSON(isText ? .notJSON : .notUTF8)))
      }
    }

    func line(_ item: BatchItem, _ verdict: Verdict) -> String {
      JSON.object([
        "learner": .string(item.row.learner), "exercise": .string(item.row.exercise), "step": .string(item.row.step),
        "answer": .string(item.row.answer), "verdict": .string(verdict.outcome.rawValue),
        "reason": .string(verdict.reason.rawValue), "detail": .string(verdict.detail.unicode),
      ]).onOneLine
    }
  }
}
