import Canvas
import Testing
import Tutor

@testable import TutorUI

/// What could be misread or not be read at all, each by the name of the fault.
@Suite("Readability") struct ReadabilityTests {
  private static let exercises = [
    "not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output", "two-weights", "half-moons",
  ]
  private static let sizes = [(80, 24), (60, 20)]

  /// At a step of a built-in exercise, so many steps done before.
  private func learner(at exercise: String, step: Int = 1, isDone: Bool = false) throws -> Learner {
    var learner = try Learner(at: exercise, builtIn: true)
    learner.press("Esc")
    if isDone { learner.answer(step - 1) } else { learner.apply(.goToStep(step - 1)) }
    return learner
  }

  /// All pages of the panel that a key opens.
  private func pages(_ learner: Learner, _ key: String, _ columns: Int, _ rows: Int, ascii: Bool = false) -> [[String]]
  {
    var learner = learner
    learner.press(key)
    var pages: [[String]] = []
    for _ in 0..<12 {
      let lines = learner.screen(columns, rows, ascii: ascii).lines.dropFirst(3)
      let page = Array(lines.prefix { !$0.hasPrefix(ascii ? "--" : "──") })
      if pages.contains(page) { break }
      pages.append(page)
      learner.press("PgDn")
    }
    return pages
  }

  // MARK: - Names

  @Test("How a name is typed appears nowhere: what the exercise is about tells it") func spellings() throws {
    let learner = try learner(at: "sigmoid-2-2-1")
    let about = pages(learner, "F5", 80, 24).joined().joined(separator: "\n")
    for pair in ["ŷ yhat", "ℓ loss", "W²₂ W2[2]", "W¹₂₁ W1[2,1]", "β¹₂ beta1[2]", "λ lambda", "W¹₂₁′ W1'[2,1]"] {
      #expect(about.contains(pair), "\(pair)")
    }
    #expect(about.contains("∂ℓ/∂W²₁ d(loss)/d(W2[1])"))
    #expect(!about.contains("class class"))
    expectScreen(try Learner(at: "sigmoid-2-2-1", builtIn: true).screen(), "readability-about-80x24")
    var second = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    second.press("PgDn")
    expectScreen(second.screen(), "readability-about-2-80x24")
  }

