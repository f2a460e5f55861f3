import Foundation
import GRDB
import Tutor

// Rows of the progress file as values. Each is read in two ways: strictly, where a value of the wrong kind says that the
// file is damaged, and leniently, where as much is taken from a damaged row as makes sense. Neither ever traps.

/// A row of the table of answers.
struct StoredAttempt: Hashable {
  let exercise: String
  let step: String
  let attempt: Attempt
  /// When it was given, in seconds since 1970; with the rest it tells this answer from every other.
  let seconds: Int64

  static let columns = firstColumns + ", asked, milliseconds, hints, misconception"
  /// Those of a file of the first version.
  static let firstColumns = "exercise, step, \(boundedText("typed")), outcome, reason, charged, seconds"

  init(exercise: String, step: String, attempt: Attempt, seconds: Int64) {
    self.exercise = exercise
    self.step = step
    self.attempt = attempt
    self.seconds = seconds
  }

  /// The row with these values, in the order of ``columns``; nil where one is not of its kind.
  init?(strictly values: [DatabaseValue]) {
    guard values.count == 11, let exercise = values[0].text, let step = values[1].text, let typed = values[2].bytes,
      let outcome = values[3].text, let reason = values[4].text, let charged = values[5].flag,
      let seconds = values[6].integer, let asked = values[7].text, let milliseconds = values[8].integer,
      let hints = values[9].hintCount, let misconception = values[10].text
    else { return nil }
    var attempt = Attempt(text: typed, outcome: outcome, reason: reason, charged: charged)
    attempt.asked = asked
    attempt.milliseconds = Int(clamping: milliseconds)
    attempt.hints = hints
    attempt.misconception = misconception
    self.init(exercise: exercise, step: step, attempt: attempt, seconds: seconds)
  }

  /// What can be told of the answer; nil where it cannot even be told whose step it answers.
  init?(leniently values: [DatabaseValue]) {
    guard values.count >= 7, let exercise = values[0].anyText, let step = values[1].anyText,
      let typed = values[2].anyText
    else { return nil }
    let attempt = Attempt(
      text: typed, outcome: values[3].text ?? "unreadable", reason: values[4].text ?? "",
      charged: values[5].flag ?? false)
    self.init(
      exercise: exercise, step: step, attempt: attempt.circumstances(leniently: values.dropFirst(7)),
      seconds: values[6].integer ?? 0)
  }
}

extension Attempt {
  /// The same with what was asked, the time, the hints and the misconception, as far as a row tells them.
  fileprivate func circumstances(leniently values: ArraySlice<DatabaseValue>) -> Attempt {
    let values = Array(values)
    guard values.count == 4 else { return self }
    var attempt = self
    attempt.asked = values[0].text ?? ""
    attempt.milliseconds = Int(clamping: values[1].integer ?? 0)
    attempt.hints = values[2].hintCount ?? 0
    attempt.misconception = values[3].text ?? ""
    return attempt
  }
}

/// A row of the table of steps.
struct StoredStep: Hashable {
  let exercise: String
  let step: String
  let draft: String
  let hints: Int
  let isShown: Bool

  static let columns = "exercise, step, \(boundedText("draft")), hints, shown"

  init?(strictly values: [DatabaseValue]) {
    guard values.count == 5, let exercise = values[0].text, let step = values[1].text, let draft = values[2].bytes,
      let hints = values[3].hintCount, let isShown = values[4].flag
    else { return nil }
    (self.exercise, self.step, self.draft, self.hints, self.isShown) = (exercise, step, draft, hints, isShown)
  }

  init?(leniently values: [DatabaseValue]) {
    guard values.count == 5, let exercise = values[0].anyText, let step = values[1].anyText else { return nil }
    self.exercise = exercise
    self.step = step
    draft = values[2].anyText ?? ""
    hints = values[3].hintCount ?? 0
    isShown = values[4].flag ?? false
  }
}

/// A row of the table of places: the step an exercise was left at.
struct StoredPlace: Hashable {
  let exercise: String
  let step: String

  static let columns = "exercise, step"

  init?(leniently values: [DatabaseValue]) {
    guard values.count == 2, let exercise = values[0].anyText, let step = values[1].anyText else { return nil }
    (self.exercise, self.step) = (exercise, step)
  }
}

/// No answer or draft is nearly as long as this many bytes; a longer one in a file is not even loaded.
private func boundedText(_ column: String) -> String { "CASE WHEN length(\(column)) <= 1048576 THEN \(column) END" }

extension DatabaseValue {
  /// The value as text, where it is stored as such.
  var text: String? {
    if case .string(let text) = storage { text } else { nil }
  }

  /// The value as the text of its bytes, where it is stored as bytes.
  fileprivate var bytes: String? {
    if case .blob(let data) = storage { String(decoding: data, as: UTF8.self) } else { nil }
  }

  fileprivate var integer: Int64? {
    if case .int64(let number) = storage { number } else { nil }
  }

  /// The value as yes or no, where it is 1 or 0.
  var flag: Bool? {
    switch integer {
    case 0: false
    case 1: true
    default: nil
    }
  }

  fileprivate var hintCount: Int? { integer.flatMap { (0...1_000).contains($0) ? Int($0) : nil } }

  /// The value as text, however it is stored.
  fileprivate var anyText: String? {
    switch storage {
    case .string(let text): text
    case .blob(let data): String(decoding: data, as: UTF8.self)
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .null: nil
    }
  }
}
