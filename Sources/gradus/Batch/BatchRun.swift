import ArgumentParser
import Course
import Formula
import Grading

/// `gradus grade --batch`: reads rows, writes them with their verdicts, one at a time.
struct BatchRun {
  let path: String
  let format: any BatchFormat
  let catalogue: Catalogue

  /// - Throws: status 64 where the file cannot be read as a batch at all, 1 where some row could not be graded, 74 where
  ///   reading broke off.
  func run() throws {
    var (source, rows) = try begin()
    var grader = BatchGrader { id, seed throws(CatalogueError) in try catalogue.open(id, seed: seed) }
    var failures = 0
    var isApartTold = false
    var learner = ""
    var pending = rows.heading.map { $0 + "\n" } ?? ""
    while let next = rows.next() {
      do {
        let item = try next.get()
        learner = item.row.learner
        pending += rows.line(item, try verdict(on: item, by: &grader)) + "\n"
      } catch {
        failures += 1
        report(error, in: source)
      }
      if grader.isApart, !isApartTold {
        isApartTold = true
        report(BatchError(line: next.line, .rowsApart(learner: learner)), in: source)
      }
      if pending.utf8.count > 1 << 15 {
        try outputData(pending)
        pending = ""
      }
    }
    if !pending.isEmpty { try outputData(pending) }
    if let reason = source.failure {
      complain("\(prose: source.name) could not be read to its end: \(reason.text)")
      throw Exit.output
    }
    guard failures == 0 else { throw Exit.no }
  }

  private func begin() throws -> (ByteSource, any BatchReader) {
    let source: ByteSource
    do {
      source = try ByteSource(path: path)
    } catch {
      complain("\(prose: error.path) cannot be read: \(error.reason.text)")
      throw Exit.usage
    }
    do {
      return (source, try format.reader(of: source))
    } catch {
      if let reason = source.failure {
        complain("\(prose: source.name) cannot be read: \(reason.text)")
      } else {
        report(error, in: source)
      }
      throw Exit.usage
    }
  }

  private func verdict(on item: BatchItem, by grader: inout BatchGrader) throws(BatchError) -> Verdict {
    do {
      return try grader.grade(item.row)
    } catch {
      throw BatchError(line: item.line, error)
    }
  }

  private func report(_ error: BatchError, in source: ByteSource) {
    complain(error.mistake.message, at: "\(source.name):\(error.line)")
  }
}

extension Result where Success == BatchItem, Failure == BatchError {
  /// The line that the row stands on.
  fileprivate var line: Int {
    switch self {
    case .success(let item): item.line
    case .failure(let error): error.line
    }
  }
}
