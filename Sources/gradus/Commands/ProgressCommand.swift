import ArgumentParser
import Canvas
import Course
import Formula
import Foundation
import Progress
import Tutor

/// `gradus progress`: what was worked, and how it went.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Tell what was worked, and how it went.",
    discussion: """
      A line for each exercise, and for each variant by its seed: the steps done, how many were right first time, of them \
      without a hint, how many later, how many were shown, and the days of the first and the last answer. Steps that \
      were worked again count as they stood the first time.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How to write it.") var format: Format = .text

  func run() throws {
    let records = try progressFile()?.recordsOrExit() ?? []
    let rows = try rows(of: records)
    switch format {
    case .text: try output(rows.isEmpty ? "Nothing was worked yet." : Self.text(rows))
    case .json: try output(JSON.list(rows.map(\.json)).text)
    case .csv:
      try outputData(([csvLine(ProgressRow.columns)] + rows.map { csvLine($0.fields) }).joined(separator: "\n"))
    }
  }

  private func rows(of records: [ProgressRecord]) throws -> [ProgressRow] {
    let counts = Dictionary(
      try exercises.catalogue().entries.map { ($0.id, $0.stepCount) }, uniquingKeysWith: { first, _ in first })
    return records.filter { $0.answers > 0 || $0.progress.summary.isStarted }.map { ProgressRow($0, steps: counts) }
  }

  private static func text(_ rows: [ProgressRow]) -> String {
    let table = [ProgressRow.headings] + rows.map(\.fields)
    let widths = ProgressRow.headings.indices.map { column in table.map { displayWidth($0[column]) }.max() ?? 0 }
    return table.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - displayWidth(cell.0))
        return (2..<8).contains(column) ? space + cell.0 : cell.0 + space
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

/// A line of `gradus progress`.
struct ProgressRow {
  static let columns = [
    "exercise", "variant", "steps", "done", "first", "unaided", "later", "shown", "answers", "begun", "last", "learner",
  ]
  static let headings = [
    "exercise", "seed", "steps", "done", "first time", "unaided", "later", "shown", "answers", "begun", "last",
    "learner",
  ]

  private let id: String
  private let seed: Int?
  private let learner: String
  private let steps: Int?
  private let counts: [Int]
  private let days: [String]

  init(_ record: ProgressRecord, steps: [String: Int]) {
    let (learner, key) = ProgressOwner.split(record.progress.exercise)
    let parts = key.split(separator: "#", maxSplits: 1).map(String.init)
    self.learner = learner
    id = parts.first ?? key
    seed = parts.count > 1 ? Int(parts[1]) : nil
    self.steps = steps[id]
    let later = record.count(.rightLater) + record.count(.rightForOwnWorking)
    counts = [
      record.progress.summary.done.count, record.count(.rightFirstTime), record.rightUnaided, later,
      record.count(.shown), record.answers,
    ]
    days = record.time.map { [Self.day($0.lowerBound), Self.day($0.upperBound)] } ?? ["", ""]
  }

  /// The fields in the order of ``columns``.
  var fields: [String] {
    [id, seed.map(String.init) ?? "", steps.map(String.init) ?? ""] + counts.map(String.init) + days + [learner]
  }

  var json: JSON {
    let names = ["done", "rightFirstTime", "rightUnaided", "rightLater", "shown", "answers"]
    var members = [JSON.Member(key: "exercise", value: .string(id))]
    if let seed { members.append(JSON.Member(key: "variant", value: .integer(seed))) }
    if !learner.isEmpty { members.append(JSON.Member(key: "learner", value: .string(learner))) }
    if let steps { members.append(JSON.Member(key: "steps", value: .integer(steps))) }
    members += zip(names, counts).map { JSON.Member(key: $0, value: .integer($1)) }
    members += zip(["begun", "last"], days).filter { !$1.isEmpty }.map { JSON.Member(key: $0, value: .string($1)) }
    return .members(members)
  }

  /// The day of a time in UTC, as 2026-03-31.
  private static func day(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
  }
}

/// The progress file of this machine; nil where there is none. Trouble with it ends the program.
func progressFile(making: Bool = false) throws -> SQLiteProgressStore? {
  let path = ProgressFolder.file()
  guard making || FileManager.default.fileExists(atPath: path) else { return nil }
  do {
    return try SQLiteProgressStore(path: path)
  } catch {
    throw refusal(of: error)
  }
}

/// Complains of the progress file, and says how to end.
func refusal(of trouble: ProgressTrouble) -> ExitCode {
  complain("the progress cannot be read or written: \(trouble.clause)")
  return Exit.output
}

extension SQLiteProgressStore {
  fileprivate func recordsOrExit() throws -> [ProgressRecord] {
    do {
      return try records()
    } catch {
      throw refusal(of: error)
    }
  }
}
