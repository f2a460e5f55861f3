import Foundation

/// One answer of a batch.
struct BatchRow: Codable, Equatable {
  let learner: String
  let exercise: String
  let step: String
  let answer: String
}

/// Rows from comma-separated values or from JSON lines, one at a time, each with the line it stands on.
enum BatchReader {
  case csv(CSVReader, columns: Columns)
  case jsonLines(LineReader)

  /// Where the four fields stand, by the header; other columns are carried along.
  struct Columns {
    let names: [String]
    private let places: [Int]

    /// Finds the four fields in a header, or says what is missing.
    init(header: [String]) throws(Problem) {
      names = header
      var places: [Int] = []
      for name in Self.needed {
        guard let place = header.firstIndex(of: name) else {
          throw Problem(
            line: 1, message: "the header has no column '\(name)'; expected \(Self.needed.joined(separator: ","))")
        }
        guard header.lastIndex(of: name) == place else {
          throw Problem(line: 1, message: "the header has two columns '\(name)'; expected one")
        }
        places.append(place)
      }
      self.places = places
    }

    static let needed = ["learner", "exercise", "step", "answer"]

    func row(_ fields: [String], line: Int) throws(Problem) -> BatchRow {
      guard fields.count == names.count else {
        throw Problem(
          line: line, message: "the row has \(fields.count) fields; expected \(names.count), as in the header")
      }
      return BatchRow(
        learner: fields[places[0]], exercise: fields[places[1]], step: fields[places[2]], answer: fields[places[3]])
    }
  }

  /// A row that cannot be graded, and why.
  struct Problem: Error, Equatable {
    let line: Int
    let message: String
  }

  /// One row with the fields it came with.
  struct Item {
    let line: Int
    let row: BatchRow
    let fields: [String]
  }

  /// Begins to read; comma-separated values begin with their header.
  init(_ source: ByteSource, jsonLines: Bool) throws(Problem) {
    source.skipByteOrderMark()
    if jsonLines {
      self = .jsonLines(LineReader(source))
      return
    }
    var reader = CSVReader(source)
    guard let header = reader.next() else { throw Problem(line: 1, message: "there is no header") }
    switch header.fields {
    case .failure(let malformed): throw Problem(line: header.line, message: "the header \(malformed.message)")
    case .success(let names): self = .csv(reader, columns: try Columns(header: names))
    }
  }

  /// The next row or what is wrong with it; nil at the end.
  mutating func next() -> Result<Item, Problem>? {
    switch self {
    case .csv(var reader, let columns):
      guard let record = reader.next() else { return nil }
      self = .csv(reader, columns: columns)
      do {
        let fields = try record.fields.get()
        return .success(Item(line: record.line, row: try columns.row(fields, line: record.line), fields: fields))
      } catch let malformed as CSVReader.Malformed {
        return .failure(Problem(line: record.line, message: "the row \(malformed.message)"))
      } catch {
        return .failure(error as? Problem ?? Problem(line: record.line, message: "\(error)"))
      }
    case .jsonLines(var reader):
      guard let (line, bytes) = reader.next() else { return nil }
      self = .jsonLines(reader)
      return Self.row(fromJSON: bytes, line: line)
    }
  }

  private static func row(fromJSON bytes: [UInt8], line: Int) -> Result<Item, Problem> {
    guard bytes.count <= CSVReader.longest else {
      return .failure(Problem(line: line, message: "the line is longer than \(CSVReader.longest) bytes"))
    }
    do {
      let row = try JSONDecoder().decode(BatchRow.self, from: Data(bytes))
      return .success(Item(line: line, row: row, fields: []))
    } catch DecodingError.keyNotFound(let key, _) {
      return .failure(Problem(line: line, message: "the object has no '\(key.stringValue)'"))
    } catch DecodingError.typeMismatch(_, let context) {
      return .failure(Problem(line: line, message: message(at: context.codingPath, found: "not a text")))
    } catch DecodingError.valueNotFound(_, let context) {
      return .failure(Problem(line: line, message: message(at: context.codingPath, found: "null")))
    } catch {
      let isText = String(validating: bytes, as: UTF8.self) != nil
      let reason = isText ? "it is not valid JSON" : "it is not UTF-8"
      return .failure(Problem(line: line, message: "the line is no JSON object: \(reason)"))
    }
  }

  private static func message(at path: [any CodingKey], found: String) -> String {
    guard let key = path.last?.stringValue else {
      return
        "the line is no JSON object, but other JSON; expected {\"learner\": ..., \"exercise\": ..., \"step\": ..., \"answer\": ...}"
    }
    return "'\(key)' is \(found); expected \(key == "answer" ? "the answer as it was typed" : "a text"), in quotes"
  }
}

/// Lines of bytes that are not blank, with their numbers.
struct LineReader {
  private let source: ByteSource
  private var line = 0

  init(_ source: ByteSource) { self.source = source }

  mutating func next() -> (line: Int, bytes: [UInt8])? {
    while true {
      line += 1
      var bytes: [UInt8] = []
      var isAtEnd = true
      while let byte = source.next() {
        isAtEnd = byte != newline
        if !isAtEnd { break }
        bytes.append(byte)
        // One byte beyond the limit tells that there were more.
        guard bytes.count <= CSVReader.longest else {
          source.skipLine()
          return (line, bytes)
        }
      }
      if bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r") }) {
        return (line, bytes)
      }
      if isAtEnd { return nil }
    }
  }
}

private let newline = UInt8(ascii: "\n")
