import Canvas
import Testing
import Tutor

@testable import TutorUI

/// What somebody stumbled over who used the tutor for the first time, each by the name of the fault.
@Suite("First use") struct FirstUseTests {
  /// In the middle of the exercise of the other tests, so many steps done.
  private func learner(_ steps: Int = 0, at exercise: String = "two-layers") throws -> Learner {
    var learner = try Learner(at: exercise)
    learner.press("Esc")
    learner.answer(steps)
    return learner
  }

  // MARK: - Typing after a right answer

  @Test("What is typed after a right answer is dropped: it goes to the next open step") func typingAfterRight() throws {
    var learner = try learner()
    learner.press("0", "Enter", "24")
    #expect(learner.session.work?.step.id == "alpha1-2")
    #expect(learner.session.work?.line.text == "24")
    #expect(!learner.screen().description.contains("This is step 2."))
    learner.press("Enter")
    #expect(learner.session.work?.stepProgress.standing == .rightFirstTime)
  }

  @Test("The first key typed says that the step is another one") func typingAfterRightIsTold() throws {
    var learner = try learner()
    learner.press("0", "Enter", "2")
    expectScreen(learner.screen(), "first-use-typed-on-80x24")
    expectScreen(learner.screen(60, 20), "first-use-typed-on-60x20")
  }

  @Test("A paste after a right answer goes to the next open step, and a space only goes on") func pasteAfterRight()
    throws
  {
    var learner = try learner()
    learner.press("0", "Enter")
    learner.paste("24\n")
    #expect(learner.session.work?.step.id == "alpha1-2")
    #expect(learner.session.work?.line.text == "24 ")
    learner.press("Enter", " ")
    #expect(learner.session.work?.step.id == "beta1-1")
    #expect(learner.session.work?.line.text == "")
  }

  @Test("Typing at a done step adds to what the next open step was left with") func typingKeepsDraft() throws {
    var learner = try learner()
    learner.press("Ctrl-N", "2", "Ctrl-P", "0", "Enter", "4")
    #expect(learner.session.work?.line.text == "24")
  }

  @Test("Where every step is done, typing says how to go on") func typingAtTheEnd() throws {
    var learner = try learner()
    learner.finish()
    learner.press("7")
    #expect(learner.notice == "All steps are done. Enter shows the result.")
    #expect(learner.session.work?.isFinished == true)
  }

  @Test(
    "A key for help that there is none of says so",
    arguments: [
      ("F3", "There is no note on this step."), ("F6", "You have no wrong answers to go back to."),
      ("F7", "A nudge checks a number that you typed for a derivative."), ("Ctrl-P", "This is the first step."),
      ("Enter", "Type an answer first."),
    ])
  func nothingToOpen(key: String, notice: String) throws {
    var learner = try learner()
    learner.press(key)
    #expect(learner.notice == notice)
    #expect(learner.screen(60, 20).description.contains(notice))
  }

  @Test("A hint after the last says that there are no more, and help after a right answer how to go on")
  func noMoreHints() throws {
    var learner = try learner()
    learner.press("F1", "F1")
    #expect(learner.session.notice == nil)
    learner.press("F1")
    #expect(learner.notice == "There are no more hints.")
    learner.press("0", "Enter")
    for key in ["F1", "F4"] {
      learner.press(key)
      #expect(learner.notice == "This step is done. Enter goes on.")
    }
  }

  // MARK: - A remark on an earlier text

  @Test("A remark on an earlier answer stands unmarked under an edited line") func staleRemark() throws {
    var learner = try learner(9)
    learner.press("0.05", "Enter", "Left", "1")
    let screen = learner.screen()
    #expect(!screen.description.contains("✗"))
    #expect(screen.description.contains("Your last answer: 0.05 has the right size, but the wrong sign."))
    expectScreen(screen, "first-use-stale-80x24")
    expectScreen(learner.screen(60, 20), "first-use-stale-60x20")
    learner.press("Backspace")
    #expect(learner.screen().description.contains("✗ 0.05 has the right size"))
  }

  @Test("Neither caret nor sign of an unreadable answer outlives a change of it") func staleCaret() throws {
    var learner = try learner(9)
    learner.press("-0.04y4", "Enter", "Ctrl-E", "5")
    #expect(!learner.screen().lines.contains { $0.allSatisfy { $0 == " " || $0 == "^" } && $0.contains("^") })
    #expect(learner.screen().description.contains("Your last answer: "))
  }

