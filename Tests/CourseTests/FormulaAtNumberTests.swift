import Course
import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

@Suite("A formula where a number is asked")
struct FormulaAtNumberTests {
  private static let exercises = [
    "not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons",
  ]

  @Test("is understood at every step whose quantity has one, and costs nothing", arguments: exercises)
  func understood(_ id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    var count = 0
    for step in exercise.steps where step.question.kind is NumberQuestion {
      guard let answer = step.answer, let line = step.worked.lines.last, !line.formula.names.isEmpty else { continue }
      for charset in [Charset.ascii, .unicode] {
        let text = exercise.notation.show(line.formula, in: charset)
        guard text.count < 1_000, line.formula != answer else { continue }
        let verdict = exercise.grade(text, at: step)
        #expect(verdict.reason == .formulaForNumber && !verdict.spendsAttempt, "\(step.id): \(text): \(verdict.detail)")
        #expect(reading(of: text, for: step.question).state == .complete)
        count += 1
      }
    }
    #expect(count > 3)
  }

  @Test(
    "is told apart from another one, and from a number",
    arguments: [
      ("2(a1-y1)", "That is the formula; now work it out and give a number to 3 significant figures."),
      ("2*(a1-y1)", "That is the formula; now work it out and give a number to 3 significant figures."),
      ("2(a_1 − y_1)", "That is the formula; now work it out and give a number to 3 significant figures."),
      (
        "2a1",
        "At the numbers of this exercise that formula is right; now work it out and give a number to 3 significant figures."
      ),
      ("dC1/da1", "∂C₁/∂a₁ is what is asked: give a number to 3 significant figures."),
      ("a1 - y1", "This is a formula; expected a number to 3 significant figures."),
      ("2*tanh(1.2)", "Right: 2·tanh(1.2) = 1.667309214… to 3 significant figures."),
      ("2*(0.834 - 0)", "Right: 2·(0.834 − 0) = 1.668 to 3 significant figures."),
      ("2(0.834)", "Right: 2·(0.834) = 1.668 to 3 significant figures."),
      ("[1, 2]", "This is a list of 2 numbers; what is asked is one number."),
      ("a1 - q", "“a1” is not a number; expected a number."),
    ])
  func sentences(_ text: String, _ sentence: String) throws {
    let exercise = try Catalogue.builtIn().open("not-cost")
    let step = try #require(exercise.step("dc1-da1"))
    let verdict = exercise.grade(text, at: step)
    #expect(verdict.detail.unicode == sentence)
    #expect(!verdict.spendsAttempt)
  }

  @Test("is understood where the answer has a letter in it") func letters() throws {
    let exercise = try Catalogue.builtIn().open("exp-output")
    let step = try #require(exercise.step("dj-dp"))
    #expect(exercise.grade("p - y", at: step).reason == .formulaForNumber)
    #expect(exercise.grade("p*y", at: step).outcome == .unreadable)
    #expect(exercise.grade("exp(-1.265) - y", at: step).outcome == .right)
    let formula = try #require(exercise.step("dj-dp-formula"))
    #expect(
      exercise.grade("0.282-y", at: formula).detail.unicode
        == "This is right with the exercise's numbers put in; keep p as a letter.")
  }

  @Test(
    "stands for a letter only where it is that letter's value, rounded or cut",
    arguments: [
      ("-(y - 0.119)*yhat*(1 - yhat)*beta1[1]", true), ("-(y - 0.12)*yhat*(1 - yhat)*beta1[1]", true),
      ("-(1 - yhat)*yhat*(1 - yhat)*beta1[1]", true), ("-(y - 0.118)*yhat*(1 - yhat)*beta1[1]", false),
      ("-(y - yhat)*yhat*(1.0000001 - yhat)*beta1[1]", false), ("-(y - yhat)*yhat*(1 - yhat)*0.6", false),
    ])
  func lettersByValue(_ text: String, _ isLetter: Bool) throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let step = try #require(exercise.steps.first { $0.id == "loss-w2-1-formula" })
    #expect((exercise.grade(text, at: step).reason == .numberForLetter) == isLetter)
  }

  /// The words of every verdict on what is nearly an answer: whole sentences, and what they quote was typed.
  @Test("what is said of any text is a whole sentence about what was typed", arguments: exercises)
  func words(_ id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    var random = SeededGenerator(seed: 8)
    let signs = [
      "(", ")", "[", "]", "*", "−", "^", "²", "½", "√", "exp", "tanh(", "0,5", "1.5", "e", " ", "=", "'", "_", "\\hat ",
      "{", "}", "ŷ", "2", "d", "/", "∂",
    ]
    for step in exercise.steps where !step.question.kind.isPicked {
      for _ in 0..<6 {
        var text = Array(step.question.expected.unicodeScalars)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          let place = Int.random(in: 0...text.count, using: &random)
          if Bool.random(using: &random), place < text.count { text.remove(at: place) }
          text.insert(
            contentsOf: signs[Int.random(in: 0..<signs.count, using: &random)].unicodeScalars,
            at: min(place, text.count))
        }
        let typed = String(String.UnicodeScalarView(text))
        let verdict = exercise.grade(typed, at: step)
        let sentence = verdict.detail.unicode
        // Only a name or a function begins a sentence with a small letter.
        let begins =
          sentence.first?.isLowercase == false || sentence.hasPrefix("sqrt(")
          || typed.contains(sentence.prefix { $0 != " " })
        #expect(begins && sentence.hasSuffix("."), "\(typed): \(sentence)")
        guard verdict.outcome == .unreadable, let open = sentence.firstIndex(of: "“"),
          let close = sentence[open...].firstIndex(of: "”")
        else { continue }
        let quoted = String(sentence[sentence.index(after: open)..<close])
        let isExpected = sentence[..<open].contains("expected")
        #expect(
          isExpected || quoted.hasSuffix("…") || quoted.hasPrefix("U+") || typed.contains(quoted),
          "\(typed): \(sentence)")
        #expect(verdict.caret.map { $0.upperBound <= text.count } ?? true)
      }
    }
  }
}
