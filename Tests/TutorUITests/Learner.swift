import Canvas
import Course
import Testing
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

  /// Sits down in front of the list of two exercises made for tests, of those in another folder, or of those in the
  /// program; or in an exercise.
  init(at exercise: String? = nil, builtIn: Bool = false, in folder: String = exerciseFolder) throws {
    catalogue = try Catalogue.builtIn(adding: builtIn ? [] : [folder])
    entries = catalogue.entries.filter { builtIn || $0.source != .builtIn($0.source.file) }
    session = Session(entries: entries, start: exercise)
    carryOut(session.begin())
  }

  /// Comes back later: a new session on what was stored.
  func again(at exercise: String? = nil) throws -> Learner {
    var later = self
    later.session = Session(entries: entries, start: exercise)
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
    carryOut(session.apply(action))
  }

  mutating func apply(_ action: Action) { carryOut(session.apply(action)) }

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
  mutating func answer(_ count: Int) {
    for _ in 0..<count {
      guard let work = session.work else { return }
      press(work.step.question.expected, "Enter", "Enter")
    }
  }

  mutating func go(to step: String) {
    guard let index = session.work?.exercise.steps.firstIndex(where: { $0.id == step }) else { return }
    apply(.goToStep(index))
  }

  func screen(_ columns: Int = 80, _ rows: Int = 24, ascii: Bool = false) -> Grid {
    render(session, size: Size(columns: columns, rows: rows), theme: Theme(depth: .none, isASCII: ascii))
  }

  private mutating func carryOut(_ asked: [Effect]) {
    for effect in asked {
      effects.append(effect)
      switch effect {
      case .record(let change): store.apply(change)
      case .open(let id):
        do {
          apply(.opened(try catalogue.open(id), store.progress(of: id)))
        } catch {
          apply(.couldNotOpen("\(error)"))
        }
      case .loadSummaries: apply(.summaries(store.summary()))
      case .loadAbouts:
        let abouts = entries.map { ($0.id, (try? catalogue.read($0))?.exercise?.about.text(in: .ascii) ?? "") }
        apply(.abouts(Dictionary(abouts) { first, _ in first }))
      case .quit: hasQuit = true
      }
    }
  }

  private static let named: [String: KeyEvent] = [
    "Enter": .key(.enter), "Esc": .key(.escape), "Tab": .key(.tab), "Up": .key(.up), "Down": .key(.down),
    "Left": .key(.left), "Right": .key(.right), "Home": .key(.home), "End": .key(.end), "PgUp": .key(.pageUp),
    "PgDn": .key(.pageDown), "Backspace": .key(.backspace), "F1": .key(.function(1)), "F2": .key(.function(2)),
    "F3": .key(.function(3)), "F4": .key(.function(4)), "F5": .key(.function(5)),
    "F6": .key(.function(6)), "F7": .key(.function(7)), "F8": .key(.function(8)), "Ctrl-C": .interrupt,
  ]
}

/// The folder with an exercise that has one step of every kind.
let kindFolder = exerciseFolder + "/Kinds"

/// The folder of exercises that only tests read.
let exerciseFolder =
  #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Exercises"
