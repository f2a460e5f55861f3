import Canvas
import Course
import Testing
import Tutor

@testable import TutorUI

/// Sessions as a learner lives them: keys in, and what comes of them.
@Suite("Stories") struct StoryTests {
  @Test("A learner picks an exercise, works it to the end and sees a result") func wholeExercise() throws {
    var learner = try Learner()
    learner.press("j", "Enter", "Enter")
    for answer in ["0", "24", "0.5", "1.000", "-2.000", "0.1192", "-0.881", "0.105", "0.5", "-0.0462", "2.0925"] {
      learner.press(answer, "Enter", "Enter")
    }
    #expect(learner.session.screen == .overview)
    #expect(learner.screen().description.contains("Finished: all 11 steps done."))
    learner.press("Esc", "q")
    #expect(learner.hasQuit)
  }

  @Test("The same wrong answer is charged once, however it is written") func chargedOnce() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("1", "Enter", "Enter", "Ctrl-U", "1.0", "Enter", "Ctrl-U", "2/2", "Enter")
    let step = learner.session.work?.stepProgress
    #expect(step?.attempts.map(\.charged) == [true, false, false, false])
    #expect(step?.chargedMistakes == 1)
    #expect(learner.screen().description.contains("it does not count again"))
  }

  @Test("Typing on after a wrong answer begins a new one, and the old one can be had back") func typesAnew() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1/2", "Enter", "7", "Up")
    #expect(learner.session.work?.line.text == "1/2")
    learner.press("Down")
    #expect(learner.session.work?.line.text == "7")
    learner.press("Enter", "Left", "0", "Ctrl-E", "Backspace")
    #expect(learner.session.work?.line.text == "0")
    learner.press("Enter")
    #expect(learner.session.work?.stepProgress.isDone == true)
  }

  @Test("Unreadable answers, short answers and hints cost nothing") func free() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "F1", "F1", "abc", "Enter", "Ctrl-U", "0", "Enter")
    #expect(learner.session.work?.stepProgress.standing == .rightFirstTime)
    learner.press("Enter", "24", "Enter", "Enter", "0.5", "Enter", "Enter", "1", "Enter")
    #expect(learner.session.work?.stepProgress.attempts.last?.outcome == "digits")
    learner.press("Ctrl-U", "1.000", "Enter")
    #expect(learner.session.work?.stepProgress.standing == .rightFirstTime)
  }

  @Test("Showing the answer takes two presses, and any other key takes it back") func show() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("F4", "1", "F4", "Esc")
    #expect(learner.session.screen == .exercise)
    #expect(learner.session.work?.stepProgress.standing == .untouched)
    learner.press("F4", "F4")
    #expect(learner.session.work?.stepProgress.standing == .shown)
  }

  @Test("A draft survives a visit to the list, to another step, to the replay and to the keys") func drafts() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("12.5", "Esc", "Esc")
    #expect(learner.session.screen == .catalogue)
    learner.press("Enter")
    #expect(learner.session.work?.line.text == "12.5")
    learner.press("Ctrl-N", "7", "Ctrl-P")
    #expect(learner.session.work?.line.text == "12.5")
    learner.press("F2", "Right", "Esc", "Tab", "Esc", "?", "Esc", "Ctrl-N")
    #expect(learner.session.work?.line.text == "7")
  }

  @Test("Quitting half way loses nothing: the next session is there again") func resume() throws {
    var learner = try Learner(at: "two-layers")
    learner.answer(3)
    learner.press("0.998", "Enter", "F1", "Ctrl-U", "0.99\u{2009}8", "Ctrl-C")
    #expect(learner.hasQuit)
    let later = try learner.again(at: "two-layers")
    #expect(later.session.work?.step.id == "beta1-2")
    #expect(later.session.work?.line.text == "0.99\u{2009}8")
    #expect(later.session.work?.openHints.count == 1)
    #expect(later.session.work?.verdict?.outcome == .wrong)
    #expect(later.session.work?.line.history == ["0.998"])
  }

  @Test("An answer is recorded in the same step that judges it") func recordedFirst() throws {
    var learner = try Learner(at: "two-layers")
    learner.effects = []
    learner.press("1", "Enter")
    let attempt = Attempt(text: "1", outcome: "wrong", reason: "wrong", charged: true)
    let change = ProgressChange(exercise: "two-layers", kind: .attempted(step: "alpha1-1", attempt))
    #expect(
      learner.effects.first.map { effect in
        if case .record(let first) = effect { first.step == change.step } else { false }
      } == true)
    #expect(learner.store.progress(of: "two-layers")[step: "alpha1-1"].attempts.map(\.text) == ["1"])
    #expect(learner.store.progress(of: "two-layers")[step: "alpha1-1"].draft == "1")
  }

  @Test("Pasted text never submits, whatever is in it") func paste() throws {
    var learner = try Learner(at: "two-layers")
    learner.paste("0\n24\r\n\u{1B}q")
    #expect(learner.session.work?.line.text == "0 24 q")
    #expect(learner.session.work?.stepProgress.attempts.isEmpty == true)
    learner.press("Esc", "Esc")
    learner.paste("q")
    #expect(!learner.hasQuit)
  }

  @Test("Up brings back earlier answers, down the draft") func history() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("1", "Enter", "Ctrl-U", "2", "Enter", "Ctrl-U", "3", "Up")
    #expect(learner.session.work?.line.text == "2")
    learner.press("Up")
    #expect(learner.session.work?.line.text == "1")
    learner.press("Down", "Down")
    #expect(learner.session.work?.line.text == "3")
  }

  @Test("The first typed character closes nothing and is not lost") func typingAtOnce() throws {
    var learner = try Learner(at: "two-layers")
    #expect(learner.session.view.panel == .about)
    learner.press("0", "Enter")
    #expect(learner.session.work?.stepProgress.standing == .rightFirstTime)
    #expect(learner.session.view.panel == nil)
  }

  @Test("Letters are typed, not obeyed") func letters() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("qjkhlgGdr/")
    #expect(learner.session.work?.line.text == "qjkhlgGdr/")
    #expect(!learner.hasQuit)
  }

  @Test("Filtering finds by words, and Esc shows all again") func filter() throws {
    var learner = try Learner()
    learner.press("/", "Descent two")
    #expect(learner.session.catalogue.selected?.id == "two-layers")
    #expect(learner.session.catalogue.visible.count == 1)
    learner.press("zzz")
    #expect(learner.screen().description.contains("No exercise has these words"))
    learner.press("Enter")
    #expect(learner.session.screen == .catalogue)
    learner.press("Esc")
    #expect(learner.session.catalogue.visible.count == 2)
  }

  @Test("The replay jumps by number, and an open line leads to its step") func jump() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter")
    learner.answer(2)
    learner.press("F2", "6", "Enter")
    #expect(learner.replayedName == "yhat")
    #expect(learner.screen().description.contains("Step 6 asks for this"))
    learner.press("Enter")
    #expect(learner.session.work?.step.id == "yhat")
  }

  @Test("A removed step is not shown and a new one appears; what was done stays") func editedExercise() throws {
    let learner = try Learner(at: "two-layers")
    let old = ProgressChange.Kind.attempted(
      step: "a-step-of-long-ago", Attempt(text: "1", outcome: "right", reason: "exact", charged: false))
    learner.store.apply(ProgressChange(exercise: "two-layers", kind: old))
    learner.store.apply(ProgressChange(exercise: "two-layers", kind: .moved(to: "a-step-of-long-ago")))
    let later = try learner.again(at: "two-layers")
    #expect(later.session.work?.position == 0)
    #expect(later.session.work?.doneCount == 0)
    #expect(learner.store.progress(of: "two-layers")[step: "a-step-of-long-ago"].isDone)
  }

  @Test("Where progress cannot be kept it is said once, and the work goes on, marked unsaved") func unsaved() throws {
    var learner = try Learner(at: "two-layers")
    learner.isDiskFull = true
    learner.press("1", "Enter")
    #expect(learner.screen().description.contains("Your work cannot be saved: the disk is full."))
    learner.press("Ctrl-U", "0", "Enter")
    let screen = learner.screen().description
    #expect(!screen.contains("the disk is full"))
    #expect(screen.contains("unsaved"))
    #expect(learner.session.work?.stepProgress.isDone == true)
  }

  @Test("What could not be saved is tried again every five seconds, until it can") func savedWhenIdle() throws {
    var learner = try Learner(at: "two-layers")
    learner.isDiskFull = true
    learner.press("0", "Enter")
    learner.effects = []
    learner.wait(.seconds(11))
    #expect(learner.effects == [.retrySaving, .retrySaving])
    #expect(!learner.store.progress(of: "two-layers")[step: "alpha1-1"].isDone)
    learner.isDiskFull = false
    learner.wait(.seconds(4))
    #expect(learner.store.progress(of: "two-layers")[step: "alpha1-1"].isDone)
    #expect(learner.screen().description.contains("Your work is saved again"))
    #expect(!learner.screen().description.contains("unsaved"))
    learner.effects = []
    learner.wait(.seconds(60))
    #expect(learner.effects.isEmpty)
  }

  @Test(
    "Every exercise of the program can be worked to its result with the model answers",
    arguments: ["not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output", "two-weights", "half-moons"])
  func modelAnswers(_ exercise: String) throws {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Enter")
    for _ in 0..<(learner.session.work?.exercise.steps.count ?? 0) {
      #expect(!learner.question(60, 20).contains("…"), "\(learner.session.work?.step.id ?? "")")
      learner.answer(1)
    }
    #expect(learner.session.screen == .overview)
    let standings = learner.session.work?.exercise.steps.map {
      learner.store.progress(of: exercise)[step: $0.id].standing
    }
    #expect(standings?.allSatisfy { $0 == .rightFirstTime } == true)
  }
}

extension Learner {
  /// What stands below the last rule but one: question, answer line and remarks.
  func question(_ columns: Int, _ rows: Int) -> String {
    let lines = screen(columns, rows).lines
    let rules = lines.indices.filter { lines[$0].hasPrefix("──") }
    guard rules.count >= 2 else { return "" }
    return lines[rules[rules.count - 2]..<rules[rules.count - 1]].joined(separator: "\n")
  }
}
