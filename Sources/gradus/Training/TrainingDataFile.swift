import Formula

/// A data set of one's own: a row of comma-separated values for each point, two inputs and a class, 0 or 1. A first row of
/// names is left out.
struct TrainingDataFile {
  /// A column for each input and one for the class.
  private(set) var columns: [[Double]] = [[], [], []]

  /// No more mistakes than this are told one by one.
  private static let mostTold = 20

  /// Reads a file to its end, or tells every mistake by file, line and column.
  ///
  /// - Throws: status 64 where the file cannot be opened, 1 where a row is wrong, 74 where reading broke off.
  init(path: String) throws {
    let source: ByteSource
    do {
      source = try ByteSource(path: path)
    } catch {
      complain("\(prose: error.path) cannot be read: \(error.reason.text)")
      throw Exit.usage
    }
    source.skipByteOrderMark()
    var records = CSVReader(source)
    var count = 0
    var isFirst = true
    while let record = records.next() {
      defer { isFirst = false }
      do throws(Fault) {
        try take(record, isFirst: isFirst)
      } catch {
        count += 1
        if count <= Self.mostTold {
          let column = record.column(ofField: error.field)
          complain(error.mistake.sentence, at: "\(source.name):\(record.line):\(column)")
        }
      }
    }
    if let reason = source.failure {
      complain("\(prose: source.name) could not be read to its end: \(reason.text)")
      throw Exit.output
    }
    if count > Self.mostTold {
      complain("\(count - Self.mostTold, "more row") of \(prose: source.name) cannot be read")
    } else if count == 0, columns[0].isEmpty {
      complain(DataMistake.noRows.sentence, at: "\(source.name):1:1")
    }
    guard count == 0, !columns[0].isEmpty else { throw Exit.no }
  }

  private struct Fault: Error {
    let field: Int
    let mistake: DataMistake
  }

  private mutating func take(_ record: CSVReader.Record, isFirst: Bool) throws(Fault) {
    let fields: [String]
    switch record.fields {
    case .success(let found): fields = found.map { $0.trimmingSpaces }
    case .failure(let mistake): throw Fault(field: 0, mistake: .malformed(mistake))
    }
    if isFirst, fields.count == columns.count, fields.allSatisfy({ Double($0) == nil && !$0.isEmpty }) { return }
    guard fields.count == columns.count else {
      throw Fault(field: min(fields.count - 1, columns.count), mistake: .fieldCount(fields.count))
    }
    var numbers: [Double] = []
    for (place, field) in fields.enumerated() {
      guard let number = Double(field), number.isFinite else {
        throw Fault(field: place, mistake: place == 2 ? .notAClass(field) : .notANumber(field))
      }
      numbers.append(number)
    }
    guard numbers[2] == 0 || numbers[2] == 1 else { throw Fault(field: 2, mistake: .notAClass(fields[2])) }
    for (place, number) in numbers.enumerated() { columns[place].append(number) }
  }
}

/// What can be wrong with a data set.
enum DataMistake: Error, Hashable {
  case malformed(CSVMistake)
  /// A row has so many fields.
  case fieldCount(Int)
  case notANumber(String)
  case notAClass(String)
  case noRows
}

extension DataMistake: Mistake {
  var message: Text {
    switch self {
    case .malformed(let mistake): "the row \(mistake.clause)"
    case .fieldCount(let count): "the row has \(count, "field")"
    case .notANumber(let text): text.isEmpty ? "an input is missing" : "\(typed: text) is not a finite number"
    case .notAClass(let text): text.isEmpty ? "the class is missing" : "\(typed: text) is not a class"
    case .noRows: "the data set has no rows"
    }
  }

  var expected: Text? {
    switch self {
    case .malformed: nil
    case .fieldCount, .noRows: "two inputs and a class in each row, such as \(code: "0.5,-1.25,1")"
    case .notANumber: "a number, such as \(code: "-1.25")"
    case .notAClass: "\(code: "0") or \(code: "1")"
    }
  }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmingSpaces: String {
    guard first == " " || last == " " || first == "\t" || last == "\t" else { return self }
    let kept = drop { $0 == " " || $0 == "\t" }
    guard let end = kept.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(kept[...end])
  }
}
