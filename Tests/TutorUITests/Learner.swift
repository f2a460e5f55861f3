import Canvas
import Course
import Formula
import Foundation
import Grading
import Testing
import Training
import Tutor

@testable import TutorUI

/// Someone at the keyboard: keys in, screens out, with a store in memory behind.
struct Learner {
  var session: Session
  private let catalogue: Catalogue
  private let entries: [Catalogue.Entry]
  let store = MemoryProgressStore()
  /// The effects carried out so far.
  var effects: [Effect] = []
  var hasQuit = false
  /// Whether writing down what is done fails for now.
  var isDiskFull = false
  /// The time, which goes on only where a test says so.
  private(set) var now = SuspendingClock.now
  private var timers = Timers()
  private var unsaved: [ProgressChange] = []

  /// Sits down in front of the list of two exercises made for tests, of those in another folder, or of those in the
  /// program; or in an exercise.
  init(at exercise: String? = nil, builtIn: Bool = false, in folder: String = exerciseFolder) throws {
    catalogue = try Catalogue.builtIn(adding: builtIn ? [] : [folder])
    entries = catalogue.entries.filter { builtIn || $0.source != .builtIn($0.source.file) }
    session = Session(entries: entries, start: exercise, at: now)
    carryOut(session.begin())
  }

  /// Comes back later: a new session on what was stored.
  func again(at exercise: String? = nil) throws -> Learner {
    var later = self
    later.session = Session(entries: entries, start: exercise, at: now)
    later.effects = []
    later.hasQuit = false
    later.carryOut(later.session.begin())
    return later
  }

  /// Presses keys: words that name a key (`Enter`, `F1`, `Ctrl-N`, `Up`), anything else is typed.
  mutating func press(_ keys: String...) {
    for key in keys {
      if let event = Self.named[key] {
        send(event)
      } else if key.hasPrefix("Ctrl-"), let letter = key.last {
        send(.key(.control(Character(letter.lowercased()))))
      } else {
        for character in key { send(.character(character)) }
      }
    }
  }

  mutating func paste(_ text: String) { send(.paste(text)) }

  mutating func send(_ event: KeyEvent) {
    guard let action = KeyMap.action(for: event, in: session) else { return }
    apply(action)
  }

  mutating func apply(_ action: Action) { carryOut(session.apply(action, at: now)) }

  mutating func receive(_ report: Report) { carryOut(session.receive(report, at: now)) }

  /// Lets time pass; what is scheduled happens at its time.
  mutating func wait(_ duration: Duration) {
    let end = now + duration
    while let due = timers.nextDue, due <= end {
      now = max(now, due)
      for timer in timers.takeDue(at: now) { receive(.due(timer)) }
    }
    now = end
  }

  /// Answers every open step rightly until the exercise is finished.
  mutating func finish() {
    while let work = session.work, !work.isFinished {
      if work.stepProgress.isDone {
        press("Enter")
      } else {
        press("Ctrl-E", "Ctrl-U", work.step.question.expected, "Enter")
      }
    }
  }

  /// Answers so many steps rightly.
  mutating func answer(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    for done in 0..<count {
      guard let work = session.work, session.screen == .exercise else {
        Issue.record("only \(done) of \(count) steps could be answered", sourceLocation: sourceLocation)
        return
      }
      press(work.step.question.expected, "Enter", "Enter")
    }
  }

  /// Goes to a step by its id.
  mutating func go(to step: String, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let index = session.work?.exercise.steps.firstIndex(where: { $0.id == step }) else {
      Issue.record(
        "there is no step \(step) in \(session.work?.exercise.id ?? "no exercise")", sourceLocation: sourceLocation)
      return
    }
    apply(.goToStep(index))
  }

  /// The notice as the screen shows it.
  var notice: String? {
    session.notice.map { TextStyle(theme: Theme(), context: KeyContext(session)).text($0) }
  }

  /// The name of the line that the replay stands at.
  var replayedName: String? { session.work?.entry(session.view.replay.index).name }

  func screen(_ columns: Int = 80, _ rows: Int = 24, ascii: Bool = false) -> Grid {
    render(session, size: Size(columns: columns, rows: rows), theme: Theme(depth: .none, isASCII: ascii))
  }

  private mutating func carryOut(_ asked: [Effect]) {
    for effect in asked {
      effects.append(effect)
      switch effect {
      case .record(let change):
        unsaved.append(change)
        save()
      case .retrySaving: save()
      case .open(let id, let seed):
        do {
          let exercise = try catalogue.open(id, seed: seed)
          receive(.opened(exercise, store.progress(of: exercise.progressKey)))
        } catch {
          receive(.couldNotOpen("\(prose: "\(error)")"))
        }
      case .openFresh(let id):
        let worked = store.summary().keys.compactMap { Exercise.seed(ofProgressKey: $0, exercise: id) }
        if let exercise = try? catalogue.open(id, seed: (worked.max() ?? 0) + 1) {
          receive(.opened(exercise, store.progress(of: exercise.progressKey)))
        }
      case .loadSummaries: receive(.summaries(store.summary()))
      case .loadAbouts:
        let abouts = entries.map { ($0.id, (try? catalogue.read($0))?.exercise?.about.text(in: .ascii) ?? "") }
        receive(.abouts(Dictionary(abouts) { first, _ in first }))
      case .schedule(let timer, let delay, let isRepeating):
        timers.schedule(timer, at: now + delay, every: isRepeating ? delay : nil)
      case .cancel(let timer): timers.cancel(timer)
      case .train(var trainer, let slice):
        // A machine that takes twenty steps in the time of a slice.
        var left = 20
        trainer.run(slice) {
          left -= 1
          return left >= 0
        }
        receive(.trained(trainer))
      case .quit: hasQuit = true
      }
    }
  }

  private mutating func save() {
    guard !isDiskFull else {
      receive(.couldNotSave("Your work cannot be saved: the disk is full."))
      return
    }
    for change in unsaved { store.apply(change) }
    unsaved = []
    if session.isUnsaved { receive(.savedAgain("Your work is saved again, with all that was not.")) }
  }

  private static let named: [String: KeyEvent] = [
    "Enter": .key(.enter), "Esc": .key(.escape), "Tab": .key(.tab), "Up": .key(.up), "Down": .key(.down),
    "Left": .key(.left), "Right": .key(.right), "Home": .key(.home), "End": .key(.end), "PgUp": .key(.pageUp),
    "PgDn": .key(.pageDown), "Backspace": .key(.backspace), "F1": .key(.function(1)), "F2": .key(.function(2)),
    "F3": .key(.function(3)), "F4": .key(.function(4)), "F5": .key(.function(5)),
    "F6": .key(.function(6)), "F7": .key(.function(7)), "F8": .key(.function(8)), "F9": .key(.function(9)),
    "F10": .key(.function(10)), "F11": .key(.function(11)), "F12": .key(.function(12)), "Space": .character(" "),
    "Alt-K": .key(.alt("k")), "Alt-T": .key(.alt("t")),
    "Ctrl-C": .interrupt,
  ]
}

/// The folder with exercises that together have a step of every kind, called by the kind's word.
let kindFolder = exerciseFolder + "/Kinds"

/// The exercise of that folder with the step of this kind: one called by the kind's word, or else `every-kind`, whose
/// number of steps shows on recorded screens.
func exercise(asking kind: AnswerWord) -> String {
  FileManager.default.fileExists(atPath: "\(kindFolder)/\(kind.word).yaml") ? kind.word : "every-kind"
}

/// The folder of exercises that only tests read.
let exerciseFolder =
  #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Exercises"
