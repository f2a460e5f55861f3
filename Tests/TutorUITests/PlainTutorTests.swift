import Course
import Formula
import Testing
import Tutor

@testable import TutorUI

/// A session held in lines, with a store in memory behind it.
struct Reader {
  var tutor: PlainTutor
  let catalogue: Catalogue
  let store = MemoryProgressStore()
  var hasQuit = false

  init(at exercise: String? = nil, charset: Charset = .unicode, builtIn: Bool = false) throws {
    catalogue = try Catalogue.builtIn(adding: [exerciseFolder])
    let entries = catalogue.entries.filter { builtIn || $0.source != .builtIn($0.source.file) }
    tutor = PlainTutor(session: Session(entries: entries, start: exercise, at: .now), charset: charset)
  }

  mutating func begin() -> [String] { finish(tutor.begin()) }

  /// Types a line and reads what comes back; nil ends the input.
  mutating func type(_ line: String?) -> [String] { finish(tutor.respond(to: line, at: .now)) }

  private mutating func finish(_ response: PlainTutor.Response) -> [String] {
    var lines = response.lines
    for effect in response.effects {
      switch effect {
      case .record(let change): store.apply(change)
      case .open(let id, let seed):
        if let exercise = try? catalogue.open(id, seed: seed) {
          lines += finish(tutor.receive(.opened(exercise, store.progress(of: exercise.progressKey)), at: .now))
        }
      case .openFresh(let id):
        if let exercise = try? catalogue.open(id, seed: 1) {
          lines += finish(tutor.receive(.opened(exercise, store.progress(of: exercise.progressKey)), at: .now))
        }
      case .loadSummaries: lines += finish(tutor.receive(.summaries(store.summary()), at: .now))
      case .loadAbouts, .retrySaving, .schedule, .cancel, .train: break
      case .quit: hasQuit = true
      }
    }
    return lines
  }
}

