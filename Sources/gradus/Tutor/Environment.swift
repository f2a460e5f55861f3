import Course
import Formula
import Progress
import Training
import Tutor

/// The environment of a session: exercise files, progress and clock. Carries out the session's effects.
final class Environment {
  private let catalogue: Catalogue
  private let opened: Exercise?
  private let clock: any MonotonicClock
  private var timers = Timers()
  /// Opened when it is first needed, which is after the first screen.
  private lazy var progress = ProgressKeeper(path: ProgressFolder.file())
  /// Whether the session asked for the end of the program.
  private(set) var hasEnded = false

  /// An environment with these exercises, of which one may be open already, and the progress of this machine.
  init(catalogue: Catalogue, opened: Exercise? = nil, clock: any MonotonicClock = SuspendingClock()) {
    self.catalogue = catalogue
    self.opened = opened
    self.clock = clock
  }

  /// The time now.
  var now: SuspendingClock.Instant { clock.now }

  /// When the first scheduled effect is due; nil where none is scheduled.
  var nextDue: SuspendingClock.Instant? { timers.nextDue }

  /// What to report of scheduled effects that are due by now, in order.
  func takeDue() -> [Report] { timers.takeDue(at: now).map { .due($0) } }

  /// Carries out an effect; what it recorded is on the disk, where that is possible, when this returns.
  ///
  /// Returns what to report to the session, in order.
  func carryOut(_ effect: Effect) -> [Report] {
    switch effect {
    case .record(let change):
      progress.apply(change)
      return notices
    case .retrySaving:
      progress.retry()
      return notices
    case .open(let id, let seed):
      return [open(id, seed: seed)] + notices
    case .openFresh(let id):
      return [openFresh(id)] + notices
    case .loadSummaries:
      let summaries = progress.summary()
      return notices + [.summaries(summaries)]
    case .loadAbouts:
      return [.abouts(abouts)]
    case .schedule(let timer, let delay, let isRepeating):
      timers.schedule(timer, at: now + delay, every: isRepeating ? delay : nil)
      return []
    case .cancel(let timer):
      timers.cancel(timer)
      return []
    case .train(var trainer, let slice):
      let start = now
      trainer.run(slice) { now - start < slice.time }
      return [.trained(trainer)]
    case .quit:
      hasEnded = true
      progress.flush()
      if let trouble = progress.trouble, progress.waitingCount > 0 {
        complain("what was done in this session could not be saved: \(trouble.clause)")
      }
      return []
    }
  }

  private func open(_ id: String, seed: Int?) -> Report {
    do {
      let isOpen = opened?.id == id && opened?.seed == seed
      let exercise = if let opened, isOpen { opened } else { try catalogue.open(id, seed: seed) }
      return .opened(exercise, progress.progress(of: exercise.progressKey))
    } catch {
      return .couldNotOpen(Text(prose: "\(error)"))
    }
  }

  /// Opens the variant with the seed behind the last that was worked; one that has no numbers is passed over.
  private func openFresh(_ id: String) -> Report {
    let worked = progress.summary().keys.compactMap { Exercise.seed(ofProgressKey: $0, exercise: id) }
    let next = (worked.max() ?? 0) + 1
    for seed in next..<next + 20 {
      if let exercise = try? catalogue.open(id, seed: seed) {
        return .opened(exercise, progress.progress(of: exercise.progressKey))
      }
    }
    return open(id, seed: next)
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

  private var notices: [Report] {
    guard let notice = progress.takeNotice() else { return [] }
    switch notice {
    case .notSaving: return [.couldNotSave(notice.sentence)]
    case .savedAgain: return [.savedAgain(notice.sentence)]
    case .setAside: return [.told(notice.sentence)]
    }
  }
}
