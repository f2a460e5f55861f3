import Formula
import GradientEngine
import Testing

@testable import Grading

@Suite("Formulas")
struct FormulaTests {
  @Test("what may stand in it is judged apart from whether it is right") func terms() throws {
    let question = try FormulaExercise.twoWeights().question("d(L)/d(w2)", terms: ["a2", "y", "a1"])
    #expect(question.asks.unicode == "a formula in terms of a₂, y and a₁")
    for line in [
      Case("(a2 - y)*a2*(1-a2)*a1", .right, .equivalent), Case("(a₂ − y)·a₂·(1 − a₂)·a₁", .right, .equivalent),
      Case("(a2 - y)*a2*(1-a2)*sigmoid(z1)", .form, .otherTerms), Case("d(L)/d(a2)*a2*(1-a2)*a1", .form, .otherTerms),
      Case("d(L)/d(w2)", .form, .restated), Case("∂L/∂w₂", .form, .restated),
      Case("(a2 - y)*a1*x", .wrong, .notEquivalent), Case("a1", .wrong, .notEquivalent),
      Case("(a2 - q)*a1", .unreadable, .notAFormula), Case("(a2 - y", .unreadable, .unfinished),
      Case("a2 -", .unreadable, .unfinished), Case("", .unreadable, .empty), Case("a2 = y", .unreadable, .notAFormula),
      Case("a2[1]", .unreadable, .notAFormula), Case("sin()", .unreadable, .notAFormula),
    ] { line.check(question) }
    #expect(
      grade("(a2 - y)*a2*(1-a2)*sigmoid(z1)", on: question).detail.unicode
        == "Right as it stands, but z₁ may not appear in it: give a formula in terms of a₂, y and a₁.")
    #expect(grade("(a2 - q)*a1", on: question).caret == 6..<7)
    #expect(reading(of: "(a2-y)a1", for: question).text.unicode == "read as (a₂ − y)·a₁")
  }

  @Test("the model answer is derived from the graph, in the asked terms, and is right when typed back")
  func modelAnswers() throws {
    let exercise = try FormulaExercise.twoWeights()
    for (asked, terms) in [
      ("d(L)/d(w2)", ["a2", "y", "a1"]), ("d(L)/d(w1)", ["x", "y", "w2", "a1", "a2"]), ("a1", ["z1"]), ("z1", nil),
      ("L", ["a2", "y"]), ("d(a2)/d(z2)", ["a2"]), ("d(L)/d(w1)", nil),
    ] as [(String, [String]?)] {
      let question = try exercise.question(asked, terms: terms)
      let verdict = grade(question.expected, on: question)
      #expect(verdict.reason == .equivalent, "\(asked): \(question.expected): \(verdict.detail)")
    }
  }

  @Test("functions left open are judged for every function") func open() throws {
    let exercise = try FormulaExercise.openWeights()
    let question = try exercise.question("d(L)/d(w2)", model: "Loss'(a2, y)*g2'(z2)*a1")
    for line in [
      Case(question.expected, .right, .equivalent), Case("Loss_a(g2(z2), y)*g2'(a1*w2)*g1(x*w1)", .right, .equivalent),
      Case("(a2 - y)*a2*(1-a2)*a1", .wrong, .notGeneral), Case("Loss'(a2, y)*g1'(z2)*a1", .wrong, .notGeneral),
      Case("Loss'(a2, y)*g2'(z1)*a1", .wrong, .notEquivalent), Case("Loss_t(a2, y)*g2'(z2)*a1", .wrong),
      Case("g3'(z2)", .unreadable, .notAFormula), Case("Loss'(a2)*g2'(z2)*a1", .unreadable, .notAFormula),
    ] {
      let verdict = grade(line.text, on: question)
      #expect(verdict.outcome == line.outcome, "\(line.text): \(verdict.detail)")
    }
    let verdict = grade("(a2 - y)*a2*(1-a2)*a1", on: question)
    #expect(verdict.reason == .notGeneral)
    // The functions may come earlier in an exercise as well as later.
    #expect(verdict.detail.unicode.hasPrefix("This holds only for particular functions or numbers."))
    let loss = try exercise.question("L", model: "Loss(g2(w2*g1(w1*x)), y)")
    #expect(grade(loss.expected, on: loss).reason == .equivalent)
  }

  @Test("what can be said of a wrong formula is said") func findings() throws {
    let exercise = try FormulaExercise.twoWeights()
    let question = try exercise.question("d(L)/d(a2)")
    #expect(grade("y - a2", on: question).reason == .wrongSign)
    #expect(
      grade("2*(a2 - y)", on: question).detail.unicode
        == "This is what is asked but for a constant factor: it is twice as large.")
    #expect(grade("[a2, y]", on: question).detail.unicode == "This is a vector of 2; what is asked is one number.")
    let value = try #require(
      FormulaEvaluator(exercise.graph, exercise.graph.evaluate() as Evaluation<Double>).value(
        of: exercise.parse("a2 - y")
      ).elements.first)
    #expect(grade("\(value)", on: question).reason == .numberForLetter)
    #expect(grade("a2 - z1", on: question).reason == .onlyHere)
    let relu = try FormulaExercise.algebra().question("relu(x)")
    #expect(
      grade("x", on: relu).detail.unicode.hasPrefix("This is right on a part of the domain only; it is not where x = −")
    )
  }

  @Test("a vector may be written as a row, a column or a product") func vectors() throws {
    let question = try FormulaExercise.algebra([("p", "a*u")]).question("p")
    for text in ["a*u", "u*a", "[a*u[1], a*u[2], a*u[3]]", "a*transpose(u)", "a .* u"] {
      #expect(grade(text, on: question).reason == .equivalent, "\(text)")
    }
    #expect(grade("a*sum(u)", on: question).reason == .otherShape)
  }

  @Test("a formula and its number are tied, whichever comes first") func tied() throws {
    let exercise = try FormulaExercise.twoWeights()
    let a1 = try #require(exercise.graph.quantity(named: "a1")).id
    let values = exercise.graph.values()
    let truth = Truth(try #require(values[a1.index].number), error: 1e-15)
    let number = GradingModel.Entry(
      id: "number", quantities: [a1], question: Question(truth: truth, precision: .decimals(3)))
    let formula = GradingModel.Entry(id: "formula", quantities: [], question: try exercise.question("a1"))
    func verdict(_ text: String, at id: String, after answers: [String: String]) throws -> Verdict {
      let sheet = GradingModel(
        graph: exercise.graph, values: values, notation: exercise.notation,
        entries: id == "number" ? [formula, number] : [number, formula])
      let entry = try #require(sheet.entries.last)
      return grade(text, on: entry.question, given: sheet.context(at: id, answers: answers))
    }
    let apart = "at the values of this exercise"
    #expect(try !verdict("0.731", at: "number", after: ["formula": "sigmoid(x*w1)"]).detail.unicode.contains(apart))
    #expect(try !verdict("0.731", at: "number", after: ["formula": "sigmoid("]).detail.unicode.contains(apart))
    // Right, but not by the formula given before.
    let other = try verdict("0.731", at: "number", after: ["formula": "sigmoid(x)"])
    #expect(other.outcome == .right && other.detail.unicode.contains("the formula does not give 0.731"))
    // Wrong, and the formula is what went wrong.
    let same = try verdict("0.881", at: "number", after: ["formula": "sigmoid(x)"])
    #expect(
      same.outcome == .wrong && same.firstSlip == "formula"
        && same.detail.unicode.contains("It is what your formula gives"))
    let neither = try verdict("0.5", at: "number", after: ["formula": "sigmoid(x*w1)"])
    #expect(
      neither.outcome == .wrong && neither.firstSlip == nil
        && neither.detail.unicode.hasSuffix("Your own formula gives another number."))
    let late = try verdict("sigmoid(x*w1)", at: "formula", after: ["number": "0.881"])
    #expect(late.outcome == .right && late.detail.unicode.contains("does not agree with your a₁ = 0.881"))
    #expect(try !verdict("sigmoid(x*w1)", at: "formula", after: ["number": "0.731"]).detail.unicode.contains(apart))
  }

  @Test("the same sample twice gives the same verdict, and equal questions are equal") func repeatable() throws {
    let first = try FormulaExercise.twoWeights().question("d(L)/d(w2)")
    let second = try FormulaExercise.twoWeights().question("d(L)/d(w2)")
    #expect(first == second)
    #expect(grade("a1*x", on: first) == grade("a1*x", on: second))
    #expect(isSameAnswer("a1 * x", "a₁·x", to: first) && !isSameAnswer("a1*x", "x*a1", to: first))
  }
}