  @Test("Every spelling that is told reads back as what is shown", arguments: exercises)
  func spellingsReadBack(_ exercise: String) throws {
    let work = try #require(try learner(at: exercise).session.work)
    let look = TextStyle(charset: .unicode, notation: work.exercise.notation)
    for pair in Spellings(of: work.exercise, look: look).pairs {
      #expect(work.exercise.graph.quantity(named: pair.typed) != nil, "\(pair)")
    }
    #expect(
      Spellings(of: work.exercise, look: TextStyle(charset: .ascii, notation: work.exercise.notation)).pairs.isEmpty)
  }

  @Test("Before a formula is typed the line below it tells how its names are") func spellingsAtTheLine() throws {
    var learner = try learner(at: "sigmoid-2-2-1")
    learner.go(to: "loss-w2-1-formula")
    #expect(learner.screen().description.contains("typed: ŷ yhat   β¹ beta1"))
    learner.go(to: "chain-w2-1")
    #expect(learner.screen().description.contains("typed: ∂ℓ/∂W²₁ d(loss)/d(W2[1])"))
    learner.press("1")
    #expect(!learner.screen().description.contains("typed: "))
  }

  // MARK: - Agreement

  @Test("F6 denies what the list of steps tells to look at again") func firstSlipAgrees() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1", "Enter", "Ctrl-U", "0", "Enter", "Enter", "F6")
    #expect(
      learner.notice
        == "You have no wrong answers to go back to. Steps to look at again are in the list of steps.")
    learner.press("7", "Enter", "Ctrl-N", "F6")
    #expect(learner.session.work?.step.id == "alpha1-2")
  }

  @Test("What was right for own earlier answers only is called right first time") func ownWorking() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Enter", "1", "Enter", "Ctrl-N", "24", "Enter", "Enter", "0.7", "Enter", "Tab")
    let screen = learner.screen().description
    #expect(screen.contains("1 right first time, 1 right for your own working, 9 open."))
    #expect(screen.contains("β¹₁       ✓ right for your own working  follows from your α¹₁"))
  }

  // MARK: - Layout

  @Test("The equals signs of the derivation stand below each other", arguments: exercises.filter { $0 != "exp-output" })
  func equalsSigns(_ exercise: String) throws {
    var learner = try learner(at: exercise)
    while let work = learner.session.work, !work.isFinished {
      let lines = learner.screen().lines
      // The givens are set like words, and wrap.
      let derivation = lines.drop { !$0.contains("Forward") && !$0.contains("more, PgUp") }
      let rows = derivation.prefix { !$0.hasPrefix("──") }.map(Array.init)
      for (upper, lower) in zip(rows, rows.dropFirst()) {
        let signs = [upper, lower].map { line in line.indices.filter { line[$0] == "=" } }
        let isOff = signs[0].contains { sign in
          !signs[1].contains(sign) && signs[1].contains { abs($0 - sign) == 1 }
        }
        // A list, or a value with a letter in it, keeps the room it needs.
        let isWide = [upper, lower].contains { String($0).contains("= [") || String($0).contains("·y + ") }
        #expect(!isOff || isWide, "step \(work.position + 1)\n\(String(upper))\n\(String(lower))")
      }
      learner.answer(1)
    }
  }

  @Test("The signs of β¹ and ∂β¹₁/∂α¹₁ stand in the columns of the others") func alignedKnown() throws {
    expectScreen(try learner(at: "sigmoid-2-2-1", step: 31, isDone: true).screen(), "readability-known-80x24")
  }

  @Test("The name before the answer line stands alone where it would fit", arguments: exercises)
  func nameBesideAnswer(_ exercise: String) throws {
    for (columns, rows) in Self.sizes {
      var learner = try learner(at: exercise)
      for step in try #require(learner.session.work).exercise.steps {
        learner.go(to: step.id)
        let lines = learner.screen(columns, rows).lines
        let isAlone = lines.contains { $0.hasPrefix("   = ") || $0.hasPrefix("   : ") || $0 == "   =" }
        let name = step.label(in: .unicode)
        #expect(!isAlone || displayWidth(name) + 35 > columns - 2, "\(step.id) at \(columns) columns")
      }
    }
  }

  @Test("After a wrong pick the verdict stands before the question, and options go to another page")
  func questionFirst() throws {
    var learner = try learner(at: "not-cost", step: 15)
    learner.press("a", "Enter")
    expectScreen(learner.screen(60, 20), "readability-choices-60x20")
    #expect(learner.screen(60, 20).lines.last?.contains("Tab steps") == true)
    #expect(learner.screen(60, 20).lines.last?.contains("? help") == true)
    learner.press("Ctrl-U", "abchi", "Enter")
    #expect(learner.screen(60, 20).lines[2].contains("Now in general. The neuron computes"))
    #expect(learner.screen(60, 20).lines[17].isEmpty == false)
  }

  @Test("F8 is told of twice on one line") func wayToldOnce() throws {
    for exercise in Self.exercises {
      var learner = try learner(at: exercise)
      while let work = learner.session.work, !work.isFinished {
        for line in learner.screen(60, 20).lines {
          #expect(line.split(separator: "F8 all of it", omittingEmptySubsequences: false).count < 3)
        }
        learner.answer(1)
      }
    }
  }

  @Test("What an exercise is about breaks in a sentence, or leaves one line for the last page", arguments: exercises)
  func aboutPages(_ exercise: String) throws {
    for (columns, rows) in Self.sizes {
      let pages = pages(try learner(at: exercise), "F5", columns, rows)
      for page in pages {
        let lines = page.filter { $0.contains { $0 != " " } }
        #expect(lines.count > 1, "\(pages)")
      }
    }
  }

  @Test("A page ends between paragraphs where it can, and never beside a line alone") func pageBreaks() {
    func block(_ count: Int, _ name: String) -> [Line] { (1...count).map { Line("\(name)\($0)") } }
    func texts(_ counts: Int..., rows: Int) -> [String] {
      let blocks = zip(counts, ["a", "b", "c", "d"]).map(block)
      return TutorUI.pages(of: blocks, rows: rows).map { $0.map(\.text).joined(separator: " ") }
    }
    #expect(texts(4, 4, 4, rows: 11) == ["a1 a2 a3 a4 b1 b2 b3 b4", "c1 c2 c3 c4"])
    #expect(texts(7, rows: 6) == ["a1 a2 a3 a4 a5", "a6 a7"])
    #expect(texts(2, 6, rows: 6) == ["a1 a2 b1 b2 b3 b4", "b5 b6"])
    #expect(texts(rows: 6) == [])
  }

  // MARK: - The bar of keys

  @Test("The last page of keys promises a next one") func lastPage() throws {
    var learner = try learner(at: "sigmoid-2-2-1", step: 10)
    learner.press("?")
    #expect(learner.screen().lines.last?.contains("↓ next page") == true)
    let last = try #require(learner.screen().description.firstMatch(of: /page 1 of ([0-9])/).flatMap { Int($0.1) })
    #expect(last > 1)
    for _ in 1..<last { learner.press("Down") }
    #expect(learner.screen().description.contains("page \(last) of \(last)"))
    #expect(learner.screen().lines.last?.contains("next page") == false)
    #expect(learner.screen().lines.last?.contains("↓ first page") == true)
  }

  @Test("Every key of the bar stands in one place at all steps", arguments: exercises) func stableBar(
    _ exercise: String
  )
    throws
  {
    var learner = try learner(at: exercise)
    for step in try #require(learner.session.work).exercise.steps {
      learner.go(to: step.id)
      #expect(
        learner.screen().lines.last
          == " Enter check  F1 hint  F2 replay  F4 show  F9 view  Tab steps  Esc back  ? help",
        "\(step.id)")
    }
  }
}
