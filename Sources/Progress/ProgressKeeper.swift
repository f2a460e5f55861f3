import Foundation
import Tutor

/// Progress that is saved where it can be and remembered where it cannot, so that a learner can always go on.
///
/// Trouble with the file is told once (`takeNotice`). Until the file can be written again every change waits in memory;
/// all of them are written, in order, as soon as a change, ``retry()`` or ``flush()`` finds that it can. The same holds
/// where the file is deleted, replaced or damaged meanwhile: what was done in this session is then written to the file
/// that is there now. Nothing is destroyed: a damaged file is kept under another name, a newer one or one of another
/// program is not touched.
public final class ProgressKeeper: ProgressStore {
  private let path: String
  private(set) var file: SQLiteProgressStore?
  /// Everything done in this session, oldest first.
  private var session: [RecordedChange] = []
  /// How many of those are in the file.
  private var saved = 0
  /// Whether some of those that are not counted as saved may be in the file after all.
  private var mayHaveSome = false
  private var notice: ProgressNotice?

  /// Why progress is not being saved now; nothing where it is.
  public private(set) var trouble: ProgressTrouble?

  /// Whether what the learner does is on the disk.
  public var isSaving: Bool { trouble == nil }

  /// How many changes of this session are not on the disk.
  public var waitingCount: Int { session.count - saved }

  /// Opens the progress file at `path`, or goes on without it.
  public init(path: String) {
    self.path = path
    do throws(ProgressTrouble) {
      try open(patience: SQLiteProgressStore.usualPatience)
      try checkWritable()
    } catch {
      fail(error)
    }
  }

  /// What the learner has to be told, once: it is nothing when asked again.
  public func takeNotice() -> ProgressNotice? {
    defer { notice = nil }
    return notice
  }

  /// What was done in an exercise, saved or not.
  public func progress(of exercise: String) -> ExerciseProgress {
    let stored = reading { file throws(ProgressTrouble) in try file.progress(of: exercise) }
    var progress = stored ?? ExerciseProgress(exercise: exercise)
    for recorded in unread(by: stored) { progress.apply(recorded.change) }
    return progress
  }

  /// How far every touched exercise is, saved or not.
  public func summary() -> [String: ExerciseSummary] {
    let stored = reading { file throws(ProgressTrouble) in try file.summary() }
    var summaries = stored ?? [:]
    for exercise in Set(unread(by: stored).map(\.change.exercise)) {
      summaries[exercise] = progress(of: exercise).summary
    }
    return summaries
  }

  /// Makes a change last: on the disk where that is possible, else for as long as the program runs.
  public func apply(_ change: ProgressChange) {
    session.append(RecordedChange(change))
    save(patience: usualPatience)
  }

  /// Tries to write what waits, without waiting for another program; for a moment when nothing else is to be done.
  public func retry() {
    if trouble != nil { save(patience: 0) }
  }

  /// Writes what waits, where that is possible at all; for the end of a session.
  public func flush() {
    if trouble != nil || file?.isInPlace == false { save(patience: SQLiteProgressStore.usualPatience) }
  }

  // MARK: -

  /// How long to wait for another program: while there is trouble, not at all, since that was waited for already.
  private var usualPatience: TimeInterval { trouble == nil ? SQLiteProgressStore.usualPatience : 0 }

  /// The changes that what was read from the file cannot hold.
  private func unread<Stored>(by stored: Stored?) -> ArraySlice<RecordedChange> {
    stored == nil ? session[...] : session[saved...]
  }

  /// Writes what waits, in one transaction, to the file that is there now.
  private func save(patience: TimeInterval) {
    do throws(ProgressTrouble) {
      // A file may be damaged, or be replaced while it is written; one that always is, is given up for now.
      for _ in 0..<3 {
        if trouble != nil || file?.isInPlace != true { try open(patience: patience) }
        // Where nothing waits, nothing would tell that it could not be written.
        if waitingCount == 0 { try checkWritable() }
        guard let file, try write(to: file) else { continue }
        saved = session.count
        mayHaveSome = false
        file.wait(atMost: SQLiteProgressStore.usualPatience)
        if trouble != nil {
          trouble = nil
          // Trouble that was never told is over without a word.
          if case .notSaving = notice { notice = nil } else { notice = notice ?? .savedAgain }
        }
        return
      }
      throw ProgressTrouble.failed(path: path, why: "it is replaced again and again")
    } catch {
      fail(error)
    }
  }

  private func checkWritable() throws(ProgressTrouble) {
    if let file, !file.isWritable { throw .readOnly(path: path) }
  }

  /// Writes what waits; whether it is in the file at the path now.
  private func write(to file: SQLiteProgressStore) throws(ProgressTrouble) -> Bool {
    do {
      if waitingCount > 0 { try file.apply(session[saved...], onlyMissing: mayHaveSome || trouble != nil) }
      return file.isInPlace
    } catch .damaged {
      try recover()
      return false
    } catch {
      throw error
    }
  }

  /// Opens the file at the path; a damaged one is replaced first.
  private func open(patience: TimeInterval) throws(ProgressTrouble) {
    let previous = file
    for attempt in 0..<3 {
      do {
        file = try SQLiteProgressStore(path: path, patience: patience)
        break
      } catch .damaged where attempt < 2 {
        try recover()
      } catch {
        // The file that was open may still be read, if it is not another one by now.
        if previous?.isInPlace != true { leaveFile() }
        throw error
      }
    }
    if let previous, !previous.isInPlace { forgetSaved() }
  }

  private func recover() throws(ProgressTrouble) {
    leaveFile()
    guard let recovery = try ProgressRecovery.replace(path) else { return }
    notice = .setAside(kept: recovery.kept, rows: recovery.rows)
  }

  private func leaveFile() {
    file = nil
    forgetSaved()
  }

  /// The next file may hold any part of this session.
  private func forgetSaved() {
    mayHaveSome = mayHaveSome || saved > 0
    saved = 0
  }

  private func reading<Result>(
    _ body: (SQLiteProgressStore) throws(ProgressTrouble) -> Result
  ) -> Result? {
    if trouble != nil || file?.isInPlace != true { save(patience: usualPatience) }
    for _ in 0..<2 {
      guard let file else { return nil }
      do {
        return try body(file)
      } catch .damaged {
        do { try recover() } catch { fail(error) }
        save(patience: usualPatience)
      } catch {
        fail(error)
        return nil
      }
    }
    return nil
  }

  private func fail(_ trouble: ProgressTrouble) {
    if self.trouble == nil { notice = .notSaving(trouble) }
    self.trouble = trouble
    file?.wait(atMost: 0)
  }
}