@Suite("Plain lines") struct PlainTutorTests {
  @Test("The list is numbered, and a number, a name or nearly a name is understood") func choosing() throws {
    var reader = try Reader()
    #expect(
      reader.begin() == [
        "Gradus: back-propagation by hand.",
        "1. A target that stays a letter (open-letter, 3 steps)",
        "   Trains: gradients with a letter in them",
        "2. Two layers, step by step (two-layers, 11 steps)",
        "   Trains: a forward pass, a chain of the chain rule, one step of descent",
        "Type the number or the name of an exercise, ? for help, or q to quit.",
      ])
    #expect(reader.type("two-layer").first?.contains("Did you mean two-layers?") == true)
    #expect(
      reader.type(" 2 ").suffix(2) == [
        "Step 1 of 11. What sum reaches the first hidden neuron, α¹₁?", "α¹₁ = ? (exact)",
      ])
  }

  @Test(
    "The start says how to get help, a hint and out", arguments: [("two-layers", "hint"), ("two-weights", ":hint")])
  func start(exercise: String, hint: String) throws {
    var reader = try Reader(at: exercise, builtIn: true)
    let lines = reader.begin()
    let isWord = hint.hasPrefix(":")
    #expect(
      lines.contains(
        "Type \(isWord ? ":" : "")help or ? for all commands, \(hint) for a hint, \(isWord ? ":" : "")quit or q to leave."
      ),
      "\(lines)")
  }

  @Test(
    "? and q answer at every kind of step",
    arguments: ["not-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons"])
  func signs(exercise: String) throws {
    var reader = try Reader(at: exercise, builtIn: true)
    _ = reader.begin()
    var kinds: Set<String> = []
    while let work = reader.tutor.session.work, !work.isFinished, kinds.count < 12 {
      if kinds.insert(work.step.kind.word).inserted {
        #expect(reader.type("?").first == "hint: open a hint; hints cost nothing")
        #expect(reader.type(" ? ").count > 10)
        var leaving = reader
        #expect(leaving.type("q") == [] && leaving.hasQuit, "\(work.step.id)")
        #expect(reader.tutor.session.work?.stepProgress.attempts.isEmpty == true)
      }
      guard work.position + 1 < work.exercise.steps.count else { break }
      _ = reader.type(":next")
    }
    #expect(kinds.count > 2)
  }

  @Test("A right answer is followed by how it is worked and the next question") func right() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    _ = reader.type("0")
    #expect(
      reader.type("24") == [
        "Read as 24.",
        "Right: 24.",
        "Column 2 of the weights meets the inputs with a leading 1.",
        "α¹₂ = W¹₀₂ + W¹₁₂·x₁ + W¹₂₂·x₂ = 2 + 1·2 + 4·5 = 24",
        "",
        "Step 3 of 11. What does the first hidden neuron put out, β¹₁?",
        "β¹₁ = ? (1 decimal)",
      ])
  }

  @Test("The verdict is word for word that of the screen") func sameVerdict() throws {
    for answer in ["7", "1/0", "0.0.1", "-24", "2e", "x"] {
      var reader = try Reader(at: "two-layers")
      _ = reader.begin()
      var learner = try Learner(at: "two-layers")
      learner.press("Enter", answer, "Enter")
      let lines = reader.type(answer)
      let verdict = try #require(learner.session.work?.verdict)
      #expect(lines.contains(verdict.detail.unicode))
      #expect(learner.screen(200, 40).description.contains(verdict.detail.unicode))
    }
  }

  @Test("Commands are whole lines and are never taken for answers") func commands() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type("hint") == ["Hint 1 of 2: Put a 1 in front of the inputs, so that they read 1, 2, 5."])
    #expect(reader.type("next").first?.hasPrefix("Step 2 of 11.") == true)
    #expect(reader.type("back").first?.hasPrefix("Step 1 of 11.") == true)
    #expect(reader.type("step 4").first?.hasPrefix("Step 4 of 11.") == true)
    #expect(reader.type("step 3").first?.hasPrefix("Step 3 of 11.") == true)
    #expect(reader.type("note") == ["There is no note on this step."])
    _ = reader.type("next")
    #expect(reader.type("step 40") == ["There is no step 40."])
    #expect(reader.type("note").first == "On step 4:")
    #expect(reader.type("1.000").contains("There is a note on the handout here: type :note."))
    #expect(reader.type("note").first == "On step 4:")
    #expect(reader.type("show").first == "Shown: the answer is −2.000.")
    #expect(reader.type("steps")[4] == "Step 5. α²: shown")
    #expect(reader.type("replay").contains("Line 6. ŷ = ?"))
    #expect(reader.type("known").contains("β¹ = σ(α¹) = [·, 1.00000]"))
    #expect(reader.type("help").contains("show: show the answer; the step then counts as shown"))
    #expect(reader.store.progress(of: "two-layers").steps.values.allSatisfy { $0.attempts.count <= 1 })
    #expect(reader.type("quit").isEmpty)
    #expect(reader.hasQuit)
  }

  @Test("A colon makes a command of a line, and never an answer") func colon() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type(" : HINT").first?.hasPrefix("Hint 1 of 2") == true)
    #expect(reader.type(":step 2").first?.hasPrefix("Step 2 of 11.") == true)
    #expect(reader.type(":hnt") == ["There is no command “:hnt”. Type :help for the commands."])
    #expect(reader.type(":").first?.hasPrefix("There is no command") == true)
    #expect(reader.type(":help").contains("A colon before a command always works: \":hint\"."))
    #expect(reader.store.progress(of: "two-layers").steps.values.allSatisfy { $0.attempts.isEmpty })
    _ = reader.type(":quit")
    #expect(reader.hasQuit)
  }

  @Test("The first slip is named, and a word goes there") func slip() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type("slip") == ["You have no wrong answers to go back to."])
    for line in ["1", "next", "24", "0.7", "1.000"] { _ = reader.type(line) }
    #expect(reader.type("7").last == "Type slip to go there.")
    #expect(reader.type("steps")[2] == "Step 3. β¹₁: right for your own working, follows from your α¹₁")
    #expect(reader.type("slip").first?.hasPrefix("Step 1 of 11.") == true)
  }

  @Test("The list tells of commands that only work on a step, and those it tells of work") func listHelp() throws {
    var reader = try Reader()
    let list = reader.begin()
    #expect(
      reader.type("help") == [
        "A number or a name: open that exercise.", "exercises: the list of exercises", "help: these commands",
        "quit: leave the program", "In an exercise help tells of more.",
      ])
    #expect(reader.type("exercises") == list)
    for line in ["hint", ":next"] {
      #expect(reader.type(line) == ["That works in an exercise. Type the number or the name of one."])
    }
    _ = reader.type("quit")
    #expect(reader.hasQuit)
  }

  @Test("A command at a step that asks for a pick is none of the options") func commandAtChoice() throws {
    var reader = try Reader(at: "not-cost", builtIn: true)
    _ = reader.begin()
    #expect(reader.type("step 15").last == "choice: ? (every letter that fits)")
    #expect(reader.type("hint").first?.hasPrefix("Hint 1 of 2") == true)
    #expect(reader.type("next").first?.hasPrefix("Step 16 of") == true)
    _ = reader.type("step 15")
    #expect(reader.type("show").first?.hasPrefix("Shown: ") == true)
    _ = reader.type("step 15")
    _ = reader.type("quit")
    #expect(reader.hasQuit)
  }

  @Test("A command at a step that asks for a formula is told to begin with a colon") func commandAtFormula() throws {
    var reader = try Reader(at: "two-weights", builtIn: true)
    _ = reader.begin()
    #expect(reader.type("").last == "Commands begin with a colon here, such as :hint and :help.")
    #expect(reader.type("quit").last == "That was taken for an answer. To command, type :quit.")
    #expect(!reader.hasQuit)
  }

  @Test("Lines do not say how names are typed") func spellings() throws {
    var reader = try Reader(at: "two-layers")
    let names = "How to type these symbols: x₂ as x[2], W¹₂₁ as W1[2,1], "
    #expect(reader.begin().contains { $0.hasPrefix(names) })
    #expect(reader.type("about").last?.hasPrefix(names) == true)
    var plain = try Reader(at: "two-layers", charset: .ascii)
    #expect(!plain.begin().contains { $0.hasPrefix("How to type") })
  }

  @Test("A nudge is a command, too") func check() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type("check") == ["A nudge checks a number that you typed for a derivative."])
    for line in ["step 10", "0.05"] { _ = reader.type(line) }
    let lines = reader.type("check")
    #expect(lines.contains("your ∂ℓ/∂W²₁ = 0.05"))
    #expect(lines.contains { $0.hasPrefix("Δℓ/h ≈ ") })
    #expect(reader.type("0.05").contains { $0.contains("You gave this answer before") })
  }

  @Test("An empty line repeats the question, and the end of input quits") func endOfInput() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type("  ").count == 2)
    #expect(reader.type(nil).isEmpty)
    #expect(reader.hasQuit)
  }

  @Test("A step that is done does not say how to go on: Enter does") func doneStepGoesOn() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    _ = reader.type("0")
    #expect(reader.type("back").last == "This step is done. Enter goes on.")
    #expect(reader.type("24") == ["This step is done. Enter goes on."])
    #expect(reader.type("hint") == ["This step is done. Enter goes on."])
    #expect(reader.type("show") == ["This step is done. Enter goes on."])
    #expect(reader.type("")[1].hasPrefix("Step 2 of 11."))
  }

  @Test("An exercise that is done says what can be done now, whatever is typed") func doneExercise() throws {
    var reader = try Reader(at: "open-letter")
    _ = reader.begin()
    for answer in ["4.48", "-2.24", "10.0"] { _ = reader.type(answer) }
    let wayOn = "All steps are done. Type exercises for the list, step and a number to look at a step, or quit."
    #expect(reader.type("") == [wayOn])
    #expect(reader.type("10.0") == [wayOn])
    #expect(reader.type("step 2").last == "This step is done. Enter goes on.")
    #expect(reader.type("")[1] == "Finished: all 3 steps done.")
  }

  @Test("hint after the last hint tells the first again as if there were more") func noMoreHints() throws {
    var reader = try Reader(at: "two-layers")
    _ = reader.begin()
    #expect(reader.type("hint").first?.hasPrefix("Hint 1 of 2") == true)
    #expect(reader.type("hint").first?.hasPrefix("Hint 2 of 2") == true)
    #expect(reader.type("hint").first == "There are no more hints.")
  }

  @Test("A count is a number, so commands need no colon") func countNeedsNoColon() throws {
    var reader = try Reader(at: "sigmoid-2-2-1", builtIn: true)
    #expect(reader.begin().last == "count = ? (a whole number)")
    #expect(reader.type("hint").first?.hasPrefix("Hint 1 of") == true)
  }

  @Test("A whole exercise ends with its result") func result() throws {
    var reader = try Reader(at: "open-letter")
    _ = reader.begin()
    _ = reader.type("4.48")
    _ = reader.type("-2.24")
    #expect(reader.type("10.0").contains("Finished: all 3 steps done."))
    #expect(reader.type("exercises")[1] == "1. A target that stays a letter (open-letter, 3 of 3 steps done)")
  }

  @Test("In ASCII there is nothing but ASCII") func ascii() throws {
    var reader = try Reader(at: "two-layers", charset: .ascii)
    var lines = reader.begin()
    for line in ["0", "x", "hint", "check", "known", "slip", "show", "replay", "steps", "help", "about", "exercises"] {
      lines += reader.type(line)
    }
    #expect(lines.joined().utf8.allSatisfy { $0 < 0x80 })
  }
}