  @Test("What a nudge says of a number stays over an edited line") func staleNudge() throws {
    var learner = try learner(9)
    learner.press("0.05", "F7", "Left")
    #expect(learner.screen().description.contains("your ∂ℓ/∂W²₁ = 0.05"))
    learner.press("1")
    #expect(!learner.screen().description.contains("your ∂ℓ/∂W²₁"))
    learner.press("F7")
    #expect(learner.screen().description.contains("your ∂ℓ/∂W²₁ = 0.015"))
  }

  // MARK: - Keys

  @Test("The bar leaves the key for help out", arguments: [(80, 24), (60, 20)]) func helpIsInTheBar(
    _ columns: Int, _ rows: Int
  )
    throws
  {
    var learner = try learner(9)
    func bar() -> String { learner.screen(columns, rows).lines.last ?? "" }
    for keys in [["0.05"], ["Enter"], ["F1"], ["F7"], ["Esc"], ["F4"], ["Tab"], ["F2"], ["Esc", "Esc"], ["/"]] {
      for key in keys { learner.press(key) }
      #expect(bar().contains("? help"), "\(keys)")
    }
  }

  @Test("The page of help leaves out a key that works", arguments: [(80, 24), (60, 20)])
  func helpHasAllKeys(_ columns: Int, _ rows: Int) throws {
    var learner = try learner(9)
    learner.press("?")
    var pages = ""
    for _ in 0..<9 {
      pages += learner.screen(columns, rows).description
      learner.press("Down")
    }
    for binding in KeyMap.bindings where binding.context == .exercise {
      for key in binding.keys { #expect(pages.contains(keyName(key, ascii: false))) }
    }
  }

  // MARK: - Numbers of lines and steps

  @Test("The replay's lines are numbered like steps, and are not") func linesAndSteps() throws {
    var learner = try learner(10)
    learner.press("Ctrl-P", "F2")
    let screen = learner.screen().description
    #expect(screen.contains("replay · line 14 of 45"))
    #expect(screen.contains("Backward · asked in step 10"))
    learner.press("1", "5")
    #expect(learner.screen().lines.last?.contains("Enter to line 15") == true)
    learner.press("Enter")
    #expect(!learner.screen().description.contains("asked in step"))
  }

  @Test("After a formula, which has no line of its own, the replay opens at its first line") func replayAfterFormula()
    throws
  {
    var learner = try Learner(at: "every-kind", in: kindFolder)
    learner.press("Esc", "3.00", "Enter")
    learner.go(to: "formula")
    learner.press("s - y", "Enter", "F2")
    #expect(learner.replayedName == "s")
  }

  // MARK: - Nothing cut off

  @Test("Formulas are cut short and cannot be read whole: F8 shows them so", arguments: [false, true])
  func allThatIsKnown(_ isASCII: Bool) throws {
    var learner = try learner(10)
    learner.press("F8")
    var pages = ""
    for _ in 0..<9 {
      let screen = learner.screen(60, 20, ascii: isASCII)
      #expect(!screen.lines.prefix(12).contains { $0.contains("…") || $0.contains("...") })
      pages += screen.description
      learner.press("PgDn")
    }
    let whole =
      isASCII
      ? ["transpose(W1)*[1, x]", "sigmoid(alpha2)", "[0.5, 1.00000]", "d(loss)/d(yhat) * d(yhat)/d(alpha2)"]
      : ["W¹ᵀ·[1, x]", "σ(α²)", "[0.5, 1.00000]", "∂ℓ/∂ŷ·∂ŷ/∂α²·∂α²/∂W²₁"]
    for formula in whole { #expect(pages.contains(formula)) }
    learner.press("F8")
    #expect(learner.session.view.panel == nil)
  }

  @Test("A long list ends behind a whole number, and rounded numbers are told as such") func longGivens() throws {
    var learner = try Learner(at: "half-moons", builtIn: true)
    learner.press("Esc")
    let known = learner.screen(60, 20).lines[2..<7]
    #expect(known.contains { $0.hasPrefix(" b₁ ≈ [0.3491, −0.7866, ") })
    #expect(known.allSatisfy { !$0.contains(", …") || $0.hasSuffix(", …]") || $0.hasSuffix(", …] …") })
    #expect(known.contains { $0.contains("F8 all of it") })
    learner.press("F8")
    var pages = ""
    for _ in 0..<12 {
      pages += learner.screen(60, 20).description
      learner.press("PgDn")
    }
    #expect(pages.contains("x ≈ [0.993147, −0.258522]") && pages.contains("b₂ ≈ 0.287748"))
  }

  @Test("What is known is shown whole on a panel of its own") func knownPanel() throws {
    var learner = try learner(10)
    learner.press("F8")
    expectScreen(learner.screen(ascii: true), "first-use-known-ascii")
    expectScreen(learner.screen(60, 20), "first-use-known-60x20")
  }

  @Test("A derivative is spelled in ASCII as it can be typed back") func asciiDerivatives() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.go(to: "dyhat-dalpha2")
    #expect(learner.screen(ascii: true).description.contains("d(yhat)/d(alpha2) = "))
    #expect(!learner.screen(ascii: true).description.contains("partial"))
    learner = try self.learner(10)
    #expect(!learner.screen(ascii: true).description.contains("partial"))
    learner.press("F2")
    for _ in 0..<45 {
      #expect(!learner.screen(ascii: true).description.contains("partial"))
      learner.press("Right")
    }
  }

  @Test(
    "A question, a hint or a worked answer is cut off",
    arguments: ["not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output", "two-weights", "half-moons"])
  func wholeQuestions(_ exercise: String) throws {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    func expectWhole(_ moment: String) {
      for isASCII in [false, true] {
        let screen = learner.screen(60, 20, ascii: isASCII)
        let rules = screen.lines.indices.filter { screen.lines[$0].hasPrefix(isASCII ? "--" : "──") }
        let below = screen.lines[(rules.dropLast().last ?? 0)...]
        let dots = isASCII ? "..." : "…"
        #expect(!below.contains { $0.hasSuffix(" " + dots) || $0.contains("= " + dots) }, "\(moment)\n\(screen)")
      }
    }
    while let work = learner.session.work, !work.isFinished {
      learner.press("F1", "F1")
      expectWhole("hints of \(work.step.id)")
      learner.press(work.step.question.expected, "Enter")
      expectWhole("answer to \(work.step.id)")
      learner.press("Enter")
    }
  }

  @Test(
    "A line of the replay is cut off and cannot be read whole",
    arguments: ["not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output", "two-weights", "half-moons"])
  func wholeReplay(_ exercise: String) throws {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.finish()
    learner.press("F2", "d", "Home")
    for number in 1...(learner.session.work?.exercise.trace.entries.count ?? 0) {
      for isASCII in [false, true] {
        let screen = learner.screen(60, 20, ascii: isASCII)
        let bar: Character = isASCII ? "|" : "│"
        let current = screen.lines.compactMap { $0.split(separator: bar).dropFirst().first }.joined(separator: "\n")
        #expect(!current.contains(isASCII ? "..." : "…"), "line \(number): \(current)")
        guard current.contains("p turns") else { continue }
        learner.press("p")
        #expect(learner.screen(60, 20, ascii: isASCII) != screen)
      }
      learner.press("Down")
    }
  }

  // MARK: - The list of exercises

  @Test("The filter misses an exercise whose introduction has the word") func filterLooksIntoAbout() throws {
    var learner = try Learner(builtIn: true)
    for (words, wanted) in [
      ("tanh", "vector-cost"), ("NOT", "not-cost"), ("half-moons", "half-moons"), ("gradients matrices", "vector-cost"),
      ("cross-entropy", "half-moons"),
    ] {
      learner.press("/", words)
      let found = learner.session.catalogue.visible.map { learner.session.catalogue.entries[$0].id }
      #expect(found.contains(wanted), "\(words)")
      learner.press("Esc")
    }
  }

  @Test("What an exercise trains is told whole on a narrow screen") func wholeLines() throws {
    for (columns, rows) in [(60, 20), (80, 24)] {
      var learner = try Learner(builtIn: true)
      for entry in learner.session.catalogue.entries {
        let words = learner.screen(columns, rows).description.split(whereSeparator: \.isWhitespace).joined(
          separator: " ")
        #expect(words.contains(entry.trains))
        #expect(!words.contains("…"))
        learner.press("j")
      }
    }
  }

  @Test("A step that asks to count does not spell its answer out before the line") func countIsNotSpelledOut() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    learner.press("Esc")
    #expect(learner.screen().description.contains(" count = "))
    #expect(!learner.screen().description.contains("2 + 1 + 2"))
  }
}
