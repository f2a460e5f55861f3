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
        let row = try JSONDecoder().decode(JSONRow.self, from: Data(bytes)).row
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
      let row = item.row
      let graded: JSON = .object([
        "learner": .string(row.learner), "exercise": .string(row.exercise), "step": .string(row.step),
        "answer": .string(row.answer), "verdict": .string(verdict.outcome.rawValue),
        "reason": .string(verdict.reason.rawValue), "detail": .string(verdict.detail.unicode),
      ])
      return graded.adding(row.variant.map { text in Int(text).map { .integer($0) } ?? .string(text) }, as: "variant")
        .onOneLine
    }
  }
}

/// A row of a batch of JSON objects; a seed may be a number there.
private struct JSONRow: Decodable {
  let row: BatchRow

  private enum Key: String, CodingKey {
    case variant
  }

  init(from decoder: any Decoder) throws {
    let keyed = try decoder.container(keyedBy: Key.self)
    guard let seed = try? keyed.decodeIfPresent(Int.self, forKey: .variant) else {
      row = try BatchRow(from: decoder)
      return
    }
    let plain = try Unseeded(from: decoder)
    row = BatchRow(
      learner: plain.learner, exercise: plain.exercise, step: plain.step, answer: plain.answer, variant: String(seed))
  }

  private struct Unseeded: Decodable {
    let learner: String
    let exercise: String
    let step: String
    let answer: String
  }
}
