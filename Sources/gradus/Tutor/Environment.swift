import Course
import Progress
import Tutor

/// What lies outside a session: the exercise files and the learner's progress. Carries out what the session asks for.
final class Environment {
  private let catalogue: Catalogue
  private let opened: Exercise?
  /// Opened when it is first needed, which is after the first screen.
  private lazy var progress = ProgressKeeper(path: ProgressFolder.file())
  /// Whether the session asked for the end of the program.
  private(set) var hasEnded = false

  /// A world with these exercises, of which one may be open already, and the progress of this machine.
  init(catalogue: Catalogue, opened: Exercise? = nil) {
    self.catalogue = catalogue
    self.opened = opened
  }

  /// Carries out an effect; what it recorded is on the disk, where that is possible, when this returns.
  ///
  /// Returns what to report to the session, in order.
  func carryOut(_ effect: Effect) -> [Action] {
    switch effect {
    case .record(let change):
      progress.apply(change)
      return notices
    case .open(let id):
      return [open(id)] + notices
    case .loadSummaries:
      let summaries = progress.summary()
      return notices + [.summaries(summaries)]
    case .loadAbouts:
      return [.abouts(abouts)]
    case .quit:
      hasEnded = true
      progress.flush()
      if let trouble = progress.trouble, progress.waitingCount > 0 {
        complain("what was done in this session could not be saved: \(trouble.clause)")
      }
      return []
    }
  }

  private func open(_ id: String) -> Action {
    do {
      let exercise = if let opened, opened.id == id { opened } else { try catalogue.open(id) }
      return .opened(exercise, progress.progress(of: exercise.id))
    } catch {
      return .couldNotOpen("\(error)")
    }
  }

  /// What every exercise is about, as it is shown and as it can be typed, by id; an exercise with mistakes has nothing.
  private var abouts: [String: String] {
    var abouts: [String: String] = [:]
    for entry in catalogue.entries {
      guard let about = (try? catalogue.read(entry))?.exercise?.about else { continue }
      abouts[entry.id] = about.text(in: .unicode) + " " + about.text(in: .ascii)
    }
    return abouts
  }

  private var notices: [Action] {
    switch progress.takeNotice() {
    case nil: []
    case .notSaving(let trouble): [.couldNotSave("\(trouble.clause).")]
    case .savedAgain: [.savedAgain(ProgressNotice.savedAgain.sentence)]
    case .setAside(let kept, let rows): [.told(ProgressNotice.setAside(kept: kept, rows: rows).sentence)]
    }
  }
}
