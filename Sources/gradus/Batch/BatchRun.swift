import ArgumentParser
import Course
import Grading

/// `gradus grade --batch`: reads rows, writes them with their verdicts, one at a time.
struct BatchRun {
  let path: String
  let isJSONLines: Bool
  let catalogue: Catalogue

  /// - Throws: status 64 where the file cannot be read as a batch at all, 1 where some row could not be graded, 74 where
  ///   reading broke off.
  func run() throws {
    let (source, reader) = try begin()
    var rows = reader
    var grader = BatchGrader { try catalogue.open($0) }
    var failures = 0
    var isApartTold = false
    var learner = ""
    var pending = ""
    if case .csv(_, let columns) = reader { pending = csvLine(columns.names + ["verdict", "reason", "detail"]) + "\n" }
    while let next = rows.next() {
      do {
        let item = try next.get()
        learner = item.row.learner
        pending += line(item, try grader.grade(item.row)) + "\n"
      } catch {
        failures += 1
        complain(error, in: source, line: next.line)
      }
      if grader.isApart, !isApartTold {
        isApartTold = true
        complainOfApart(learner, in: source, line: next.line)
      }
      if pending.utf8.count > 1 << 15 {
        try outputData(pending)
        pending = ""
      }
    }
    if !pending.isEmpty { try outputData(pending) }
    if let reason = source.failure {
      gradus.complain("\(source.name) could not be read to its end: \(reason)")
      throw Exit.output
    }
    guard failures == 0 else { throw Exit.no }
  }

  private func begin() throws -> (ByteSource, BatchReader) {
    let source: ByteSource
    do {
      source = try ByteSource(path: path)
    } catch {
      gradus.complain("\(error.path) cannot be read: \(error.reason)")
      throw Exit.usage
    }
    do {
      return (source, try BatchReader(source, jsonLines: isJSONLines))
    } catch {
      if let reason = source.failure {
        gradus.complain("\(source.name) cannot be read: \(reason)")
      } else {
        gradus.complain(error.message, at: "\(source.name):\(error.line)")
      }
      throw Exit.usage
    }
  }

  private func line(_ item: BatchReader.Item, _ verdict: Verdict) -> String {
    guard isJSONLines else {
      return csvLine(item.fields + [verdict.outcome.rawValue, verdict.reason.rawValue, verdict.detail.unicode])
    }
    return JSON.object([
      "learner": .string(item.row.learner), "exercise": .string(item.row.exercise), "step": .string(item.row.step),
      "answer": .string(item.row.answer), "verdict": .string(verdict.outcome.rawValue),
      "reason": .string(verdict.reason.rawValue), "detail": .string(verdict.detail.unicode),
    ]).onOneLine
  }

  private func complainOfApart(_ learner: String, in source: ByteSource, line: Int) {
    gradus.complain(
      "the rows of learner '\(learner.revealingHidden().prefix(60))' do not stand together; from here on they are graded without the earlier ones",
      at: "\(source.name):\(line)")
  }

  private func complain(_ error: any Error, in source: ByteSource, line: Int) {
    let message: String =
      switch error {
      case let problem as BatchReader.Problem: problem.message
      case let unknown as BatchGrader.Unknown: unknown.message
      default: "\(error)"
      }
    // A name that does not exist may be of any length.
    let scalars = message.unicodeScalars
    let short = scalars.count > 200 ? String(scalars.prefix(200)) + "…" : message
    gradus.complain(short, at: "\(source.name):\(line)")
  }
}

extension Result where Success == BatchReader.Item, Failure == BatchReader.Problem {
  /// The line that the row stands on.
  fileprivate var line: Int {
    switch self {
    case .success(let item): item.line
    case .failure(let problem): problem.line
    }
  }
}
