import Grading

/// A batch as comma-separated values with a header; columns that are not ours are carried along.
struct CSVBatch: BatchFormat {
  let name = "csv"

  /// The columns that there must be, in any order.
  static let columns = ["learner", "exercise", "step", "answer"]
  /// The column that there may be, with the seed of the numbers.
  static let variant = "variant"

  func reader(of source: ByteSource) throws(BatchError) -> any BatchReader {
    source.skipByteOrderMark()
    var records = CSVReader(source)
    guard let header = records.next() else { throw BatchError(line: 1, .noHeader) }
    switch header.fields {
    case .failure(let mistake): throw BatchError(line: header.line, .malformedHeader(mistake))
    case .success(let names): return Rows(records: records, columns: try Columns(header: names))
    }
  }

  private struct Rows: BatchReader {
    var records: CSVReader
    let columns: Columns

    var heading: String? { csvLine(columns.names + ["verdict", "reason", "detail"]) }

    mutating func next() -> Result<BatchItem, BatchError>? {
      guard let record = records.next() else { return nil }
      return record.fields.mapError { BatchError(line: record.line, .malformedRow($0)) }
        .flatMap { columns.item($0, line: record.line) }
    }

    func line(_ item: BatchItem, _ verdict: Verdict) -> String {
      csvLine(item.fields + [verdict.outcome.rawValue, verdict.reason.rawValue, verdict.detail.unicode])
    }
  }

  /// Where the four fields stand, by the header.
  private struct Columns {
    let names: [String]
    private let places: [Int]
    private let variant: Int?

    /// Finds the fields in a header, or says what is missing.
    init(header: [String]) throws(BatchError) {
      names = header
      var places: [Int] = []
      for name in CSVBatch.columns {
        guard let place = header.firstIndex(of: name) else { throw BatchError(line: 1, .missingColumn(name)) }
        guard header.lastIndex(of: name) == place else { throw BatchError(line: 1, .repeatedColumn(name)) }
        places.append(place)
      }
      self.places = places
      variant = header.firstIndex(of: CSVBatch.variant)
      guard header.lastIndex(of: CSVBatch.variant) == variant else {
        throw BatchError(line: 1, .repeatedColumn(CSVBatch.variant))
      }
    }

    func item(_ fields: [String], line: Int) -> Result<BatchItem, BatchError> {
      guard fields.count == names.count else {
        return .failure(BatchError(line: line, .fieldCount(fields.count, expected: names.count)))
      }
      let row = BatchRow(
        learner: fields[places[0]], exercise: fields[places[1]], step: fields[places[2]], answer: fields[places[3]],
        variant: variant.map { fields[$0] })
      return .success(BatchItem(line: line, row: row, fields: fields))
    }
  }
}
