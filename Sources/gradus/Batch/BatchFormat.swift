import Formula
import Grading

/// A form in which a batch is read and its verdicts are written; one file a format.
protocol BatchFormat: Sendable {
  /// The value of `--format` that chooses it.
  var name: String { get }
  /// Begins to read a batch.
  func reader(of source: ByteSource) throws(BatchError) -> any BatchReader
}

/// Reads the rows of a batch one at a time, and writes them again with their verdicts.
protocol BatchReader {
  /// What stands above the verdicts, without a line end; nothing in a form without a header.
  var heading: String? { get }
  /// The next row, or what is wrong with it; nil at the end.
  mutating func next() -> Result<BatchItem, BatchError>?
  /// A row with its verdict, without a line end.
  func line(_ item: BatchItem, _ verdict: Verdict) -> String
}

/// The forms in which a batch can be, the default first.
enum BatchFormats {
  static let all: [any BatchFormat] = [CSVBatch(), JSONLinesBatch()]
}

/// One answer of a batch.
struct BatchRow: Codable, Equatable {
  let learner: String
  let exercise: String
  let step: String
  let answer: String
  /// The seed of the numbers; nothing, or nothing in it, for the exercise's own.
  var variant: String?
}

/// One row, where it stands, and the fields that it came with.
struct BatchItem {
  let line: Int
  let row: BatchRow
  let fields: [String]
}

/// A row that cannot be graded, or a header that cannot be read, and why.
struct BatchError: Error, Equatable {
  let line: Int
  let mistake: BatchMistake

  init(line: Int, _ mistake: BatchMistake) {
    self.line = line
    self.mistake = mistake
  }
}
