import Foundation
import Tutor

/// What a learner is told about the progress file, once.
public enum ProgressNotice: Hashable, Sendable {
  /// From now on nothing is saved.
  case notSaving(ProgressTrouble)
  /// What could not be saved has been saved now.
  case savedAgain
  /// The file was damaged; it was renamed, and a new one begun.
  case setAside(kept: String)

  /// The notice as the learner reads it.
  public var sentence: String {
    switch self {
    case .notSaving(let trouble): "Your work cannot be saved: \(trouble.clause)."
    case .savedAgain: "Your work is saved again, with all that was not."
    case .setAside(let kept): "Your progress file was damaged. It is kept as \(kept); a new one was begun."
    }
  }
}

/// Progress that is saved where it can be and remembered where it cannot, so that a learner can always go on.
///
/// Trouble with the file is told once (`takeNotice`). Until the file can be written again every change waits in memory,
/// and it is written, in order, with the first change that succeeds. Nothing is destroyed: a damaged file is renamed
/// and kept, a newer one is not touched.
public final class ProgressKeeper: ProgressStore {
  private var file: SQLiteProgressStore?
  private var waiting: [ProgressChange] = []
  private var notice: ProgressNotice?

  /// Why progress is not being saved now; nothing where it is.
  public private(set) var trouble: ProgressTrouble?

  /// Whether what the learner does is on the disk.
  public var isSaving: Bool { trouble == nil }

  /// Opens the progress file at `path`, or goes on without it.
  public init(path: String) {
    do {
      file = try Self.open(path, settingAside: { self.notice = .setAside(kept: $0) })
    } catch {
      fail(error)
    }
    if let file, !file.isWritable { fail(.readOnly(path: path)) }
  }

  /// Keeps progress in a file that is open.
  init(file: SQLiteProgressStore) { self.file = file }

  /// What the learner has to be told, once: it is nothing when asked again.
  public func takeNotice() -> ProgressNotice? {
    defer { notice = nil }
    return notice
  }

  /// What was done in an exercise, saved or not.
  public func progress(of exercise: String) -> ExerciseProgress {
    var progress = reading { try $0.progress(of: exercise) } ?? ExerciseProgress(exercise: exercise)
    for change in waiting { progress.apply(change) }
    return progress
  }

  /// Makes a change last: on the disk where that is possible, else for as long as the program runs.
  public func apply(_ change: ProgressChange) {
    waiting.append(change)
    save()
  }

  /// Tries again to write what waits, where writing failed before.
  public func retry() {
    if trouble != nil { save() }
  }

  private func save() {
    guard let file else { return }
    do {
      while let next = waiting.first {
        try file.apply(next)
        waiting.removeFirst()
      }
      if trouble != nil {
        trouble = nil
        notice = .savedAgain
      }
    } catch {
      fail(error as? ProgressTrouble ?? .failed(path: file.path, why: String(describing: error)))
    }
  }

  /// How far every touched exercise is, saved or not.
  public func summary() -> [String: ExerciseSummary] {
    var summaries = reading { try $0.summary() } ?? [:]
    for exercise in Set(waiting.map(\.exercise)) { summaries[exercise] = progress(of: exercise).summary }
    return summaries
  }

  private func reading<Result>(_ body: (SQLiteProgressStore) throws -> Result) -> Result? {
    guard let file else { return nil }
    do {
      return try body(file)
    } catch {
      fail(error as? ProgressTrouble ?? .failed(path: file.path, why: String(describing: error)))
      return nil
    }
  }

  private func fail(_ trouble: ProgressTrouble) {
    if self.trouble == nil { notice = .notSaving(trouble) }
    self.trouble = trouble
  }

  /// Opens the file; a damaged one is first renamed, and a new one made in its place.
  private static func open(
    _ path: String, settingAside told: (String) -> Void
  ) throws(ProgressTrouble) -> SQLiteProgressStore {
    do {
      return try SQLiteProgressStore(path: path)
    } catch .damaged {
      let kept = try setAside(path)
      let fresh = try SQLiteProgressStore(path: path)
      told(kept)
      return fresh
    } catch {
      throw error
    }
  }

  /// Renames a damaged file, and the journal that belongs to it, to a name that is free.
  private static func setAside(_ path: String) throws(ProgressTrouble) -> String {
    let files = FileManager.default
    var number = 1
    while files.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
    let kept = "\(path).damaged-\(number)"
    do {
      try files.moveItem(atPath: path, toPath: kept)
      if files.fileExists(atPath: path + "-journal") {
        try files.moveItem(atPath: path + "-journal", toPath: kept + "-journal")
      }
    } catch {
      throw .damaged(path: path)
    }
    return kept
  }
}
